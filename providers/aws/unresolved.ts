import type { Unresolved, Value } from "../../src/iac/value.ts";

export function isUnresolved(value: Value | undefined): value is Unresolved {
  return typeof value === "object" && value?.is === "unresolved";
}
