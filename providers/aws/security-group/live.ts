import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, mapFact } from "../../../src/model/fact.ts";
import type { SecurityGroup } from "../../../src/model/kinds/security-group.ts";
import { flatMapMany, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import type { Peer, TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import { each, listing, type Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks, isAbsent, text, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { asPeers, prefixListPeers, PREFIX_LIST_TYPES, rangeAt } from "../ranges-live.ts";
import { portsAt, protocolAt } from "../traffic.ts";
import { prefixListCalls } from "../virtual-network/answers.ts";

export const GROUP = "ec2.SecurityGroup";

export const calls: readonly Call[] = [
  ...prefixListCalls,
  listing({
    provider: "aws",
    operation: "ec2.DescribeSecurityGroups",
    permissions: ["ec2:DescribeSecurityGroups"],
    yields: GROUP,
    covers: "region",
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", 1000] }),
    find: each("SecurityGroups", "GroupId"),
    lists: ["security-group"],
  }),
];

const group = defineMapper({
  provider: "aws",
  reads: GROUP,
  kinds: ["security-group"],
  also: PREFIX_LIST_TYPES,
  map: (doc, _, links): SecurityGroup => ({
    semantics: "allow-only",
    rules: union([rulesIn(doc, "IpPermissions", "ingress", links), rulesIn(doc, "IpPermissionsEgress", "egress", links)]),
    isDefault: mapFact(text(doc.body, "GroupName", owed(doc.body, "GroupName")), (name) => name === "default"),
    ...awsBase("security-group", doc, { named: "GroupName", handles: ["GroupId"] }),
  }),
});

export function rulesIn(doc: Doc, list: string, way: "ingress" | "egress", links: Links): Many<TrafficRule> {
  const { body } = doc;
  if (isAbsent(body, list)) return opened([], because("owed", list, body.at));
  return mapMany(blocks(body, list), (rule) => {
    const protocol = protocolAt(rule, "IpProtocol", owed);
    return {
      direction: known(way),
      action: known("allow", { basis: "platform" }),
      order: known(0, { basis: "platform" }),
      protocol,
      ports: portsAt(rule, protocol, "FromPort", "ToPort", owed),
      peers: peersOf(rule, doc, links),
      presence: present,
      ...(rule.at === undefined ? undefined : { at: rule.at }),
    };
  });
}

/** EC2 answers with all four lists, empty or not; one that is missing was owed. A group is never "any address". */
function peersOf(rule: MapValue, doc: Doc, links: Links): Many<Peer> {
  const one =
    (field: string): ((item: MapValue) => Many<Peer>) =>
    (item) =>
      asPeers(mapFact(rangeAt(item, field), (addresses) => ({ addresses })));
  return union([
    itemsOf(rule, "IpRanges", one("CidrIp")),
    itemsOf(rule, "Ipv6Ranges", one("CidrIpv6")),
    itemsOf(rule, "PrefixListIds", (item) => {
      const { value } = valueAt(item, "PrefixListId");
      return value === undefined ? asPeers(owed(item, "PrefixListId")) : prefixListPeers(doc, value, links);
    }),
    itemsOf(rule, "UserIdGroupPairs", (item) => asPeers(mapFact(text(item, "GroupId", owed(item, "GroupId")), (members) => ({ members })))),
  ]);
}

function itemsOf(rule: MapValue, list: string, read: (item: MapValue) => Many<Peer>): Many<Peer> {
  return isAbsent(rule, list) ? opened([], because("owed", list, rule.at)) : flatMapMany(blocks(rule, list), read);
}

export const mappers = [group];
