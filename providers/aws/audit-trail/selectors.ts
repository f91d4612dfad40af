/** Which events a trail records: event selectors of Terraform code, old and advanced. */
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

/** Without selectors every management event is recorded (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html). */
export function recordedBy(doc: Doc): Recorded {
  const shares: Many<Fact<Share>> = union([
    mapMany(blocks(doc.body, "event_selector"), (each) => ifThere(each, basicShare(each))),
    mapMany(blocks(doc.body, "advanced_event_selector"), (each) => ifThere(each, advancedShare(each))),
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

function basicShare(selector: MapValue): Fact<Share> {
  const included = boolean(selector, "include_management_events", known(true, { basis: "default", at: selector.at }));
  const excluded = list(selector, "exclude_management_event_sources");
  return chain(included, (on): Fact<Share> => {
    if (!on) return known("none", included);
    if (excluded.items.length > 0) return known("some", { at: selector.at });
    if (excluded.open[0] !== undefined) return unknownBecause(excluded.open[0], selector.at);
    return word(selector, "read_write_type", halves, known("all", { basis: "default", at: selector.at }));
  });
}

/** Fields are joined by "and". Only the category and `readOnly` keep whole halves of the events; every other field keeps a part. */
function advancedShare(selector: MapValue): Fact<Share> {
  const fields = blocks(selector, "field_selector");
  const category = fields.items.find((each) => settled(each.get("field")) === "eventCategory");
  const categories = category === undefined ? undefined : list(category, "equals");
  const [unread] = [...fields.open, ...(categories?.open ?? [])];
  if (unread !== undefined) return unknownBecause(unread, selector.at);
  const management = categories?.items.some((each) => settled(each) === "Management") ?? false;
  if (!management) return known("none", { at: selector.at });
  const others = fields.items.filter((each) => each !== category);
  const [readOnly] = others;
  if (readOnly === undefined) return known("all", { at: selector.at });
  if (others.length > 1 || settled(readOnly.get("field")) !== "readOnly") return known("some", { at: selector.at });
  const [wanted] = list(readOnly, "equals").items;
  const [refused] = list(readOnly, "not_equals").items;
  const value = wanted ?? refused;
  if (value === undefined) return known("some", { at: selector.at });
  return mapFact(factOf(value, "readOnly", asBoolean, selector.at), (reads) => (reads === (wanted !== undefined) ? "reads" : "writes"));
}
