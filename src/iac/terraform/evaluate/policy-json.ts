/** Parts of policy documents, shared by the data sources of AWS and Alibaba Cloud. */
import type { At } from "../../../model/at.ts";
import type { Unknown } from "../../../model/unknown.ts";
import { isList, isMap, listValue, unresolved, type ListValue, type MapValue, type Value } from "../../value.ts";
import { toText } from "../functions/convert.ts";
import { deref } from "../functions/walk.ts";
import { keyText } from "./object.ts";
import { whyOf } from "./iteration.ts";

/** A JSON object under construction: entries with the places they were written at. */
export class JsonObject implements MapValue {
  readonly is = "map";
  readonly open: Unknown[] = [];
  readonly at: At | undefined;
  readonly doubt: Unknown | undefined;
  readonly #entries = new Map<string, Value>();
  readonly #places = new Map<string, () => At | undefined>();

  constructor(at?: At, doubt?: Unknown) {
    this.at = at;
    this.doubt = doubt;
  }

  /** Adds an entry unless its value is absent. */
  set(name: string, value: Value | undefined, place: () => At | undefined = () => undefined): this {
    if (value === undefined || value === null) return this;
    this.#entries.set(name, value);
    this.#places.set(name, place);
    return this;
  }

  get(name: string): Value | undefined {
    return this.#entries.get(name);
  }

  placeOf(name: string): At | undefined {
    return this.#places.get(name)?.() ?? (this.#entries.has(name) ? this.at : undefined);
  }

  names(): readonly string[] {
    return [...this.#entries.keys()];
  }
}

/** The blocks of a type, with why there may be more. */
export function blocksOf(body: MapValue, name: string): { readonly items: readonly MapValue[]; readonly open: readonly Unknown[] } {
  const value = deref(body.get(name) ?? null);
  const open: Unknown[] = [...body.open];
  if (isMap(value)) return { items: [value], open };
  if (isList(value)) {
    const items: MapValue[] = [];
    for (const item of value.items) {
      const block = deref(item);
      const why = isMap(block) ? undefined : whyOf(block);
      if (isMap(block)) items.push(block);
      else if (why !== undefined) open.push(why);
    }
    return { items, open: [...open, ...value.open] };
  }
  const why = whyOf(value);
  return { items: [], open: why === undefined ? open : [...open, why] };
}

/** A list of strings as policies write it: one string alone stands without brackets. An empty list counts as not written. */
export function strings(body: MapValue, name: string, change: (text: string) => string = (text) => text): Value | undefined {
  const value = deref(body.get(name) ?? null);
  if (value === null) return body.open[0] === undefined ? undefined : unresolved(body.open[0]);
  if (!isList(value)) return typeof value === "string" ? change(value) : value;
  const items = value.items.map((item) => changed(item, change));
  const [only] = items;
  if (value.open.length === 0 && items.length < 2) return only;
  return listValue(items, value.open, value.at);
}

function changed(item: Value, change: (text: string) => string): Value {
  if (typeof item === "string") return change(item);
  if (typeof item === "number" || typeof item === "boolean") return toText(item);
  if (typeof item === "object" && item !== null && item.is === "template") {
    return { is: "template", parts: item.parts.map((part) => (typeof part === "string" ? change(part) : part)) };
  }
  return item;
}

/** `{ operator: { key: values } }`, several keys under one operator together. */
export function conditions(
  statement: MapValue,
  names: { readonly operator: string; readonly key: string },
  change?: (text: string) => string,
): Value | undefined {
  const { items, open } = blocksOf(statement, "condition");
  if (items.length === 0 && open.length === 0) return undefined;
  const all = new JsonObject(items[0]?.at);
  all.open.push(...open);
  for (const item of items) {
    const operator = keyText(item.get(names.operator) ?? null);
    const key = keyText(item.get(names.key) ?? null);
    if (typeof operator !== "string" || typeof key !== "string") {
      const why = typeof operator === "object" ? operator : typeof key === "object" ? key : undefined;
      if (why !== undefined) all.open.push(why);
      continue;
    }
    if (item.doubt !== undefined) {
      all.open.push(item.doubt);
      continue;
    }
    const before = all.get(operator);
    const keys = before instanceof JsonObject ? before : new JsonObject(item.at);
    all.set(operator, keys);
    keys.set(key, merged(keys.get(key), strings(item, "values", change)), () => item.placeOf("values"));
  }
  return all;
}

function merged(one: Value | undefined, other: Value | undefined): Value | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [a, b] = [listed(one), listed(other)];
  return listValue([...a.items, ...b.items], [...a.open, ...b.open]);
}

export function listed(value: Value): ListValue {
  return isList(value) ? value : listValue([value]);
}
