import type { Doc } from "../iac/document.ts";
import type { Value } from "../iac/value.ts";
import type { Many } from "../model/many.ts";
import { mapMany } from "../model/many.ts";
import type { SharedWith } from "../model/sharing.ts";
import { asText, factOf, settled } from "./read.ts";

/** Each value as one with whom something is shared; `doc` is where that is written. */
export function sharedWith(values: Many<Value>, doc: Doc): Many<SharedWith> {
  return mapMany(values, (value): SharedWith => {
    const plain = settled(value);
    const label = typeof plain === "string" ? { label: plain } : undefined;
    return { presence: doc.presence, at: doc.at, ...label, account: factOf(value, "account", asText, doc.at) };
  });
}
