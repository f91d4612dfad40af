import type { Unknown } from "../../../model/unknown.ts";
import { unresolved, type Unresolved } from "../../value.ts";
import type { Limits } from "../limits.ts";

const TOO_LONG: Unresolved = unresolved({ code: "limit", subject: "evaluating this takes too many steps" });
const TOO_DEEP: Unresolved = unresolved({ code: "limit", subject: "this is nested too deeply" });

/** Counts steps and depth, so that every question ends. */
export class Budget {
  readonly #limits: Limits;
  #depth = 0;
  #given: number;
  #left: number;
  #total: number;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#given = this.#left = limits.steps;
    this.#total = limits.totalSteps;
  }

  /** Takes a step; `false` when none is left for this question. */
  step(): boolean {
    return --this.#left > 0;
  }

  get exhausted(): Unresolved {
    return TOO_LONG;
  }

  /**
   * Works out something that other things hang on. `failed` stands in for what cannot be worked out, because of a limit or because the
   * scanner itself fails on it.
   */
  guard<T>(work: () => T, failed: (why: Unknown) => T): T {
    if (this.#depth >= this.#limits.depth) return failed(TOO_DEEP.why);
    if (this.#depth === 0) this.#begin();
    this.#depth++;
    try {
      return work();
    } catch (error) {
      return failed(reasonFor(error));
    } finally {
      this.#depth--;
      if (this.#depth === 0) this.#total -= this.#given - this.#left;
    }
  }

  #begin(): void {
    this.#given = this.#left = Math.max(0, Math.min(this.#limits.steps, this.#total));
  }
}

function reasonFor(error: unknown): Unknown {
  // The engine's own answer to a stack or a string that has grown too large.
  if (error instanceof RangeError) return TOO_DEEP.why;
  return { code: "crashed", subject: error instanceof Error ? error.message : String(error) };
}
