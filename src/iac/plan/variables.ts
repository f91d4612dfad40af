import { because } from "../../model/unknown.ts";
import { listValue, mapValue, unresolved, type Value } from "../value.ts";
import type { PlanText } from "./plan-text.ts";
import { isObject, memberOf, objectIn } from "./plain.ts";

/** The variables of the root module as a plan was made with them. Those declared sensitive are not told. */
export function variablesOf({ variables, configuration }: PlanText): ReadonlyMap<string, Value> {
  const declared = objectIn(objectIn(configuration, "root_module"), "variables");
  const values = new Map<string, Value>();
  for (const [name, variable] of Object.entries(variables)) {
    const secret = memberOf(memberOf(declared, name), "sensitive") === true;
    const value = memberOf(variable, "value");
    if (secret) values.set(name, unresolved(because("sensitive", `var.${name}`)));
    else if (value !== undefined) values.set(name, plainValue(value));
  }
  return values;
}

/** Parsed JSON as a value. */
export function plainValue(plain: unknown): Value {
  if (Array.isArray(plain)) return listValue((plain as readonly unknown[]).map(plainValue));
  if (isObject(plain)) return mapValue(new Map(Object.entries(plain).map(([name, each]) => [name, plainValue(each)])));
  return plain as string | number | boolean | null;
}
