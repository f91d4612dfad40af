/** Terraform gives the elements of a list, set or map one common type. */
import { isList, isMap, listValue, mapValue, type Value } from "../../value.ts";
import { fail } from "./halt.ts";
import { boundDepth, boundItems, Budget } from "./limits.ts";
import { numberText } from "./numbers.ts";
import { deref } from "./walk.ts";

type Kind = "string" | "number" | "boolean" | "list" | "map" | "null" | "unknown";

/**
 * The values converted to one type: numbers and booleans become strings beside strings, also inside nested collections.
 * Halts when there is none. What is unresolved may have any type: it converts nothing, unless numbers stand beside booleans, which only a string can bring together.
 * `more`: there may be further values that are not known.
 */
export function unify(values: readonly Value[], more = false, depth = 0, budget = new Budget()): readonly Value[] {
  boundDepth(depth);
  boundItems(values.length);
  budget.spend(4);
  const kinds = new Set(values.map(kindOf));
  const unsure = kinds.delete("unknown") || more;
  kinds.delete("null");
  if (kinds.size === 0) return values;
  if (kinds.has("list") || kinds.has("map")) {
    if (kinds.size > 1) return more ? values : fail("the elements have no type in common");
    return kinds.has("list") ? unifyLists(values, unsure, depth, budget) : unifyMaps(values, unsure, depth, budget);
  }
  if (kinds.size === 1) return values;
  return kinds.has("string") || unsure ? values.map(spelled) : fail("the elements have no type in common");
}

/** As `unify`, but collections stay as they are inside: their elements are not read, and what Terraform would convert in them hardly matters. */
export function unifyShallow(values: readonly Value[], more = false): readonly Value[] {
  const kinds = new Set(values.map(kindOf));
  kinds.delete("unknown");
  kinds.delete("null");
  return kinds.size === 1 && (kinds.has("list") || kinds.has("map")) ? values : unify(values, more);
}

function kindOf(raw: Value): Kind {
  const value = deref(raw);
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (value === null) return "null";
  if (isList(value)) return "list";
  if (isMap(value)) return "map";
  return value.is === "json" || value.is === "template" ? "string" : "unknown";
}

function spelled(raw: Value): Value {
  const value = deref(raw);
  if (typeof value === "number") return numberText(value);
  return typeof value === "boolean" ? String(value) : raw;
}

function unifyLists(values: readonly Value[], more: boolean, depth: number, budget: Budget): readonly Value[] {
  const lists = values.map(deref).filter(isList);
  const unsure = more || lists.some(({ open }) => open.length > 0);
  const length = lists[0]?.items.length ?? 0;
  if (lists.length < 2) return values;
  if (lists.every((list) => list.items.length === length)) {
    const columns = Array.from({ length }, (_, i) =>
      unify(
        lists.map((list) => list.items[i] as Value),
        unsure,
        depth + 1,
        budget,
      ),
    );
    const rows = lists.map((list, row) =>
      listValue(
        columns.map((column) => column[row] as Value),
        list.open,
        list.at,
      ),
    );
    return put(values, rows, isList);
  }
  const all = unify(
    lists.flatMap((list) => list.items),
    unsure,
    depth + 1,
    budget,
  );
  let taken = 0;
  const rows = lists.map((list) => listValue(all.slice(taken, (taken += list.items.length)), list.open, list.at));
  return put(values, rows, isList);
}

function unifyMaps(values: readonly Value[], more: boolean, depth: number, budget: Budget): readonly Value[] {
  const maps = values.map(deref).filter(isMap);
  const unsure = more || maps.some(({ open }) => open.length > 0);
  if (maps.length < 2) return values;
  const names = maps.map((map) => map.names());
  const first = new Set(names[0]);
  const alike = names.every((own) => own.length === first.size && own.every((name) => first.has(name)));
  const entries = names.map(() => new Map<string, Value>());
  if (alike) {
    for (const name of first) {
      const column = unify(
        maps.map((map) => map.get(name) ?? null),
        unsure,
        depth + 1,
        budget,
      );
      entries.forEach((entry, row) => entry.set(name, column[row] as Value));
    }
  } else {
    const all = unify(
      maps.flatMap((map, row) => (names[row] as string[]).map((name) => map.get(name) ?? null)),
      unsure,
      depth + 1,
      budget,
    );
    let taken = 0;
    names.forEach((own, row) => own.forEach((name) => entries[row]?.set(name, all[taken++] as Value)));
  }
  const rows = maps.map((map, row) => {
    const places = new Map((names[row] as string[]).flatMap((name) => [[name, map.placeOf(name)] as const]).filter(hasPlace));
    return mapValue(entries[row] as Map<string, Value>, { open: map.open, at: map.at, places });
  });
  return put(values, rows, isMap);
}

function hasPlace<A>(entry: readonly [string, A | undefined]): entry is readonly [string, A] {
  return entry[1] !== undefined;
}

/** The values with those of one kind replaced, in order. */
function put(values: readonly Value[], rows: readonly Value[], replaced: (value: Value) => boolean): readonly Value[] {
  let next = 0;
  return values.map((value) => (replaced(deref(value)) ? (rows[next++] as Value) : value));
}
