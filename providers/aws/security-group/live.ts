import type { MapValue, Value } from "../../../src/iac/value.ts";
import { parseCidr } from "../../../src/model/addresses.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { SecurityGroup } from "../../../src/model/kinds/security-group.ts";
import { flatMapMany, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import type { Peer, TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import { each, listing, type Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks, factOf, isAbsent, text, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { portsAt, protocolAt } from "../traffic.ts";

const GROUP = "ec2.SecurityGroup";

export const calls: readonly Call[] = [
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
  map: ({ body, ...doc }): SecurityGroup => ({
    semantics: "allow-only",
    rules: union([rulesIn(body, "IpPermissions", "ingress"), rulesIn(body, "IpPermissionsEgress", "egress")]),
    isDefault: mapFact(text(body, "GroupName", owed(body, "GroupName")), (name) => name === "default"),
    ...awsBase("security-group", { ...doc, body }, { named: "GroupName", handles: ["GroupId"] }),
  }),
});

function rulesIn(body: MapValue, list: string, way: "ingress" | "egress"): Many<TrafficRule> {
  if (isAbsent(body, list)) return opened([], because("owed", list, body.at));
  return mapMany(blocks(body, list), (rule) => {
    const protocol = protocolAt(rule, "IpProtocol", owed);
    return {
      direction: known(way),
      action: known("allow", { basis: "platform" }),
      order: known(0, { basis: "platform" }),
      protocol,
      ports: portsAt(rule, protocol, "FromPort", "ToPort", owed),
      peers: peersOf(rule),
      presence: present,
      ...(rule.at === undefined ? undefined : { at: rule.at }),
    };
  });
}

const sources: readonly { readonly list: string; readonly field: string; readonly read: (value: Value, field: string) => Fact<Peer> }[] = [
  { list: "IpRanges", field: "CidrIp", read: rangeIn },
  { list: "Ipv6Ranges", field: "CidrIpv6", read: rangeIn },
  { list: "PrefixListIds", field: "PrefixListId", read: (value) => ({ state: "unknown", why: because("not-visible", nameOf(value)) }) },
  { list: "UserIdGroupPairs", field: "GroupId", read: (value) => known({ members: nameOf(value) }) },
];

/** EC2 answers with all four lists, empty or not; one that is missing was owed. A group is never "any address". */
function peersOf(rule: MapValue): Many<Peer> {
  return union(
    sources.map(({ list, field, read }) => {
      if (isAbsent(rule, list)) return opened([], because("owed", list, rule.at));
      return flatMapMany(blocks(rule, list), (range) => {
        const { value } = valueAt(range, field);
        const peer = value === undefined ? owed(range, field) : read(value, field);
        return peer.state === "known" ? opened([peer.value]) : opened([], peer.state === "unknown" ? peer.why : because("owed", field));
      });
    }),
  );
}

function rangeIn(value: Value, field: string): Fact<Peer> {
  return mapFact(
    factOf(value, field, (word) => (typeof word === "string" ? parseCidr(word) : undefined)),
    (addresses) => ({ addresses }),
  );
}

function nameOf(value: Value): string {
  return typeof value === "string" ? value : "group";
}

export const mappers = [group];
