import type { ScanResult } from "../result/scan-result.ts";
import type { Rule } from "../rule/define-rule.ts";
import { unseen } from "./attested.ts";
import { isAnswered, verdictOf, type ClauseVerdict, type Reason, type RuleOutcome } from "./clause-verdict.ts";
import type { Catalogue, Control, Framework } from "./framework.ts";
import { rulesByClause, type Mapped } from "./mapping.ts";
import { noFindings, sum, talliesByRule, type Tally } from "./tally.ts";

/** A rule seen from a clause. Where it is not `primary`, it weighs in the verdict but its findings are counted elsewhere. */
export interface RuleAtClause extends Pick<RuleOutcome, "id" | "state" | "tally"> {
  readonly primary: boolean;
}

export interface ClauseResult {
  readonly clause: Control;
  readonly verdict: ClauseVerdict;
  readonly reasons: readonly Reason[];
  readonly rules: readonly RuleAtClause[];
  /** Findings that count here. */
  readonly tally: Tally;
  /** Questions of the catalogue about this clause, and how many of them the scan answered. */
  readonly questions: number;
  readonly answered: number;
}

export interface RollUp {
  readonly framework: Framework;
  readonly clauses: readonly ClauseResult[];
  /** Rules that speak to no clause of this framework: their findings appear in none. */
  readonly outside: readonly string[];
  readonly tally: Tally;
}

export type RuleToRollUp = Mapped & Pick<Rule, "kinds">;
export type Scanned = Pick<ScanResult, "deselected" | "findings" | "gaps" | "coverage"> & { readonly rules: readonly Pick<Rule, "id">[] };

/** Rolls the findings of a scan up into the clauses of a framework. `rules` is every rule there is, whether or not it ran. */
export function rollUp(catalogue: Catalogue, framework: Framework, rules: readonly RuleToRollUp[], scanned: Scanned): RollUp {
  const outcomes = new Map(outcomesOf(rules, scanned).map((each) => [each.id, each]));
  const mapped = rulesByClause(framework, rules);
  const questions = [...catalogue.questions.values()];
  const clauses = framework.controls.map((clause): ClauseResult => {
    const here = (mapped.get(clause) ?? []).flatMap(({ rule, primary }) => {
      const outcome = outcomes.get(rule.id);
      return outcome === undefined ? [] : [{ outcome, primary }];
    });
    const asked = questions.filter((each) => each.controls.some((id) => clause.iso.includes(id)));
    return {
      clause,
      ...verdictOf(
        clause.check,
        here.map(({ outcome }) => outcome),
      ),
      rules: here.map(({ outcome: { id, state, tally }, primary }) => ({ id, state, tally, primary })),
      tally: sum(here.filter(({ primary }) => primary).map(({ outcome }) => outcome.tally)),
      questions: asked.length,
      answered: asked.filter(({ id }) => answers(here.map(({ outcome }) => outcome).filter(({ question }) => question === id))).length,
    };
  });
  const placed = new Set([...mapped.values()].flatMap((each) => each.map(({ rule }) => rule.id)));
  const outside = rules.map((rule) => rule.id).filter((id) => !placed.has(id));
  return { framework, clauses, outside, tally: sum(clauses.map((each) => each.tally)) };
}

/** One question may take several rules; one that failed answers it, otherwise all of them must have. */
function answers(rules: readonly RuleOutcome[]): boolean {
  return rules.some((rule) => rule.tally.fail > 0) || (rules.length > 0 && rules.every(isAnswered));
}

function outcomesOf(rules: readonly RuleToRollUp[], scanned: Scanned): readonly RuleOutcome[] {
  const tallies = talliesByRule(scanned.findings);
  const ran = new Set(scanned.rules.map((rule) => rule.id));
  const deselected = new Set(scanned.deselected);
  return rules.map(({ id, question, kinds }) => ({
    id,
    question,
    state: deselected.has(id) ? "deselected" : ran.has(id) ? "ran" : "not-run",
    tally: tallies.get(id) ?? noFindings,
    unseen: unseen(scanned, kinds),
  }));
}
