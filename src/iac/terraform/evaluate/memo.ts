import { because, type Unknown } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import type { Budget } from "./budget.ts";

const PENDING = Symbol("pending");

/** Values worked out once. One that is asked for while it is being worked out refers to itself. */
export class Memo<K> {
  /** Made with the first value: most bodies of a tree are never asked for one. */
  #values: Map<K, Value | typeof PENDING> | undefined;
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** What was worked out already. */
  ready(key: K): Value | undefined {
    const value = this.#values?.get(key);
    return value === PENDING ? undefined : value;
  }

  /** `subject` names what is worked out, for the reason of a cycle. */
  of(key: K, subject: string, work: () => Value): Value {
    const values = (this.#values ??= new Map<K, Value | typeof PENDING>());
    const ready = values.get(key);
    if (ready === PENDING) return unresolved(because("cycle", subject));
    if (ready !== undefined) return ready;
    values.set(key, PENDING);
    try {
      const value = this.#budget.guard(work, (why: Unknown) => unresolved(why));
      values.set(key, value);
      return value;
    } finally {
      // Where the stack was too full even to say so, the next one to ask starts anew.
      if (values.get(key) === PENDING) values.delete(key);
    }
  }
}
