/** What the answers of calls about a document say. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue } from "../../src/iac/value.ts";
import { unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { Many } from "../../src/model/many.ts";
import { because } from "../../src/model/unknown.ts";
import { asBoolean, number, settled, text, word } from "../../src/provider/read.ts";
import { factOf } from "./answers.ts";

/** A switch, a number and a word of an answer. What is left out, or is an empty text, was owed. */
export function toggle(body: MapValue, path: string): Fact<boolean> {
  return factOf(body, path, asBoolean);
}

export function owedNumber(body: MapValue, path: string): Fact<number> {
  return number(body, path, unknown("owed", path, body.at));
}

export function owedText(body: MapValue, path: string): Fact<string> {
  return text(body, path, unknown("owed", path, body.at));
}

export function owedWord<T>(body: MapValue, path: string, table: Readonly<Record<string, T>>): Fact<T> {
  return word(body, path, table, unknown("owed", path, body.at));
}

/** Stands in an answer where the engine, edition or type of the thing asked about does not have what was asked for: neither off nor unknown. */
export const LACKING = "lacking";

export function isLacking(body: MapValue, member: string): boolean {
  return settled(body.get(member)) === LACKING;
}

/** What the one answer about a document says; unknown, with the reason, where it was not given. */
export function saidBy<T>(docs: Many<Doc>, operation: string, said: (doc: Doc) => Fact<T>): Fact<T> {
  const [doc] = docs.items;
  if (doc !== undefined) return said(doc);
  return unknownBecause(docs.open[0] ?? because("not-listed", operation));
}
