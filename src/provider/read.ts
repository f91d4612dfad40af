/**
 * Reading facts out of native documents. Every reader takes the fact that absence means, because that depends on the
 * format: a mapper states it per attribute. A written `null` counts as absent, as Terraform treats it.
 */
import type { At } from "../model/at.ts";
import { known, unknown, unknownBecause, type Fact } from "../model/fact.ts";
import { closed, many, none, opened, present, type Many } from "../model/many.ts";
import type { Ref } from "../model/resource.ts";
import { because, type Unknown } from "../model/unknown.ts";
import { isList, isMap, type MapValue, type Value } from "../iac/value.ts";

/** The value behind a reference where the code writes one, else the value itself. */
export function settled(value: Value | undefined): Value | undefined {
  return typeof value === "object" && value?.is === "reference" && value.value !== undefined ? settled(value.value) : value;
}

/** A string of which every part is written stands for its text; everything else for itself. */
export function spelledOut(value: Value | undefined): Value | undefined {
  if (typeof value !== "object" || value?.is !== "template") return value;
  const parts = value.parts.map(settled);
  return parts.every((part) => part !== null && typeof part !== "object" && part !== undefined) ? parts.join("") : value;
}

/** What is written under a path such as `metadata_options.http_tokens`; blocks on the way count as one, and one that may not be there leaves it unresolved. `undefined`: nothing. */
export function valueAt(body: MapValue, path: string): { readonly value: Value | undefined; readonly at: At | undefined } {
  const dot = path.indexOf(".");
  if (dot < 0) {
    const value = body.get(path);
    if (value !== undefined && value !== null) return { value, at: body.placeOf(path) ?? body.at };
    return { value: writtenAt(body, path), at: body.at };
  }
  const inner = blocks(body, path.slice(0, dot));
  const first = inner.items[0];
  if (inner.open.length > 0) return { value: { is: "unresolved", why: inner.open[0] as Unknown }, at: body.placeOf(path.slice(0, dot)) };
  if (first === undefined) return { value: undefined, at: body.at };
  return first.doubt === undefined ? valueAt(first, path.slice(dot + 1)) : { value: { is: "unresolved", why: first.doubt }, at: first.at };
}

/** As `valueAt` without the place: most questions need none, and each place takes room in the table of positions. */
function writtenAt(body: MapValue, path: string): Value | undefined {
  if (path.includes(".")) return valueAt(body, path).value;
  const value = body.get(path);
  if (value !== undefined && value !== null) return value;
  const [why] = body.open;
  return why === undefined ? undefined : { is: "unresolved", why };
}

/** Whether nothing at all is written there. */
export function isAbsent(body: MapValue, path: string): boolean {
  return writtenAt(body, path) === undefined;
}

type Reader<T> = (value: Value) => T | undefined;

function read<T>(body: MapValue, path: string, absent: Fact<T>, as: Reader<T>): Fact<T> {
  const dot = path.indexOf(".");
  const written = body.get(dot < 0 ? path : path.slice(0, dot));
  // Most of what is asked for is not written: that needs no place.
  if ((written === undefined || written === null) && body.open.length === 0) return absent;
  if (dot < 0 && written !== undefined && written !== null) return factOf(written, path, as, body.placeOf(path) ?? body.at);
  const { value, at } = valueAt(body, path);
  return value === undefined ? absent : factOf(value, path, as, at);
}

/** A fact out of one value. `subject` names it in the reason when it cannot be read. */
export function factOf<T>(written: Value, subject: string, as: Reader<T>, at?: At): Fact<T> {
  const value = spelledOut(settled(written));
  if (value === undefined || value === null) return unknown("unexpected-value", `${subject} = null`, at);
  const why = doubtIn(value);
  if (why !== undefined) return unknownBecause(why, at);
  const result = as(value);
  return result === undefined ? unknown("unexpected-value", `${subject} = ${short(value)}`, at) : known(result, { at });
}

/** Why a single value is not known, if it is not. */
function doubtIn(value: Value): Unknown | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (value.is === "unresolved") return value.why;
  if (value.is === "reference") return because("computed", value.path === "" ? value.to : `${value.to}.${value.path}`);
  if (value.is === "template") {
    for (const part of value.parts) {
      const why = typeof part === "string" ? undefined : doubtIn(part);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}

function short(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return typeof value === "object" && value !== null ? value.is : String(value);
}

export const asText: Reader<string> = (value) =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
const asNumber: Reader<number> = (value) =>
  typeof value === "number" ? value : typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
export const asBoolean: Reader<boolean> = (value) => {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  return word === "true" ? true : word === "false" ? false : undefined;
};

export function text(body: MapValue, path: string, absent: Fact<string>): Fact<string> {
  return read(body, path, absent, asText);
}

export function number(body: MapValue, path: string, absent: Fact<number>): Fact<number> {
  return read(body, path, absent, asNumber);
}

/** Also takes the words "true" and "false". */
export function boolean(body: MapValue, path: string, absent: Fact<boolean>): Fact<boolean> {
  return read(body, path, absent, asBoolean);
}

/** A word out of a table; upper and lower case do not matter. A word not in the table is unknown, never a guess. */
export function word<T>(body: MapValue, path: string, table: Readonly<Record<string, T>>, absent: Fact<T>): Fact<T> {
  return read(body, path, absent, asWord(table));
}

export function asWord<T>(table: Readonly<Record<string, T>>): Reader<T> {
  return (value) => {
    const spelled = asText(value);
    return spelled === undefined ? undefined : inLowerCase(table).get(spelled.toLowerCase());
  };
}

/** Tables are constants of mappers: each is turned into lower case once, and not for each attribute that is read by it. */
const lowered = new WeakMap<Readonly<Record<string, unknown>>, ReadonlyMap<string, unknown>>();

function inLowerCase<T>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  let lower = lowered.get(table);
  if (lower === undefined) lowered.set(table, (lower = new Map(Object.entries(table).map(([key, value]) => [key.toLowerCase(), value]))));
  return lower as ReadonlyMap<string, T>;
}

/** The elements of a list attribute. One value counts as a list of one; nothing written is an empty list. */
export function list(body: MapValue, path: string): Many<Value> {
  const value = writtenAt(body, path);
  return value === undefined ? closed([]) : elements(value);
}

export function elements(written: Value): Many<Value> {
  const value = settled(written);
  if (isList(value)) return value;
  if (typeof value === "object" && value !== null && value.is === "unresolved") return opened([], value.why);
  return value === null || value === undefined ? closed([]) : closed([value]);
}

/** Nested blocks, or a list of objects written in their place. */
export function blocks(body: MapValue, name: string): Many<MapValue> {
  const value = writtenAt(body, name);
  if (value === undefined) return none;
  const all = elements(value);
  if (all.open.length === 0 && all.items.every(isMap)) return all as Many<MapValue>;
  const open = [...all.open];
  const items: MapValue[] = [];
  for (const each of all.items) {
    const item = settled(each);
    if (isMap(item)) items.push(item);
    else if (item !== null && item !== undefined) open.push(doubtIn(item) ?? because("unexpected-value", `${name} = ${short(item)}`));
  }
  return many(items, open);
}

/** Where a document or a block may not be there at all. */
export function presenceOf(block: MapValue): Fact<true> {
  return block.doubt === undefined ? present : unknownBecause(block.doubt, block.at);
}

/** A pointer to another resource: the id of a document in the scan, or the literal handle. */
export function ref(body: MapValue, path: string, absent: Fact<Ref>): Fact<Ref> {
  const { value, at } = valueAt(body, path);
  return value === undefined ? absent : refOf(value, at);
}

/** A reference anywhere at the head of a string (`"${azurerm_storage_account.a.id}/blobServices/default"`, `"${arn}:*"`) points at what it names. */
export function refOf(value: Value, at?: At): Fact<Ref> {
  if (typeof value === "string") return known(value, { at });
  if (typeof value === "object" && value !== null) {
    if (value.is === "reference") return known(value.to, { at });
    if (value.is === "template") {
      const first = value.parts.find((part) => typeof part !== "string" || part !== "");
      if (typeof first === "object" && first.is === "reference") return known(first.to, { at });
    }
    const why = doubtIn(value);
    if (why !== undefined) return unknownBecause(why, at);
  }
  return unknown("unexpected-value", short(value), at);
}
