/** Functions over lists. What cannot be resolved in a list leaves an opening; only what depends on positions or counts needs the whole list. */
import type { Unknown } from "../../../model/unknown.ts";
import { isList, isMap, listValue, unresolved, type ListValue, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { equals, someAnswer, type Answer } from "./equality.ts";
import { fail, halt, isFailure } from "./halt.ts";
import { countGraphemes } from "./graphemes.ts";
import { boundItems, Budget } from "./limits.ts";
import * as need from "./need.ts";
import { rounded } from "./numbers.ts";
import { distinctItems, sorted } from "./sets.ts";
import { toText } from "./text.ts";
import { unify, unifyShallow } from "./unify.ts";
import { computed, deref, firstUnresolved } from "./walk.ts";

const MOST_IN_RANGE = 1024;

export const listFunctions: Family = {
  chunklist: pure(2, (value, size) => {
    const [items, length] = [unified(value), need.integer(size)];
    if (length < 0) return fail("the size is negative");
    if (length === 0) return listValue(items.length === 0 ? [] : [listValue(items)]);
    const count = Math.ceil(items.length / length);
    return listValue(Array.from({ length: count }, (_, i) => listValue(items.slice(i * length, (i + 1) * length))));
  }),
  concat: variadic(1, (args) => {
    const { items, open } = joined(args);
    return listValue(items, open);
  }),
  contains: pure(2, (value, wanted) => {
    if (deref(wanted) === null) return fail("a value is needed, not null");
    const { items, open } = need.list(value);
    return settled(someAnswer([...items.map((item) => equals(item, wanted)), ...open]));
  }),
  distinct: pure(1, (value) => {
    const { items, open, at } = need.list(value);
    const found = distinctItems(listValue(unify(items, open.length > 0), open));
    return listValue(found.items, found.open, at);
  }),
  element: pure(2, (value, index) => {
    const items = need.closed(value);
    if (items.length === 0) return fail("the list is empty");
    const at = need.integer(index) % items.length;
    return items[at < 0 ? at + items.length : at] as Value;
  }),
  flatten: pure(1, (value) => {
    const items: Value[] = [];
    const open: Unknown[] = [];
    flattenInto(need.list(value), items, open, new Budget());
    return listValue(items, open);
  }),
  index: pure(2, (value, wanted) => {
    if (deref(wanted) === null) return fail("a value is needed, not null");
    for (const [position, item] of need.closed(value).entries()) {
      if (settled(equals(item, wanted))) return position;
    }
    return fail("the value is not in the list");
  }),
  length: pure(1, (value) => {
    const subject = deref(value);
    if (isList(subject)) return need.closed(subject).length;
    if (isMap(subject)) return subject.open[0] === undefined ? subject.names().length : halt(subject.open[0]);
    if (typeof subject === "number" || typeof subject === "boolean" || subject === null) return fail("a list, a map or a string is needed");
    return countGraphemes(need.text(subject));
  }),
  list: variadic(0, (args) => listValue(unifyShallow(args))),
  matchkeys: pure(3, (values, keys, wanted) => {
    const [found, names, search] = [need.closed(values), need.closed(keys), need.list(wanted)];
    if (found.length !== names.length) return fail("the lists of values and keys differ in length");
    const all = unifyShallow([...names, ...search.items], search.open.length > 0);
    const searched = all.slice(names.length);
    const items: Value[] = [];
    const open: Unknown[] = [];
    found.forEach((item, index) => {
      const answer = someAnswer([...searched.map((one) => equals(one, all[index] as Value)), ...search.open]);
      if (answer === true) items.push(item);
      else if (answer !== false) open.push(answer);
    });
    return listValue(items, open);
  }),
  one: pure(1, (value) => {
    const items = need.closed(value);
    return items.length > 1 ? fail("the list has more than one element") : (items[0] ?? null);
  }),
  range: pure(1, (...args) => range(args.map(need.number)), 3),
  reverse: pure(1, (value) => {
    const { items, open, at } = need.list(value);
    return listValue([...items].reverse(), open, at);
  }),
  slice: pure(3, (value, start, end) => {
    const [from, to] = [need.integer(start), need.integer(end)];
    const unread = missing(value);
    // Whatever list it turns out to be, it has this part or Terraform stops; what is computed is no reason for `try` to go on.
    if (unread !== undefined && !isFailure(unread) && unread.code !== "computed" && from >= 0 && from <= to && to - from <= MOST_IN_RANGE) {
      return listValue(Array.from({ length: to - from }, () => unresolved(unread)));
    }
    const items = need.closed(value);
    if (from < 0 || to > items.length || from > to) return fail("the bounds lie outside the list");
    return listValue(items.slice(from, to));
  }),
  sort: pure(1, (value) => sortTexts(need.list(value))),
};

/** The elements of a closed list, in one type. */
function unified(value: Value): readonly Value[] {
  return unifyShallow(need.closed(value));
}

/** All elements of all lists; a list that is not known is an opening. */
function joined(args: readonly Value[]): { items: readonly Value[]; open: readonly Unknown[] } {
  const items: Value[] = [];
  const open: Unknown[] = [];
  for (const arg of args) {
    const value = deref(arg);
    const why = missing(value);
    if (why !== undefined) open.push(why);
    else {
      const list = need.list(value);
      boundItems(items.length + list.items.length);
      for (const item of list.items) items.push(item);
      open.push(...list.open);
    }
  }
  return { items, open };
}

function missing(value: Value): Unknown | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (value.is === "unresolved") return value.why;
  return value.is === "reference" ? computed(value) : undefined;
}

/** Lists within lists come apart. An unresolved element may itself be a list, so that it is an opening. */
function flattenInto(list: ListValue, items: Value[], open: Unknown[], budget: Budget): void {
  budget.spend();
  for (const item of list.items) {
    const value = deref(item);
    if (isList(value)) flattenInto(value, items, open, budget);
    else if (typeof value === "object" && value?.is === "unresolved") open.push(value.why);
    else items.push(item);
  }
  boundItems(items.length);
  open.push(...list.open);
}

function settled(answer: Answer): boolean {
  return typeof answer === "boolean" ? answer : halt(answer);
}

function range(args: readonly number[]): Value {
  const [start, limit] = args.length === 1 ? [0, args[0] as number] : [args[0] as number, args[1] as number];
  const step = args[2] ?? (start > limit ? -1 : 1);
  if (step === 0 && start !== limit) return fail("the step is zero");
  if (start !== limit && step > 0 !== limit > start) return fail("the step leads away from the limit");
  const items: number[] = [];
  for (let value = start; step > 0 ? value < limit : value > limit; value = rounded(value + step)) {
    if (items.length >= MOST_IN_RANGE) return fail(`more than ${MOST_IN_RANGE} numbers`);
    items.push(value);
  }
  return listValue(items);
}

/** Sorted strings. Where a reference or an unresolved part stands the order is not known: the elements stay, and an opening says that positions do not count. */
function sortTexts({ items, open, at }: ListValue): Value {
  const known: Value[] = [];
  const unsure: Value[] = [];
  const why = [...open];
  for (const item of items) {
    const text = toText(item);
    if (typeof text === "string") known.push(text);
    else if (text.is === "unresolved") why.push(isFailure(text.why) ? halt(text.why) : text.why);
    else unsure.push(item);
  }
  const reason = unsure[0] === undefined || items.length + open.length < 2 ? undefined : firstUnresolved(unsure[0]);
  if (reason !== undefined) why.push(reason);
  return listValue([...sorted(known), ...unsure], why, at);
}
