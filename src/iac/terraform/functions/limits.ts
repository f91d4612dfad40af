import { because } from "../../../model/unknown.ts";
import { halt } from "./halt.ts";

/** Characters of a string that a function may build. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
/** Elements of a list or entries of a map that a function may build. */
export const MOST_ITEMS = 1_000_000;
/** Levels of nesting that decoders admit: every walk over values is recursive. */
export const DEEPEST = 400;

export function boundText(length: number): void {
  if (length > LONGEST_TEXT) halt(because("limit", "a string longer than 16 MB"));
}

export function boundItems(count: number): void {
  if (count > MOST_ITEMS) halt(because("limit", "a collection of more than 1,000,000 elements"));
}

export function boundDepth(depth: number): void {
  if (depth > DEEPEST) halt(because("limit", `more than ${DEEPEST} levels of nesting`));
}

/** Counts the nodes of a walk: values can share parts, so that what is small in memory may be endless to look through. */
export class Budget {
  #left = 2 * MOST_ITEMS;

  spend(count = 1): void {
    if ((this.#left -= count) < 0) halt(because("limit", "a value too large to look through"));
  }
}
