/** What rules of security groups and entries of network ACLs have in common. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import { parseCidr, type Addresses } from "../../src/model/addresses.ts";
import { chain, known, unknown, type Fact } from "../../src/model/fact.ts";
import { closed, flatMapMany, opened, type Many } from "../../src/model/many.ts";
import { everyPort, portSet, type Peer, type Ports, type Protocol } from "../../src/model/traffic.ts";
import type { Links } from "../../src/provider/link.ts";
import { asText, blocks, factOf, settled, text, valueAt } from "../../src/provider/read.ts";

export const protocols = { tcp: "tcp", udp: "udp", icmp: "icmp", icmpv6: "icmpv6", gre: "other", all: "any" } as const satisfies Record<
  string,
  Protocol
>;
export const policies = { accept: "allow", drop: "deny" } as const;

/** `22/22`; `-1/-1` stands for every port. */
export function portsAt(body: MapValue, path: string, absent: Fact<Ports>): Fact<Ports> {
  const range = text(body, path, known(""));
  return chain(range, (spelled) => {
    if (spelled === "") return absent;
    const found = portRange(spelled);
    return found === undefined ? unknown("unexpected-value", `${path} = ${JSON.stringify(spelled)}`, range.at) : known(found, range);
  });
}

function portRange(spelled: string): Ports | undefined {
  const [, first, last] = /^\s*(-?\d+)\s*\/\s*(-?\d+)\s*$/.exec(spelled) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (from === -1 && to === -1) return everyPort;
  return from >= 0 && from <= to && to <= 65535 ? portSet([from, to]) : undefined;
}

export function asAddresses(value: Value): Addresses | undefined {
  return parseCidr((asText(value) ?? "").trim());
}

const entriesOf: Readonly<Record<string, string>> = { alicloud_ecs_prefix_list: "entry", alicloud_vpc_prefix_list: "entrys" };
export const prefixLists: readonly string[] = Object.keys(entriesOf);

/** A CIDR block, or the prefix list that is named in its place. */
export function peersOf(doc: Doc, path: string, links: Links): Many<Peer> {
  const { value, at } = valueAt(doc.body, path);
  if (value === undefined) return closed([]);
  const block = factOf(value, path, asAddresses, at);
  if (block.state === "known") return closed([{ addresses: block.value }]);
  const listed = links.target(doc, value, prefixLists, ["id"]);
  if (listed.state === "known") return prefixesOf(listed.value);
  const plain = settled(value);
  const doubt = typeof plain === "string" && plain.startsWith("pl-") ? listed : block;
  return opened([], ...(doubt.state === "unknown" ? [doubt.why] : []));
}

function prefixesOf(list: Doc): Many<Peer> {
  const entries = blocks(list.body, entriesOf[list.type] ?? "entry");
  const doubts = list.presence.state === "unknown" ? [list.presence.why] : [];
  const peers = flatMapMany(entries, (entry): Many<Peer> => {
    const { value, at } = valueAt(entry, "cidr");
    const read =
      value === undefined ? unknown("unexpected-value", "prefix list entry without cidr", at) : factOf(value, "cidr", asAddresses, at);
    return read.state === "known" ? closed([{ addresses: read.value }]) : opened([], ...(read.state === "unknown" ? [read.why] : []));
  });
  return opened(peers.items, ...peers.open, ...doubts);
}
