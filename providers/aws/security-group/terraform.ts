import type { Doc } from "../../../src/iac/document.ts";
import { known } from "../../../src/model/fact.ts";
import type { SecurityGroup } from "../../../src/model/kinds/security-group.ts";
import { opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper, target } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { defaultGroup } from "./default-group.ts";
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
  with: { split: attached(SPLIT_RULES, "security_group_id"), network: target("aws_vpc", "vpc_id") },
  also: LOOKED_UP,
  map: (doc, { split, network }, links): SecurityGroup => ({
    semantics: "allow-only",
    rules: union([
      inlineRules(doc, "ingress", links),
      inlineRules(doc, "egress", links),
      opened(
        [
          ...[...split.items, ...rulesThroughVpc(doc, network, links)].map((rule) => splitRule(rule, links)),
          ...links.astray(doc, SPLIT_RULES, "security_group_id").map(({ doc: rule, why }) => splitRule(rule, links, why)),
        ],
        ...doc.escapes,
      ),
    ]),
    isDefault: known(doc.type === "aws_default_security_group"),
    ...awsBase("security-group", doc, { handles: ["id"] }),
    ...throughVpc(doc, network),
  }),
});

const isAdopted = (doc: Doc): boolean => doc.type === "aws_default_security_group";

/** The default group of a VPC is also known as `default_security_group_id` of the VPC. */
function throughVpc(doc: Doc, network: Many<Doc>): { readonly aliases?: readonly string[] } {
  return isAdopted(doc) ? { aliases: network.items.map(({ id }) => id) } : {};
}

function rulesThroughVpc(doc: Doc, network: Many<Doc>, links: Links): readonly Doc[] {
  return isAdopted(doc) ? network.items.flatMap((vpc) => links.attached(vpc, SPLIT_RULES, ["security_group_id"], ["id"]).items) : [];
}

/** A rule for a group that no code here declares: the group is judged by this rule, and the rest of it stays unread. */
const ruleOfForeignGroup = defineMapper({
  provider: "aws",
  reads: SPLIT_RULES,
  kinds: ["security-group"],
  also: LOOKED_UP,
  map: (rule, _, links): readonly SecurityGroup[] => {
    const group = links.target(rule, rule.body.get("security_group_id") ?? null, [...GROUPS, "aws_vpc"], ["id"]);
    if (group.state === "known") return [];
    const why = group.state === "unknown" ? group.why : because("outside-scan", "security_group_id", rule.at);
    return [
      {
        semantics: "allow-only",
        rules: opened([splitRule(rule, links)], why),
        isDefault: known(false, { basis: "default" }),
        ...awsBase("security-group", rule, { handles: [] }),
      },
    ];
  },
});

export const mappers = [group, defaultGroup, ruleOfForeignGroup];
