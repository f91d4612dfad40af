import type { MapValue, Unresolved, Value } from "../../src/iac/value.ts";
import { known, unknownBecause, type Fact } from "../../src/model/fact.ts";
import { valueAt } from "../../src/provider/read.ts";

export function isUnresolved(value: Value | undefined): value is Unresolved {
  return typeof value === "object" && value?.is === "unresolved";
}

/** Whether an attribute names anything, whatever that is. What a data source finds is something; what a variable without a value holds may be nothing. */
export function namesSomething(body: MapValue, path: string): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  if (value === undefined || value === "") return known(false, { basis: "default", at: body.at });
  return isUnresolved(value) && value.why.code !== "data-source" ? unknownBecause(value.why, at) : known(true, { at });
}

/** Whether something stands there at all, known or not. An empty name points nowhere, and must leave nothing to what it would point at. */
export function isNamed(body: MapValue, path: string): boolean {
  const { value } = valueAt(body, path);
  return value !== undefined && value !== "";
}
