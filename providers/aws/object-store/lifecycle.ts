/** How long the lifecycle rules of a bucket leave objects in it. Code and live answers are both brought into this form. */
import type { Value } from "../../../src/iac/value.ts";
import { chain, known, setElsewhere, unknown, unknownBecause, type Fact, type Known } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { settled } from "../../../src/provider/read.ts";

export interface LifecycleRule {
  readonly presence: Fact<true>;
  readonly enabled: Fact<boolean>;
  /** Days until objects are deleted. `null`: the rule deletes none. */
  readonly days: Fact<number | null>;
  /** Start of the keys that the rule is about. */
  readonly prefix: Value;
  /** Whether tags or sizes narrow it further. */
  readonly narrowed: "no" | "by-tag" | "by-size";
}

/** As long as the shortest rule over the whole bucket allows; rules for a part of it do not bound the rest. No rule: for ever. */
export function retentionOfBucket(rules: Many<LifecycleRule>): Fact<Retention> {
  return shortest(rules, (rule) => (rule.narrowed !== "no" ? "no" : isWhole(rule.prefix)));
}

/** What a trail can say about its bucket: the bucket's own retention, unless rules for a part of the bucket may reach the trail's files. */
export function retentionOfTrailFiles(rules: Many<LifecycleRule>, path: Fact<string>): Fact<Retention> {
  const uniform = rules.items.every((rule) => rule.narrowed === "no" && isWhole(rule.prefix) === "yes");
  return uniform ? setElsewhere("store") : chain(path, (start) => retentionUnder(rules, start));
}

/** How long the keys under `path` stay, whose objects carry no tags: what services write under `[prefix/]AWSLogs/`. */
export function retentionUnder(rules: Many<LifecycleRule>, path: string): Fact<Retention> {
  return shortest(rules, (rule) => {
    const prefix = settled(rule.prefix);
    if (rule.narrowed === "by-tag") return "no";
    if (typeof prefix !== "string") return doubtOf(prefix);
    if (!path.startsWith(prefix) && !prefix.startsWith(path)) return "no";
    return rule.narrowed === "no" ? "yes" : because("not-visible", "which sizes of objects the lifecycle rule is about");
  });
}

function isWhole(written: Value): "yes" | "no" | Unknown {
  const prefix = settled(written);
  if (typeof prefix !== "string") return doubtOf(prefix);
  return prefix === "" ? "yes" : "no";
}

function doubtOf(value: Value | undefined): Unknown {
  return typeof value === "object" && value?.is === "unresolved" ? value.why : because("computed", "the prefix of a lifecycle rule");
}

/** The smallest number of days among the rules that apply; unknown where a rule might make it smaller. */
function shortest(rules: Many<LifecycleRule>, applies: (rule: LifecycleRule) => "yes" | "no" | Unknown): Fact<Retention> {
  let least: Known<Retention> = known("forever", { basis: "default" });
  const doubts: { readonly why: Unknown; readonly days: number }[] = rules.open.map((why) => ({ why, days: 0 }));
  for (const rule of rules.items) {
    const about = applies(rule);
    const { enabled, days } = rule;
    if (about === "no" || (enabled.state === "known" && !enabled.value) || (days.state === "known" && days.value === null)) continue;
    const kept = days.state === "known" ? (days.value ?? 0) : 0;
    const why = [about, ...[enabled, days, rule.presence].map((fact) => (fact.state === "unknown" ? fact.why : "yes"))].find(
      (each): each is Unknown => typeof each === "object",
    );
    if (why !== undefined) doubts.push({ why, days: kept });
    else if (kept < daysIn(least.value)) least = known<Retention>(kept, days.state === "known" ? days : undefined);
  }
  const shorter = doubts.find(({ days }) => days < daysIn(least.value));
  return shorter === undefined ? least : unknownBecause(shorter.why);
}

const daysIn = (retention: Retention): number => (retention === "forever" ? Infinity : retention);

/** Deletion on a calendar date: how long that leaves an object depends on when it was written. */
export function untilDate(where: string): Fact<number | null> {
  return unknown("not-visible", `how many days pass until ${where}`);
}
