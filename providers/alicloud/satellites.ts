/** What resources beside a resource say about it, and attributes of which only the presence counts. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import { known, mapFact, strictest, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { Many } from "../../src/model/many.ts";
import { refOf, settled, valueAt } from "../../src/provider/read.ts";

/** Not known before apply, and yet certain to be there. */
const filledIn: readonly string[] = ["computed", "data-source", "impure-function"];

/** Whether an attribute holds anything: a project, a key pair, a certificate. */
export function isSet(
  body: MapValue,
  path: string,
  absent: Fact<boolean> = known(false, { basis: "default", at: body.at }),
): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  const plain = settled(value);
  if (plain === undefined || plain === null || plain === "") return absent;
  if (typeof plain === "object" && plain.is === "unresolved" && !filledIn.includes(plain.why.code)) return unknownBecause(plain.why, at);
  return known(true, { at });
}

/** Keys that a service of the cloud makes for itself carry an alias that tenants cannot give. */
const OF_SERVICE = /(^|[:/])alias\/acs\//;

/** Whether the key that an attribute names is one that the tenant manages. `absent`: what no key means. */
export function customerKey(body: MapValue, path: string, absent: Fact<boolean>): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  if (value === undefined || settled(value) === "") return absent;
  return mapFact(refOf(value, at), (handle) => !OF_SERVICE.test(handle));
}

/** A document that is there or not: what it would add for sure is then not sure. */
export function provided(doc: Doc, fact: Fact<boolean>): Fact<boolean> {
  return doc.presence.state === "unknown" && fact.state === "known" && fact.value ? unknownBecause(doc.presence.why, doc.at) : fact;
}

const there = (doc: Doc): Fact<boolean> => known(true, { at: doc.at });

/** Whether any of the documents is there and is what is asked for; `absent` where there is none at all. */
export function anyOf(
  docs: Many<Doc>,
  holds: (doc: Doc) => Fact<boolean> = there,
  absent: Fact<boolean> = known(false, { basis: "default" }),
): Fact<boolean> {
  const answers = docs.items.map((doc) => provided(doc, holds(doc)));
  const doubts = docs.open.map((why) => unknownBecause(why));
  return answers.length + doubts.length === 0 ? absent : strictest([...answers, ...doubts]);
}

/** What the one resource says that holds a setting, or `absent` where there is none. */
export function settingOf<T>(docs: Many<Doc>, said: (doc: Doc) => Fact<T>, absent: Fact<T>): Fact<T> {
  const doc = docs.items.find((each) => each.presence.state === "known") ?? docs.items[0];
  if (doc === undefined) return docs.open[0] === undefined ? absent : unknownBecause(docs.open[0]);
  return doc.presence.state === "unknown" ? unknownBecause(doc.presence.why, doc.at) : said(doc);
}

/** Whether two values name the same thing: equal texts, or the same document. `undefined`: cannot be told. */
export function sameName(one: Value | undefined, other: Value | undefined): boolean | undefined {
  const [first, second] = [settled(one), settled(other)];
  if (typeof first === "string" && typeof second === "string") return first === second;
  const [here, there] = [refOf(one ?? null), refOf(other ?? null)];
  return here.state === "known" && there.state === "known" && here.value === there.value ? true : undefined;
}
