import type { At } from "../../../src/model/at.ts";
import { internet } from "../../../src/model/addresses.ts";
import { known } from "../../../src/model/fact.ts";
import { closed, none, opened, present, type Many } from "../../../src/model/many.ts";
import { everyPort, type TrafficRule } from "../../../src/model/traffic.ts";
import { settleDenials } from "./denials.ts";
import type { ReadRule } from "./rules.ts";

const basis = { basis: "default" } as const;

/**
 * The rules of a group: those that are written, and the built-in rule 65001, which lets out to the whole internet what none of them stops.
 * The other built-in rules admit nobody from the internet, and what no rule admits is refused.
 * https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
 */
export function rulesOf(written: Many<ReadRule>, at: At): Many<TrafficRule> {
  const outbound: TrafficRule = {
    presence: present,
    at,
    label: "AllowInternetOutBound (built in)",
    direction: known("egress", basis),
    action: known("allow", basis),
    order: known(65001, basis),
    protocol: known("any", basis),
    ports: known(everyPort, basis),
    peers: closed([{ addresses: internet }]),
  };
  return settleDenials(opened([...written.items, { rule: outbound, guarded: none, sourcePorts: none }], ...written.open));
}
