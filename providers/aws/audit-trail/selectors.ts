/** Which events a trail records: event selectors, old and advanced, in code and in live answers alike. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, mapFact, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { mapMany, union, type Many } from "../../../src/model/many.ts";
import { asBoolean, blocks, boolean, factOf, list, presenceOf, settled, word } from "../../../src/provider/read.ts";

export interface Recorded {
  /** Some management events at all. */
  readonly management: Fact<boolean>;
  readonly reads: Fact<boolean>;
  readonly writes: Fact<boolean>;
}

type Share = "all" | "reads" | "writes" | "some" | "none";
const halves: Readonly<Record<string, Share>> = { All: "all", ReadOnly: "reads", WriteOnly: "writes" };

/** What a format calls the parts of selectors. */
export interface SelectorSpelling {
  readonly basic: string;
  readonly advanced: string;
  readonly includesManagement: string;
  readonly excludes: string;
  readonly readWrite: string;
  readonly fields: string;
  readonly field: string;
  readonly equals: string;
  readonly notEquals: string;
}

const inCode: SelectorSpelling = {
  basic: "event_selector",
  advanced: "advanced_event_selector",
  includesManagement: "include_management_events",
  excludes: "exclude_management_event_sources",
  readWrite: "read_write_type",
  fields: "field_selector",
  field: "field",
  equals: "equals",
  notEquals: "not_equals",
};

export const inAnswers: SelectorSpelling = {
  basic: "EventSelectors",
  advanced: "AdvancedEventSelectors",
  includesManagement: "IncludeManagementEvents",
  excludes: "ExcludeManagementEventSources",
  readWrite: "ReadWriteType",
  fields: "FieldSelectors",
  field: "Field",
  equals: "Equals",
  notEquals: "NotEquals",
};

/** Without selectors every management event is recorded (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html). */
export function recordedBy(doc: Doc, spelling = inCode): Recorded {
  const shares: Many<Fact<Share>> = union([
    mapMany(blocks(doc.body, spelling.basic), (each) => ifThere(each, basicShare(each, spelling))),
    mapMany(blocks(doc.body, spelling.advanced), (each) => ifThere(each, advancedShare(each, spelling))),
  ]);
  if (shares.items.length === 0 && shares.open.length === 0) {
    const all = known(true, { basis: "default", at: doc.at });
    return { management: all, reads: all, writes: all };
  }
  const some = (counts: readonly Share[]): Fact<boolean> =>
    strictest([
      ...shares.items.map((share) => mapFact(share, (part) => counts.includes(part))),
      ...shares.open.map((why) => unknownBecause(why, doc.at)),
    ]);
  return { management: some(["all", "reads", "writes", "some"]), reads: some(["all", "reads"]), writes: some(["all", "writes"]) };
}

function ifThere(selector: MapValue, share: Fact<Share>): Fact<Share> {
  const presence = presenceOf(selector);
  return presence.state === "unknown" && !(share.state === "known" && share.value === "none")
    ? unknownBecause(presence.why, selector.at)
    : share;
}

function basicShare(selector: MapValue, { includesManagement, excludes, readWrite }: SelectorSpelling): Fact<Share> {
  const included = boolean(selector, includesManagement, known(true, { basis: "default", at: selector.at }));
  const excluded = list(selector, excludes);
  return chain(included, (on): Fact<Share> => {
    if (!on) return known("none", included);
    if (excluded.items.length > 0) return known("some", { at: selector.at });
    if (excluded.open[0] !== undefined) return unknownBecause(excluded.open[0], selector.at);
    return word(selector, readWrite, halves, known("all", { basis: "default", at: selector.at }));
  });
}

/** Fields are joined by "and". Only the category and `readOnly` keep whole halves of the events; every other field keeps a part. */
function advancedShare(selector: MapValue, spelling: SelectorSpelling): Fact<Share> {
  const { field, equals, notEquals } = spelling;
  const fields = blocks(selector, spelling.fields);
  const category = fields.items.find((each) => settled(each.get(field)) === "eventCategory");
  const categories = category === undefined ? undefined : list(category, equals);
  const [unread] = [...fields.open, ...(categories?.open ?? [])];
  if (unread !== undefined) return unknownBecause(unread, selector.at);
  const management = categories?.items.some((each) => settled(each) === "Management") ?? false;
  if (!management) return known("none", { at: selector.at });
  const others = fields.items.filter((each) => each !== category);
  const [readOnly] = others;
  if (readOnly === undefined) return known("all", { at: selector.at });
  if (others.length > 1 || settled(readOnly.get(field)) !== "readOnly") return known("some", { at: selector.at });
  const [wanted] = list(readOnly, equals).items;
  const [refused] = list(readOnly, notEquals).items;
  const value = wanted ?? refused;
  if (value === undefined) return known("some", { at: selector.at });
  return mapFact(factOf(value, "readOnly", asBoolean, selector.at), (reads) => (reads === (wanted !== undefined) ? "reads" : "writes"));
}
