import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { blocks, boolean, isAbsent, list, number, text } from "../../../src/provider/read.ts";

interface Expiry {
  readonly days: Fact<number>;
  /** Applies to every object of the bucket. */
  readonly whole: boolean;
}

/**
 * How long objects stay: the shortest expiration among the lifecycle rules that are on, for ever when there is none.
 * A rule for some objects only leaves the others alone, so a shortest one of that sort settles nothing.
 */
export function retentionOf(bucket: MapValue): Fact<Retention> {
  const rules = blocks(bucket, "lifecycle_rule");
  const expiries = rules.items.flatMap(expiryOf);
  const [open] = rules.open;
  if (open !== undefined) return unknownBecause(open);
  const doubt = expiries.find(({ days }) => days.state === "unknown");
  if (doubt !== undefined) return doubt.days;
  const sorted = [...expiries].sort((one, other) => daysOf(one) - daysOf(other) || Number(other.whole) - Number(one.whole));
  const [shortest] = sorted;
  if (shortest === undefined) return known("forever", { basis: "default", at: bucket.at });
  return shortest.whole ? shortest.days : unknown("not-visible", "lifecycle_rule.prefix", shortest.days.at);
}

function daysOf({ days }: Expiry): number {
  return days.state === "known" ? days.value : 0;
}

function expiryOf(rule: MapValue): readonly Expiry[] {
  const enabled = boolean(rule, "enabled", unknown("unexpected-value", "lifecycle_rule without enabled", rule.at));
  if (enabled.state === "known" && !enabled.value) return [];
  const expirations = blocks(rule, "expiration");
  const whole = wholeBucket(rule);
  const found = expirations.items.flatMap((each): readonly Expiry[] => {
    if (!isAbsent(each, "expired_object_delete_marker")) return [];
    const days = number(each, "days", unknown("not-visible", "expiration by date", each.at));
    return [{ days: chain(enabled, () => doubted(rule, doubted(each, days))), whole }];
  });
  return [...found, ...openings(expirations, whole)];
}

function openings(expirations: Many<MapValue>, whole: boolean): readonly Expiry[] {
  return expirations.open.map((why) => ({ days: unknownBecause(why), whole }));
}

function doubted<T>(block: MapValue, fact: Fact<T>): Fact<T> {
  return block.doubt === undefined ? fact : unknownBecause(block.doubt, block.at);
}

function wholeBucket(rule: MapValue): boolean {
  const prefix = text(rule, "prefix", known(""));
  const tags = list(rule, "tags");
  const narrowed = !isAbsent(rule, "filter") || tags.items.length > 0 || tags.open.length > 0;
  return prefix.state === "known" && prefix.value === "" && !narrowed;
}
