import type { Fact } from "../model/fact.ts";
import type { Text } from "../model/text.ts";
import { allOf, anyOf, mustBe, undeterminedBecause } from "./combinators.ts";
import { verdict, type Verdict } from "./verdict.ts";

/**
 * Judges only where the fact holds. Where it is known not to hold the rule does not apply, for the reason in `outside`;
 * while it is not known, or only assumed not to hold, nothing is decided.
 */
export function onlyWhere(fact: Fact<boolean>, name: string, outside: Text, check: () => Verdict): Verdict {
  if (fact.state === "known" && !fact.value && fact.assumes === undefined) {
    return verdict("not-applicable", {
      outcome: "not-applicable",
      fact: name,
      value: false,
      basis: fact.basis,
      at: fact.at,
      text: outside,
    });
  }
  return dependingOn(fact, name, [], (holds) => (holds ? check() : mustBe(fact, name, () => true, outside)));
}

/** Judges by a fact that decides what to ask. While it is not known, only what comes out alike for every `possible` value is certain. */
export function dependingOn<T>(fact: Fact<T>, name: string, possible: readonly T[], check: (value: T) => Verdict): Verdict {
  switch (fact.state) {
    case "known":
      if (fact.assumes === undefined) return check(fact.value);
      return allOf(
        check(fact.value),
        mustBe(fact, name, () => true, fact.assumes),
      );
    case "not-applicable":
      return verdict("not-applicable", { outcome: "not-applicable", fact: name, why: fact.why, at: fact.at });
    case "unknown": {
      const verdicts = possible.map(check);
      if (verdicts.length > 0 && verdicts.every((each) => each.outcome === "pass")) return allOf(...verdicts);
      if (verdicts.length > 0 && verdicts.every((each) => each.outcome === "fail")) return anyOf(...verdicts);
      return undeterminedBecause(fact.why, name);
    }
  }
}
