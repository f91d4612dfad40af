import type { At, Positions } from "../model/at.ts";
import type { Listed } from "../model/inventory.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import type { Gap } from "../result/gap.ts";
import type { Coverage } from "../result/scan-result.ts";
import { apart, mustStandApart, unchanged, type Names, type Renaming, type Taken } from "./apart.ts";
import type { Border } from "./border.ts";
import { claimsOf, type OfferingRows } from "./claims.ts";
import { asOfShape, coverageShape, elsewhereShape, gapsShape, listedShape, toolShape } from "./content-shape.ts";
import { decoderOf } from "./decode.ts";
import { isObject, keysOf, required, type Wire } from "./decode-parts.ts";
import { OWN_NAME, SNAPSHOT_FORMAT } from "./format.ts";
import { expected, Mismatch, mismatch, mismatchAt, under } from "./mismatch.ts";
import { placesIn, type TextOf } from "./read-places.ts";
import { isKind, resourceShapes } from "./resource-shape.ts";
import type { Node, Shape } from "./shape.ts";

/** What a snapshot brings into a scan. */
export interface Restored {
  readonly asOf: string;
  readonly resources: readonly Resource[];
  readonly listed: readonly Listed[];
  readonly elsewhere: readonly KindName[];
  readonly gaps: readonly Gap[];
  readonly coverage: Omit<Coverage, "listed" | "elsewhere"> & { readonly planned: readonly Scope[] };
}

export interface Surroundings {
  /** Path of the file. */
  readonly file: string;
  readonly positions: Positions;
  readonly textOf: TextOf;
  readonly rows: OfferingRows;
  readonly taken: Taken;
}

const KEYS = ["format", "tool", "asOf", "coverage", "elsewhere", "listed", "gaps", "resources", "places", "sources"] as const;

/** Lets a parsed snapshot in. What does not match the format is refused as a whole, in one sentence; it never throws for that. */
export function restore(wire: unknown, around: Surroundings): Restored | { readonly problem: Text } {
  const format = isObject(wire) ? wire["format"] : undefined;
  if (format !== SNAPSHOT_FORMAT) return { problem: otherFormat };
  try {
    return restoredFrom(keysOf(wire, KEYS), around);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return { problem: notValid(error) };
  }
}

function restoredFrom(wire: Wire, { file, positions, textOf, rows, taken }: Surroundings): Restored {
  const part = <T>(key: (typeof KEYS)[number], shape: Shape<T>, border: Border): T =>
    under(key, () => decoderOf(shape as Node)(required(wire[key]), border) as T);
  const outside = borderOf(claimsOf("", rows), new Int32Array(0), unchanged);
  const { name: writer } = part("tool", toolShape, outside);
  const asOf = part("asOf", asOfShape, outside);
  const places = placesIn(wire["sources"], wire["places"], positions, outside, textOf);
  const own = namesIn(wire);
  const renaming = mustStandApart(own, taken) ? apart(file, own) : unchanged;
  const border = borderOf(claimsOf(writer, rows), places, renaming);
  const resources = under("resources", () => resourcesIn(wire["resources"], border, renaming, writer === OWN_NAME));
  const listed = part("listed", listedShape, border).map((each) => ({ ...each, scope: renaming.scope(each.scope) }));
  const gaps = wire["gaps"] === undefined ? [] : part("gaps", gapsShape, border).map((gap) => inScope(gap, renaming));
  const scopes = new Set([...own.scopes].map(renaming.scope));
  const told = wire["coverage"] === undefined ? undefined : part("coverage", coverageShape, border);
  for (const scope of told?.scopes ?? []) scopes.add(renaming.scope(scope));
  return {
    asOf,
    resources,
    listed,
    elsewhere: wire["elsewhere"] === undefined ? [] : part("elsewhere", elsewhereShape, border),
    gaps,
    coverage: {
      files: told?.files ?? 1,
      lines: told?.lines ?? 0,
      resources: Math.min(told?.resources ?? resources.length, resources.length),
      notMapped: told?.notMapped ?? [],
      planned: (told?.planned ?? []).map(renaming.scope),
      scopes: [...scopes].toSorted(),
    },
  };
}

function inScope(gap: Gap, { scope }: Renaming): Gap {
  return gap.scope === undefined ? gap : { ...gap, scope: scope(gap.scope) };
}

function borderOf(claims: Border["claims"], places: Int32Array, { ref }: Renaming): Border {
  return {
    claims,
    placeOf: (index) => places[index] as At | undefined,
    refOf: ref,
    plainly: new Map(),
    shared: new Map(),
    subject: { provider: "aws", kind: "account", field: "", role: undefined },
  };
}

/** All scopes and ids that a snapshot speaks of, before they are checked. */
function namesIn(wire: Wire): Names {
  const [scopes, ids] = [new Set<string>(), new Set<string>()];
  for (const key of ["resources", "listed", "gaps"]) {
    const list = wire[key];
    if (!Array.isArray(list)) continue;
    for (const each of list as readonly unknown[]) {
      if (!isObject(each)) continue;
      if (typeof each["scope"] === "string") scopes.add(each["scope"]);
      if (typeof each["id"] === "string") ids.add(each["id"]);
    }
  }
  return { scopes, ids };
}

function resourcesIn(wire: unknown, border: Border, renaming: Renaming, isOwn: boolean): readonly Resource[] {
  if (!Array.isArray(wire)) throw mismatch(expected.list);
  const seen = new Set<string>();
  return (wire as readonly unknown[]).map((each, index) =>
    under(index, () => {
      const resource = resourceIn(each, border);
      if (!isOwn && seen.has(resource.id)) throw mismatchAt("id", expected.unique);
      seen.add(resource.id);
      return renaming === unchanged ? resource : { ...resource, id: renaming.id(resource.id), scope: renaming.scope(resource.scope) };
    }),
  );
}

function resourceIn(wire: unknown, border: Border): Resource {
  if (!isObject(wire)) throw mismatch(expected.object);
  const { kind, provider, role } = wire;
  if (!isKind(kind)) throw mismatchAt("kind", kind === undefined ? expected.missing : strangeKind);
  const { subject } = border;
  subject.kind = kind;
  subject.provider = provider === "azure" || provider === "alicloud" ? provider : "aws";
  subject.role = role;
  return decoderOf(resourceShapes[kind])(wire, border) as Resource;
}

const strangeKind: Text = { en: "is not a kind that this version knows", zh: "不是此版本认识的种类" };

const otherFormat: Text = {
  en: `This snapshot has another version of the format than the one that this version of cldscan reads (${SNAPSHOT_FORMAT}); update cldscan, or save the snapshot again.`,
  zh: `该快照的格式版本与此版本 cldscan 所读的（${SNAPSHOT_FORMAT}）不同，请更新 cldscan 或重新保存快照。`,
};

function notValid(error: Mismatch): Text {
  const where = error.place === "" ? { en: "it", zh: "顶层" } : { en: `"${error.place}"`, zh: `“${error.place}”` };
  return { en: `This snapshot is not valid: ${where.en} ${error.expected.en}.`, zh: `该快照无效：${where.zh}${error.expected.zh}。` };
}
