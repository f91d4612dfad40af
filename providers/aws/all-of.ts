import { mapFact, strictest, type Fact } from "../../src/model/fact.ts";

/** All must hold; a known "no" outweighs what is not known. */
export function both(...facts: readonly Fact<boolean>[]): Fact<boolean> {
  return not(strictest(facts.map(not)));
}

export function not(fact: Fact<boolean>): Fact<boolean> {
  return mapFact(fact, (value) => !value);
}
