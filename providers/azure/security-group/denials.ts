import { isSubset } from "../../../src/model/intervals.ts";
import { unknown, unknownBecause } from "../../../src/model/fact.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import type { TrafficRule } from "../../../src/model/traffic.ts";
import type { Addresses } from "../../../src/model/addresses.ts";
import { isAny, peerOf } from "./addresses.ts";
import type { ReadRule } from "./rules.ts";

type Relation = "covers" | "misses" | "unclear";

/**
 * Fits rules to a model that knows neither source ports nor the guarded end. An allowing rule stays: it is open for what it guards.
 * A denying rule may only stay whole if it covers what every allowing rule guards; one that covers nothing of it is left out,
 * else it would hide an opening. A rule that denies some source ports hides nothing, as a caller picks its own.
 */
export function settleDenials(read: Many<ReadRule>): Many<TrafficRule> {
  const allowing = read.items.filter(({ rule }) => rule.action.state !== "known" || rule.action.value === "allow");
  const rules = read.items.flatMap((each) => (allowing.includes(each) ? [each.rule] : settled(each, allowing)));
  return opened(rules, ...read.open);
}

function settled(deny: ReadRule, allowing: readonly ReadRule[]): readonly TrafficRule[] {
  const { rule, sourcePorts, guarded } = deny;
  const [doubt] = [...sourcePorts.open, ...guarded.open];
  if (sourcePorts.items.length > 0 && !sourcePorts.items.some(isWholePortRange) && sourcePorts.open.length === 0) return [];
  if (doubt !== undefined) return [{ ...rule, presence: unknownBecause(doubt, rule.at) }];
  if (isEverything(guarded.items)) return [rule];
  const relations = new Set(
    allowing.filter((each) => sameDirection(each.rule, rule)).map((allow) => relation(guarded.items, allow.guarded)),
  );
  if (relations.size === 0 || (relations.size === 1 && relations.has("covers"))) return [rule];
  if (relations.size === 1 && relations.has("misses")) return [];
  return [{ ...rule, presence: unknown("not-visible", `what ${rule.label ?? "the rule"} covers`, rule.at) }];
}

function sameDirection(one: TrafficRule, other: TrafficRule): boolean {
  return one.direction.state !== "known" || other.direction.state !== "known" || one.direction.value === other.direction.value;
}

function relation(denied: readonly string[], allowed: Many<string>): Relation {
  if (allowed.open.length > 0) return "unclear";
  if (isEverything(allowed.items)) return "misses";
  const each = allowed.items.map((target) => one(denied, target));
  if (each.includes("misses")) return "misses";
  return each.includes("unclear") ? "unclear" : "covers";
}

function one(denied: readonly string[], target: string): Relation {
  if (denied.some((word) => word.toLowerCase() === target.toLowerCase())) return "covers";
  const inner = addressesOf(target);
  const outer = denied.map(addressesOf);
  if (inner === undefined || outer.includes(undefined)) return "unclear";
  return outer.some((set) => set !== undefined && contains(set, inner)) ? "covers" : "misses";
}

function addressesOf(word: string): Addresses | undefined {
  const peer = peerOf(word);
  return peer !== undefined && "addresses" in peer ? peer.addresses : undefined;
}

function contains(outer: Addresses, inner: Addresses): boolean {
  return isSubset(inner.v4, outer.v4) && isSubset(inner.v6, outer.v6);
}

/** The service accepts no rule without an end, so nothing written leaves the end as wide as it can be. */
function isEverything(words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => isAny(word) || word.endsWith("/0"));
}

function isWholePortRange(word: string): boolean {
  return isAny(word) || word === "0-65535";
}
