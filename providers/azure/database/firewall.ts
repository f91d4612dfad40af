import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { parseRange, type Addresses } from "../../../src/model/addresses.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { settled, text } from "../../../src/provider/read.ts";

const terraform = ["start_ip_address", "end_ip_address"] as const;
const arm = ["properties.startIpAddress", "properties.endIpAddress"] as const;

/** A firewall rule of either format. */
export function ruleOf(doc: Doc): AllowedAddresses {
  return firewallRule(doc.body, doc.presence, doc.type.startsWith("azurerm_") ? terraform : arm, doc);
}

/** A firewall rule inside a list answer. */
export function armFirewallRule(body: MapValue, doc: Doc): AllowedAddresses {
  return firewallRule(body, doc.presence, arm, doc);
}

/**
 * A firewall rule is a closed interval. `0.0.0.0` to `0.0.0.0` lets in the services of Azure: it is that one address, not everybody.
 * https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
 */
function firewallRule(body: MapValue, presence: Fact<true>, [first, last]: readonly [string, string], doc: Doc): AllowedAddresses {
  const at = body.at ?? doc.at;
  const missing = (name: string): Fact<string> => unknown("unexpected-value", `firewall rule without ${name}`, at);
  const name = settled(body.get("name"));
  const addresses = chain(text(body, first, missing(first)), (from) =>
    chain(text(body, last, missing(last)), (to): Fact<Addresses> => {
      const range = parseRange(from, to);
      return range === undefined ? unknown("unexpected-value", `addresses ${from} to ${to}`, at) : known(range, { at });
    }),
  );
  return { presence, at, label: typeof name === "string" ? name : doc.name, addresses };
}
