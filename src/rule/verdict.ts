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

/** Kleene's conjunction over pass, undetermined and fail; `not-applicable` is its identity. */
export function conjunction(verdicts: readonly Verdict[]): Verdict {
  return combine(verdicts, ["fail", "undetermined", "pass"]);
}

/** Kleene's disjunction; `not-applicable` is its identity. */
export function disjunction(verdicts: readonly Verdict[]): Verdict {
  return combine(verdicts, ["pass", "undetermined", "fail"]);
}

function combine(verdicts: readonly Verdict[], strongestFirst: readonly Outcome[]): Verdict {
  const outcome = strongestFirst.find((each) => verdicts.some((verdict) => verdict.outcome === each)) ?? "not-applicable";
  const witnesses = verdicts.flatMap((each) => each.witnesses);
  return { outcome, witnesses: sortedFirst(witnesses, outcome) };
}

/** The witnesses that carry the outcome come first, otherwise the order stays. */
function sortedFirst(witnesses: readonly Witness[], outcome: Outcome): readonly Witness[] {
  if (witnesses.length < 2) return witnesses;
  return [...witnesses.filter((each) => each.outcome === outcome), ...witnesses.filter((each) => each.outcome !== outcome)];
}
