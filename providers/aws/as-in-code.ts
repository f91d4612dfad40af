import type { Doc } from "../../src/iac/document.ts";
import { isList, isMap, listValue, type MapValue, type Value } from "../../src/iac/value.ts";

/** `http_put_response_hop_limit` as the API writes it: `HttpPutResponseHopLimit`. */
function spelledByApi(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The members of an answer under the names that Terraform gives them, for what launch templates, their disks and metadata options have in
 * common in both: everything but the spelling.
 */
function asInCode(body: MapValue): MapValue {
  return {
    is: "map",
    get: (name) => inCode(body.get(spelledByApi(name))),
    placeOf: (name) => body.placeOf(spelledByApi(name)),
    names: () => body.names(),
    open: body.open,
    at: body.at,
    doubt: body.doubt,
  };
}

function inCode<V extends Value | undefined>(value: V): V | MapValue | ReturnType<typeof listValue> {
  if (isMap(value)) return asInCode(value);
  return isList(value) ? listValue(value.items.map(inCode), value.open, value.at) : value;
}

/** A document whose body is read as if it stood in code. */
export function docInCode(doc: Doc, body: MapValue = doc.body): Doc {
  return { ...doc, body: asInCode(body) };
}
