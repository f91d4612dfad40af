import type { At } from "../model/at.ts";
import type { Unknown } from "../model/unknown.ts";

/**
 * A value of a native document, after evaluation. Anything may be unresolved, with its reason.
 * Primitives stand for themselves; everything else is told apart by `is`.
 */
export type Value = string | number | boolean | null | ListValue | MapValue | Unresolved | Reference | Template | JsonText;

/** A list, tuple or set. `open`: parts that could not be resolved and may hold more elements. */
export interface ListValue {
  readonly is: "list";
  readonly items: readonly Value[];
  readonly open: readonly Unknown[];
  readonly at?: At | undefined;
}

/** An object, a map or the body of a block. Reading may evaluate lazily. */
export interface MapValue {
  readonly is: "map";
  /** `undefined` when nothing is written under the name. A written `null` is returned as `null`. */
  get(name: string): Value | undefined;
  /** Place of what is written under the name. */
  placeOf(name: string): At | undefined;
  names(): readonly string[];
  readonly open: readonly Unknown[];
  readonly at?: At | undefined;
  /** For an instance of a block that may not be there: an unresolved `for_each` of a dynamic block. */
  readonly doubt?: Unknown | undefined;
}

export interface Unresolved {
  readonly is: "unresolved";
  readonly why: Unknown;
}

/** An attribute of another document of the scan: `aws_vpc.main.id`. */
export interface Reference {
  readonly is: "reference";
  /** Id of the document. */
  readonly to: string;
  /** Attribute path, `""` for the document itself. */
  readonly path: string;
  /** The literal value behind the attribute where the code writes one. */
  readonly value: Value | undefined;
}

/** A string with parts that are references or unresolved. Never all literal. */
export interface Template {
  readonly is: "template";
  readonly parts: readonly (string | Reference | Unresolved)[];
}

/** The JSON text of a value (`jsonencode`, a policy document), kept as structure so that it can be read with places. */
export interface JsonText {
  readonly is: "json";
  readonly value: Value;
}

export function listValue(items: readonly Value[], open: readonly Unknown[] = [], at?: At): ListValue {
  return { is: "list", items, open, at };
}

export function unresolved(why: Unknown): Unresolved {
  return { is: "unresolved", why };
}

export function isMap(value: Value | undefined): value is MapValue {
  return typeof value === "object" && value !== null && value.is === "map";
}

export function isList(value: Value | undefined): value is ListValue {
  return typeof value === "object" && value !== null && value.is === "list";
}

/** A map over ready values. */
export function mapValue(
  entries: ReadonlyMap<string, Value>,
  options: { open?: readonly Unknown[]; at?: At | undefined; places?: ReadonlyMap<string, At>; doubt?: Unknown } = {},
): MapValue {
  return new ReadyMap(entries, options.open ?? NOTHING, options.at, options.places, options.doubt);
}

/** The two names that a loop binds under one: `each`, or the iterator of a dynamic block. */
export function pairValue(key: Value, value: Value): MapValue {
  return new Pair(key, value);
}

const NOTHING: readonly never[] = Object.freeze([]);

class ReadyMap implements MapValue {
  readonly is = "map";
  readonly open: readonly Unknown[];
  readonly at: At | undefined;
  readonly doubt: Unknown | undefined;
  readonly #entries: ReadonlyMap<string, Value>;
  readonly #places: ReadonlyMap<string, At> | undefined;

  constructor(
    entries: ReadonlyMap<string, Value>,
    open: readonly Unknown[],
    at: At | undefined,
    places: ReadonlyMap<string, At> | undefined,
    doubt: Unknown | undefined,
  ) {
    this.open = open;
    this.at = at;
    this.doubt = doubt;
    this.#entries = entries;
    this.#places = places;
  }

  get(name: string): Value | undefined {
    return this.#entries.get(name);
  }

  placeOf(name: string): At | undefined {
    return this.#places?.get(name) ?? (this.#entries.has(name) ? this.at : undefined);
  }

  names(): readonly string[] {
    return [...this.#entries.keys()];
  }
}

const KEY_AND_VALUE: readonly string[] = ["key", "value"];

class Pair implements MapValue {
  readonly is = "map";
  readonly open = NOTHING;
  readonly #key: Value;
  readonly #value: Value;

  constructor(key: Value, value: Value) {
    this.#key = key;
    this.#value = value;
  }

  get(name: string): Value | undefined {
    return name === "value" ? this.#value : name === "key" ? this.#key : undefined;
  }

  placeOf(): undefined {
    return undefined;
  }

  names(): readonly string[] {
    return KEY_AND_VALUE;
  }
}
