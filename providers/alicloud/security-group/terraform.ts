import { known } from "../../../src/model/fact.ts";
import { mapMany, union } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { prefixLists } from "../traffic.ts";
import { egressDefault, ruleOf } from "./rules.ts";

const kinds = { normal: true, enterprise: false } as const;

/**
 * Rules are resources of their own. Of rules of one priority a drop wins (AuthorizeSecurityGroup). Whether members reach each other whatever the rules
 * say (`inner_access_policy`) opens a group to nobody else, and is no rule.
 */
const securityGroup = defineMapper({
  provider: "alicloud",
  reads: "alicloud_security_group",
  kinds: ["security-group"],
  identity: ["id"],
  with: { rules: attached("alicloud_security_group_rule", "security_group_id") },
  also: prefixLists,
  map: (group, { rules }, links) => ({
    semantics: "priority-drop-wins",
    rules: union([
      mapMany(rules, (rule) => ruleOf(rule, links)),
      egressDefault(word(group.body, "security_group_type", kinds, known(true, { basis: "default" }))),
    ]),
    isDefault: notOffered["virtual-machine/default-group"],
    ...alicloudBase("security-group", group, { named: ["security_group_name", "name"] }),
  }),
});

export const mappers = [securityGroup];
