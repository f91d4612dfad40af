/** What a function needs of an argument: the plain thing, or the call halts with the reason. */
import { because } from "../../../model/unknown.ts";
import { isList, isMap, type ListValue, type MapValue, type Template, type Value } from "../../value.ts";
import { toBoolean, toNumber } from "./convert.ts";
import { fail, halt } from "./halt.ts";
import { toText } from "./text.ts";
import { computed, deref, firstUnresolved } from "./walk.ts";

/** A string, or a Template where parts are not known. */
export function textOrTemplate(value: Value): string | Template {
  if (deref(value) === null) return fail("a string is needed, not null");
  const text = toText(value);
  return typeof text === "object" && text.is === "unresolved" ? halt(text.why) : text;
}

export function text(value: Value): string {
  const found = textOrTemplate(value);
  return typeof found === "string" ? found : halt(firstUnresolved(found) ?? because("limit", "text that is not known"));
}

export function number(value: Value): number {
  const found = toNumber(value);
  if (typeof found === "number") return found;
  return refuse(found, "number");
}

export function integer(value: Value): number {
  const found = number(value);
  return Number.isInteger(found) ? found : fail("a whole number is needed");
}

export function boolean(value: Value): boolean {
  const found = toBoolean(value);
  return typeof found === "boolean" ? found : refuse(found, "boolean");
}

/** A list, tuple or set, perhaps open. */
export function list(value: Value): ListValue {
  const found = deref(value);
  return isList(found) ? found : refuse(found, "list");
}

/** The elements of a list of which none is missing; elements may be unresolved each. */
export function closed(value: Value): readonly Value[] {
  const found = list(value);
  const why = found.open[0];
  return why === undefined ? found.items : halt(why);
}

export function map(value: Value): MapValue {
  const found = deref(value);
  return isMap(found) ? found : refuse(found, "map");
}

function refuse(found: Value, wanted: string): never {
  if (typeof found === "object" && found !== null) {
    if (found.is === "unresolved") return halt(found.why);
    if (found.is === "reference") return halt(computed(found));
  }
  return fail(`a ${wanted} is needed${found === null ? ", not null" : ""}`);
}
