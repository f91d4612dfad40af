import type { Addresses } from "../model/addresses.ts";
import type { At } from "../model/at.ts";
import type { Fact, Known } from "../model/fact.ts";
import type { Many } from "../model/many.ts";
import type { Text } from "../model/text.ts";
import type { Ports } from "../model/traffic.ts";
import { because, type Unknown } from "../model/unknown.ts";
import type { Fields, Literal, Node } from "./shape.ts";
import { addressesTo, isInstant, portsTo } from "./values.ts";

/** What the writer of one snapshot knows. */
export interface Pen {
  /** The number of a place in the file. */
  readonly placeOf: (at: At) => number;
  /** A text that is only shown, without the secrets in it. */
  readonly told: (text: string) => string;
}

export type Encoder = (value: unknown, pen: Pen) => unknown;

/** A value that the format cannot carry. Where it is that of a fact, the fact is written as unknown. */
class Unwritable extends Error {}

const encoders = new WeakMap<Node, Encoder>();

/** Turns what rules read into what is written. */
export function encoderOf(node: Node): Encoder {
  let encoder = encoders.get(node);
  if (encoder === undefined) encoders.set(node, (encoder = made(node)));
  return encoder;
}

function made(node: Node): Encoder {
  switch (node.is) {
    case "boolean":
    case "text":
    case "ref":
    case "one-of":
      return (value) => value;
    case "told":
      return (value, pen) => pen.told(value as string);
    case "number":
      return (value) => writable(Number.isFinite(value) ? value : undefined);
    case "instant":
      return (value) => writable(isInstant(value) ? value : undefined);
    case "addresses":
      return (value) => addressesTo(value as Addresses);
    case "ports":
      return (value) => writable(portsTo(value as Ports));
    case "at":
      return (value, pen) => pen.placeOf(value as At);
    case "reason":
      return (value, pen) => reasonTo(value as Unknown, pen);
    case "list": {
      const encode = encoderOf(node.of);
      return (value, pen) => (value as readonly unknown[]).map((each) => encode(each, pen));
    }
    case "fact":
      return factWith(encoderOf(node.of));
    case "many": {
      const encode = encoderOf(node.of);
      return (value, pen) => {
        const { items, open } = value as Many<unknown>;
        return { items: items.map((each) => encode(each, pen)), open: open.map((why) => reasonTo(why, pen)) };
      };
    }
    case "either": {
      const forms = node.of.map((each) => ({ each, encode: encoderOf(each) }));
      return (value, pen) => writable(forms.find(({ each }) => fits(each, value))).encode(value, pen);
    }
    case "object":
      return objectWith(node.fields);
  }
}

function writable<T>(value: T | undefined): T {
  if (value === undefined) throw new Unwritable("a value that the format of snapshots cannot carry");
  return value;
}

function fits(node: Node, value: unknown): boolean {
  switch (node.is) {
    case "one-of":
      return node.of.includes(value as Literal);
    case "instant":
      return isInstant(value);
    case "number":
    case "boolean":
      return typeof value === node.is;
    case "text":
    case "told":
    case "ref":
      return typeof value === "string";
    case "object":
      return typeof value === "object" && value !== null && Object.keys(value).every((key) => Object.hasOwn(node.fields, key));
    default:
      return typeof value === "object" && value !== null;
  }
}

function objectWith(fields: Fields): Encoder {
  const entries = Object.entries(fields).map(([name, field]) => ({ name, absent: field.absent, encode: encoderOf(field) }));
  return (value, pen) => {
    const result: Record<string, unknown> = {};
    for (const { name, absent, encode } of entries) {
      const own = (value as Readonly<Record<string, unknown>>)[name];
      if (own === undefined || (typeof absent === "object" && isSame(own, absent.value))) continue;
      result[name] = encode(own, pen);
    }
    return result;
  };
}

/** Whether a field holds what its absence means: the same value, another empty list, the same plain fact. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === 0 && other.length === 0;
  return isPlain(one) && isPlain(other) && one.value === other.value;
}

function isPlain(value: unknown): value is Known<unknown> {
  if (typeof value !== "object" || value === null || !("state" in value) || value.state !== "known") return false;
  const { basis, assumes, at } = value as Known<unknown>;
  return basis === undefined && assumes === undefined && at === undefined;
}

function factWith(encode: Encoder): Encoder {
  return (value, pen) => {
    const fact = value as Fact<unknown>;
    const place = fact.at === undefined ? undefined : { at: pen.placeOf(fact.at) };
    switch (fact.state) {
      case "unknown":
        return { unknown: reasonTo(fact.why, pen), ...place };
      case "not-applicable":
        return {
          notApplicable: fact.why.code === "not-offered" ? { notOffered: fact.why.row } : { setElsewhere: fact.why.level },
          ...place,
        };
      default:
        return { ...knownTo(fact, encode, pen), ...place };
    }
  };
}

function knownTo({ value, basis, assumes }: Known<unknown>, encode: Encoder, pen: Pen): object {
  try {
    if (basis === undefined && assumes === undefined) return { value: encode(value, pen) };
    return { value: encode(value, pen), ...(basis && { basis }), ...(assumes && { assumes: wordsTo(assumes, pen) }) };
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    return { unknown: reasonTo(because("unexpected-value", "it"), pen) };
  }
}

function reasonTo({ code, subject, at }: Unknown, pen: Pen): unknown {
  return { code, subject: pen.told(subject), ...(at !== undefined && { at: pen.placeOf(at) }) };
}

function wordsTo({ en, zh }: Text, pen: Pen): Text {
  return { en: pen.told(en), zh: pen.told(zh) };
}
