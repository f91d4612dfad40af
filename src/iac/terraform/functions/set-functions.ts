/** Functions over sets. An element whose membership cannot be told becomes an opening. */
import type { Unknown } from "../../../model/unknown.ts";
import { isList, listValue, type ListValue, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { fail } from "./halt.ts";
import { boundItems } from "./limits.ts";
import { Members, setOf } from "./sets.ts";
import { unify } from "./unify.ts";
import { computed, deref } from "./walk.ts";

export const setFunctions: Family = {
  setintersection: variadic(1, (args) => {
    const [first, ...others] = alike(args) as [ListValue, ...ListValue[]];
    return others.reduce((left, right) => select(left, right, true), setOf(first));
  }),
  setproduct: variadic(2, (args) => {
    const lists = args.map((arg) => {
      const { items, open } = listOrOpen(arg);
      return listValue(unify(items, open.length > 0), open);
    });
    const count = lists.reduce((total, { items }) => total * items.length, 1);
    const empty = lists.some(({ items, open }) => items.length === 0 && open.length === 0);
    boundItems(count);
    const rows = lists.reduce<readonly Value[][]>(
      (before, { items }) => before.flatMap((row) => items.map((item) => [...row, item])),
      [[]],
    );
    return listValue(
      rows.map((row) => listValue(row)),
      empty ? [] : lists.flatMap(({ open }) => open),
    );
  }),
  setsubtract: pure(2, (...args) => {
    const [left, right] = alike(args) as [ListValue, ListValue];
    return select(setOf(left), right, false);
  }),
  setunion: variadic(1, (args) => {
    const lists = alike(args);
    return setOf(
      listValue(
        lists.flatMap(({ items }) => items),
        lists.flatMap(({ open }) => open),
      ),
    );
  }),
};

/** The sets with their elements in one type. */
function alike(args: readonly Value[]): readonly ListValue[] {
  const lists = args.map(listOrOpen);
  const all = unify(
    lists.flatMap(({ items }) => items),
    lists.some(({ open }) => open.length > 0),
  );
  let taken = 0;
  return lists.map(({ items, open }) => listValue(all.slice(taken, (taken += items.length)), open));
}

/** A set that is not known at all is one opening. */
function listOrOpen(arg: Value): ListValue {
  const value = deref(arg);
  if (isList(value)) return value;
  if (typeof value === "object" && value !== null) {
    if (value.is === "unresolved") return listValue([], [value.why]);
    if (value.is === "reference") return listValue([], [computed(value)]);
  }
  return fail("a set or list is needed");
}

/** The elements of one set that are (`inside`) or are not in another. */
function select(from: ListValue, other: ListValue, inside: boolean): ListValue {
  const members = new Members();
  const unsure = [...other.open];
  for (const item of other.items) {
    const value = deref(item);
    if (typeof value === "object" && value?.is === "unresolved") unsure.push(value.why);
    else members.add(item);
  }
  const items: Value[] = [];
  const open: Unknown[] = [];
  for (const item of from.items) {
    const found = members.has(item);
    const answer = found === false ? (unsure[0] ?? false) : found;
    if (answer === inside) items.push(item);
    else if (typeof answer !== "boolean") open.push(answer);
  }
  const nothingInside = inside && members.items.length === 0 && unsure.length === 0;
  return listValue(items, nothingInside ? [] : [...open, ...from.open]);
}
