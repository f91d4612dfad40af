import type { RuleSettings } from "../engine/evaluate.ts";
import type { Rule, Severity } from "../rule/define-rule.ts";
import { isAtLeast } from "./exit-code.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

export interface Selection {
  readonly rules: readonly Rule[];
  /** Ids of the rules left out: the clauses they speak to stay undetermined. */
  readonly deselected: readonly string[];
}

interface Wanted {
  /** Ids; `*` stands for any run of characters. None: all rules. */
  readonly patterns: readonly string[];
  readonly minSeverity: Severity | undefined;
  readonly settings: ReadonlyMap<string, RuleSettings>;
}

/** Chooses the rules of a scan. Throws a UsageError for a pattern that names no rule, and when none is left. */
export function select(all: readonly Rule[], { patterns, minSeverity, settings }: Wanted): Selection {
  const ids = all.map((rule) => rule.id);
  const named = patterns.map((pattern) => {
    const found = ids.filter((id) => matches(pattern, id));
    if (found.length === 0) throw new UsageError(messages.unknownRule(pattern, ids));
    return found;
  });
  const chosen = new Set(patterns.length === 0 ? ids : named.flat());
  const rules = all.filter((rule) => {
    const severity = settings.get(rule.id)?.severity ?? rule.severity;
    return chosen.has(rule.id) && (minSeverity === undefined || isAtLeast(severity, minSeverity));
  });
  if (rules.length === 0 && all.length > 0) throw new UsageError(messages.noRuleLeft());
  const left = new Set(rules);
  return { rules, deselected: all.filter((rule) => !left.has(rule)).map((rule) => rule.id) };
}

function matches(pattern: string, id: string): boolean {
  const literal = pattern.split("*").map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join(".*")}$`).test(id);
}
