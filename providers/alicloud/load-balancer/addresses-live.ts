import type { MapValue } from "../../../src/iac/value.ts";
import { unknown } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { mapMany, type Many } from "../../../src/model/many.ts";
import { factOf, presenceOf, valueAt } from "../../../src/provider/read.ts";
import { asAddresses } from "../traffic.ts";

/** The addresses of the entries of an access list, each under `path`. */
export function addressesIn(entries: Many<MapValue>, path: string): Many<AllowedAddresses> {
  return mapMany(entries, (entry): AllowedAddresses => {
    const { value, at } = valueAt(entry, path);
    const addresses = value === undefined ? unknown("owed", path, at) : factOf(value, path, asAddresses, at);
    return { presence: presenceOf(entry), ...(at === undefined ? undefined : { at }), label: "entry", addresses };
  });
}
