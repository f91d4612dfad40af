/**
 * Members of a direct answer out of what AWS Config keeps of a resource. Config spells the members of each type its own way, so that every one is
 * named. What it does not hold stays missing: nothing is filled in.
 */
import { isJson, jsonAt, type Json } from "../../../src/provider/json.ts";

export interface Taken {
  /** `undefined`: Config holds nothing there. */
  readonly value: unknown;
  /** Whether all is there that the direct answer always has. */
  readonly whole: boolean;
}

export type Take = (from: Json) => Taken;
export type Shape = Readonly<Record<string, Take>>;

/** What stands at the first of the paths where anything stands; a written null is nothing. */
export function at(...paths: readonly string[]): Take {
  return (from) => {
    const found = paths.map((path) => jsonAt(from, path)).find((value) => value !== undefined && value !== null);
    return { value: found, whole: true };
  };
}

/** An object. */
export function within(path: string, shape: Shape): Take {
  return (from) => {
    const inner = jsonAt(from, path);
    return isJson(inner) ? shaped(inner, shape) : { value: undefined, whole: true };
  };
}

/** A list of objects. */
export function each(path: string, shape: Shape): Take {
  return (from) => {
    const list = jsonAt(from, path);
    if (!Array.isArray(list)) return { value: undefined, whole: true };
    const taken = list.map((item): Taken => (isJson(item) ? shaped(item, shape) : { value: item, whole: false }));
    return { value: taken.map(({ value }) => value), whole: taken.every(({ whole }) => whole) };
  };
}

/** A list of texts, which some types write as objects with the one member `value`. */
export function texts(path: string): Take {
  return (from) => {
    const list = jsonAt(from, path);
    if (!Array.isArray(list)) return { value: undefined, whole: true };
    const value = list.map((item: unknown) => (isJson(item) ? item["value"] : item));
    return { value, whole: value.every((item) => typeof item === "string") };
  };
}

/** The first of several that holds anything. */
export function either(...takes: readonly Take[]): Take {
  return (from) => takes.map((take) => take(from)).find(({ value }) => value !== undefined) ?? { value: undefined, whole: true };
}

/** What the direct answer always has: a resource that Config holds without it is not held in full. */
export function always(take: Take): Take {
  return (from) => {
    const { value, whole } = take(from);
    return { value, whole: whole && value !== undefined };
  };
}

export function shaped(from: Json, shape: Shape): { readonly value: Json; readonly whole: boolean } {
  const taken = Object.entries(shape).map(([name, take]) => [name, take(from)] as const);
  return {
    value: Object.fromEntries(taken.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const]))),
    whole: taken.every(([, { whole }]) => whole),
  };
}
