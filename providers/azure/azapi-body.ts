import { structureOf } from "../../src/iac/json-text.ts";
import type { Doc } from "../../src/iac/document.ts";
import { isMap, mapValue, type MapValue, type Value } from "../../src/iac/value.ts";
import type { Unknown } from "../../src/model/unknown.ts";
import { settled } from "../../src/provider/read.ts";
import { canonicalType } from "./arm-types.ts";

/** The literal text at the head of a string, which holds the type even where the version is not known. */
export function headOf(type: Value | undefined): string | undefined {
  const value = settled(type);
  if (typeof value === "string") return value;
  const head = typeof value === "object" && value?.is === "template" ? value.parts[0] : undefined;
  return typeof head === "string" && head.includes("@") ? head : undefined;
}

/** The type that is written, in one spelling. `undefined`: it cannot be told. */
export function writtenType(doc: Doc): string | undefined {
  const type = headOf(doc.body.get("type"))?.split("@")[0];
  return type?.includes("/") === true ? canonicalType(type) : undefined;
}

/** The body, written as an object or as JSON text. An update leaves open what it does not write. */
export function bodyOf(written: Value | undefined, partial: Unknown | undefined): MapValue {
  const value = settled(written);
  const body = isMap(value) || value === undefined || value === null ? value : settled(structureOf(value));
  if (isMap(body)) return partial === undefined ? body : opened(body, partial);
  const why = typeof body === "object" && body !== null && body.is === "unresolved" ? body.why : partial;
  return mapValue(new Map(), { open: why === undefined ? [] : [why] });
}

function opened(map: MapValue, why: Unknown): MapValue {
  return {
    is: "map",
    get: (name) => {
      const value = settled(map.get(name));
      return isMap(value) ? opened(value, why) : value;
    },
    placeOf: (name) => map.placeOf(name),
    names: () => map.names(),
    open: [...map.open, why],
    at: map.at,
    doubt: map.doubt,
  };
}
