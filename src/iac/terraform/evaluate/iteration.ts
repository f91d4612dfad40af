import { because, type Unknown } from "../../../model/unknown.ts";
import { isList, isMap, unresolved, type ListValue, type Unresolved, type Value } from "../../value.ts";
import { compareText } from "../functions/order.ts";
import { computed, deref, firstUnresolved } from "../functions/walk.ts";
import { KeyedInstances } from "./instances.ts";

/** What a loop goes over: the entries that are known, and why there may be more. */
export interface Entries {
  readonly entries: readonly (readonly [key: Value, value: Value])[];
  readonly open: readonly Unknown[];
  /** Set when it is no collection, or nothing of it is known. */
  readonly failed?: Unresolved | undefined;
}

const sets = new WeakSet<ListValue>();

/** Marks the result of an expression that yields a set: its elements are their own keys. */
export function markSet(value: Value): Value {
  if (isList(value)) sets.add(value);
  return value;
}

export function isSet(value: Value): boolean {
  return isList(value) && sets.has(value);
}

/** Sets by element, lists by index, maps by key in Terraform's order. */
export function entriesOf(written: Value): Entries {
  const value = deref(written);
  if (isList(value))
    return { entries: value.items.map((item, index) => [sets.has(value) ? item : index, item] as const), open: value.open };
  if (isMap(value)) {
    const entries = [...value.names()].sort(compareText).map((name) => [name, value.get(name) ?? null] as const);
    if (value instanceof KeyedInstances && value.any !== undefined) {
      const [why = because("computed", "the key")] = value.open;
      return { entries: [...entries, [unresolved(why), value.any]], open: value.open };
    }
    return { entries, open: value.open };
  }
  const why = whyOf(value) ?? because("evaluation-error", "only lists, sets, maps and objects can be gone over");
  return { entries: [], open: [], failed: unresolved(why) };
}

/** Why a single value is not known. `undefined` when it is, or when it is a collection. */
export function whyOf(value: Value): Unknown | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  switch (value.is) {
    case "unresolved":
      return value.why;
    case "reference": {
      const behind = deref(value);
      return behind === value || (typeof behind === "object" && behind?.is === "reference") ? computed(value) : whyOf(behind);
    }
    case "template":
      return firstUnresolved(value);
    default:
      return undefined;
  }
}
