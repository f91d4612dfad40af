import type { At } from "../../../model/at.ts";
import type { Unknown } from "../../../model/unknown.ts";
import { unresolved, type MapValue, type Value } from "../../value.ts";
import { equals, toText } from "../functions/convert.ts";
import { deref } from "../functions/walk.ts";
import type { Expression, ObjectEntry } from "../syntax/ast.ts";
import { whyOf } from "./iteration.ts";
import { placeOf, reason, type Evaluate, type Frame } from "./frame.ts";

type ObjectNode = Extract<Expression, { node: "object" }>;

/** An object as written. Places are worked out only when asked for. */
class WrittenObject implements MapValue {
  readonly is = "map";
  readonly open: readonly Unknown[];
  readonly #values: ReadonlyMap<string, Value>;
  readonly #entries: readonly ObjectEntry[];
  readonly #frame: Frame;
  readonly #node: ObjectNode;
  #at: At | undefined;

  constructor(
    node: ObjectNode,
    frame: Frame,
    values: ReadonlyMap<string, Value>,
    entries: readonly ObjectEntry[],
    open: readonly Unknown[],
  ) {
    this.#node = node;
    this.#frame = frame;
    this.#values = values;
    this.#entries = entries;
    this.open = open;
  }

  get at(): At {
    return (this.#at ??= placeOf(this.#frame, this.#node));
  }

  get(name: string): Value | undefined {
    return this.#values.get(name);
  }

  placeOf(name: string): At | undefined {
    let index = 0;
    for (const each of this.#values.keys()) {
      const entry = this.#entries[index++];
      if (each === name && entry !== undefined) return placeOf(this.#frame, { start: entry.key.start, end: entry.value.end });
    }
    return undefined;
  }

  names(): readonly string[] {
    return [...this.#values.keys()];
  }
}

/** `{ key = value }`. An entry whose key is not known leaves the object open. */
export function evaluateObject(node: ObjectNode, frame: Frame, evaluate: Evaluate): Value {
  const values = new Map<string, Value>();
  const entries: ObjectEntry[] = [];
  let open: Unknown[] | undefined;
  for (const entry of node.entries) {
    const written = entry.key.node === "literal" && typeof entry.key.value === "string" ? entry.key.value : evaluate(entry.key, frame);
    const key = typeof written === "string" ? written : keyText(written);
    if (typeof key === "string") {
      if (!values.has(key)) entries.push(entry);
      values.set(key, evaluate(entry.value, frame));
    } else if (key === undefined)
      return unresolved(reason("evaluation-error", "the key of an object is null or no string", frame, entry.key));
    else {
      (open ??= []).push(key);
      // It may be any of the keys before it, whose value it would then take.
      for (const name of values.keys()) if (equals(written, name) !== false) values.set(name, unresolved(key));
    }
  }
  return new WrittenObject(node, frame, values, entries, open ?? NOTHING);
}

const NOTHING: readonly never[] = Object.freeze([]);

/** A key as text; the reason why it is not known; `undefined` when it cannot be a key. */
export function keyText(value: Value): string | Unknown | undefined {
  const key = deref(value);
  if (key === null) return undefined;
  const text = toText(key);
  return typeof text === "string" ? text : whyOf(text);
}
