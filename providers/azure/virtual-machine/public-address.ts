import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, elements } from "../../../src/provider/read.ts";
import { armIdentity } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { comparable } from "../reference.ts";
import { anyBlock, anyOn, ifThere, isNamed } from "../switches.ts";

/** Types that are looked up here. */
export const interfaceTypes = ["azurerm_network_interface", armTypes.networkInterface] as const;

/** Whether an interface of the machine has a public address. `written`: the ids of the interfaces. */
export function publicAddress(doc: Doc, written: Value | undefined, links: Links): Fact<boolean> {
  if (written === undefined) return unknown("unexpected-value", "machine without network interfaces", doc.at);
  const ids = elements(written);
  const found = links.targets(doc, { is: "list", items: ids.items.map(inOneCase), open: ids.open }, interfaceTypes, armIdentity);
  return anyOn(
    found.items.map((each) => ifThere(each.presence, hasPublicAddress(each))),
    found.open,
    unknown("unexpected-value", "machine without network interfaces", doc.at),
  );
}

function inOneCase(id: Value): Value {
  return typeof id === "string" ? comparable(id) : id;
}

function hasPublicAddress({ type, body }: Doc): Fact<boolean> {
  return type === "azurerm_network_interface"
    ? anyBlock(blocks(body, "ip_configuration"), (each) => isNamed(each, "public_ip_address_id"))
    : anyBlock(blocks(body, "properties.ipConfigurations"), (each) => isNamed(each, "properties.publicIPAddress.id"));
}
