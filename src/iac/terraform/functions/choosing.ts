/** Functions that pick, judge or add up. */
import type { Unknown } from "../../../model/unknown.ts";
import { isList, listValue, unresolved, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { toBoolean } from "./convert.ts";
import { everyAnswer, someAnswer, type Answer } from "./equality.ts";
import { fail, halt, isFailure, settle } from "./halt.ts";
import * as need from "./need.ts";
import { rounded } from "./numbers.ts";
import { toText } from "./text.ts";
import { unifyShallow } from "./unify.ts";
import { deref } from "./walk.ts";

export const choosingFunctions: Family = {
  alltrue: pure(1, (value) => {
    const { items, open } = need.list(value);
    return fromAnswer(everyAnswer([...truths(items), ...open]));
  }),
  anytrue: pure(1, (value) => {
    const { items, open } = need.list(value);
    return fromAnswer(someAnswer([...truths(items), ...open]));
  }),
  coalesce: variadic(1, (args) => {
    for (const [index, value] of args.entries()) {
      if (isAbsent(value)) continue;
      return unifyShallow(args)[index] as Value;
    }
    return fail("every argument is null or empty");
  }),
  coalescelist: variadic(1, (args) => {
    if (args.some(isNoList)) return fail("every argument must be a list");
    for (const value of args) {
      const list = need.list(value);
      if (list.items.length > 0) return value;
      if (list.open[0] !== undefined) return unresolved(list.open[0]);
    }
    return fail("every list is empty");
  }),
  compact: pure(1, (value) => {
    const { items, open, at } = need.list(value);
    const kept: Value[] = [];
    const why: Unknown[] = [...open];
    for (const item of items) {
      const known = deref(item);
      if (known === null || known === "") continue;
      if (typeof known === "object" && known.is === "unresolved") why.push(known.why);
      else kept.push(typeof known === "number" || typeof known === "boolean" ? toText(known) : filled(item, why));
    }
    return listValue(
      kept.filter((item) => item !== ""),
      why,
      at,
    );
  }),
  sum: pure(1, (value) => {
    const items = need.closed(value);
    if (items.length === 0) return fail("the list is empty");
    return items.map(need.number).reduce((total, item) => rounded(total + item));
  }),
};

/** A template of nothing but unresolved parts may turn out empty. */
function filled(item: Value, why: Unknown[]): Value {
  const value = deref(item);
  if (isList(value)) return fail("an element is not a string");
  if (typeof value !== "object" || value?.is !== "template") return item;
  const doubts = value.parts.filter((part) => typeof part !== "string" && part.is === "unresolved");
  if (doubts.length < value.parts.length || doubts[0] === undefined) return item;
  why.push((doubts[0] as { why: Unknown }).why);
  return "";
}

function isNoList(value: Value): boolean {
  const known = deref(value);
  return typeof known !== "object" || known === null || !(isList(known) || known.is === "unresolved" || known.is === "reference");
}

/** Null and the empty string are passed over. A reference to an attribute counts as filled. */
function isAbsent(value: Value): boolean {
  const known = deref(value);
  if (typeof known === "object" && known?.is === "unresolved") return halt(known.why);
  return known === null || known === "";
}

/** Elements as conditions. One that is no boolean fails them all. */
function truths(items: readonly Value[]): readonly Answer[] {
  const answers = items.map(truth);
  const failed = answers.find((answer) => typeof answer !== "boolean" && isFailure(answer));
  return failed === undefined || typeof failed === "boolean" ? answers : halt(failed);
}

/** Null counts as false. */
function truth(item: Value): Answer {
  const value = toBoolean(item);
  if (value === null) return false;
  if (typeof value === "boolean") return value;
  const found = settle(() => need.boolean(value), "condition");
  return typeof found === "boolean" ? found : found.why;
}

function fromAnswer(answer: Answer): Value {
  return typeof answer === "boolean" ? answer : unresolved(answer);
}
