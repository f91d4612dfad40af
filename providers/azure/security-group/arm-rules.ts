import type { MapValue } from "../../../src/iac/value.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { closed, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { blocks, settled } from "../../../src/provider/read.ts";
import { readRules, type ReadRule, type RuleNames } from "./rules.ts";

const names: RuleNames = {
  direction: "direction",
  access: "access",
  priority: "priority",
  protocol: "protocol",
  ports: ["destinationPortRange", "destinationPortRanges"],
  sourcePorts: ["sourcePortRange", "sourcePortRanges"],
  source: ["sourceAddressPrefix", "sourceAddressPrefixes"],
  sourceGroups: "sourceApplicationSecurityGroups",
  destination: ["destinationAddressPrefix", "destinationAddressPrefixes"],
  destinationGroups: "destinationApplicationSecurityGroups",
};

/** A rule in the form of Azure Resource Manager: `{ name, properties: { … } }`. */
export function armRules(rule: MapValue, presence: Fact<true>): Many<ReadRule> {
  const properties = blocks(rule, "properties");
  const name = settled(rule.get("name"));
  const [body] = properties.items;
  if (body === undefined) return opened([], properties.open[0] ?? because("unexpected-value", "security rule without properties", rule.at));
  return closed(readRules(body, names, presence, typeof name === "string" ? name : "securityRules"));
}
