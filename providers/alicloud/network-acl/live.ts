import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown } from "../../../src/model/fact.ts";
import type { NetworkAcl } from "../../../src/model/kinds/network-acl.ts";
import { closed, opened, union, type Many } from "../../../src/model/many.ts";
import { everyPort, type Peer, type TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { isJson, textOf } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, presenceOf, valueAt } from "../../../src/provider/read.ts";
import { owedWord } from "../answered.ts";
import { factOf } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { numbered } from "../paging.ts";
import { asAddresses, policies, portsAt, protocols } from "../traffic.ts";

const LISTED = "vpc.ListedNetworkAcl";
const ACL = "vpc.NetworkAcl";

export const calls: readonly Call[] = [
  listed("vpc.DescribeNetworkAcls", {
    yields: LISTED,
    items: "NetworkAcls.NetworkAcl",
    id: "NetworkAclId",
    pages: numbered({ items: "NetworkAcls.NetworkAcl", size: 50 }),
    lists: ["network-acl"],
    includes: [ACL],
  }),
  about("vpc.DescribeNetworkAclAttributes", {
    of: LISTED,
    yields: ACL,
    from: "NetworkAclId",
    find: (body, request) => {
      const acl = body["NetworkAclAttribute"];
      const id = textOf(request["NetworkAclId"]);
      return isJson(acl) ? [{ id, plus: { NetworkAclId: id }, body: acl, path: "NetworkAclAttribute" }] : undefined;
    },
  }),
];

const directions = [
  { name: "ingress", outer: "IngressAclEntries", inner: "IngressAclEntry", peer: "SourceCidrIp" },
  { name: "egress", outer: "EgressAclEntries", inner: "EgressAclEntry", peer: "DestinationCidrIp" },
] as const;

type Direction = (typeof directions)[number];

/** Entries are tried in order and the first match decides; what none matches is dropped. */
const networkAcl = defineMapper({
  provider: "alicloud",
  reads: ACL,
  kinds: ["network-acl"],
  identity: ["NetworkAclId"],
  also: [LISTED],
  map: (doc): NetworkAcl => ({
    semantics: "first-match",
    rules: union(directions.map((direction) => entriesOf(doc, direction))),
    ...alicloudBase("network-acl", doc, { named: ["NetworkAclName"], handles: ["NetworkAclId"] }),
  }),
});

function entriesOf(doc: Doc, direction: Direction): Many<TrafficRule> {
  const outer = blocks(doc.body, direction.outer);
  const [found] = outer.items;
  if (found === undefined) return opened([], outer.open[0] ?? because("owed", direction.outer, doc.at));
  const entries = blocks(found, direction.inner);
  return opened(
    entries.items.map((entry, index) => ruleOf(entry, index, direction)),
    ...entries.open,
  );
}

function ruleOf(entry: MapValue, index: number, { name, peer }: Direction): TrafficRule {
  const { at } = entry;
  const protocol = owedWord(entry, "Protocol", protocols);
  const portless = protocol.state === "known" && protocol.value !== "tcp" && protocol.value !== "udp";
  return {
    presence: presenceOf(entry),
    ...(at === undefined ? undefined : { at }),
    label: `${name} ${String(index + 1)}`,
    direction: known(name, { at }),
    action: owedWord(entry, "Policy", policies),
    order: known(index + 1, { at }),
    protocol,
    ports: portsAt(entry, "Port", portless ? known(everyPort, { basis: "default", at }) : unknown("owed", "Port", at)),
    peers: peersOf(entry, peer),
  };
}

/** A block of addresses, or the id of a prefix list in its place. */
function peersOf(entry: MapValue, path: string): Many<Peer> {
  if (isAbsent(entry, path) || written(entry, path) === undefined) return opened([], because("owed", path, entry.at));
  const read = factOf(entry, path, asAddresses);
  if (read.state === "known") return closed([{ addresses: read.value }]);
  const { value } = valueAt(entry, path);
  const listed = typeof value === "string" && value.startsWith("pl-");
  return opened(
    [],
    listed ? because("outside-scan", value, entry.at) : read.state === "unknown" ? read.why : because("owed", path, entry.at),
  );
}

export const mappers = [networkAcl];
