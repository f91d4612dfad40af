import type { Doc } from "../../src/iac/document.ts";
import { unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import { many, type Many } from "../../src/model/many.ts";
import type { Unknown } from "../../src/model/unknown.ts";
import { isUnresolved } from "./named.ts";

/** The documents that were read. One that only stands for a refused call becomes an opening with its reason. `member`: one that every answer has. */
export function answered(docs: Many<Doc>, member: string): Many<Doc> {
  const items: Doc[] = [];
  const open: Unknown[] = [...docs.open];
  for (const doc of docs.items) {
    const value = doc.body.get(member);
    if (isUnresolved(value)) open.push(value.why);
    else items.push(doc);
  }
  return many(items, open);
}

/** What the one answer about a document says. Without an answer it is not known, for the reason that the call left or because it was not asked. */
export function toldBy<T>(docs: Many<Doc>, operation: string, read: (doc: Doc) => Fact<T>): Fact<T> {
  const [doc] = docs.items;
  if (doc !== undefined) return read(doc);
  return docs.open[0] === undefined ? unknown("not-listed", operation) : unknownBecause(docs.open[0]);
}
