/** Sets: lists without repetition, in the order in which Terraform iterates them. */
import type { Unknown } from "../../../model/unknown.ts";
import { listValue, type ListValue, type Value } from "../../value.ts";
import { equals } from "./equality.ts";
import { boundItems } from "./limits.ts";
import { compareText } from "./order.ts";
import { deref } from "./walk.ts";

/** Elements told apart by a key where they are known primitives, so that large sets stay cheap. */
export class Members {
  readonly items: Value[] = [];
  readonly #keys = new Set<string>();
  readonly #others: Value[] = [];

  /** Adds the value unless it is surely there. */
  add(value: Value): void {
    const key = keyOf(value);
    if (key === undefined) {
      if (this.#others.some((other) => equals(other, value) === true)) return;
      this.#others.push(value);
    } else if (this.#keys.has(key)) return;
    else this.#keys.add(key);
    boundItems(this.items.length);
    this.items.push(value);
  }

  /** Whether the value is among them: surely, surely not, or a reason why that cannot be told. */
  has(value: Value): boolean | Unknown {
    const key = keyOf(value);
    if (key !== undefined && this.#keys.has(key)) return true;
    let unknown: Unknown | undefined;
    for (const item of key === undefined ? this.items : this.#others) {
      const answer = equals(item, value);
      if (answer === true) return true;
      if (answer !== false) unknown ??= answer;
    }
    return unknown ?? false;
  }
}

function keyOf(raw: Value): string | undefined {
  const value = deref(raw);
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "number") return `n${value === 0 ? 0 : value}`;
  return value === null || typeof value === "boolean" ? String(value) : undefined;
}

/** The elements that are known, each once; unresolved elements become openings. */
export function distinctItems(list: ListValue): { items: readonly Value[]; open: readonly Unknown[] } {
  const members = new Members();
  const open = [...list.open];
  for (const item of list.items) {
    const value = deref(item);
    if (typeof value === "object" && value?.is === "unresolved") open.push(value.why);
    else members.add(item);
  }
  return { items: members.items, open };
}

export function setOf(list: ListValue): ListValue {
  const { items, open } = distinctItems(list);
  return listValue(sorted(items), open, list.at);
}

/** Strings by code point, numbers by size, false before true; everything else keeps its place at the end. */
export function sorted(items: readonly Value[]): Value[] {
  const ranked = items.map((item) => ({ item, value: deref(item) }));
  return ranked.sort((a, b) => compareItems(a.value, b.value)).map(({ item }) => item);
}

function compareItems(a: Value, b: Value): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return Number(isSpecial(a)) - Number(isSpecial(b));
}

function isSpecial(value: Value): boolean {
  return typeof value === "object";
}
