import { coversInternet, unite } from "../model/addresses.ts";
import type { AllowedAddresses } from "../model/kinds/database.ts";
import type { Many } from "../model/many.ts";
import type { Text } from "../model/text.ts";
import { allOf, every, must, some } from "./combinators.ts";
import type { Verdict } from "./verdict.ts";

/** Passes when the entries, alone and together, admit less than the whole internet. An empty list admits nobody. */
export function admitsLessThanInternet(list: Many<AllowedAddresses>, anyone: Text): Verdict {
  const sure = addressesIn(list.items.filter((entry) => entry.presence.state === "known"));
  const possible = coversInternet(unite(addressesIn(list.items)));
  // Where one entry alone is to blame, the others are not.
  const together = !sure.some(coversInternet) && coversInternet(unite(sure));
  return every(
    list,
    (entry) => must(entry, "addresses", (set) => !coversInternet(set) && !(entry.presence.state === "known" ? together : possible), anyone),
    "allowList",
  );
}

/** As `admitsLessThanInternet`, for a list that admits everybody as long as nothing stands in it. */
export function limitedByList(list: Many<AllowedAddresses>, anyone: Text): Verdict {
  return allOf(
    admitsLessThanInternet(list, anyone),
    some(list, (entry) => must(entry, "addresses", () => true, anyone), anyone, "allowList"),
  );
}

function addressesIn(entries: readonly AllowedAddresses[]) {
  return entries.flatMap(({ addresses }) => (addresses.state === "known" ? [addresses.value] : []));
}
