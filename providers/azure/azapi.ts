import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import { because } from "../../src/model/unknown.ts";
import { bodyOf, headOf } from "./azapi-body.ts";
import { canonicalType } from "./arm-types.ts";
import { amended } from "./azapi-updates.ts";

const holders = ["azapi_resource", "azapi_update_resource", "azapi_data_plane_resource"];

/**
 * Turns the documents of the azapi provider into the ARM resources they hold, and lays updates over what they update.
 * Ids stay.
 */
export function adapt(docs: readonly Doc[]): readonly Doc[] {
  return docs.some(({ type }) => type.startsWith("azapi_")) ? amended(docs, docs.map(unwrapped)) : docs;
}

/**
 * The type without its version and in one spelling, the body with `name`, `location`, `parent_id` and `apiVersion`. Other documents come
 * back as they are. Where the type cannot be told, so does it.
 */
function unwrapped(doc: Doc): Doc {
  if (!holders.includes(doc.type)) return doc;
  const spelled = headOf(doc.body.get("type"));
  const [type, version] = spelled?.split("@") ?? [];
  if (!type?.includes("/")) return doc;
  const partial = doc.type === "azapi_update_resource" ? because("not-visible", `what ${doc.name} leaves as it was`, doc.at) : undefined;
  const body = bodyOf(doc.body.get("body"), partial);
  const told = {
    name: doc.body.get("name"),
    location: doc.body.get("location"),
    // What an update changes by its id belongs to whatever that id belongs to; nothing is its child here.
    parent_id: doc.body.get("parent_id") ?? doc.body.get("resource_id"),
    apiVersion: version,
  };
  return {
    ...doc,
    type: canonicalType(type),
    body: overlaid(body, told, doc.body),
    escapes: partial === undefined ? doc.escapes : [...doc.escapes, partial],
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
