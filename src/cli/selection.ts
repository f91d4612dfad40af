import type { Rule } from "../rule/define-rule.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

export interface Selection {
  readonly rules: readonly Rule[];
  /** Ids of the rules left out: the clauses they speak to stay undetermined. */
  readonly deselected: readonly string[];
}

/** The rules whose ids fit one of the patterns (`*` stands for any run of characters), all without any. Throws a UsageError for a pattern that fits none. */
export function select(all: readonly Rule[], patterns: readonly string[]): Selection {
  if (patterns.length === 0) return { rules: all, deselected: [] };
  const ids = all.map((rule) => rule.id);
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const fits = matching(pattern);
    const found = ids.filter((id) => fits.test(id));
    if (found.length === 0) throw new UsageError(messages.unknownRule(pattern, ids));
    for (const id of found) chosen.add(id);
  }
  return { rules: all.filter((rule) => chosen.has(rule.id)), deselected: ids.filter((id) => !chosen.has(id)) };
}

function matching(pattern: string): RegExp {
  const literal = pattern.split("*").map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join(".*")}$`);
}
