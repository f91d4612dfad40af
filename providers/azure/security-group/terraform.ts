import type { Doc } from "../../../src/iac/document.ts";
import { known } from "../../../src/model/fact.ts";
import { closed, flatMapMany, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, presenceOf, settled, valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { armRuleType, armRules } from "./arm-rules.ts";
import { settleDenials } from "./denials.ts";
import { readRules, type ReadRule, type RuleNames } from "./rules.ts";

const names: RuleNames = {
  direction: "direction",
  access: "access",
  priority: "priority",
  protocol: "protocol",
  ports: ["destination_port_range", "destination_port_ranges"],
  sourcePorts: ["source_port_range", "source_port_ranges"],
  source: ["source_address_prefix", "source_address_prefixes"],
  sourceGroups: "source_application_security_group_ids",
  destination: ["destination_address_prefix", "destination_address_prefixes"],
  destinationGroups: "destination_application_security_group_ids",
};

const isDefault = known(false, { basis: "platform" });

/**
 * A network security group. Its rules stand in blocks, in a list attribute, or in resources of their own. The built-in rules 65000 to 65500
 * admit nobody from the internet, so they are left out: what no rule admits is refused.
 */
const group = defineMapper({
  provider: "azure",
  reads: "azurerm_network_security_group",
  kinds: ["security-group"],
  identity: ["name"],
  with: { split: attached(["azurerm_network_security_rule", armRuleType], ["network_security_group_name", "parent_id"]) },
  map: (doc, { split }) => {
    const inline = flatMapMany(blocks(doc.body, "security_rule"), (block) =>
      closed(readRules(block, names, presenceOf(block), nameOf(block) ?? "security_rule")),
    );
    const own = { items: split.items.filter((rule) => belongs(rule, doc)), open: split.open };
    return {
      ...azureBase("security-group", doc),
      semantics: "first-match",
      rules: settleDenials(union([inline, flatMapMany(own, splitRules)])),
      isDefault,
    };
  },
});

/** A rule for a group that stands outside this code: what else the group holds is not known. */
const orphan = defineMapper({
  provider: "azure",
  reads: "azurerm_network_security_rule",
  kinds: ["security-group"],
  map: (doc, _, links) => {
    const owner = valueAt(doc.body, "network_security_group_name").value ?? null;
    const found = links.target(doc, owner, ["azurerm_network_security_group", "Microsoft.Network/networkSecurityGroups"], ["name"]);
    if (found.state === "known" && belongs(doc, found.value)) return [];
    const why = found.state === "unknown" ? found.why : because("outside-scan", "the network security group");
    const rules = settleDenials(splitRules(doc));
    return { ...azureBase("security-group", doc), semantics: "first-match", rules: opened(rules.items, ...rules.open, why), isDefault };
  },
});

function splitRules(doc: Doc): Many<ReadRule> {
  if (doc.type === armRuleType) return armRules(doc.body, doc.presence);
  return closed(readRules(doc.body, names, doc.presence, nameOf(doc.body) ?? doc.name));
}

/** A rule that names its group by text: such names are unique only within a resource group. */
function belongs(rule: Doc, group: Doc): boolean {
  if (typeof rule.body.get("network_security_group_name") !== "string") return true;
  const [one, other] = [rule, group].map((doc) => settled(doc.body.get("resource_group_name")));
  return typeof one !== "string" || typeof other !== "string" || one.toLowerCase() === other.toLowerCase();
}

function nameOf(body: Doc["body"]): string | undefined {
  const name = settled(body.get("name"));
  return typeof name === "string" ? name : undefined;
}

export const mappers = [group, orphan];
