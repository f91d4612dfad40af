/** `yamldecode`: YAML 1.2 syntax with the scalar forms that Terraform resolves (`yes` is true, `0o17` is 15, a date becomes a timestamp). */
import { isAlias, isScalar, isSeq, parseDocument, type ParsedNode, type Scalar, type YAMLError } from "yaml";
import { because } from "../../../../model/unknown.ts";
import { listValue, mapValue, type MapValue, type Value } from "../../../value.ts";
import { formatTimestamp, parseTimestamp } from "../dates/timestamp.ts";
import { fail, halt } from "../halt.ts";
import { boundDepth, MOST_ITEMS } from "../limits.ts";
import { exact, numberText, parseNumber } from "../numbers.ts";

export function decodeYaml(text: string): Value {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "error", prettyErrors: false });
  if (document.errors.some(isOurs)) return halt(because("limit", "YAML nested too deeply, or with brackets whose lines are not indented"));
  if (document.errors.length > 0) return fail("the text is not YAML, or more than one document");
  const { contents } = document;
  if (contents === null || (isScalar(contents) && isEmpty(contents)))
    return document.directives.docStart === true ? null : fail("the document is empty");
  return new Decoder(text).value(contents, 0);
}

/** Terraform's reader lets lines within brackets start anywhere; this one does not. */
function isOurs({ code, message }: YAMLError): boolean {
  return code === "RESOURCE_EXHAUSTION" || (code === "BAD_INDENT" && message.startsWith("Flow "));
}

/** Nothing is written, not even a tag. */
function isEmpty(scalar: Scalar): boolean {
  return scalar.source === "" && scalar.type === "PLAIN" && scalar.tag === undefined;
}

type Node = ParsedNode | null | undefined;

class Decoder {
  /** Aliases can repeat a node without end: what is built is counted. */
  #left = MOST_ITEMS;
  /** The latest node of each name, in order of writing. */
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #seen = new Set<ParsedNode>();
  /** The collections around the node at hand. */
  readonly #open = new Set<unknown>();

  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  value(node: Node, depth: number): Value {
    boundDepth(depth);
    if (--this.#left < 0) return halt(because("limit", "a document of more than 1,000,000 nodes"));
    if (node === null || node === undefined) return null;
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      return target === undefined || this.#open.has(target)
        ? fail("an alias has no anchor, or stands within it")
        : this.value(target, depth + 1);
    }
    if (node.anchor !== undefined && !this.#seen.has(node)) this.#anchors.set(node.anchor, node);
    this.#seen.add(node);
    if (isScalar(node)) return this.#cutShort(node) ? scalar(node, (node.value as string).slice(0, -1)) : scalar(node);
    if (node.tag !== undefined && node.tag !== `tag:yaml.org,2002:${isSeq(node) ? "seq" : "map"}`)
      return fail("a tag is not known, or of another kind");
    this.#open.add(node);
    const value = isSeq(node) ? listValue(node.items.map((item) => this.value(item as Node, depth + 1))) : this.#map(node.items, depth);
    this.#open.delete(node);
    return value;
  }

  /** A block scalar that ends with the text, without a line break of its own. */
  #cutShort({ type, range, value }: Scalar.Parsed): boolean {
    if (type !== "BLOCK_LITERAL" && type !== "BLOCK_FOLDED") return false;
    return range[1] >= this.#source.length && !this.#source.endsWith("\n") && String(value).endsWith("\n");
  }

  #map(pairs: readonly { readonly key: unknown; readonly value: unknown }[], depth: number): MapValue {
    const entries = new Map<string, Value>();
    for (const pair of pairs) {
      const key = pair.key as Node;
      const name = isScalar(key) && key.value === "<<" ? undefined : keyText(this.value(key, depth + 1));
      const value = this.value(pair.value as Node, depth + 1);
      if (name !== undefined) entries.set(name, value);
      else if (typeof value === "object" && value?.is === "map") {
        for (const merged of value.names()) entries.set(merged, value.get(merged) ?? null);
      } else return fail("only a mapping can be merged");
    }
    return mapValue(entries);
  }
}

function keyText(key: Value): string {
  if (typeof key === "string") return key;
  if (typeof key === "number") return numberText(key);
  return typeof key === "boolean" ? String(key) : fail("a key is neither a string, a number nor a boolean");
}

function scalar(node: Scalar, text = typeof node.value === "string" ? node.value : (node.source ?? "")): Value {
  const plain = node.type === "PLAIN" || node.type === undefined;
  const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, "!!");
  if (tag === undefined) return plain ? resolved(text) : text;
  if (tag === "!!str" || (tag === "!!binary" && /^[A-Za-z0-9+/\s]*=*$/.test(text))) return text;
  if (tag === "!!null") return null;
  const types = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  if (types === undefined) return fail("a tag is not known, or does not fit the value");
  const value = plain ? resolved(text) : text;
  return plain && !types.includes(typeof value) ? fail("a value is not what its tag says") : value;
}

/** Types that may come of a value written with a tag. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  "!!bool": ["boolean"],
  "!!float": ["number"],
  "!!int": ["number"],
  "!!timestamp": ["string"],
};

const TRUE = /^(y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?: +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d*)?|[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d*)?(Z|[+-]\d{2}:\d{2}))?$/;

function resolved(text: string): Value {
  if (/^(|~|null|Null|NULL)$/.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (/^0(o[0-7]+|x[0-9A-Fa-f]+)$/.test(text)) return exact(Number(text));
  if (/^[+-]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(text)) return fail("an infinite number");
  return parseNumber(text) ?? timestamp(text) ?? text;
}

function timestamp(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const two = (part = "0"): string => part.padStart(2, "0");
  const [, year, month, day] = match;
  const [hour, minute, second] = [match[4] ?? match[7], match[5] ?? match[8], match[6] ?? match[9]];
  const parsed = parseTimestamp(`${year ?? ""}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${match[10] ?? "Z"}`);
  return parsed === undefined ? undefined : formatTimestamp(parsed);
}
