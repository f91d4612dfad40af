import type { MapValue, Value } from "../value.ts";
import { isMap } from "../value.ts";
import { isObject, memberOf } from "./plain.ts";

/**
 * Which written block each planned block comes from. Sets are planned in an order of their own, so blocks are told apart by the constants
 * that they write; among equals the order decides, which changes nothing. `undefined` where it cannot be told.
 */
export function aligned<T>(
  planned: readonly unknown[],
  written: readonly T[],
  fits: (block: T, plain: unknown) => boolean,
): readonly (T | undefined)[] {
  if (planned.length > MOST || written.length > MOST) return [];
  const taken = new Set<number>();
  const bijective = planned.length === written.length;
  return planned.map((plain, index) => {
    const candidates: number[] = [];
    for (let step = 0; step < written.length; step++) {
      const at = (index + step) % written.length;
      if (!taken.has(at) && fits(written[at] as T, plain)) candidates.push(at);
    }
    const [first] = candidates;
    if (first === undefined || (!bijective && candidates.length > 1)) return undefined;
    if (bijective) taken.add(first);
    return written[first];
  });
}

/** Beyond this, trying each against each would cost more than the places are worth. */
const MOST = 500;

/** Whether a planned block can come from a block of the configuration part: all constants agree. */
export function fitsExpressions(block: unknown, plain: unknown): boolean {
  if (!isObject(block)) return false;
  for (const [name, expression] of Object.entries(block)) {
    const constant = memberOf(expression, "constant_value");
    if (constant !== undefined && !agrees(constant, memberOf(plain, name))) return false;
  }
  return true;
}

/** Whether a planned block can come from a block of the code: all attributes with a known single value agree. */
export function fitsCode(block: MapValue, plain: unknown): boolean {
  for (const name of block.names()) {
    const value = literal(block.get(name));
    if (value !== undefined && !agrees(value, memberOf(plain, name))) return false;
  }
  return true;
}

function literal(value: Value | undefined): unknown {
  if (typeof value !== "object" || value === null) return value ?? undefined;
  return value.is === "reference" ? literal(value.value) : undefined;
}

/** Providers convert: a number written as text is a number all the same. Values that are not known agree with all. */
function agrees(written: unknown, planned: unknown): boolean {
  const spelled = [written, planned].map((each) => (isSingle(each) ? String(each) : undefined));
  return spelled.includes(undefined) || spelled[0] === spelled[1];
}

function isSingle(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** The maps among the elements of a value of the code. */
export function mapsIn(value: Value | undefined): readonly MapValue[] {
  if (isMap(value)) return [value];
  return typeof value === "object" && value !== null && value.is === "list" ? value.items.filter(isMap) : [];
}
