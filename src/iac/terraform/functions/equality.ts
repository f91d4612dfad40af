/** Equality of values as far as it can be told. */
import { because, type Unknown } from "../../../model/unknown.ts";
import { isList, isMap, type ListValue, type MapValue, type Reference, type Template, type Value } from "../../value.ts";
import { DEEPEST } from "./limits.ts";
import { edges, toText } from "./text.ts";
import { computed, deref, firstUnresolved } from "./walk.ts";

export type Answer = boolean | Unknown;

interface Walk {
  depth: number;
  /** Comparisons that are left: values can share parts without end. */
  left: number;
}

const MOST_COMPARISONS = 100_000;

/** Identifiers that a cloud gives: never null, never empty, and no two resources share one. */
const IDENTITY = /^(id|arn)$/;

/**
 * Whether two values are equal. Lists compare by elements and maps by entries, whatever Terraform type they have (see `applyBinary` for `==`);
 * values of different primitive types differ. Where something unresolved decides, the answer is its reason.
 */
export function equals(left: Value, right: Value): Answer {
  return compare(left, right, { depth: 0, left: MOST_COMPARISONS });
}

/** All of the answers, lazily: one sure `false` decides. */
export function everyAnswer(answers: Iterable<Answer>): Answer {
  let unknown: Unknown | undefined;
  for (const answer of answers) {
    if (answer === false) return false;
    if (answer !== true) unknown ??= answer;
  }
  return unknown ?? true;
}

/** Any of the answers, lazily: one sure `true` decides. */
export function someAnswer(answers: Iterable<Answer>): Answer {
  let unknown: Unknown | undefined;
  for (const answer of answers) {
    if (answer === true) return true;
    if (answer !== false) unknown ??= answer;
  }
  return unknown ?? false;
}

function compare(rawLeft: Value, rawRight: Value, walk: Walk): Answer {
  if (walk.depth > DEEPEST || --walk.left < 0) return because("limit", "values too deep or too large to compare");
  const [left, right] = [deref(rawLeft), deref(rawRight)];
  if (typeof left === "object" && left !== null && left === right && left.is !== "unresolved") return true;
  for (const side of [left, right]) {
    if (typeof side === "object" && side?.is === "unresolved") return side.why;
  }
  if (typeof left === "object" && left?.is === "reference") return compareReference(left, right);
  if (typeof right === "object" && right?.is === "reference") return compareReference(right, left);
  if (isText(left) && isText(right)) return compareTexts(left, right);
  if (isList(left) && isList(right)) return compareLists(left, right, walk);
  if (isMap(left) && isMap(right)) return compareMaps(left, right, walk);
  return left === right;
}

function isText(value: Value): boolean {
  return typeof value === "string" || (typeof value === "object" && (value?.is === "template" || value?.is === "json"));
}

function compareReference(reference: Reference, other: Value): Answer {
  const identity = IDENTITY.test(reference.path);
  if (typeof other === "object" && other !== null && other.is === "reference") {
    if (other.to === reference.to) return other.path === reference.path || computed(reference);
    return identity && other.path === reference.path ? false : computed(reference);
  }
  if (identity && (other === null || other === "" || typeof other === "boolean" || isList(other) || isMap(other))) return false;
  return computed(reference);
}

/** Two strings, of which parts may not be known: different text at either end decides. */
function compareTexts(left: Value, right: Value): Answer {
  const [one, other] = [toText(left), toText(right)];
  if (typeof one === "string" && typeof other === "string") return one === other;
  for (const side of [one, other]) {
    if (typeof side === "object" && side.is === "unresolved") return side.why;
  }
  const [a, b] = [one as string | Template, other as string | Template];
  if (sameParts(a, b)) return true;
  const [x, y] = [edges(a), edges(b)];
  if (!(x.start.startsWith(y.start) || y.start.startsWith(x.start))) return false;
  if (!(x.end.endsWith(y.end) || y.end.endsWith(x.end))) return false;
  if (typeof a === "string" && literalLength(b) > a.length) return false;
  if (typeof b === "string" && literalLength(a) > b.length) return false;
  return firstUnresolved(a) ?? firstUnresolved(b) ?? true;
}

function literalLength(text: string | Template): number {
  if (typeof text === "string") return text.length;
  return text.parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 0), 0);
}

function sameParts(left: string | Template, right: string | Template): boolean {
  if (typeof left === "string" || typeof right === "string" || left.parts.length !== right.parts.length) return false;
  return left.parts.every((part, index) => {
    const other = right.parts[index];
    if (typeof part === "string" || typeof other === "string" || other === undefined) return part === other;
    return part.is === "reference" && other.is === "reference" && part.to === other.to && part.path === other.path;
  });
}

function compareLists(left: ListValue, right: ListValue, walk: Walk): Answer {
  const why = left.open[0] ?? right.open[0];
  if (why !== undefined) {
    const tooLong = (open: ListValue, closed: ListValue): boolean => closed.open.length === 0 && open.items.length > closed.items.length;
    return tooLong(left, right) || tooLong(right, left) ? false : why;
  }
  if (left.items.length !== right.items.length) return false;
  walk.depth++;
  const answer = everyAnswer(left.items.map((item, index) => compare(item, right.items[index] as Value, walk)));
  walk.depth--;
  return answer;
}

function compareMaps(left: MapValue, right: MapValue, walk: Walk): Answer {
  const [names, others] = [left.names(), new Set(right.names())];
  const known = new Set(names);
  if (right.open.length === 0 && names.some((name) => !others.has(name))) return false;
  if (left.open.length === 0 && [...others].some((name) => !known.has(name))) return false;
  const shared = names.filter((name) => others.has(name));
  walk.depth++;
  const answer = everyAnswer(shared.map((name) => compare(left.get(name) ?? null, right.get(name) ?? null, walk)));
  walk.depth--;
  return answer === true ? (left.open[0] ?? right.open[0] ?? true) : answer;
}
