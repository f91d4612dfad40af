/** `yamldecode`: YAML 1.2 syntax with the scalar forms that Terraform resolves (`yes` is true, `0o17` is 15, a date becomes a timestamp). */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type ParsedNode, type Scalar } from "yaml";
import { because } from "../../../../model/unknown.ts";
import { listValue, mapValue, type MapValue, type Value } from "../../../value.ts";
import { formatTimestamp, parseTimestamp } from "../dates/timestamp.ts";
import { fail, halt } from "../halt.ts";
import { boundDepth, MOST_ITEMS } from "../limits.ts";
import { numberText, parseNumber } from "../numbers.ts";

export function decodeYaml(text: string): Value {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent", prettyErrors: false });
  if (document.errors.length > 0) return fail("the text is not YAML, or more than one document");
  if (document.contents === null || (isScalar(document.contents) && isEmpty(document.contents))) return fail("the document is empty");
  return new Decoder(document).value(document.contents, 0);
}

/** Nothing is written, not even a tag. */
function isEmpty(scalar: Scalar): boolean {
  return scalar.source === "" && scalar.type === "PLAIN" && scalar.tag === undefined;
}

type Node = ParsedNode | null | undefined;

class Decoder {
  readonly #document: Document.Parsed;
  /** Aliases can repeat a node without end: what is built is counted. */
  #left = MOST_ITEMS;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  value(node: Node, depth: number): Value {
    boundDepth(depth);
    if (--this.#left < 0) return halt(because("limit", "a document of more than 1,000,000 nodes"));
    if (node === null || node === undefined) return null;
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      return target === undefined ? fail("an alias has no anchor") : this.value(target as ParsedNode, depth + 1);
    }
    if (isScalar(node)) return scalar(node);
    if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq)$/.test(node.tag)) return fail("a tag is not known");
    if (isSeq(node)) return listValue(node.items.map((item) => this.value(item as Node, depth + 1)));
    return isMap(node) ? this.#map(node.items, depth) : fail("a node is not known");
  }

  #map(pairs: readonly { readonly key: unknown; readonly value: unknown }[], depth: number): MapValue {
    const entries = new Map<string, Value>();
    for (const pair of pairs) {
      const key = pair.key as Node;
      const value = this.value(pair.value as Node, depth + 1);
      if (isScalar(key) && key.source === "<<" && key.type === "PLAIN") {
        if (typeof value !== "object" || value?.is !== "map") return fail("only a mapping can be merged");
        for (const name of value.names()) entries.set(name, value.get(name) ?? null);
      } else entries.set(keyText(this.value(key, depth + 1)), value);
    }
    return mapValue(entries);
  }
}

function keyText(key: Value): string {
  if (typeof key === "string") return key;
  if (typeof key === "number") return numberText(key);
  return typeof key === "boolean" ? String(key) : fail("a key is neither a string, a number nor a boolean");
}

function scalar(node: Scalar): Value {
  const text = typeof node.value === "string" ? node.value : (node.source ?? "");
  const plain = node.type === "PLAIN" || node.type === undefined;
  const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, "!!");
  switch (tag) {
    case undefined:
      return plain ? resolved(text) : text;
    case "!!str":
      return text;
    case "!!binary":
      return /^[A-Za-z0-9+/\s]*=*$/.test(text) ? text : fail("binary data is not Base64");
    case "!!null":
    case "!!bool":
    case "!!int":
    case "!!float":
    case "!!timestamp":
      return plain ? resolved(text) : text;
    default:
      return fail("a tag is not known");
  }
}

const TRUE = /^(y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]| +)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d*)?( *(?:Z|[+-]\d{2}:\d{2}))?)?$/;

function resolved(text: string): Value {
  if (/^(|~|null|Null|NULL)$/.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  const based = /^([+-]?)0(o[0-7]+|x[0-9A-Fa-f]+)$/.exec(text);
  if (based !== null) return (parseNumber(String(Number(`0${based[2] as string}`))) as number) * (based[1] === "-" ? -1 : 1);
  if (/^[+-]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(text)) return fail("an infinite number");
  return parseNumber(text) ?? timestamp(text) ?? text;
}

function timestamp(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", zone = "Z"] = match as unknown as [
    string,
    string,
    string,
    string,
    ...string[],
  ];
  const two = (part: string): string => part.padStart(2, "0");
  const parsed = parseTimestamp(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone.trim()}`);
  return parsed === undefined ? undefined : formatTimestamp(parsed);
}
