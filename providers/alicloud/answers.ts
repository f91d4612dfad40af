/** Reading the JSON of answers before it becomes documents. */
import type { MapValue, Value } from "../../src/iac/value.ts";
import { unknown, type Fact } from "../../src/model/fact.ts";
import { factOf as factOfValue, valueAt } from "../../src/provider/read.ts";

export function isObject(value: Value | undefined): boolean {
  return typeof value === "object" && value?.is === "map";
}

/** A fact out of a member of an answer; what is left out was owed. */
export function factOf<T>(body: MapValue, path: string, as: (value: Value) => T | undefined): Fact<T> {
  const { value, at } = valueAt(body, path);
  return value === undefined ? unknown("owed", path, at) : factOfValue(value, path, as, at);
}
