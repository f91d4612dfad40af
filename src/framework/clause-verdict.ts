import type { KindName } from "../model/kinds.ts";
import type { Unseen } from "./attested.ts";
import type { Checkability } from "./schema.ts";
import type { Tally } from "./tally.ts";

/** What can be said of a clause. `not-examined`: no rule speaks to it yet, which must not read as if all were well. */
export type ClauseVerdict =
  "not-decidable" | "not-examined" | "violated" | "violated-accepted" | "undetermined" | "satisfied" | "nothing-in-scope";

/** Why a clause is undetermined. */
export type Reason =
  | { readonly kind: "findings"; readonly count: number }
  | { readonly kind: "not-listed"; readonly kinds: readonly KindName[] }
  | { readonly kind: "unread-code"; readonly gaps: number }
  | { readonly kind: "deselected"; readonly rules: readonly string[] }
  | { readonly kind: "not-run"; readonly rules: readonly string[] }
  | { readonly kind: "hint-only" };

/** What a scan says of one rule. */
export interface RuleOutcome {
  readonly id: string;
  readonly question: string;
  readonly state: "ran" | "deselected" | "not-run";
  readonly tally: Tally;
  readonly unseen: Unseen;
}

/** The verdict of a clause over all rules that speak to it; the first that holds wins. Reasons are given for `undetermined` alone. */
export function verdictOf(
  check: Checkability,
  rules: readonly RuleOutcome[],
): { readonly verdict: ClauseVerdict; readonly reasons: readonly Reason[] } {
  if (check === "organisational" || check === "physical-inherited") return { verdict: "not-decidable", reasons: [] };
  if (rules.length === 0) return { verdict: "not-examined", reasons: [] };
  const fails = total(rules, "fail");
  if (fails > 0) return { verdict: total(rules, "waived") === fails ? "violated-accepted" : "violated", reasons: [] };
  const reasons = doubts(check, rules);
  if (reasons.length > 0) return { verdict: "undetermined", reasons };
  return { verdict: total(rules, "pass") > 0 ? "satisfied" : "nothing-in-scope", reasons: [] };
}

/** Whether a rule settled its question: it found a violation, or saw all there is and left nothing open. */
export function isAnswered({ state, tally, unseen }: RuleOutcome): boolean {
  if (state !== "ran") return false;
  return tally.fail > 0 || (tally.undetermined === 0 && unseen.kinds.length === 0 && unseen.gaps === 0);
}

function doubts(check: Checkability, rules: readonly RuleOutcome[]): readonly Reason[] {
  const ran = rules.filter((rule) => rule.state === "ran");
  const ids = (state: RuleOutcome["state"]): readonly string[] => rules.filter((rule) => rule.state === state).map((rule) => rule.id);
  const kinds = [...new Set(ran.flatMap((rule) => rule.unseen.kinds))];
  const all: readonly (Reason & { readonly holds: boolean })[] = [
    { kind: "findings", count: total(ran, "undetermined"), holds: total(ran, "undetermined") > 0 },
    { kind: "not-listed", kinds, holds: kinds.length > 0 },
    { kind: "unread-code", gaps: Math.max(0, ...ran.map((rule) => rule.unseen.gaps)), holds: ran.some((rule) => rule.unseen.gaps > 0) },
    { kind: "deselected", rules: ids("deselected"), holds: ids("deselected").length > 0 },
    { kind: "not-run", rules: ids("not-run"), holds: ids("not-run").length > 0 },
    { kind: "hint-only", holds: check === "hint-only" },
  ];
  return all.filter(({ holds }) => holds).map(({ holds: _holds, ...reason }) => reason);
}

function total(rules: readonly RuleOutcome[], outcome: keyof Tally): number {
  return rules.reduce((so, rule) => so + rule.tally[outcome], 0);
}
