/** Security-group rules of Terraform code: inline blocks, `aws_security_group_rule`, and one resource for each rule. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { mapMany, type Many } from "../../../src/model/many.ts";
import type { TrafficRule } from "../../../src/model/traffic.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, isAbsent, presenceOf, word } from "../../../src/provider/read.ts";
import { portsAt, protocolAt } from "../traffic.ts";
import { peersOf } from "./peers.ts";

const INGRESS_RULE = "aws_vpc_security_group_ingress_rule";
const EGRESS_RULE = "aws_vpc_security_group_egress_rule";
export const SPLIT_RULES = ["aws_security_group_rule", INGRESS_RULE, EGRESS_RULE];

type Direction = TrafficRule["direction"];
const allow: TrafficRule["action"] = known("allow", { basis: "platform" });
const noOrder: TrafficRule["order"] = known(0, { basis: "platform" });
const ways: Readonly<Record<"ingress" | "egress", Direction>> = { ingress: known("ingress"), egress: known("egress") };
const directions = { ingress: "ingress", egress: "egress" } as const;

/** Blocks, or a list of objects in their place; `[]` means none, like absence: the provider removes the egress rule that AWS adds to a new group. */
export function inlineRules(doc: Doc, direction: "ingress" | "egress", links: Links): Many<TrafficRule> {
  return mapMany(blocks(doc.body, direction), (block) => ruleOf(block, ways[direction], presenceOf(block), doc, links));
}

/** A rule in a resource of its own. `why`: it is not known which group it belongs to, so for each group it may or may not be there. */
export function splitRule(rule: Doc, links: Links, why?: Unknown): TrafficRule {
  const presence = why === undefined ? rule.presence : unknownBecause(why, rule.at);
  return { ...ruleOf(rule.body, directionOf(rule), presence, rule, links), at: rule.at, label: rule.id.slice(rule.id.indexOf("#") + 1) };
}

function directionOf(rule: Doc): Direction {
  if (rule.type === INGRESS_RULE) return ways.ingress;
  if (rule.type === EGRESS_RULE) return ways.egress;
  return word(rule.body, "type", directions, unknown("unexpected-value", "rule without type", rule.at));
}

function ruleOf(body: MapValue, direction: Direction, presence: Fact<true>, doc: Doc, links: Links): TrafficRule {
  const protocol = protocolAt(body, isAbsent(body, "ip_protocol") ? "protocol" : "ip_protocol");
  return {
    direction,
    action: allow,
    order: noOrder,
    protocol,
    ports: portsAt(body, protocol, "from_port", "to_port"),
    peers: peersOf(body, doc, links),
    presence,
    ...(body.at === undefined ? undefined : { at: body.at }),
  };
}
