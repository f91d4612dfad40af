import { known } from "../../../src/model/fact.ts";
import type { SecurityGroup } from "../../../src/model/kinds/security-group.ts";
import { opened, union } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { PREFIX_LIST, PREFIX_LIST_ENTRY } from "./peers.ts";
import { inlineRules, SPLIT_RULES, splitRule } from "./rules.ts";

const GROUPS = ["aws_security_group", "aws_default_security_group"];
const LOOKED_UP = [PREFIX_LIST, PREFIX_LIST_ENTRY, "aws_vpc_endpoint"];

/**
 * Inline and split rules count together. A split rule whose group is unread may belong to any group of the root: each gets it as a rule
 * that may not be there, so that a harmless one opens nothing. Absent ingress and absent egress mean none.
 */
const group = defineMapper({
  provider: "aws",
  reads: GROUPS,
  kinds: ["security-group"],
  with: { split: attached(SPLIT_RULES, "security_group_id") },
  also: LOOKED_UP,
  map: (doc, { split }, links): SecurityGroup => ({
    ...awsBase("security-group", doc, { handles: ["id"] }),
    semantics: "allow-only",
    rules: union([
      inlineRules(doc, "ingress", links),
      inlineRules(doc, "egress", links),
      opened(
        [
          ...split.items.map((rule) => splitRule(rule, links)),
          ...links.astray(doc, SPLIT_RULES, "security_group_id").map(({ doc: rule, why }) => splitRule(rule, links, why)),
        ],
        ...doc.escapes,
      ),
    ]),
    isDefault: known(doc.type === "aws_default_security_group"),
  }),
});

/** A rule for a group that no code here declares: the group is judged by this rule, and the rest of it stays unread. */
const ruleOfForeignGroup = defineMapper({
  provider: "aws",
  reads: SPLIT_RULES,
  kinds: ["security-group"],
  also: LOOKED_UP,
  map: (rule, _, links): readonly SecurityGroup[] => {
    const target = links.target(rule, rule.body.get("security_group_id") ?? null, GROUPS, ["id"]);
    if (target.state === "known") return [];
    const why = target.state === "unknown" ? target.why : because("outside-scan", "security_group_id", rule.at);
    return [
      {
        ...awsBase("security-group", rule, { handles: [] }),
        semantics: "allow-only",
        rules: opened([splitRule(rule, links)], why),
        isDefault: known(false, { basis: "default" }),
      },
    ];
  },
});

export const mappers = [group, ruleOfForeignGroup];
