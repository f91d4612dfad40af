import type { Addresses } from "../model/addresses.ts";
import type { At } from "../model/at.ts";
import type { Fact } from "../model/fact.ts";
import type { Instant, LastUse } from "../model/instant.ts";
import { present, type Item, type Many } from "../model/many.ts";
import type { Ref } from "../model/resource.ts";
import type { Ports } from "../model/traffic.ts";
import type { Unknown } from "../model/unknown.ts";

/** What a value looks like, as data: the border is checked by it, and the published schema is made of it. */
export type Node =
  | { readonly is: "boolean" | "number" | "text" | "told" | "instant" | "ref" | "addresses" | "ports" | "at" | "reason" }
  | { readonly is: "one-of"; readonly of: readonly Literal[] }
  | { readonly is: "list" | "fact" | "many"; readonly of: Node }
  | { readonly is: "either"; readonly of: readonly Node[] }
  | { readonly is: "object"; readonly fields: Fields };

export type Literal = string | number | boolean | null;
export type Fields = Readonly<Record<string, Field>>;
export type Field = Node & { readonly absent?: Absence };

/** What it means that a field is not written: it has no such field, or this value. Any other fact is unknown then, and any other list open. */
export type Absence = "left-out" | { readonly value: unknown };

declare const shaped: unique symbol;

/** A node for values of exactly one type: the compiler holds it to the interface that it stands for. */
export type Shape<T> = Node & { readonly [shaped]?: (value: T) => T };

export const boolean: Shape<boolean> = { is: "boolean" };
export const number: Shape<number> = { is: "number" };
export const text: Shape<string> = { is: "text" };
/** A text that is only shown and never compared: secrets in it are masked. */
export const told: Shape<string> = { is: "told" };
export const instant: Shape<Instant> = { is: "instant" };
export const ref: Shape<Ref> = { is: "ref" };
export const addresses: Shape<Addresses> = { is: "addresses" };
export const ports: Shape<Ports> = { is: "ports" };
export const at: Shape<At> = { is: "at" };
export const reason: Shape<Unknown> = { is: "reason" };

export function oneOf<const L extends readonly Literal[]>(...of: L): Shape<L[number]> {
  return { is: "one-of", of };
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return { is: "list", of };
}

export function fact<T>(of: Shape<T>): Shape<Fact<T>> {
  return { is: "fact", of };
}

export function many<T>(of: Shape<T>): Shape<Many<T>> {
  return { is: "many", of };
}

export function either<const S extends readonly Node[]>(...of: S): Shape<ShapedBy<S[number]>> {
  return { is: "either", of };
}

/** The word for "not once" is no date. */
export const lastUse: Shape<LastUse> = either(instant, oneOf("never"));

export function object<S extends Fields>(fields: S): Shape<ObjectOf<S>> {
  return { is: "object", fields };
}

/** A part of a resource: its own fields, and those of every part. */
export function item<S extends Fields>(fields: S): Shape<Item & ObjectOf<S>> {
  return { is: "object", fields: { presence, at: optional(at), label: optional(told), ...fields } };
}

/** A field that may be missing. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { ...shape, absent: "left-out" };
}

/** A field that has a value where it is not written. */
export function preset<T>(shape: Shape<T>, value: T): Shape<T> {
  const field: Field = { ...shape, absent: { value } };
  return field;
}

/** What is plainly written is there. */
export const presence: Shape<Fact<true>> = preset(fact(oneOf(true)), present);

export type Optional<T> = Shape<T> & { readonly absent: "left-out" };
export type ShapedBy<S> = S extends { readonly [shaped]?: (value: infer T) => unknown } ? T : never;
type OptionalKeys<S extends Fields> = { [K in keyof S]: S[K] extends { readonly absent: "left-out" } ? K : never }[keyof S];
type ObjectOf<S extends Fields> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ShapedBy<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: ShapedBy<S[K]>;
};
