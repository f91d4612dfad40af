import { isFailure } from "../../../../src/iac/terraform/functions/halt.ts";
import { toText } from "../../../../src/iac/terraform/functions/convert.ts";
import { isList, isMap, type ListValue, type Template, type Value } from "../../../../src/iac/value.ts";

/**
 * Whether what is known of a value is true of the value that it turned out to be. What the code could not know covers everything;
 * an open list may hold more elements, in any order.
 */
export function covers(told: Value, real: Value): boolean {
  if (typeof told === "object" && told !== null) {
    if (told.is === "unresolved") return !isFailure(told.why) || (typeof real === "object" && real?.is === "unresolved");
    if (told.is === "reference") return told.value === undefined || covers(told.value, real);
    if (told.is === "template") return typeof real === "string" && matches(told, real);
    if (told.is === "json")
      return typeof real === "object" && real?.is === "json" ? covers(told.value, real.value) : covers(toText(told), real);
    if (isList(told)) return isList(real) && coversList(told, real);
    if (!isMap(told) || !isMap(real)) return false;
    const closed = told.open.length > 0 || told.names().length === real.names().length;
    return closed && told.names().every((name) => real.get(name) !== undefined && covers(told.get(name) ?? null, real.get(name) ?? null));
  }
  // A number beside something unknown may turn out to stand beside a string, and become one.
  if (told !== null && real !== null && (typeof real !== "object" || real.is === "json")) return toText(told) === toText(real);
  return told === real;
}

/** As `covers`, but the order in which a set goes over elements that are not known does not count. */
export function coversSet(told: Value, real: Value): boolean {
  if (!isList(told) || !isList(real)) return covers(told, real);
  return (told.open.length > 0 || told.items.length === real.items.length) && coversSome(told, real);
}

function coversList(told: ListValue, real: ListValue): boolean {
  if (told.open.length === 0) {
    return told.items.length === real.items.length && told.items.every((item, index) => covers(item, real.items[index] as Value));
  }
  return coversSome(told, real);
}

function coversSome(told: ListValue, real: ListValue): boolean {
  const left = [...real.items];
  return [...told.items]
    .sort((a, b) => vagueness(a) - vagueness(b))
    .every((item) => {
      const same = left.findIndex((other) => typeof other === typeof item && covers(item, other));
      const found = same >= 0 ? same : left.findIndex((other) => covers(item, other));
      if (found >= 0) left.splice(found, 1);
      return found >= 0;
    });
}

/** What says most finds its counterpart first. */
function vagueness(value: Value): number {
  if (typeof value !== "object" || value === null) return 0;
  return value.is === "template" ? 2 : value.is === "reference" || value.is === "unresolved" ? 3 : 1;
}

function matches(template: Template, real: string): boolean {
  const source = template.parts.map((part) => (typeof part === "string" ? escape(part) : "[^]*")).join("");
  return new RegExp(`^${source}$`).test(real);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
