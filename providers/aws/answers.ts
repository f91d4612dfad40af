/** Reading the JSON of AWS answers, before it becomes documents. */
import type { MapValue } from "../../src/iac/value.ts";
import { unknown, type NotKnown } from "../../src/model/fact.ts";
import type { Found } from "../../src/provider/answer.ts";

export type Json = Readonly<Record<string, unknown>>;

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The objects of a list, each as a document named by one of its fields. */
export function foundIn(body: Json, list: string, id: string): readonly Found[] {
  const items: unknown = body[list];
  if (!Array.isArray(items)) return [];
  return items.flatMap((each: unknown, index) => {
    const name = typeof each === "object" && each !== null ? textOf((each as Json)[id]) : "";
    return name === "" ? [] : [{ id: name, body: each, path: `${list}[${String(index)}]` }];
  });
}

/** A field that the answer should have had. */
export function owed(body: MapValue, path: string): NotKnown {
  return unknown("owed", path, body.at);
}
