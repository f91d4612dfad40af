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
  const { open = [], at, places, doubt } = options;
  return {
    is: "map",
    get: (name) => entries.get(name),
    placeOf: (name) => places?.get(name) ?? (entries.has(name) ? at : undefined),
    names: () => [...entries.keys()],
    open,
    at,
    doubt,
  };
}
