import { because, type Unknown } from "../../../model/unknown.ts";
import { unresolved, type Unresolved } from "../../value.ts";

/** Ends a call early: its result is unresolved for this reason. Caught by `settle`; never leaves this folder. */
export class Halt extends Error {
  readonly why: Unknown;

  constructor(why: Unknown) {
    super(why.code);
    this.why = why;
  }
}

export function halt(why: Unknown): never {
  throw new Halt(why);
}

/** What Terraform itself would refuse. The sentence names no value that could be a secret. */
export function fail(sentence: string): never {
  throw new Halt(because("evaluation-error", sentence));
}

/** Runs work that may halt. Whatever else goes wrong (a stack or a string too large) is told as such, never thrown. */
export function settle<T>(work: () => T, subject: string): T | Unresolved {
  try {
    return work();
  } catch (error) {
    if (error instanceof Halt) return unresolved(named(error.why, subject));
    if (error instanceof RangeError) return unresolved(because("limit", `${subject}: the result is too large`));
    return unresolved(because("crashed", subject));
  }
}

/** Sentences of a refusal start with the function or operator that refused. */
function named(why: Unknown, subject: string): Unknown {
  const own = (why.code === "evaluation-error" || why.code === "limit") && why.at === undefined && !why.subject.includes("(): ");
  return own ? because(why.code, `${subject}: ${why.subject}`) : why;
}

/** Whether Terraform would refuse the expression, as against a value that is merely not known here. */
export function isFailure(why: Unknown): boolean {
  return why.code === "evaluation-error" || why.code === "undefined";
}
