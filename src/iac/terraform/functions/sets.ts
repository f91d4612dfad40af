/** Sets: lists without repetition, in the order in which Terraform iterates them. */
import { because, type Unknown } from "../../../model/unknown.ts";
import { listValue, type ListValue, type Value } from "../../value.ts";
import { equals } from "./equality.ts";
import { halt } from "./halt.ts";
import { boundItems, MOST_ITEMS } from "./limits.ts";
import { compareText } from "./order.ts";
import { plain } from "./plain.ts";
import { deref, firstUnresolved, type Json } from "./walk.ts";

/** Elements told apart by a key where they are known primitives, so that large sets stay cheap. */
export class Members {
  readonly items: Value[] = [];
  readonly #keys = new Set<string>();
  readonly #others: Value[] = [];
  #comparisons = MOST_ITEMS;

  /** Adds the value unless it is surely there. Tells whether it was added. */
  add(value: Value): boolean {
    const key = keyOf(value);
    if (key === undefined ? this.#others.some((other) => this.#equals(other, value) === true) : this.#keys.has(key)) return false;
    boundItems(this.items.length);
    if (key === undefined) this.#others.push(value);
    else this.#keys.add(key);
    this.items.push(value);
    return true;
  }

  /** Whether the value is among them: surely, surely not, or a reason why that cannot be told. */
  has(value: Value): boolean | Unknown {
    const key = keyOf(value);
    if (key !== undefined && this.#keys.has(key)) return true;
    let unknown: Unknown | undefined;
    for (const item of key === undefined ? this.items : this.#others) {
      const answer = this.#equals(item, value);
      if (answer === true) return true;
      if (answer !== false) unknown ??= answer;
    }
    return unknown ?? false;
  }

  #equals(one: Value, other: Value): boolean | Unknown {
    if (--this.#comparisons < 0) halt(because("limit", "too many elements that are not known to compare"));
    return equals(one, other);
  }
}

/** Tells known values apart: equal values have equal keys. `undefined` for one that is not wholly known. */
function keyOf(raw: Value): string | undefined {
  const value = deref(raw);
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "number") return `n${value === 0 ? 0 : value}`;
  if (value === null || typeof value === "boolean") return String(value);
  if (value.is === "unresolved" || value.is === "reference") return undefined;
  const known = plain(value);
  if (!known.known) return undefined;
  return typeof known.json === "string" ? `s${known.json}` : `j${JSON.stringify(ordered(known.json))}`;
}

/** With the names of objects in order, and lists and objects told apart. */
function ordered(json: Json): Json {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return ["[", ...(json as readonly Json[]).map(ordered)];
  const entries = Object.entries(json).sort(([a], [b]) => compareText(a, b));
  return ["{", ...entries.flatMap(([name, value]) => [name, ordered(value)])];
}

/**
 * The elements that are known, each once, in their order. Unresolved elements, and those of which parts are unresolved so that they may repeat another,
 * become openings. References count as different from whatever is not the same reference.
 */
export function distinctItems(list: ListValue): { items: readonly Value[]; open: readonly Unknown[] } {
  const members = new Members();
  const open = [...list.open];
  const vague: Value[] = [];
  const kept = new Map<Value, number>();
  const add = (item: Value, position: number): void => {
    if (members.add(item)) kept.set(item, position);
  };
  for (const [position, item] of list.items.entries()) {
    const value = deref(item);
    if (typeof value === "object" && value?.is === "unresolved") open.push(value.why);
    else if (isVague(value)) vague.push(item);
    else add(item, position);
  }
  for (const item of vague) {
    const answer = members.has(item);
    if (answer === false) add(item, list.items.indexOf(item));
    else if (answer !== true) open.push(answer);
  }
  return { items: [...kept].sort(([, a], [, b]) => a - b).map(([item]) => item), open };
}

function isVague(value: Value): boolean {
  if (typeof value !== "object" || value === null || value.is === "reference") return false;
  if (value.is === "template") return value.parts.some((part) => typeof part !== "string" && part.is === "unresolved");
  return firstUnresolved(value) !== undefined;
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
