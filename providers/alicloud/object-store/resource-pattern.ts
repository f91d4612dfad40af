import type { Value } from "../../../src/iac/value.ts";
import type { Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { settled } from "../../../src/provider/read.ts";

/** By what a bucket is named: the document that references point at, and the literal name or why there is none. */
export interface BucketNames {
  readonly id: string;
  readonly name: string | Unknown;
}

/** Stands for the bucket where the code refers to it. No bucket can be called so. */
const SELF = "\u0000";

/** `acs:oss:<region>:<account>:<bucket or object>`; region and account are mostly wildcards. */
const RESOURCE = /^acs:oss:[^:]*:[^:]*:(.*)$/s;

/** Whether the resources of a statement are the bucket and every object in it. */
export function covers(resources: Many<Value>, names: BucketNames): boolean | Unknown {
  let doubt: Unknown | undefined = resources.open[0];
  let bucket = false;
  let objects = false;
  for (const each of resources.items) {
    const spelled = spell(each, names.id);
    if (typeof spelled === "object") {
      doubt ??= spelled;
      continue;
    }
    const resource = spelled === "*" ? "*" : RESOURCE.exec(spelled)?.[1];
    if (resource === undefined) continue;
    const meant = typeof names.name === "string" ? nameMarked(resource, names.name) : resource;
    const all = meant === "*" || meant === `${SELF}*`;
    bucket ||= all || meant === SELF;
    objects ||= all || meant === `${SELF}/*`;
    if (typeof names.name === "object" && !meant.includes(SELF)) doubt ??= names.name;
  }
  return (bucket && objects) || (doubt ?? false);
}

/** `logs/*` as the mark followed by what remains. A wildcard that begins inside the name takes in all of the bucket. */
function nameMarked(resource: string, name: string): string {
  if (resource.endsWith("*") && name.startsWith(resource.slice(0, -1))) return "*";
  return resource === name || resource.startsWith(`${name}/`) || resource === `${name}*` ? SELF + resource.slice(name.length) : resource;
}

/** The text of a resource with the mark for references to the bucket, or why it cannot be read. */
function spell(value: Value, id: string): string | Unknown {
  if (typeof value === "object" && value?.is === "reference" && value.to === id && ["", "id", "bucket"].includes(value.path)) return SELF;
  const plain = settled(value);
  if (typeof plain === "string") return plain;
  if (typeof plain !== "object" || plain === null) return because("unexpected-value", "Resource");
  if (plain.is === "unresolved") return plain.why;
  if (plain.is === "reference") return because("computed", `${plain.to}.${plain.path}`);
  if (plain.is !== "template") return because("unexpected-value", "Resource");
  let text = "";
  for (const part of plain.parts) {
    const piece = typeof part === "string" ? part : spell(part, id);
    if (typeof piece === "object") return piece;
    text += piece;
  }
  return text;
}
