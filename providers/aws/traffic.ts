/** Protocols, ports and addresses as EC2 writes them, in security groups and network ACLs alike. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import { parseCidr } from "../../src/model/addresses.ts";
import { chain, known, unknown, type Fact, type NotKnown } from "../../src/model/fact.ts";
import { everyPort, portSet, type Peer, type Ports, type Protocol } from "../../src/model/traffic.ts";
import type { Links } from "../../src/provider/link.ts";
import { asText, factOf, number, settled, valueAt } from "../../src/provider/read.ts";

const names: Readonly<Record<string, Protocol>> = {
  "-1": "any",
  all: "any",
  tcp: "tcp",
  6: "tcp",
  udp: "udp",
  17: "udp",
  icmp: "icmp",
  1: "icmp",
  icmpv6: "icmpv6",
  58: "icmpv6",
  esp: "other",
  ah: "other",
};

/** What it means that something a rule must have is missing. */
export type Missing = (body: MapValue, path: string) => NotKnown;
const inCode: Missing = (body, path) => unknown("unexpected-value", `rule without ${path}`, body.at);

/** A protocol by name, number or numeric text. Every other IANA number counts as "other". */
export function protocolAt(body: MapValue, path: string, missing: Missing = inCode): Fact<Protocol> {
  const { value, at } = valueAt(body, path);
  if (value === undefined) return missing(body, path);
  return factOf(value, path, protocolOf, at);
}

function protocolOf(value: Value): Protocol | undefined {
  const word = asText(value)?.trim().toLowerCase();
  if (word === undefined) return undefined;
  return names[word] ?? (/^\d{1,3}$/.test(word) && Number(word) <= 255 ? "other" : undefined);
}

/** The ports of a rule. Only TCP and UDP have any: for all other protocols EC2 ignores the numbers, or reads ICMP types into them. */
export function portsAt(body: MapValue, protocol: Fact<Protocol>, from: string, to: string, missing: Missing = inCode): Fact<Ports> {
  return chain(protocol, (name) => {
    if (name !== "tcp" && name !== "udp") return known(everyPort);
    const first = number(body, from, missing(body, from));
    const last = number(body, to, missing(body, to));
    return chain(first, (low) => chain(last, (high) => portRange(low, high, first)));
  });
}

function portRange(low: number, high: number, written: Fact<number>): Fact<Ports> {
  if (low < 0 || high > 65535 || low > high) return unknown("unexpected-value", `ports ${String(low)}-${String(high)}`, written.at);
  return known(portSet([low, high]), { at: written.at });
}

const NETWORKS = ["aws_vpc", "aws_default_vpc", "aws_subnet", "aws_default_subnet", "aws_vpc_ipv4_cidr_block_association"];

/**
 * One address range. A range that cannot be read but is certainly narrow is no opening: the block of a VPC or subnet (a VPC is at most a
 * /16), or a text that ends in a prefix length of 16 or more, such as `"${var.office}/32"`.
 */
export function rangeOf(value: Value, subject: string, doc: Doc, links: Links): Fact<Peer> {
  const read = factOf(value, subject, (word) => (typeof word === "string" ? parseCidr(word.trim()) : undefined));
  if (read.state === "known") return known({ addresses: read.value }, read);
  return narrowRange(value, doc, links) ?? read;
}

function narrowRange(value: Value, doc: Doc, links: Links): Fact<Peer> | undefined {
  const written = settled(value);
  if (typeof written === "object" && written?.is === "template") {
    const tail = written.parts.at(-1);
    const length = typeof tail === "string" ? /\/(\d{1,3})$/.exec(tail)?.[1] : undefined;
    return length !== undefined && Number(length) >= 16 ? known({ members: `/${length}` }) : undefined;
  }
  if (typeof value !== "object" || value?.is !== "reference" || !/cidr_block/.test(value.path)) return undefined;
  return links.target(doc, value, NETWORKS).state === "known" ? known({ members: `${value.to}.${value.path}` }) : undefined;
}
