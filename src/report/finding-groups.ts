import type { ProviderName } from "../model/resource.ts";
import type { Finding } from "../result/finding.ts";

/** Findings that say the same of all instances of one piece of code. */
export interface Fold {
  readonly first: Finding;
  readonly count: number;
}

export interface CloudGroup {
  readonly provider: ProviderName;
  readonly folds: readonly Fold[];
}

export interface RuleGroup {
  readonly rule: string;
  /** Findings, folded ones each for itself. */
  readonly count: number;
  readonly clouds: readonly CloudGroup[];
}

/** Puts findings together by rule, then cloud, then code; each stands where its first one stood. */
export function groupsOf(findings: readonly Finding[]): readonly RuleGroup[] {
  const rules = [...by(findings, (each) => each.rule)];
  return rules.map(([rule, all]) => ({
    rule,
    count: all.length,
    clouds: [...by(all, (each) => each.resource.provider)].map(([provider, own]) => ({ provider, folds: foldsOf(own) })),
  }));
}

function foldsOf(findings: readonly Finding[]): readonly Fold[] {
  const same = by(findings, (each) => `${each.fingerprint}\u0000${each.message.en}`);
  return [...same.values()].map((all) => ({ first: all[0] as Finding, count: all.length }));
}

/** Items by key, in the order in which the keys first occur. */
export function by<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
