import type { Value } from "../../../src/iac/value.ts";
import { everyAddress, parseCidr } from "../../../src/model/addresses.ts";
import type { At } from "../../../src/model/at.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { closed, mapMany, none, present, type Many } from "../../../src/model/many.ts";
import { wordsOf } from "../security-group/addresses.ts";

/** The switch of the public endpoint. `SecuredByPerimeter` lets in only what the perimeter names. */
export const accessWords = { Enabled: true, Disabled: false, SecuredByPerimeter: false } as const;

/** A closed public endpoint admits nobody, whatever its list says. */
export function behind<T>(publicAccess: Fact<boolean>, list: Many<T>): Many<T> {
  return publicAccess.state === "known" && !publicAccess.value && publicAccess.assumes === undefined ? none : list;
}

/** On where any of several switches is on. */
export function anySwitch(switches: readonly Fact<boolean>[]): Fact<boolean> {
  const on = switches.find((each) => each.state === "known" && each.value);
  const unread = switches.find((each) => each.state === "unknown");
  return on ?? unread ?? switches[0] ?? known(false, { basis: "default" });
}

/** Addresses and networks of a Cosmos DB account: a list, or in old versions one text with commas. */
export function addressFilter(values: Many<Value>, subject: string, at: At): Many<AllowedAddresses> {
  return mapMany(wordsOf(values, subject), (word): AllowedAddresses => {
    const set = parseCidr(word);
    return {
      presence: present,
      at,
      label: word,
      addresses: set === undefined ? unknown("unexpected-value", `address "${word}"`, at) : known(set, { at }),
    };
  });
}

/**
 * Cosmos DB turns the usual logic round: a public account without any address filter and without the network filter admits everybody.
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
 */
export function cosmosAllowList(filter: Many<AllowedAddresses>, networksOnly: Fact<boolean>, at: At): Many<AllowedAddresses> {
  const filtered = filter.items.length + filter.open.length > 0;
  if (filtered || (networksOnly.state === "known" && networksOnly.value)) return filter;
  const presence = networksOnly.state === "unknown" ? networksOnly : present;
  return closed([{ presence, at, label: "no address filter", addresses: known(everyAddress, { basis: "default", at }) }]);
}
