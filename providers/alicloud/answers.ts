/** Reading the JSON of answers before it becomes documents. */
import type { MapValue, Value } from "../../src/iac/value.ts";
import { unknown, type Fact } from "../../src/model/fact.ts";
import { factOf as factOfValue, valueAt } from "../../src/provider/read.ts";

export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isObject(value: Value | undefined): boolean {
  return typeof value === "object" && value?.is === "map";
}

/** The objects of `{ outer: { inner: [ … ] } }`, the way RPC answers wrap a list; `inner` may be left out where the list has no wrapper. */
export function listIn(body: Json, outer: string, inner?: string): readonly Json[] {
  const first = body[outer];
  const list = inner === undefined ? first : isJson(first) ? first[inner] : undefined;
  return Array.isArray(list) ? list.filter(isJson) : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A fact out of a member of an answer; what is left out was owed. */
export function factOf<T>(body: MapValue, path: string, as: (value: Value) => T | undefined): Fact<T> {
  const { value, at } = valueAt(body, path);
  return value === undefined ? unknown("owed", path, at) : factOfValue(value, path, as, at);
}
