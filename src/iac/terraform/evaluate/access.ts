import { because, type Unknown } from "../../../model/unknown.ts";
import { isList, isMap, listValue, unresolved, type MapValue, type Reference, type Value } from "../../value.ts";
import { toNumber, toText } from "../functions/convert.ts";
import { CountedInstances, KeyedInstances, WrittenBody } from "./instances.ts";

/** The documents that references point at, by id. */
export type Targets = (id: string) => Target | undefined;

export interface Target {
  readonly type: string;
  readonly body: MapValue;
}

const failure = (sentence: string): Value => unresolved(because("evaluation-error", sentence));

/** `of.name` */
export function attributeOf(of: Value, name: string, targets: Targets): Value {
  if (typeof of === "object" && of !== null) {
    switch (of.is) {
      case "map":
        return entryOf(of, name);
      case "reference":
        return within(of, name, targets);
      case "unresolved":
        return of;
      case "list": {
        // The one block of its type: providers of the newer kind hand it out without an index.
        const [only] = of.items;
        if (of.items.length === 1 && of.open.length === 0 && isMap(only)) return entryOf(only, name);
        break;
      }
      case "template":
      case "json":
    }
  }
  return failure(`${kindOf(of)} has no attribute "${name}"`);
}

/** `of[key]` */
export function elementOf(of: Value, key: Value, targets: Targets): Value {
  if (typeof of !== "object" || of === null) return failure(`${kindOf(of)} has no elements`);
  if (of.is === "unresolved") return of;
  const plain = typeof key === "object" && key !== null && key.is === "reference" && key.value !== undefined ? key.value : key;
  if (isInstances(of)) return instanceOf(of, plain);
  if (typeof plain === "object" && plain !== null) {
    return plain.is === "unresolved" ? plain : unresolved(because("computed", "the index"));
  }
  switch (of.is) {
    case "list": {
      const index = toNumber(plain);
      return typeof index === "number" ? itemOf(of.items, of.open, index) : failure("a list is indexed by numbers");
    }
    case "map": {
      const name = toText(plain);
      return typeof name === "string" ? entryOf(of, name) : failure("a map is indexed by strings");
    }
    case "reference":
      return within(of, typeof plain === "number" ? plain : String(plain), targets);
    case "template":
    case "json":
      return failure("a string has no elements");
  }
}

function itemOf(items: readonly Value[], open: readonly Unknown[], index: number): Value {
  const [why] = open;
  const item = items[index];
  if (why === undefined) return item ?? failure(`the list has no element ${String(index)}`);
  // Every instance of a block whose number is not known is the same symbolic document.
  const [first] = items;
  return index === 0 && first !== undefined && isSymbolic(first) ? first : unresolved(why);
}

/** A reference to a block whose instances could not be told. */
export function isSymbolic(value: Value): value is Reference {
  return typeof value === "object" && value !== null && value.is === "reference" && value.to.endsWith("[*]");
}

function entryOf(map: MapValue, name: string): Value {
  const value = map.get(name);
  if (value !== undefined) return value;
  if (map instanceof KeyedInstances && map.any !== undefined) return map.any;
  const [why] = map.open;
  if (why === undefined && map instanceof WrittenBody) return unresolved(because("computed", name));
  return why === undefined ? failure(`there is no "${name}" in it`) : unresolved(why);
}

function isInstances(value: Value): value is CountedInstances | KeyedInstances {
  return value instanceof CountedInstances || value instanceof KeyedInstances;
}

function instanceOf(of: CountedInstances | KeyedInstances, key: Value): Value {
  if (typeof key === "object" && key !== null && key.is !== "unresolved")
    return of.any ?? unresolved(because("computed", "the instance key"));
  if (typeof key === "object" && key !== null) return of.any ?? key;
  if (of instanceof KeyedInstances) return entryOf(of, String(key));
  const index = Number(key);
  const item = of.items[index];
  if (item !== undefined && item !== of.any) return item;
  return of.any ?? failure(`there is no instance ${String(key)}`);
}

/** A step further into another document. What it does not write is worked out by the cloud. */
function within(of: Reference, key: string | number, targets: Targets): Value {
  const path = of.path === "" ? String(key) : typeof key === "number" ? `${of.path}[${String(key)}]` : `${of.path}.${key}`;
  return { is: "reference", to: of.to, path, value: behind(of.to, written(of, key, targets), targets) };
}

/**
 * What a reference shows of the value that its target writes. A value that is itself not known is left to the reference, which says more:
 * a bucket named by a generator is still that bucket. Only a pointer to another resource of the same provider is passed on.
 */
function behind(to: string, value: Value | undefined, targets: Targets): Value | undefined {
  // A null is as good as nothing written: the cloud gives the attribute its value.
  if (value === null || typeof value !== "object") return value ?? undefined;
  if (value.is === "unresolved") return undefined;
  if (value.is === "template") {
    const text = toText(value);
    return typeof text === "string" ? text : undefined;
  }
  if (value.is !== "reference") return value;
  return providerOf(targets(value.to)?.type) === providerOf(targets(to)?.type) ? value : undefined;
}

function providerOf(type: string | undefined): string | undefined {
  return type?.slice(0, type.indexOf("_"));
}

function written(of: Reference, key: string | number, targets: Targets): Value | undefined {
  if (of.path === "") return targets(of.to)?.body.get(String(key));
  const value = of.value;
  if (typeof value !== "object" || value === null) return undefined;
  if (isMap(value)) return value.get(String(key));
  if (value.is === "reference") return within(value, key, targets);
  if (!isList(value) || value.open.length > 0) return undefined;
  if (typeof key === "number") return value.items[key];
  const [only] = value.items;
  return value.items.length === 1 && isMap(only) ? only.get(key) : undefined;
}

/** `of[*]…` and `of.*…`: `each` is applied to every element; a single value counts as a list of one, `null` as none. */
export function splatted(of: Value, each: (element: Value) => Value): Value {
  if (of === null) return listValue([]);
  if (isList(of)) return listValue(of.items.map(each), of.open);
  if (typeof of !== "object" || isMap(of)) return listValue([each(of)]);
  if (of.is === "unresolved") return of;
  if (of.is !== "reference" || of.path === "") return listValue([each(of)]);
  if (of.value === undefined) return each({ ...of, path: `${of.path}[*]` });
  if (!isList(of.value)) return splatted(of.value, each);
  return listValue(
    of.value.items.map((value, index) => each({ is: "reference", to: of.to, path: `${of.path}[${String(index)}]`, value })),
    of.value.open,
  );
}

function kindOf(value: Value): string {
  if (value === null) return "null";
  if (typeof value !== "object") return `a ${typeof value}`;
  switch (value.is) {
    case "list":
      return "a list";
    case "map":
      return "an object";
    case "template":
    case "json":
      return "a string";
    default:
      return "a value";
  }
}
