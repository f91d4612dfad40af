import { coversInternet, parseCidr, unite, type Addresses } from "../../../src/model/addresses.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { asText, factOf, word } from "../../../src/provider/read.ts";
import { allOn } from "../switches.ts";

const actions = { Deny: true, Allow: false } as const;

/**
 * Whether a set of network rules refuses who is not listed: its default action is to deny, and what it lists is not everybody.
 * https://learn.microsoft.com/azure/storage/common/storage-network-security
 */
export function refusesOthers(rules: MapValue, action: string, listed: Many<Value>): Fact<boolean> {
  const denies = word<boolean>(rules, action, actions, known(false, { basis: "default", at: rules.at }));
  return chain(denies, (on) => (on ? allOn([denies, listsFew(listed, rules)]) : denies));
}

function listsFew(listed: Many<Value>, { at }: MapValue): Fact<boolean> {
  const sets: Addresses[] = [];
  const doubts = [...listed.open];
  for (const each of listed.items) {
    const set = factOf(each, "ip rule", (value) => parseCidr(asText(value) ?? ""), at);
    if (set.state === "known") sets.push(set.value);
    else if (set.state === "unknown") doubts.push(set.why);
  }
  if (coversInternet(unite(sets))) return known(false, { at });
  return doubts[0] === undefined ? known(true, { at }) : unknownBecause(doubts[0], at);
}
