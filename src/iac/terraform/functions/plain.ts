import type { Unknown } from "../../../model/unknown.ts";
import { isList, isMap, type Value } from "../../value.ts";
import { Halt } from "./halt.ts";
import { boundDepth, Budget } from "./limits.ts";
import { toText } from "./text.ts";
import { deref, firstUnresolved, type Json } from "./walk.ts";

export type Plain = { readonly known: true; readonly json: Json } | { readonly known: false; readonly why: Unknown };

/** The value as JSON data, or the first reason why it cannot be told. Text made by `jsonencode` stays text. */
export function plain(value: Value): Plain {
  try {
    return { known: true, json: bare(value, 0, new Budget()) };
  } catch (error) {
    if (error instanceof Halt) return { known: false, why: error.why };
    throw error;
  }
}

function bare(raw: Value, depth: number, budget: Budget): Json {
  boundDepth(depth);
  budget.spend();
  const value = deref(raw);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value) || isMap(value)) {
    const why = value.open[0];
    if (why !== undefined) throw new Halt(why);
  }
  if (isList(value)) return value.items.map((item) => bare(item, depth + 1, budget));
  if (isMap(value)) return Object.fromEntries(value.names().map((name) => [name, bare(value.get(name) ?? null, depth + 1, budget)]));
  const text = toText(value);
  if (typeof text === "string") return text;
  const why = firstUnresolved(text);
  if (why === undefined) return bare(text, depth + 1, budget);
  throw new Halt(why);
}
