import type { Doc } from "../../src/iac/document.ts";
import type { MapValue } from "../../src/iac/value.ts";
import { mapFact, unknown, unknownBecause, type Fact, type NotKnown } from "../../src/model/fact.ts";
import type { KindName } from "../../src/model/kinds.ts";
import { flatMapMany, mapMany, opened, type Many } from "../../src/model/many.ts";
import type { Ref, ResourceBase } from "../../src/model/resource.ts";
import { because } from "../../src/model/unknown.ts";
import { blocks, ref, settled } from "../../src/provider/read.ts";
import { azureBase } from "./base.ts";
import { comparable } from "./reference.ts";

/** Attributes by which others may name a resource: its name in code, its id in an answer, which `key` holds in lower case. */
export const armIdentity = ["name", "key"];

/** The common fields of a resource in the form of Azure Resource Manager. Answers name each other by id. */
export function armBase<K extends KindName>(kind: K, doc: Doc): ResourceBase<K> {
  return azureBase(kind, doc, { handles: isLive(doc) ? ["key"] : ["name"] });
}

/** Whether the document is an answer of a running cloud and not code. */
export function isLive(doc: Doc): boolean {
  return doc.provider.name === "azure";
}

/**
 * What is true of a thing because of what holds it. A list that could not be read leaves one document for whatever may have been on it:
 * that has no id, and nothing is true of it.
 */
export function ifRead<T>(doc: Doc, fact: Fact<T>): Fact<T> {
  const id = isLive(doc) ? settled(doc.body.get("key")) : undefined;
  return typeof id === "object" && id?.is === "unresolved" ? unknownBecause(id.why, doc.at) : fact;
}

/** What absence of a property means: in a template what the service fills in, in an answer that it was left out though owed. */
export function absentIn<T>(doc: Doc, path: string, template: Fact<T>): Fact<T> {
  return isLive(doc) ? unknown("owed", path, doc.at) : template;
}

/** A property whose default no document pins down: a template leaves it to the service, an answer owed it. */
export function unwritten(doc: Doc, path: string): NotKnown {
  return isLive(doc) ? unknown("owed", path, doc.at) : unknown("not-visible", `the default of ${path}`, doc.at);
}

/** A list that an answer owes. */
export function owedList<T>(doc: Doc, path: string, written: Many<T>, isWritten: boolean): Many<T> {
  return isWritten || !isLive(doc) ? written : opened(written.items, ...written.open, because("owed", path, doc.at));
}

/** A pointer by id, in comparable case. */
export function armRef(body: MapValue, path: string, absent: Fact<Ref>): Fact<Ref> {
  return mapFact(ref(body, path, absent), comparable);
}

/** `2023-01-01` of `2023-01-01-preview`: dates compare as text. `undefined` where none is written. */
export function apiDate(doc: Doc): string | undefined {
  const version = settled(doc.body.get("apiVersion"));
  return typeof version === "string" ? /^\d{4}-\d{2}-\d{2}/.exec(version)?.[0] : undefined;
}

/** The items of a page as documents of a type, for what reads children that stand by themselves in code. */
export function itemsOf(pages: Many<Doc>, type: string): Many<Doc> {
  return flatMapMany(pages, (page) =>
    mapMany(blocks(page.body, "value"), (body): Doc => ({ ...page, type, body, at: body.at ?? page.at })),
  );
}

/** Lists of children come page by page as documents of their own; the last page carries no `nextLink`. A page that was refused says so itself. */
export function childrenListed(pages: Many<Doc>, subject: string): Many<Doc> {
  const last = pages.items.some(({ body }) => {
    const next = settled(body.get("nextLink"));
    return typeof next !== "string" || next === "";
  });
  if (last || (pages.items.length === 0 && pages.open.length > 0)) return pages;
  return opened(pages.items, ...pages.open, because(pages.items.length === 0 ? "not-listed" : "truncated", subject));
}
