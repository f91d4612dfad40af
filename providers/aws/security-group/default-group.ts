/** The security group that comes with a VPC and that no code takes over. */
import type { Doc } from "../../../src/iac/document.ts";
import { everyAddress } from "../../../src/model/addresses.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { SecurityGroup } from "../../../src/model/kinds/security-group.ts";
import { closed, mapMany, present, union, type Many } from "../../../src/model/many.ts";
import { everyPort, type Peer, type TrafficRule } from "../../../src/model/traffic.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { SPLIT_RULES, splitRule } from "./rules.ts";

/**
 * What AWS writes into it: everything from its own members comes in, everything may go out
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html).
 */
function asMade(direction: "ingress" | "egress", peer: Peer): TrafficRule {
  const basis = { basis: "default" } as const;
  return {
    direction: known(direction, basis),
    action: known("allow", { basis: "platform" }),
    order: known(0, { basis: "platform" }),
    protocol: known("any", basis),
    ports: known(everyPort, basis),
    peers: closed([peer]),
    presence: present,
    label: `${direction} rule that AWS makes`,
  };
}

export const MADE = closed([asMade("ingress", { members: "self" }), asMade("egress", { addresses: everyAddress })]);

export const defaultGroup = defineMapper({
  provider: "aws",
  reads: "aws_vpc",
  kinds: ["security-group"],
  identity: ["id"],
  with: { adopters: attached("aws_default_security_group", "vpc_id"), split: attached(SPLIT_RULES, "security_group_id") },
  map: (doc, { adopters, split }, links): readonly SecurityGroup[] => {
    if (adopters.items.some((adopter) => adopter.presence.state === "known")) return [];
    const base = awsBase("security-group", doc, { part: "default-security-group" });
    return [
      {
        // Whoever names `default_security_group_id` of the VPC means this group.
        semantics: "allow-only",
        rules: union([MADE, mapMany(split, (rule) => splitRule(rule, links))]),
        isDefault: known(true),
        ...base,
        aliases: [doc.id],
        name: `${base.name} (default security group)`,
        presence: presenceBeside(doc, adopters),
      },
    ];
  },
});

/** A resource that may take the group over leaves open whether it is still there as AWS made it. */
function presenceBeside(vpc: Doc, adopters: Many<Doc>): Fact<true> {
  const [doubt] = [...adopters.open, ...adopters.items.flatMap(({ presence }) => (presence.state === "unknown" ? [presence.why] : []))];
  return vpc.presence.state === "known" && doubt !== undefined ? unknownBecause(doubt) : vpc.presence;
}
