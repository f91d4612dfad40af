/**
 * `try` and `can`. The arguments are evaluated already: one that failed is unresolved with `evaluation-error` or `undefined`.
 * An argument that is unresolved for another reason might fail or not, so nothing after it can be chosen.
 */
import type { Unknown } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import { variadic, pure, type Family } from "./builtin.ts";
import { fail, isFailure } from "./halt.ts";
import { findUnresolved } from "./walk.ts";

export interface Attempt {
  readonly value: Value;
  /**
   * The expression merely reads something that exists (`each.value.rules`, `var.x["y"]`): parts of the value that are unresolved cannot make it fail.
   * Without it, an unresolved part could stand for an operation that fails for the value it turns out to have.
   */
  readonly reads: boolean;
}

/** The first argument that does not fail. */
export function firstThatWorks(attempts: readonly Attempt[]): Value {
  for (const attempt of attempts) {
    const works = doesWork(attempt);
    if (works === true) return attempt.value;
    if (works !== false) return unresolved(works);
  }
  return fail("no argument can be evaluated");
}

/** Whether the argument can be evaluated, or why that is not known. */
export function doesWork({ value, reads }: Attempt): boolean | Unknown {
  if (typeof value !== "object" || value === null) return true;
  if (value.is === "unresolved") return isFailure(value.why) ? false : value.why;
  if (value.is === "reference") return true;
  if (findUnresolved(value, isFailure) !== undefined) return false;
  return reads ? true : (findUnresolved(value, (why) => why.code !== "computed") ?? true);
}

export const attemptFunctions: Family = {
  can: pure(1, (value) => {
    const works = doesWork({ value, reads: false });
    return typeof works === "boolean" ? works : unresolved(works);
  }),
  try: variadic(1, (args) => firstThatWorks(args.map((value) => ({ value, reads: false })))),
};
