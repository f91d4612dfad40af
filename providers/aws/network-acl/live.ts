import type { MapValue } from "../../../src/iac/value.ts";
import { mapFact } from "../../../src/model/fact.ts";
import type { NetworkAcl } from "../../../src/model/kinds/network-acl.ts";
import { mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import type { Peer, TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, number, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { asPeers, rangeAt } from "../ranges-live.ts";
import { portsAt, protocolAt } from "../traffic.ts";
import { ACL, aclCalls } from "../virtual-network/answers.ts";
import { actions } from "./entries.ts";

export const calls: readonly Call[] = aclCalls;

const acl = defineMapper({
  provider: "aws",
  reads: ACL,
  kinds: ["network-acl"],
  map: ({ body, ...doc }): NetworkAcl => ({
    semantics: "first-match",
    rules: isAbsent(body, "Entries") ? opened([], because("owed", "Entries", body.at)) : mapMany(blocks(body, "Entries"), entry),
    ...awsBase("network-acl", { ...doc, body }, { named: "NetworkAclId", handles: ["NetworkAclId"] }),
  }),
});

/** The entry with the highest number, which denies what is left, is answered like all others. */
function entry(body: MapValue): TrafficRule {
  const protocol = protocolAt(body, "Protocol", owed);
  const order = number(body, "RuleNumber", owed(body, "RuleNumber"));
  return {
    direction: mapFact(boolean(body, "Egress", owed(body, "Egress")), (out) => (out ? "egress" : "ingress")),
    action: word(body, "RuleAction", actions, owed(body, "RuleAction")),
    order,
    protocol,
    ports: portsAt(body, protocol, "PortRange.From", "PortRange.To", owed),
    peers: peersOf(body),
    presence: present,
    ...(order.state === "known" ? { label: `rule ${String(order.value)}` } : undefined),
    ...(body.at === undefined ? undefined : { at: body.at }),
  };
}

/** An entry is about one range of one family. */
function peersOf(body: MapValue): Many<Peer> {
  const named = ["CidrBlock", "Ipv6CidrBlock"].filter((name) => !isAbsent(body, name));
  if (named.length === 0) return opened([], because("owed", "CidrBlock", body.at));
  return union(named.map((name) => asPeers(mapFact(rangeAt(body, name), (addresses) => ({ addresses })))));
}

export const mappers = [acl];
