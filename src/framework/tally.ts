import type { Finding } from "../result/finding.ts";

/** Findings by outcome. `waived` are the fails among `fail` that somebody accepted. */
export interface Tally {
  readonly pass: number;
  readonly fail: number;
  readonly waived: number;
  readonly undetermined: number;
  readonly notApplicable: number;
}

export const noFindings: Tally = { pass: 0, fail: 0, waived: 0, undetermined: 0, notApplicable: 0 };

/** The findings of each rule, counted once for all clauses. */
export function talliesByRule(findings: readonly Finding[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, { -readonly [K in keyof Tally]: number }>();
  for (const { rule, outcome, waiver } of findings) {
    let tally = tallies.get(rule);
    if (tally === undefined) tallies.set(rule, (tally = { ...noFindings }));
    tally[outcome === "not-applicable" ? "notApplicable" : outcome] += 1;
    if (outcome === "fail" && waiver !== undefined) tally.waived += 1;
  }
  return tallies;
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = { ...noFindings };
  const keys = Object.keys(noFindings) as (keyof Tally)[];
  return Object.fromEntries(keys.map((key) => [key, tallies.reduce((so, each) => so + each[key], total[key])])) as unknown as Tally;
}
