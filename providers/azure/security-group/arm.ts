import { flatMapMany, opened, union } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, presenceOf, valueAt } from "../../../src/provider/read.ts";
import { armBase, armIdentity, owedList } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { armRules } from "./arm-rules.ts";
import { rulesOf } from "./built-in.ts";
import { terraformRules } from "./terraform-rules.ts";

const isDefault = notOffered["virtual-machine/default-group"];

/** `defaultSecurityRules` are not read: they are the same for every group. */
const group = defineMapper({
  provider: "azure",
  reads: armTypes.securityGroup,
  kinds: ["security-group"],
  identity: armIdentity,
  with: {
    children: attached(armTypes.securityRule, "parent_id"),
    split: attached("azurerm_network_security_rule", "network_security_group_name"),
  },
  map: (doc, { children, split }) => {
    const path = "properties.securityRules";
    const inline = flatMapMany(blocks(doc.body, path), (rule) => armRules(rule, presenceOf(rule)));
    const own = owedList(doc, path, inline, !isAbsent(doc.body, path));
    return {
      semantics: "first-match",
      rules: rulesOf(
        union([own, flatMapMany(children, (rule) => armRules(rule.body, rule.presence)), flatMapMany(split, terraformRules)]),
        doc.at,
      ),
      isDefault,
      ...armBase("security-group", doc),
    };
  },
});

/** A rule for a group that stands outside this code. */
const orphan = defineMapper({
  provider: "azure",
  reads: armTypes.securityRule,
  kinds: ["security-group"],
  map: (doc, _, links) => {
    const found = links.target(
      doc,
      valueAt(doc.body, "parent_id").value ?? null,
      [armTypes.securityGroup, "azurerm_network_security_group"],
      armIdentity,
    );
    if (found.state === "known") return [];
    const why = found.state === "unknown" ? found.why : because("outside-scan", "the network security group");
    const rules = rulesOf(armRules(doc.body, doc.presence), doc.at);
    return { ...armBase("security-group", doc), semantics: "first-match", rules: opened(rules.items, ...rules.open, why), isDefault };
  },
});

export const mappers = [group, orphan];
