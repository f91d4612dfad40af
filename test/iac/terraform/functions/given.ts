import { because } from "../../../../src/model/unknown.ts";
import {
  listValue,
  mapValue,
  unresolved,
  type ListValue,
  type MapValue,
  type Reference,
  type Template,
  type Unresolved,
  type Value,
} from "../../../../src/iac/value.ts";

/** A value that depends on a variable without a value. */
export const unset: Unresolved = unresolved(because("variable-unset", "x"));
export const failed: Unresolved = unresolved(because("evaluation-error", "it cannot be"));

/** An attribute known after apply. */
export function ref(path = "id", to = "aws_vpc.main"): Reference {
  return { is: "reference", to, path, value: undefined };
}

/** An attribute that the code writes. */
export function written(value: Value, path = "bucket", to = "aws_s3_bucket.b"): Reference {
  return { is: "reference", to, path, value };
}

export function list(...items: readonly Value[]): ListValue {
  return listValue(items);
}

/** A list of which parts are missing. */
export function open(...items: readonly Value[]): ListValue {
  return listValue(items, [because("variable-unset", "x")]);
}

export function map(entries: Readonly<Record<string, Value>>): MapValue {
  return mapValue(new Map(Object.entries(entries)));
}

export function openMap(entries: Readonly<Record<string, Value>>): MapValue {
  return mapValue(new Map(Object.entries(entries)), { open: [because("variable-unset", "x")] });
}

export function template(...parts: Template["parts"]): Template {
  return { is: "template", parts };
}

export function json(value: Value): Value {
  return { is: "json", value };
}
