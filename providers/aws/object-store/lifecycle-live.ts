/** Lifecycle rules as S3 answers them. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, isAbsent, number, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { LIFECYCLE } from "./answers.ts";
import { untilDate, type LifecycleRule } from "./lifecycle.ts";

const states = { Enabled: true, Disabled: false } as const;

/** All rules of a bucket; open where they were not asked for or not answered. */
export function liveLifecycleOf(bucket: Doc, links: Links): Many<LifecycleRule> {
  const answers = links.attached(bucket, [LIFECYCLE], ["Bucket"], ["Name"]);
  if (answers.items.length === 0) return opened([], because("not-listed", "GetBucketLifecycleConfiguration", bucket.at), ...answers.open);
  return flatMapMany(answers, ({ body, at }) =>
    isAbsent(body, "Rules") ? opened([], because("owed", "Rules", at)) : mapMany(blocks(body, "Rules"), ruleOf),
  );
}

function ruleOf(rule: MapValue): LifecycleRule {
  const prefixes = ["Filter.Prefix", "Filter.And.Prefix", "Prefix"].map((path) => valueAt(rule, path).value);
  return {
    presence: present,
    enabled: word(rule, "Status", states, owed(rule, "Status")),
    days: daysOf(rule),
    prefix: prefixes.find((value) => value !== undefined) ?? "",
    narrowed: narrowingOf(rule),
  };
}

function daysOf(rule: MapValue): Fact<number | null> {
  if (!isAbsent(rule, "Expiration.Date")) return untilDate("Expiration.Date");
  return mapFact(number(rule, "Expiration.Days", known(0, { basis: "default" })), (days) => (days === 0 ? null : days));
}

function narrowingOf(rule: MapValue): LifecycleRule["narrowed"] {
  if (!isAbsent(rule, "Filter.Tag") || !isAbsent(rule, "Filter.And.Tags")) return "by-tag";
  const sizes = ["ObjectSizeGreaterThan", "ObjectSizeLessThan"].flatMap((size) => [`Filter.${size}`, `Filter.And.${size}`]);
  return sizes.some((path) => !isAbsent(rule, path)) ? "by-size" : "no";
}
