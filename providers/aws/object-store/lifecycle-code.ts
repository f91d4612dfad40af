/** Lifecycle rules of a bucket in Terraform: the resource of their own, and the old inline blocks. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, isAbsent, number, presenceOf, valueAt, word } from "../../../src/provider/read.ts";
import { untilDate, type LifecycleRule } from "./lifecycle.ts";

export const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration";
const states = { Enabled: true, Disabled: false } as const;

/** All rules that apply to a bucket. */
export function lifecycleOf(bucket: Doc, links: Links): Many<LifecycleRule> {
  const split = links.attached(bucket, [LIFECYCLE], ["bucket"], ["bucket"]);
  return union([
    mapMany(blocks(bucket.body, "lifecycle_rule"), inlineRule),
    flatMapMany(split, (doc) => mapMany(blocks(doc.body, "rule"), (rule) => splitRule(rule, doc))),
  ]);
}

function inlineRule(rule: MapValue): LifecycleRule {
  return {
    presence: presenceOf(rule),
    enabled: boolean(rule, "enabled", unknown("unexpected-value", "lifecycle_rule without enabled", rule.at)),
    days: daysOf(rule),
    prefix: valueAt(rule, "prefix").value ?? "",
    narrowed: isAbsent(rule, "tags") ? "no" : "by-tag",
  };
}

function splitRule(rule: MapValue, doc: Doc): LifecycleRule {
  const paths = ["filter.prefix", "filter.and.prefix", "prefix"];
  const written = paths.map((path) => valueAt(rule, path).value).find((value) => value !== undefined);
  const presence = presenceOf(rule);
  return {
    presence: presence.state === "known" ? doc.presence : presence,
    enabled: word(rule, "status", states, unknown("unexpected-value", "rule without status", rule.at)),
    days: daysOf(rule),
    prefix: written ?? "",
    narrowed: narrowingOf(rule),
  };
}

const SIZES = ["object_size_greater_than", "object_size_less_than"];

function narrowingOf(rule: MapValue): LifecycleRule["narrowed"] {
  if (!isAbsent(rule, "filter.tag") || !isAbsent(rule, "filter.and.tags")) return "by-tag";
  return ["filter", "filter.and"].some((place) => SIZES.some((size) => !isAbsent(rule, `${place}.${size}`))) ? "by-size" : "no";
}

/** `expiration` may also only clear delete markers, which deletes no object. */
function daysOf(rule: MapValue): Fact<number | null> {
  if (!isAbsent(rule, "expiration.date")) return untilDate("expiration.date");
  return mapFact(number(rule, "expiration.days", known(0, { basis: "default" })), (days) => (days === 0 ? null : days));
}
