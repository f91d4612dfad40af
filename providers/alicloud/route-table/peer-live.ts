/** The network at the other end of a peering connection, as the connection tells. */
import { isMap } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { Addresses } from "../../../src/model/addresses.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { unite } from "../../../src/model/addresses.ts";
import type { Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { factOf, list, settled } from "../../../src/provider/read.ts";
import { listed } from "../asking.ts";
import { tokened } from "../paging.ts";
import { asAddresses } from "../traffic.ts";

export const CONNECTION = "vpcpeer.Connection";

export const peeringCall: Call = listed("vpcpeer.ListVpcPeerConnections", {
  yields: CONNECTION,
  items: "VpcPeerConnects",
  id: "InstanceId",
  pages: tokened(100),
});

type Family = "Ipv4Cidrs" | "Ipv6Cidrs";

/** The addresses behind a next hop. `own`: the VPC that the route belongs to, `family`: that of the route's destination. */
export function peerNetwork(table: Doc, hop: string, family: Family, links: Links): Fact<Addresses> {
  const own = settled(table.body.get("VpcId"));
  return chain(links.target(table, hop, [CONNECTION], ["InstanceId"]), (connection): Fact<Addresses> => {
    const ends = ["Vpc", "AcceptingVpc"].map((name) => settled(connection.body.get(name)));
    const mine = ends.findIndex((end) => isMap(end) && own !== undefined && settled(end.get("VpcId")) === own);
    const other = mine < 0 ? undefined : ends[1 - mine];
    return isMap(other) ? blocksOf(other, family, connection) : unknown("owed", "AcceptingVpc", connection.at);
  });
}

function blocksOf(end: Extract<ReturnType<typeof settled>, { is: "map" }>, family: Family, { at }: Doc): Fact<Addresses> {
  const { items, open } = list(end, family);
  if (open[0] !== undefined) return unknownBecause(open[0], at);
  const read = items.map((each) => factOf(each, family, asAddresses, at));
  const doubt = read.find((each) => each.state === "unknown");
  if (doubt !== undefined) return doubt;
  if (read.length === 0) return unknown("owed", family, at);
  return known(unite(read.flatMap((each) => (each.state === "known" ? [each.value] : []))), { at });
}
