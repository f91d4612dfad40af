import type { At } from "../model/at.ts";
import type { NotOffered, SetElsewhere } from "../model/fact.ts";
import type { Text } from "../model/text.ts";
import type { Unknown } from "../model/unknown.ts";

export type Outcome = "pass" | "fail" | "undetermined" | "not-applicable";

/** One thing that was looked at, and what it said. */
export interface Witness {
  readonly outcome: Outcome;
  /** What was asked of: a field of a kind, or a word for something derived. */
  readonly fact: string;
  readonly value?: unknown;
  readonly basis?: "default" | "platform" | undefined;
  readonly at?: At | undefined;
  /** For a fail: what is wrong. Where a rule does not apply although the cloud has such a thing: why. */
  readonly text?: Text | undefined;
  readonly why?: Unknown | NotOffered | SetElsewhere | undefined;
  readonly assumes?: Text | undefined;
  /** The resource looked at, where it is another than the one judged, and the part of it. */
  readonly of?: string | undefined;
  readonly part?: string | undefined;
}

/** The answer of a check, with everything it rests on. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly witnesses: readonly Witness[];
}

export function verdict(outcome: Outcome, ...witnesses: readonly Witness[]): Verdict {
  return { outcome, witnesses };
}

const FAIL_WINS: Readonly<Record<Outcome, number>> = { "not-applicable": 0, pass: 1, undetermined: 2, fail: 3 };
const PASS_WINS: Readonly<Record<Outcome, number>> = { "not-applicable": 0, fail: 1, undetermined: 2, pass: 3 };

/** Kleene's conjunction over pass, undetermined and fail; `not-applicable` is its identity. */
export function conjunction(verdicts: readonly Verdict[]): Verdict {
  return combine(verdicts, FAIL_WINS);
}

/** Kleene's disjunction; `not-applicable` is its identity. */
export function disjunction(verdicts: readonly Verdict[]): Verdict {
  return combine(verdicts, PASS_WINS);
}

/** The strongest outcome, with the witnesses of all. Millions of these are made in a large scan, so nothing is copied that can be kept. */
function combine(verdicts: readonly Verdict[], strength: Readonly<Record<Outcome, number>>): Verdict {
  let outcome: Outcome = "not-applicable";
  for (const each of verdicts) if (strength[each.outcome] > strength[outcome]) outcome = each.outcome;
  const [only] = verdicts;
  if (only !== undefined && verdicts.length === 1) {
    if (sortedFirst(only.witnesses, outcome) === only.witnesses) return only;
  }
  const witnesses: Witness[] = [];
  for (const each of verdicts) for (const witness of each.witnesses) witnesses.push(witness);
  return { outcome, witnesses: sortedFirst(witnesses, outcome) };
}

/** The witnesses that carry the outcome come first, otherwise the order stays. */
function sortedFirst(witnesses: readonly Witness[], outcome: Outcome): readonly Witness[] {
  let others = false;
  for (const each of witnesses) {
    if (each.outcome !== outcome) others = true;
    else if (others) return [...witnesses.filter((one) => one.outcome === outcome), ...witnesses.filter((one) => one.outcome !== outcome)];
  }
  return witnesses;
}
