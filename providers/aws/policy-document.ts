import { unresolved, type Value } from "../../src/iac/value.ts";
import { because } from "../../src/model/unknown.ts";

/** A policy document as IAM answers it: JSON text, encoded for URLs. */
export function policyDocument(value: Value | undefined): Value {
  if (value === undefined || value === null) return unresolved(because("owed", "PolicyDocument"));
  if (typeof value !== "string" || !value.startsWith("%")) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return unresolved(because("unexpected-value", "PolicyDocument"));
  }
}
