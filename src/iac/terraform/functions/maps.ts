/** Functions over maps and objects. */
import type { At } from "../../../model/at.ts";
import type { Unknown } from "../../../model/unknown.ts";
import { isList, isMap, listValue, mapValue, unresolved, type MapValue, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { fail, halt } from "./halt.ts";
import { boundItems } from "./limits.ts";
import * as need from "./need.ts";
import { compareText } from "./order.ts";
import { computed, deref } from "./walk.ts";

export const mapFunctions: Family = {
  keys: pure(1, (value) => {
    const map = need.map(value);
    return listValue(sortedNames(map), map.open, map.at);
  }),
  lookup: pure(
    2,
    (value, key, ...rest) => {
      const [map, name] = [need.map(value), need.text(key)];
      const found = map.get(name);
      if (found !== undefined) return found;
      const why = map.open[0];
      if (why !== undefined) return halt(why);
      const [fallback] = rest;
      return fallback === undefined ? fail("the map has no such key, and no default is given") : fallback;
    },
    3,
  ),
  map: variadic(0, (args) => {
    if (args.length % 2 !== 0) return fail("keys and values must come in pairs");
    const entries = new Map<string, Value>();
    for (let i = 0; i < args.length; i += 2) entries.set(need.text(args[i] as Value), args[i + 1] as Value);
    return mapValue(entries);
  }),
  merge: variadic(0, (args) => merged(args)),
  transpose: pure(1, (value) => {
    const map = need.map(value);
    const open: Unknown[] = [...map.open];
    const entries = new Map<string, string[]>();
    for (const name of sortedNames(map)) {
      const list = need.list(map.get(name) ?? null);
      open.push(...list.open);
      for (const item of list.items) {
        const text = need.text(item);
        const names = entries.get(text) ?? [];
        if (!names.includes(name)) names.push(name);
        entries.set(text, names);
      }
    }
    const lists = [...entries]
      .sort(([a], [b]) => compareText(a, b))
      .map(([text, names]): [string, Value] => [text, listValue(names, open)]);
    return mapValue(new Map(lists), { open });
  }),
  values: pure(1, (value) => {
    const map = need.map(value);
    return listValue(
      sortedNames(map).map((name) => map.get(name) ?? null),
      map.open,
      map.at,
    );
  }),
  zipmap: pure(2, (keys, values) => {
    const names = need.closed(keys).map(need.text);
    const known = deref(values);
    if (!isList(known)) {
      if (typeof known !== "object" || known === null || isMap(known)) return need.closed(known)[0] ?? null;
      const why = known.is === "unresolved" ? known : known.is === "reference" ? unresolved(computed(known)) : fail("a list is needed");
      return mapValue(new Map(names.map((name): [string, Value] => [name, why])));
    }
    const items = need.closed(known);
    if (names.length !== items.length) return fail("the lists of keys and values differ in length");
    return mapValue(new Map(names.map((name, index): [string, Value] => [name, items[index] as Value])));
  }),
};

function sortedNames(map: MapValue): string[] {
  return [...map.names()].sort(compareText);
}

/**
 * Later maps win, whole entry by whole entry. What comes before a map that is not known may be replaced by it: the name is there, its value is not known.
 * Entries are read only when asked for, since an entry may refer to its neighbours.
 */
function merged(args: readonly Value[]): Value {
  const open: Unknown[] = [];
  const owners = new Map<string, MapValue | Unknown>();
  let only: MapValue | undefined;
  let count = 0;
  const doubt = (why: readonly Unknown[]): void => {
    const [first] = why;
    if (first === undefined) return;
    open.push(...why);
    for (const name of owners.keys()) owners.set(name, first);
  };
  for (const arg of args) {
    const value = deref(arg);
    if (value === null) continue;
    count++;
    if (typeof value === "object" && value.is === "unresolved") doubt([value.why]);
    else if (typeof value === "object" && value.is === "reference") doubt([computed(value)]);
    else {
      only = need.map(value);
      doubt(only.open);
      for (const name of only.names()) owners.set(name, only);
    }
  }
  if (count === 1 && only !== undefined) return only;
  boundItems(owners.size);
  return {
    is: "map",
    get: (name) => {
      const owner = owners.get(name);
      if (owner === undefined) return undefined;
      return isMapValue(owner) ? owner.get(name) : unresolved(owner);
    },
    placeOf: (name): At | undefined => {
      const owner = owners.get(name);
      return owner !== undefined && isMapValue(owner) ? owner.placeOf(name) : undefined;
    },
    names: () => [...owners.keys()],
    open,
    at: only?.at,
  };
}

function isMapValue(owner: MapValue | Unknown): owner is MapValue {
  return "is" in owner;
}
