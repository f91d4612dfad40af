/** Routes over VPC peerings, held against the networks at the other end. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { isEmpty, parseCidr, without, type Addresses } from "../../../src/model/addresses.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { PeeringRoute } from "../../../src/model/kinds/route-table.ts";
import { present } from "../../../src/model/many.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { factOf, refOf, valueAt } from "../../../src/provider/read.ts";

const PEERING = "aws_vpc_peering_connection";
const NETWORKS = ["aws_vpc", "aws_default_vpc"];
const MORE_RANGES = "aws_vpc_ipv4_cidr_block_association";
export const PEERING_TYPES = [PEERING, MORE_RANGES, ...NETWORKS];

const DESTINATIONS = ["cidr_block", "destination_cidr_block", "ipv6_cidr_block", "destination_ipv6_cidr_block"];

/** `table`: the route table, whose VPC is the near side. `doubt`: why the route may not be there. */
export function routeOver(body: MapValue, doubt: Unknown | undefined, table: Doc | undefined, doc: Doc, links: Links): PeeringRoute {
  const at = body.at ?? doc.at;
  const name = DESTINATIONS.find((each) => valueAt(body, each).value !== undefined);
  const value = name === undefined ? undefined : valueAt(body, name).value;
  const coversPeer: Fact<boolean> =
    value === undefined ? unknown("not-visible", "the ranges of the route's prefix list", at) : covers(value, body, table, doc, links);
  return { coversPeer, presence: doubt === undefined ? present : unknownBecause(doubt, at), at, label: "peering route" };
}

function covers(destination: Value, body: MapValue, table: Doc | undefined, doc: Doc, links: Links): Fact<boolean> {
  const to = factOf(destination, "destination", (word) => (typeof word === "string" ? parseCidr(word) : undefined));
  const clear = to.state === "known" ? wideOrNarrow(destination) : undefined;
  if (clear !== undefined) return known(clear, to);
  const peering = links.target(doc, valueAt(body, "vpc_peering_connection_id").value ?? null, [PEERING], ["id"]);
  if (peering.state !== "known") return peering;
  const answers = farSides(peering.value, table, links).map((peer) => {
    if (peer.state !== "known") return peer;
    return coversNetwork(destination, to, peer.value, links);
  });
  return strictest(answers);
}

/** A VPC is at least a /28, and nothing is wider than everything: then the peer does not matter. `undefined`: it does. */
export function wideOrNarrow(destination: Value | undefined): boolean | undefined {
  const [, address, written] = typeof destination === "string" ? (/^(.*)\/(\d+)$/.exec(destination) ?? []) : [];
  const length = written === undefined ? undefined : Number(written);
  if (length === 0) return true;
  return length !== undefined && length > 28 && address?.includes(":") === false ? false : undefined;
}

/** The VPCs of the peering, without the one that the route table is in. */
function farSides(peering: Doc, table: Doc | undefined, links: Links): readonly Fact<Doc>[] {
  const near = table === undefined ? undefined : refOf(table.body.get("vpc_id") ?? null);
  const sides = ["vpc_id", "peer_vpc_id"].map((name) => {
    const value = peering.body.get(name) ?? null;
    return { handle: refOf(value), vpc: links.target(peering, value, NETWORKS, ["id"]) };
  });
  return sides
    .filter(({ handle }) => !(near?.state === "known" && handle.state === "known" && handle.value === near.value))
    .map(({ vpc }) => vpc);
}

function coversNetwork(destination: Value, to: Fact<Addresses>, vpc: Doc, links: Links): Fact<boolean> {
  if (
    typeof destination === "object" &&
    destination?.is === "reference" &&
    destination.to === vpc.id &&
    /cidr_block$/.test(destination.path)
  ) {
    return known(true, { at: vpc.at });
  }
  if (to.state !== "known") return to;
  const more = links.attached(vpc, [MORE_RANGES], ["vpc_id"], ["id"]);
  const ranges = [vpc, ...more.items].map((each) => valueAt(each.body, "cidr_block").value);
  const answers = ranges.map((range): Fact<boolean> => {
    if (range === undefined) return unknown("computed", `the address range of ${vpc.name}`, vpc.at);
    const block = factOf(range, "cidr_block", (word) => (typeof word === "string" ? parseCidr(word) : undefined), vpc.at);
    return block.state === "known" ? known(isEmpty(without(block.value, to.value)), { at: to.at }) : block;
  });
  return strictest([...answers, ...more.open.map((why) => unknownBecause(why))]);
}
