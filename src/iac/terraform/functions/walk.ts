/** Questions over whole values. References are looked through where the code writes their value; lazy maps are read. */
import type { At } from "../../../model/at.ts";
import { because, type Unknown } from "../../../model/unknown.ts";
import { listValue, mapValue, unresolved, type Reference, type Value } from "../../value.ts";
import { wellFormed } from "./graphemes.ts";
import { DEEPEST, MOST_ITEMS } from "./limits.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A reference whose value the code writes stands for that value; everything else for itself. */
export function deref(value: Value): Value {
  let current = value;
  for (let hops = 0; hops < DEEPEST; hops++) {
    if (typeof current !== "object" || current?.is !== "reference" || current.value === undefined) return current;
    current = current.value;
  }
  return unresolved(because("cycle", addressOf(value as Reference)));
}

function addressOf(reference: Reference): string {
  return reference.path === "" ? reference.to : `${reference.to}.${reference.path}`;
}

/** Why a reference without a value, met where its value is needed, is not known. */
export function computed(reference: Reference): Unknown {
  return because("computed", addressOf(reference));
}

/** The first reason why any part of the value is not known; `undefined` when all of it is known. */
export function firstUnresolved(value: Value): Unknown | undefined {
  const budget = { left: MOST_ITEMS };
  return find(value, 0, budget, () => true);
}

/** The first reason in the value that satisfies a predicate, in order of writing. */
export function findUnresolved(value: Value, wanted: (why: Unknown) => boolean): Unknown | undefined {
  return find(value, 0, { left: MOST_ITEMS }, wanted);
}

function find(raw: Value, depth: number, budget: { left: number }, wanted: (why: Unknown) => boolean): Unknown | undefined {
  const value = deref(raw);
  if (typeof value !== "object" || value === null) return undefined;
  const accept = (why: Unknown): Unknown | undefined => (wanted(why) ? why : undefined);
  if (depth > DEEPEST || --budget.left < 0) return accept(because("limit", "a value too deep or too large to look through"));
  const inside = (children: Iterable<Value>): Unknown | undefined => {
    for (const child of children) {
      const found = find(child, depth + 1, budget, wanted);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (value.is) {
    case "unresolved":
      return accept(value.why);
    case "reference":
      return accept(computed(value));
    case "json":
      return find(value.value, depth + 1, budget, wanted);
    case "template":
      return inside(value.parts);
    case "list":
      return inside(value.items) ?? value.open.find(wanted);
    case "map":
      return inside(valuesOf(value)) ?? value.open.find(wanted);
  }
}

function* valuesOf(map: { names(): readonly string[]; get(name: string): Value | undefined }): Generator<Value> {
  for (const name of map.names()) yield map.get(name) ?? null;
}

/** A JSON value as a value. Too deep a nesting is unresolved where it starts to be. */
export function fromPlain(json: Json, at?: At, depth = 0): Value {
  if (typeof json === "string") return wellFormed(json);
  if (typeof json === "number" && !Number.isSafeInteger(json) && (Number.isInteger(json) || !Number.isFinite(json))) {
    return unresolved(because("limit", "a whole number beyond 2^53"));
  }
  if (typeof json !== "object" || json === null) return json;
  if (depth > DEEPEST) return unresolved(because("limit", `more than ${DEEPEST} levels of nesting`));
  if (isArray(json))
    return listValue(
      json.map((item) => fromPlain(item, at, depth + 1)),
      [],
      at,
    );
  const entries = Object.entries(json).map(([name, item]): [string, Value] => [name, fromPlain(item, at, depth + 1)]);
  return mapValue(new Map(entries), { at });
}

function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
