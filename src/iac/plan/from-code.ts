import { because } from "../../model/unknown.ts";
import { isList, isMap, listValue, unresolved, type MapValue, type Reference, type Unresolved, type Value } from "../value.ts";

/** The id of a document of the code in the plan; `undefined` when the plan does not hold it. */
type IdOf = (id: string) => string | undefined;

/**
 * What the code writes where the plan knows a value only after apply, with references led to the documents of the plan.
 * `undefined` where the code says no more than the plan: a reference to something the plan does not hold, or a value that is not resolved.
 */
export function fromCode(value: Value, idOf: IdOf): Value | undefined {
  if (typeof value !== "object" || value === null) return value;
  switch (value.is) {
    case "unresolved":
      return undefined;
    case "reference": {
      const to = idOf(value.to);
      return to === undefined ? undefined : { ...value, to };
    }
    case "template": {
      const parts = value.parts.map((part) => (typeof part === "string" ? part : part.is === "reference" ? led(part, idOf) : part));
      return { is: "template", parts };
    }
    case "json":
      return { is: "json", value: inside(value.value, idOf) };
    case "list":
    case "map":
      return inside(value, idOf);
  }
}

function inside(value: Value, idOf: IdOf): Value {
  if (isList(value)) {
    return listValue(
      value.items.map((item) => inside(item, idOf)),
      value.open,
      value.at,
    );
  }
  if (isMap(value)) return new LedMap(value, idOf);
  if (typeof value === "object" && value?.is === "unresolved") return value;
  return fromCode(value, idOf) ?? lost(value);
}

function led(reference: Reference, idOf: IdOf): Reference | Unresolved {
  const to = idOf(reference.to);
  return to === undefined ? lost(reference) : { ...reference, to };
}

function lost(value: Value): Unresolved {
  const subject = typeof value === "object" && value !== null && value.is === "reference" ? `${value.to}.${value.path}` : "it";
  return unresolved(because("computed", subject));
}

class LedMap implements MapValue {
  readonly is = "map";
  readonly #map: MapValue;
  readonly #idOf: IdOf;

  constructor(map: MapValue, idOf: IdOf) {
    this.#map = map;
    this.#idOf = idOf;
  }

  get open(): MapValue["open"] {
    return this.#map.open;
  }

  get at(): MapValue["at"] {
    return this.#map.at;
  }

  get doubt(): MapValue["doubt"] {
    return this.#map.doubt;
  }

  get(name: string): Value | undefined {
    const value = this.#map.get(name);
    return value === undefined ? undefined : inside(value, this.#idOf);
  }

  placeOf(name: string): MapValue["at"] {
    return this.#map.placeOf(name);
  }

  names(): readonly string[] {
    return this.#map.names();
  }
}
