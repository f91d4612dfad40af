import { structureOf } from "../../src/iac/json-text.ts";
import type { Doc } from "../../src/iac/document.ts";
import { isMap, mapValue, type MapValue, type Value } from "../../src/iac/value.ts";
import { because, type Unknown } from "../../src/model/unknown.ts";
import { settled } from "../../src/provider/read.ts";
import { canonicalType } from "./arm-types.ts";

const holders = ["azapi_resource", "azapi_update_resource", "azapi_data_plane_resource"];

/**
 * Turns a document of the azapi provider into the ARM resource it holds: the type without its version and in one spelling, the body
 * with `name`, `location`, `parent_id` and `apiVersion`. Other documents come back as they are. Where the type cannot be told, so does it.
 */
export function adapt(doc: Doc): Doc {
  if (!holders.includes(doc.type)) return doc;
  const spelled = headOf(doc.body.get("type"));
  const [type, version] = spelled?.split("@") ?? [];
  if (!type?.includes("/")) return doc;
  const partial = doc.type === "azapi_update_resource" ? because("not-visible", `what ${doc.name} leaves as it was`, doc.at) : undefined;
  const body = bodyOf(doc.body.get("body"), partial);
  const told = {
    name: doc.body.get("name"),
    location: doc.body.get("location"),
    parent_id: doc.body.get("parent_id"),
    apiVersion: version,
  };
  return {
    ...doc,
    type: canonicalType(type),
    body: overlaid(body, told, doc.body),
    escapes: partial === undefined ? doc.escapes : [...doc.escapes, partial],
  };
}

/** The literal text at the head of a string, which holds the type even where the version is not known. */
function headOf(type: Value | undefined): string | undefined {
  const value = settled(type);
  if (typeof value === "string") return value;
  const head = typeof value === "object" && value?.is === "template" ? value.parts[0] : undefined;
  return typeof head === "string" && head.includes("@") ? head : undefined;
}

/** The body, written as an object or as JSON text. An update leaves open what it does not write. */
function bodyOf(written: Value | undefined, partial: Unknown | undefined): MapValue {
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

function overlaid(body: MapValue, told: Readonly<Record<string, Value | undefined>>, holder: MapValue): MapValue {
  return {
    is: "map",
    get: (name) => told[name] ?? body.get(name),
    placeOf: (name) => (told[name] === undefined ? (body.placeOf(name) ?? holder.placeOf("body")) : holder.placeOf(name)),
    names: () => [...new Set([...Object.keys(told), ...body.names()])],
    open: body.open,
    at: holder.at,
  };
}
