import type { Doc } from "../../../src/iac/document.ts";
import { flatMapMany, opened, union } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, presenceOf, settled, valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { armRules } from "./arm-rules.ts";
import { rulesOf } from "./built-in.ts";
import { inlineRules, terraformRules } from "./terraform-rules.ts";

const isDefault = notOffered["virtual-machine/default-group"];

/**
 * A network security group. Its rules stand in blocks, in a list attribute, or in resources of their own. What they leave open, the built-in rules decide.
 */
const group = defineMapper({
  provider: "azure",
  reads: "azurerm_network_security_group",
  kinds: ["security-group"],
  identity: ["name"],
  with: {
    split: attached("azurerm_network_security_rule", "network_security_group_name"),
    children: attached(armTypes.securityRule, "parent_id"),
  },
  map: (doc, { split, children }) => {
    const inline = flatMapMany(blocks(doc.body, "security_rule"), (block) => inlineRules(block, presenceOf(block)));
    const own = { items: split.items.filter((rule) => belongs(rule, doc)), open: split.open };
    return {
      semantics: "first-match",
      rules: rulesOf(
        union([inline, flatMapMany(own, terraformRules), flatMapMany(children, (rule) => armRules(rule.body, rule.presence))]),
        doc.at,
      ),
      isDefault,
      ...azureBase("security-group", doc),
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
    const found = links.target(doc, owner, ["azurerm_network_security_group", armTypes.securityGroup], ["name"]);
    if (found.state === "known" && belongs(doc, found.value)) return [];
    const why = found.state === "unknown" ? found.why : because("outside-scan", "the network security group");
    const rules = rulesOf(terraformRules(doc), doc.at);
    return { ...azureBase("security-group", doc), semantics: "first-match", rules: opened(rules.items, ...rules.open, why), isDefault };
  },
});

/** A rule that names its group by text: such names are unique only within a resource group. */
function belongs(rule: Doc, group: Doc): boolean {
  if (typeof rule.body.get("network_security_group_name") !== "string") return true;
  const [one, other] = [rule, group].map((doc) => settled(doc.body.get("resource_group_name")));
  return typeof one !== "string" || typeof other !== "string" || one.toLowerCase() === other.toLowerCase();
}

export const mappers = [group, orphan];
