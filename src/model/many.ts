import { known, type Fact } from "./fact.ts";
import type { At } from "./at.ts";
import type { Unknown } from "./unknown.ts";

/** A list that may be half known. It is closed, and its emptiness means something, only when `open` is empty. */
export interface Many<T> {
  readonly items: readonly T[];
  readonly open: readonly Unknown[];
}

/** Lists are copied where they are kept: one that was filled item by item has room for seventeen. */
const NOTHING: readonly never[] = Object.freeze([]);

export const none: Many<never> = Object.freeze({ items: NOTHING, open: NOTHING });

export function closed<T>(items: readonly T[]): Many<T> {
  return items.length === 0 ? none : { items: items.slice(), open: NOTHING };
}

export function opened<T>(items: readonly T[], ...open: readonly Unknown[]): Many<T> {
  return many(items, open);
}

/** As `opened`, for reasons that are a list already. Nothing at all is one shared list: most lists of most resources. */
export function many<T>(items: readonly T[], open: readonly Unknown[]): Many<T> {
  if (open.length > 0) return { items: items.length === 0 ? NOTHING : items.slice(), open: open.slice() };
  return items.length === 0 ? none : { items: items.slice(), open: NOTHING };
}

/** All items and all openings of several lists, in order. */
export function union<T>(lists: readonly Many<T>[]): Many<T> {
  const filled = lists.filter((list) => list.items.length > 0 || list.open.length > 0);
  if (filled.length < 2) return filled[0] ?? none;
  return many(
    filled.flatMap((list) => list.items),
    filled.flatMap((list) => list.open),
  );
}

export function mapMany<T, U>(list: Many<T>, change: (item: T) => U): Many<U> {
  return list.items.length === 0 ? many(NOTHING, list.open) : { items: list.items.map(change), open: list.open };
}

export function flatMapMany<T, U>(list: Many<T>, change: (item: T) => Many<U>): Many<U> {
  if (list.items.length === 0) return many(NOTHING, list.open);
  const inner = union(list.items.map(change));
  return list.open.length === 0 ? inner : { items: inner.items, open: [...list.open, ...inner.open] };
}

/** What every part of a resource carries: where it was written, and whether it is there at all. */
export interface Item {
  readonly presence: Fact<true>;
  readonly at?: At;
  /** The cloud's own handle for the part, for messages: a rule's name, a device, a port. */
  readonly label?: string;
}

/** The presence of what is plainly written. Shared by all. */
export const present: Fact<true> = Object.freeze(known(true as const));
