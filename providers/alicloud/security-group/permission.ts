/** One rule as DescribeSecurityGroupAttribute tells it. */
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { closed, opened, union, type Many } from "../../../src/model/many.ts";
import type { Peer, Ports, TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import { number, presenceOf, text, word } from "../../../src/provider/read.ts";
import { factOf } from "../answers.ts";
import { written } from "../base.ts";
import type { NamedLists } from "./named-lists.ts";
import { asAddresses, policies, portsAt, protocols } from "../traffic.ts";

const directions = { ingress: "ingress", egress: "egress" } as const;

export function permissionOf(rule: MapValue, lists: NamedLists): TrafficRule {
  const direction = word(rule, "Direction", directions, unknown("owed", "Direction", rule.at));
  const side = chain(direction, (way) => known(way === "ingress" ? "Source" : "Dest"));
  const label = text(rule, "SecurityGroupRuleId", known(""));
  return {
    presence: presenceOf(rule),
    ...(rule.at === undefined ? undefined : { at: rule.at }),
    ...(label.state === "known" ? { label: label.value } : undefined),
    direction,
    action: word(rule, "Policy", policies, unknown("owed", "Policy", rule.at)),
    order: number(rule, "Priority", unknown("owed", "Priority", rule.at)),
    protocol: word(rule, "IpProtocol", protocols, unknown("owed", "IpProtocol", rule.at)),
    ports: portsAt(rule, "PortRange", listedPorts(rule, lists)),
    peers: side.state === "known" ? peersOf(rule, side.value, lists) : opened([], because("owed", "Direction", rule.at)),
  };
}

/** A rule names a range, or a list of ranges in its place. */
function listedPorts(rule: MapValue, lists: NamedLists): Fact<Ports> {
  const id = text(rule, "PortRangeListId", known(""));
  return id.state === "known" && id.value !== "" ? lists.ports(id.value) : unknown("owed", "PortRange", rule.at);
}

/** Of the four ways to name the other end all but one are empty. */
function peersOf(rule: MapValue, side: string, lists: NamedLists): Many<Peer> {
  const named = [`${side}CidrIp`, `Ipv6${side}CidrIp`].flatMap((path): readonly Many<Peer>[] => {
    if (written(rule, path) === undefined) return [];
    const read = factOf(rule, path, asAddresses);
    return [read.state === "known" ? closed([{ addresses: read.value }]) : opened([], because("unexpected-value", path, rule.at))];
  });
  const group = text(rule, `${side}GroupId`, known(""));
  if (group.state === "known" && group.value !== "") named.push(closed([{ members: group.value }]));
  const list = text(rule, `${side}PrefixListId`, known(""));
  if (list.state === "known" && list.value !== "") named.push(lists.addresses(list.value));
  return named.length > 0 ? union(named) : opened([], because("owed", `${side}CidrIp`, rule.at));
}
