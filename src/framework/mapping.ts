import type { Rule } from "../rule/define-rule.ts";
import { CatalogueError } from "./catalogue.ts";
import type { Catalogue, Control, Framework } from "./framework.ts";

/** What of a rule decides where it belongs. */
export type Mapped = Pick<Rule, "id" | "question" | "controls">;

/** Throws a CatalogueError when a rule names a control or a question that does not exist. */
export function checkRules(catalogue: Catalogue, rules: readonly Mapped[]): void {
  const ids = new Set(catalogue.numbering.controls.map((each) => each.id));
  for (const rule of rules) {
    for (const id of rule.controls) {
      if (!ids.has(id)) throw new CatalogueError(`rule ${rule.id}: names control ${id}, which is not in ${catalogue.numbering.number}`);
    }
    if (!catalogue.questions.has(rule.question))
      throw new CatalogueError(`rule ${rule.id}: names question ${rule.question}, which does not exist`);
  }
}

/** The clauses of a framework that a rule speaks to. Totals count its findings in `primary` alone. */
export interface Clauses {
  readonly primary: Control | undefined;
  readonly secondary: readonly Control[];
}

/**
 * The primary clause is the first in the document that is about the first of the rule's controls that the document knows at all.
 */
export function clausesOf(framework: Framework, rule: Mapped): Clauses {
  const all = framework.controls.filter((control) => rule.controls.some((id) => control.iso.includes(id)));
  const leading = rule.controls.find((id) => all.some((control) => control.iso.includes(id)));
  const primary = leading === undefined ? undefined : all.find((control) => control.iso.includes(leading));
  return { primary, secondary: all.filter((control) => control !== primary) };
}

export interface RuleOfClause<R extends Mapped> {
  readonly rule: R;
  readonly primary: boolean;
}

/** The rules that speak to each clause, those that count there first. */
export function rulesByClause<R extends Mapped>(
  framework: Framework,
  rules: readonly R[],
): ReadonlyMap<Control, readonly RuleOfClause<R>[]> {
  const placed = rules.map((rule) => ({ rule, ...clausesOf(framework, rule) }));
  return new Map(
    framework.controls.map((clause) => {
      const own = placed.filter(({ primary }) => primary === clause).map(({ rule }) => ({ rule, primary: true }));
      const shared = placed.filter(({ secondary }) => secondary.includes(clause)).map(({ rule }) => ({ rule, primary: false }));
      return [clause, [...own, ...shared]];
    }),
  );
}
