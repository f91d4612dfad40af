/** Documents that belong to another by its id: diagnostic settings, locks, private endpoints, settings of servers and sites. */
import type { Doc } from "../../src/iac/document.ts";
import type { Template, Value } from "../../src/iac/value.ts";
import { opened, type Many } from "../../src/model/many.ts";
import { because, type Unknown } from "../../src/model/unknown.ts";
import type { Links } from "../../src/provider/link.ts";
import { list, settled, valueAt } from "../../src/provider/read.ts";
import { nativeType } from "./native-types.ts";

/**
 * The documents of the types whose attribute names `doc`, or the part of it under `tail` (`/blobServices/default`): by reference, or by an
 * id written out. Open while one of them names something unread.
 */
export function satellites(doc: Doc, links: Links, types: readonly string[], paths: readonly string[], tail = ""): Many<Doc> {
  const referring = links.attached(doc, types, paths, []);
  const items: Doc[] = [];
  const open: Unknown[] = [...referring.open];
  for (const each of referring.items) {
    const answers = paths.flatMap((path) => valuesAt(each, path)).map((value) => pointsAt(value, doc, tail));
    if (answers.includes(true)) items.push(each);
    else open.push(...answers.filter((answer) => typeof answer === "object"));
  }
  for (const { doc: each, ids } of spelledOut(links, doc, types, paths)) {
    if (!items.includes(each) && ids.some((id) => isIdOf(id, doc, tail))) items.push(each);
  }
  return opened(items, ...open);
}

/** Attributes that name a whole resource. */
const wholes = ["", "id", "name", "resource_id", "resource_manager_id"];

/** Whether a value is the id of the document, or of the part of it under `tail`; or why that cannot be told. */
export function pointsAt(value: Value | undefined, doc: Doc, tail = ""): boolean | Unknown {
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return isIdOf(value, doc, tail);
  if (typeof value !== "object") return false;
  switch (value.is) {
    case "reference":
      if (value.to !== doc.id) return false;
      return wholes.includes(value.path) ? tail === "" : because("computed", `${value.to}.${value.path}`);
    case "template":
      return headIs(value, doc, tail);
    case "unresolved":
      return unread(value.why);
    default:
      return false;
  }
}

function headIs({ parts }: Template, doc: Doc, tail: string): boolean | Unknown {
  const [head, ...rest] = parts.filter((part) => part !== "");
  if (typeof head !== "object" || head.is !== "reference") return typeof head === "object" ? unread(head.why) : false;
  if (head.to !== doc.id) return false;
  const words = rest.map((part) => settled(part));
  if (words.every((word) => typeof word === "string")) return sameText(words.join(""), tail);
  return because("computed", `a part of ${head.to}`);
}

/** What is read at apply existed before, so it is nothing that this code declares. */
function unread(why: Unknown): false | Unknown {
  return why.code === "data-source" ? false : why;
}

/** Whether an id that is written out is that of the document. */
function isIdOf(written: string, doc: Doc, tail = ""): boolean {
  const id = written.toLowerCase().replace(/\/+$/, "");
  const key = settled(doc.body.get("key"));
  if (typeof key === "string") return sameText(id, key + tail);
  const [type, name] = [nativeType(doc), settled(doc.body.get("name"))];
  if (type === undefined || typeof name !== "string") return false;
  if (!id.endsWith(`/providers/${type}/${name}${tail}`.toLowerCase())) return false;
  const group = settled(doc.body.get("resource_group_name"));
  return typeof group !== "string" || id.includes(`/resourcegroups/${group.toLowerCase()}/`);
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase().replace(/\/+$/, "") === other.toLowerCase();
}

function valuesAt(doc: Doc, path: string): readonly Value[] {
  return list(doc.body, path).items;
}

interface SpelledOut {
  readonly doc: Doc;
  readonly ids: readonly string[];
}

const NONE: readonly SpelledOut[] = [];
const indexes = new WeakMap<Links, Map<string, readonly SpelledOut[]>>();

/** Ids in full are rare in code, and there are none but these in answers. */
function spelledOut(links: Links, near: Doc, types: readonly string[], paths: readonly string[]): readonly SpelledOut[] {
  const docs = links.ofType(near, types);
  if (docs.length === 0) return NONE;
  const index = indexes.get(links) ?? new Map<string, readonly SpelledOut[]>();
  indexes.set(links, index);
  const key = JSON.stringify([near.scope, types, paths]);
  let found = index.get(key);
  if (found === undefined) {
    found = docs.flatMap((doc) => {
      const values = paths.flatMap((path) => valuesAt(doc, path).map((value) => settled(value)));
      const ids = values.filter((value) => typeof value === "string" && value.startsWith("/"));
      return ids.length === 0 ? [] : [{ doc, ids: ids as readonly string[] }];
    });
    index.set(key, found);
  }
  return found;
}

/** The value of the first attribute that is written. */
export function firstValue(doc: Doc, paths: readonly string[]): Value | undefined {
  for (const path of paths) {
    const { value } = valueAt(doc.body, path);
    if (value !== undefined) return value;
  }
  return undefined;
}
