import type { Doc } from "../../../src/iac/document.ts";
import { everyAddress } from "../../../src/model/addresses.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { closed, none, opened, present, union, type Many } from "../../../src/model/many.ts";
import { everyPort, type Peer, type TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { number, refOf, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { peersOf, policies, portsAt, protocols } from "../traffic.ts";

const directions = { ingress: "ingress", egress: "egress" } as const;

/** One `alicloud_security_group_rule`. In a VPC a rule acts on all traffic whatever its `nic_type`. */
export function ruleOf(doc: Doc, links: Links): TrafficRule {
  const { body, at } = doc;
  return {
    presence: doc.presence,
    at,
    label: doc.name,
    direction: word(body, "type", directions, unknown("unexpected-value", "rule without type", at)),
    action: word(body, "policy", policies, known("allow", { basis: "default", at })),
    order: number(body, "priority", known(1, { basis: "default", at })),
    protocol: word(body, "ip_protocol", protocols, unknown("unexpected-value", "rule without ip_protocol", at)),
    ports: portsAt(body, "port_range", known(everyPort, { basis: "default", at })),
    peers: peers(doc, links),
  };
}

/** A prefix list is ignored beside any other peer; a rule with no peer at all is refused by the API. */
function peers(doc: Doc, links: Links): Many<Peer> {
  const { body } = doc;
  const blocks = ["cidr_ip", "ipv6_cidr_ip"].filter((path) => written(body, path) !== undefined);
  const group = written(body, "source_security_group_id");
  const named = blocks.map((path) => peersOf(doc, path, links));
  const member = group === undefined ? undefined : refOf(group);
  if (member?.state === "known") named.push(closed([{ members: member.value }]));
  if (member?.state === "unknown") named.push(closed([{ members: "source_security_group_id" }]));
  if (named.length > 0) return union(named);
  if (written(body, "prefix_list_id") !== undefined) return peersOf(doc, "prefix_list_id", links);
  return opened([], because("unexpected-value", "rule without a peer", doc.at));
}

/**
 * What a group does with outgoing traffic that no rule decides: a basic group lets it through, an advanced group drops it
 * (ECS user guide, basic and advanced security groups). 101 comes after every priority that a rule can have.
 */
export function egressDefault(basic: Fact<boolean>): Many<TrafficRule> {
  if (basic.state === "known" && !basic.value) return none;
  const platform = { basis: "platform" } as const;
  return closed([
    {
      presence: basic.state === "unknown" ? unknownBecause(basic.why) : present,
      direction: known("egress", platform),
      action: known("allow", platform),
      order: known(101, platform),
      protocol: known("any", platform),
      ports: known(everyPort, platform),
      peers: closed([{ addresses: everyAddress }]),
    },
  ]);
}
