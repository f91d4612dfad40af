/** Terraform's type conversions. Each takes and gives a Value: what cannot be converted is unresolved, never thrown. */
import type { At } from "../../../model/at.ts";
import { because } from "../../../model/unknown.ts";
import { isList, isMap, listValue, mapValue, unresolved, type Value } from "../../value.ts";
import { fail, settle } from "./halt.ts";
import { parseNumber } from "./numbers.ts";
import { setOf } from "./sets.ts";
import { toText } from "./text.ts";
import { unify } from "./unify.ts";
import { deref, firstUnresolved } from "./walk.ts";

export { equals } from "./equality.ts";
export { plain } from "./plain.ts";
export { concatenate, toText } from "./text.ts";
export { fromPlain } from "./walk.ts";

/** A number, null, a reference without a value, or unresolved. */
export function toNumber(value: Value): Value {
  return primitive(value, "number", (text) => parseNumber(text) ?? fail("the text is not a number"));
}

/** A boolean, null, a reference without a value, or unresolved. */
export function toBoolean(value: Value): Value {
  return primitive(value, "boolean", (text) => {
    if (text === "true" || text === "1") return true;
    return text === "false" || text === "0" ? false : fail("the text is neither true nor false");
  });
}

function primitive(raw: Value, wanted: "number" | "boolean", parse: (text: string) => number | boolean): Value {
  const value = deref(raw);
  if (value === null || typeof value === wanted) return value;
  if (typeof value === "object" && (value.is === "unresolved" || value.is === "reference")) return value;
  return settle(() => {
    if (typeof value !== "string" && (typeof value !== "object" || isList(value) || isMap(value))) return fail(`a ${wanted} is needed`);
    const text = toText(value);
    if (typeof text === "string") return parse(text);
    return unresolved(firstUnresolved(text) ?? because("limit", "text that is not known"));
  }, wanted);
}

/** A list of elements of one type. A set keeps its order of iteration. */
export function toList(value: Value): Value {
  return collection(value, "list", (items, open, at) => listValue(unify(items, open.length > 0), open, at));
}

/** A set: each known element once, sorted; unresolved elements become openings, for they may repeat a known one. */
export function toSet(value: Value): Value {
  return collection(value, "set", (items, open, at) => setOf(listValue(unify(items, open.length > 0), open, at)));
}

function collection(
  raw: Value,
  wanted: string,
  build: (items: readonly Value[], open: readonly ReturnType<typeof because>[], at: At | undefined) => Value,
): Value {
  const value = deref(raw);
  if (value === null) return null;
  if (isList(value)) return settle(() => build(value.items, value.open, value.at), wanted);
  if (typeof value === "object" && (value.is === "unresolved" || value.is === "reference")) return value;
  return unresolved(because("evaluation-error", `a ${wanted} is needed`));
}

/** A map whose values have one type. */
export function toMap(raw: Value): Value {
  const value = deref(raw);
  if (value === null) return null;
  if (typeof value === "object" && (value.is === "unresolved" || value.is === "reference")) return value;
  if (!isMap(value)) return unresolved(because("evaluation-error", "a map is needed"));
  return settle(() => {
    const names = value.names();
    const before = names.map((name) => value.get(name) ?? null);
    const after = unify(before, value.open.length > 0);
    if (after.every((item, index) => item === before[index])) return value;
    const entries = new Map(names.map((name, index): [string, Value] => [name, after[index] as Value]));
    const places = new Map<string, At>();
    for (const name of names) {
      const place = value.placeOf(name);
      if (place !== undefined) places.set(name, place);
    }
    return mapValue(entries, { open: value.open, at: value.at, places, ...(value.doubt ? { doubt: value.doubt } : {}) });
  }, "map");
}
