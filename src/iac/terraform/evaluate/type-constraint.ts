import { because } from "../../../model/unknown.ts";
import { isList, isMap, listValue, unresolved, type ListValue, type MapValue, type Reference, type Value } from "../../value.ts";
import { toBoolean, toList, toMap, toNumber, toSet, toText } from "../functions/convert.ts";
import { deref } from "../functions/walk.ts";
import { evaluate } from "./expression.ts";
import type { Frame } from "./frame.ts";
import { markSet } from "./iteration.ts";
import type { Field, TypeConstraint } from "./type-syntax.ts";

const DEEPEST = 100;

/** Converts a value to the type of a variable, as Terraform does; defaults are evaluated in `frame`. What is not known stays as it is; what cannot be converted is unresolved. */
export function convert(value: Value, type: TypeConstraint, frame: Frame, depth = 0): Value {
  if (type.type === "any" || value === null || depth > DEEPEST) return value;
  if (typeof value === "object") {
    if (value.is === "unresolved") return value;
    if (value.is === "reference") return behindReference(value, (behind) => convert(behind, type, frame, depth + 1));
  }
  const inner = (item: Value, of: TypeConstraint): Value => convert(item, of, frame, depth + 1);
  switch (type.type) {
    case "string":
      return typeof value === "object" && (value.is === "template" || value.is === "json") ? value : toText(value);
    case "number":
      return toNumber(value);
    case "bool":
      return toBoolean(value);
    case "list":
      if (!isList(value)) return mismatch("list");
      // Elements of any type still have one type in common.
      return type.of.type === "any" ? toList(value) : items(value, (item) => inner(item, type.of));
    case "set": {
      const set = isList(value) ? toSet(items(value, (item) => inner(item, type.of))) : mismatch("set");
      return markSet(set);
    }
    case "tuple":
      return isList(value) ? items(value, (item, index) => inner(item, type.items[index] ?? { type: "any" })) : mismatch("tuple");
    case "map":
      if (!isMap(value)) return mismatch("map");
      return type.of.type === "any" ? toMap(value) : entries(value, value.names(), (name) => inner(value.get(name) ?? null, type.of));
    case "object":
      return isMap(value) ? object(value, type.fields, inner, frame) : mismatch("object");
  }
}

function mismatch(wanted: string): Value {
  return unresolved(because("evaluation-error", `the value given for the variable is no ${wanted}`));
}

/** A reference stays a reference; the value that it shows is converted. */
function behindReference(reference: Reference, change: (behind: Value) => Value): Value {
  const behind = deref(reference);
  if (typeof behind === "object" && behind !== null && (behind.is === "reference" || behind.is === "unresolved")) return reference;
  const changed = change(behind);
  if (changed === behind) return reference;
  return typeof changed === "object" && changed !== null && changed.is === "unresolved" ? changed : { ...reference, value: changed };
}

function items(list: ListValue, change: (item: Value, index: number) => Value): Value {
  const changed = list.items.map(change);
  return changed.every((item, index) => item === list.items[index]) ? list : listValue(changed, list.open, list.at);
}

/** An object has the declared attributes and no others; an optional one that is missing or null has its default. */
function object(
  value: MapValue,
  fields: ReadonlyMap<string, Field>,
  inner: (item: Value, of: TypeConstraint) => Value,
  frame: Frame,
): Value {
  for (const [name, { optional }] of fields) {
    if (!optional && value.get(name) === undefined && value.open.length === 0) {
      return unresolved(because("evaluation-error", `the value given for the variable lacks the attribute "${name}"`));
    }
  }
  return entries(value, [...fields.keys()], (name) => {
    const { type, optional, fallback } = fields.get(name) as Field;
    const own = value.get(name);
    if (own === undefined && value.open[0] !== undefined) return unresolved(value.open[0]);
    if (own !== undefined && own !== null) return inner(own, type);
    if (!optional || fallback === undefined) return null;
    return inner(evaluate(fallback, frame), type);
  });
}

/** Places stay those of the map that was converted. */
function entries(map: MapValue, names: readonly string[], valueOf: (name: string) => Value): MapValue {
  const values = new Map(names.map((name) => [name, valueOf(name)] as const));
  return {
    is: "map",
    get: (name) => values.get(name),
    placeOf: (name) => map.placeOf(name),
    names: () => [...values.keys()],
    open: map.open,
    get at() {
      return map.at;
    },
    doubt: map.doubt,
  };
}
