import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { isEmpty, unite, without, type Addresses } from "../../../src/model/addresses.ts";
import { chain, known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { PeeringRoute, RouteTable } from "../../../src/model/kinds/route-table.ts";
import { mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, settled, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { prefixListPeers, PREFIX_LIST_TYPES, rangeAt } from "../ranges-live.ts";
import { PEERING, ROUTE_TABLE, routeCalls } from "../virtual-network/answers.ts";
import { wideOrNarrow } from "./peering.ts";

export const calls: readonly Call[] = routeCalls;

const table = defineMapper({
  provider: "aws",
  reads: ROUTE_TABLE,
  kinds: ["route-table"],
  also: [PEERING, ...PREFIX_LIST_TYPES],
  map: (doc, _, links): RouteTable => ({
    peeringRoutes: peeringRoutes(doc, links),
    ...awsBase("route-table", doc, { named: "RouteTableId", handles: ["RouteTableId"] }),
  }),
});

/** A route that is a black hole leads nowhere: its peering is gone, or was never accepted. */
function peeringRoutes(doc: Doc, links: Links): Many<PeeringRoute> {
  if (isAbsent(doc.body, "Routes")) return opened([], because("owed", "Routes", doc.at));
  const { items, open } = blocks(doc.body, "Routes");
  const over = items.filter((each) => !isAbsent(each, "VpcPeeringConnectionId") && settled(each.get("State")) !== "blackhole");
  return mapMany(opened(over, ...open), (route) => ({
    coversPeer: covers(route, doc, links),
    presence: present,
    label: "peering route",
    ...(route.at === undefined ? undefined : { at: route.at }),
  }));
}

function covers(route: MapValue, doc: Doc, links: Links): Fact<boolean> {
  const written = ["DestinationCidrBlock", "DestinationIpv6CidrBlock"].find((name) => !isAbsent(route, name));
  const clear = written === undefined ? undefined : wideOrNarrow(valueAt(route, written).value);
  if (clear !== undefined) return known(clear, { at: route.at });
  const to = written === undefined ? throughPrefixList(route, doc, links) : rangeAt(route, written);
  return chain(to, (destination) => {
    const far = farRanges(route, doc, links);
    const answers = far.items.map((range) =>
      chain(range, (block): Fact<boolean> => known(isEmpty(without(block, destination)), { at: route.at })),
    );
    return strictest([...answers, ...far.open.map((why) => unknownBecause(why, route.at))]);
  });
}

/** Lists of AWS are never the ranges of a peer. */
function throughPrefixList(route: MapValue, doc: Doc, links: Links): Fact<Addresses> {
  const { value } = valueAt(route, "DestinationPrefixListId");
  if (value === undefined) return owed(route, "DestinationCidrBlock");
  const { items, open } = prefixListPeers(doc, value, links);
  if (open[0] !== undefined) return unknownBecause(open[0], route.at);
  return known(unite(items.flatMap((peer) => ("addresses" in peer ? [peer.addresses] : []))));
}

const FAR_LISTS = [
  ["CidrBlockSet", "CidrBlock"],
  ["Ipv6CidrBlockSet", "Ipv6CidrBlock"],
] as const;

/** The ranges at the side of the peering that the route table is not in. A side in the same network as the table is never the far one. */
function farRanges(route: MapValue, doc: Doc, links: Links): Many<Fact<Addresses>> {
  const peering = links.target(doc, valueAt(route, "VpcPeeringConnectionId").value ?? null, [PEERING], ["VpcPeeringConnectionId"]);
  if (peering.state !== "known") return opened([], ...(peering.state === "unknown" ? [peering.why] : []));
  const { body } = peering.value;
  const near = settled(doc.body.get("VpcId"));
  const sides = ["AccepterVpcInfo", "RequesterVpcInfo"].map((name) => ({ name, vpc: settled(valueAt(body, `${name}.VpcId`).value) }));
  const far = sides.filter(({ vpc }) => near === undefined || vpc !== near);
  return union(
    far.map(({ name }) => {
      const [side] = blocks(body, name).items;
      if (side === undefined || isAbsent(side, "CidrBlock"))
        return opened<Fact<Addresses>>([], because("owed", `${name}.CidrBlock`, body.at));
      const more = FAR_LISTS.map(([list, member]) => mapMany(blocks(side, list), (each) => rangeAt(each, member)));
      return union([opened([rangeAt(side, "CidrBlock")]), ...more]);
    }),
  );
}

export const mappers = [table];
