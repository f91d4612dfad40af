/** One rule as DescribeSecurityGroupAttribute tells it. */
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown } from "../../../src/model/fact.ts";
import { closed, opened, union, type Many } from "../../../src/model/many.ts";
import type { Peer, TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import { isAbsent, number, presenceOf, text, word } from "../../../src/provider/read.ts";
import { factOf } from "../answers.ts";
import { written } from "../base.ts";
import { asAddresses, policies, portsAt, protocols } from "../traffic.ts";

const directions = { ingress: "ingress", egress: "egress" } as const;

export function permissionOf(rule: MapValue): TrafficRule {
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
    ports: portsAt(rule, "PortRange", unknown(isAbsent(rule, "PortRangeListId") ? "owed" : "not-read", "PortRange", rule.at)),
    peers: side.state === "known" ? peersOf(rule, side.value) : opened([], because("owed", "Direction", rule.at)),
  };
}

/** Of the four ways to name the other end all but one are empty. */
function peersOf(rule: MapValue, side: string): Many<Peer> {
  const named = [`${side}CidrIp`, `Ipv6${side}CidrIp`].flatMap((path): readonly Many<Peer>[] => {
    if (written(rule, path) === undefined) return [];
    const read = factOf(rule, path, asAddresses);
    return [read.state === "known" ? closed([{ addresses: read.value }]) : opened([], because("unexpected-value", path, rule.at))];
  });
  const group = text(rule, `${side}GroupId`, known(""));
  if (group.state === "known" && group.value !== "") named.push(closed([{ members: group.value }]));
  const list = text(rule, `${side}PrefixListId`, known(""));
  if (list.state === "known" && list.value !== "") named.push(opened([], because("outside-scan", list.value, rule.at)));
  return named.length > 0 ? union(named) : opened([], because("owed", `${side}CidrIp`, rule.at));
}
