import type { Text } from "../model/text.ts";
import { because, type Unknown } from "../model/unknown.ts";
import type { Decoder } from "./border.ts";
import { decodeFact, existenceOnly } from "./decode-fact.ts";
import { isObject, keysOf, placeIn, reasonIn, required, textIn } from "./decode-parts.ts";
import { expected, further, Mismatch, mismatch, notOneOf, under } from "./mismatch.ts";
import type { Field, Fields, Literal, Node } from "./shape.ts";
import { addressesFrom, isInstant, portsFrom } from "./values.ts";

const decoders = new WeakMap<Node, Decoder>();

/** Checks a value against its shape and turns it into what rules read. Throws a Mismatch. */
export function decoderOf(node: Node): Decoder {
  let decoder = decoders.get(node);
  if (decoder === undefined) decoders.set(node, (decoder = made(node)));
  return decoder;
}

function made(node: Node): Decoder {
  switch (node.is) {
    case "boolean":
    case "number":
      return typed(node.is, expected[node.is]);
    case "text":
    case "told":
      return typed("string", expected.text);
    case "ref":
      return (wire, border) => border.refOf(textIn(wire));
    case "instant":
      return checked((wire) => (isInstant(wire) ? wire : undefined), expected.instant);
    case "addresses":
      return sharing("addresses", checked(addressesFrom, expected.addresses));
    case "ports":
      return sharing("ports", checked(portsFrom, expected.ports));
    case "at":
      return placeIn;
    case "reason":
      return reasonIn;
    case "one-of":
      return literal(node.of);
    case "list":
      return listOf(decoderOf(node.of));
    case "fact":
      return decodeFact(decoderOf(node.of));
    case "many":
      return manyOf(decoderOf(node.of));
    case "either":
      return either(node.of);
    case "object":
      return objectOf(node.fields);
  }
}

function typed(type: "boolean" | "number" | "string", what: Text): Decoder {
  return (wire) => {
    if (typeof wire !== type) throw mismatch(what);
    return wire;
  };
}

function checked(parse: (wire: unknown) => unknown, what: Text): Decoder {
  return (wire) => {
    const value = parse(wire);
    if (value === undefined) throw mismatch(what);
    return value;
  };
}

/** Sets of addresses and ports are the same few over and over. */
function sharing(name: string, decode: Decoder): Decoder {
  return (wire, border) => {
    const key = `${name} ${JSON.stringify(wire)}`;
    let value = border.shared.get(key);
    if (value === undefined) border.shared.set(key, (value = decode(wire, border)));
    return value;
  };
}

function literal(values: readonly Literal[]): Decoder {
  return (wire) => {
    if (!values.includes(wire as Literal)) throw notOneOf(values, expected.text);
    return wire;
  };
}

function listOf(decode: Decoder): Decoder {
  return (wire, border) => {
    if (!Array.isArray(wire)) throw mismatch(expected.list);
    const result: unknown[] = [];
    try {
      for (const each of wire as readonly unknown[]) result.push(decode(each, border));
    } catch (error) {
      throw further(error, result.length);
    }
    return result;
  };
}

function manyOf(decode: Decoder): Decoder {
  const [items, open] = [listOf(decode), listOf(reasonIn)];
  return (wire, border) => {
    const { items: written, open: openings } = keysOf(wire, ["items", "open"]);
    const known = under("items", () => items(required(written), border)) as readonly unknown[];
    const reasonsFor = under("open", () => open(required(openings), border)) as readonly Unknown[];
    return { items: known, open: reasonsFor };
  };
}

/** The first form that fits. Where only one is near what is written, its own complaint is the clearest. */
function either(nodes: readonly Node[]): Decoder {
  const forms = nodes.map((node) => ({ node, decode: decoderOf(node) }));
  return (wire, border) => {
    const near = forms.filter(({ node }) => isNear(node, wire));
    for (const { decode } of near.slice(0, -1)) {
      try {
        return decode(wire, border);
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
      }
    }
    const [last] = near.slice(-1);
    if (last === undefined) throw mismatch(expected.either);
    return last.decode(wire, border);
  };
}

/** Told without looking inside, so that hardly any form is tried in vain. */
function isNear(node: Node, wire: unknown): boolean {
  switch (node.is) {
    case "one-of":
      return node.of.includes(wire as Literal);
    case "object":
      return isObject(wire) && Object.keys(wire).every((key) => Object.hasOwn(node.fields, key));
    case "boolean":
    case "number":
      return typeof wire === node.is;
    case "text":
    case "told":
    case "ref":
    case "instant":
      return typeof wire === "string";
    default:
      return true;
  }
}

function objectOf(fields: Fields): Decoder {
  const entries = Object.entries(fields).map(([name, field]) => {
    const decode = decoderOf(field);
    return { name, field, decode: name === "presence" ? existenceOnly(decode) : decode };
  });
  const names = Object.keys(fields);
  return (wire, border) => {
    const written = keysOf(wire, names);
    const result: Record<string, unknown> = {};
    let at = "";
    try {
      for (const { name, field, decode } of entries) {
        const value = written[name];
        border.subject.field = at = name;
        if (value !== undefined) result[name] = decode(value, border);
        else if (field.absent !== "left-out") result[name] = inPlaceOf(field, name);
      }
    } catch (error) {
      throw further(error, at);
    }
    return result;
  };
}

/** What is not written is not known, unless the format says what it means. */
function inPlaceOf(field: Field, name: string): unknown {
  if (typeof field.absent === "object") return field.absent.value;
  const why = because("not-in-snapshot", name);
  if (field.is === "fact") return { state: "unknown", why };
  if (field.is === "many") return { items: [], open: [why] };
  throw mismatch(expected.missing);
}
