/** Reading the JSON of answers before it becomes documents. */
import type { MapValue, Value } from "../../src/iac/value.ts";
import { unknown, type Fact } from "../../src/model/fact.ts";
import { isJson, jsonAt, type Json } from "../../src/provider/json.ts";
import { factOf as factOfValue, valueAt } from "../../src/provider/read.ts";

export function isObject(value: Value | undefined): boolean {
  return typeof value === "object" && value?.is === "map";
}

/** A fact out of a member of an answer; what is left out was owed. */
export function factOf<T>(body: MapValue, path: string, as: (value: Value) => T | undefined): Fact<T> {
  const { value, at } = valueAt(body, path);
  return value === undefined ? unknown("owed", path, at) : factOfValue(value, path, as, at);
}

/** The objects of the list at a dotted path. `undefined` where there is no list, or something else stands in it: what that is would be lost. */
export function objectsAt(body: Json, path: string): readonly Json[] | undefined {
  const list = jsonAt(body, path);
  return Array.isArray(list) && list.every(isJson) ? list : undefined;
}
