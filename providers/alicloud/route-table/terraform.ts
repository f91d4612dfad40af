import type { MapValue } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { unknown, type Fact } from "../../../src/model/fact.ts";
import type { PeeringRoute, RouteTable } from "../../../src/model/kinds/route-table.ts";
import { flatMapMany, none, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, ref, word } from "../../../src/provider/read.ts";
import { alicloudBase, writtenName } from "../base.ts";
import { ATTACHMENT, attachedVpc, CONNECTION, covers, peerOf, VPC } from "./peer.ts";

const entries = attached(["alicloud_route_entry", "alicloud_vpc_route_entry"], "route_table_id");

/** Next hops that lead to another network, and all others. */
const hops: Readonly<Record<string, "peer" | "away" | "other">> = {
  VpcPeer: "peer",
  RouterInterface: "away",
  Attachment: "away",
  Ecr: "away",
  Instance: "other",
  HaVip: "other",
  NetworkInterface: "other",
  VpnGateway: "other",
  IPv6Gateway: "other",
  Ipv4Gateway: "other",
  NatGateway: "other",
  GatewayEndpoint: "other",
  CenBasic: "away",
};

/** Routes over peerings in one entry. What is behind a transit router, a router interface or an express connection is more than one network. */
function routesIn(entry: Doc, own: string | undefined, links: Links): Many<PeeringRoute> {
  const { body, at, presence } = entry;
  const several = blocks(body, "next_hops");
  const ends: readonly MapValue[] = several.items.length > 0 ? several.items : [body];
  const path = writtenName(body, ["destination_cidrblock", "destination_cidr_block"]);
  const items = ends.flatMap((end): readonly PeeringRoute[] => {
    const sort = word(end, "nexthop_type", hops, unknown("unexpected-value", "route without nexthop_type", at));
    if (sort.state === "known" && sort.value === "other") return [];
    const beyond = unknown("not-visible", "the network behind the next hop", at);
    const peer = (): Fact<Doc> =>
      sort.state === "known" && sort.value === "peer" ? peerOf(entry, end.get("nexthop_id"), own, links) : beyond;
    const coversPeer = sort.state === "unknown" ? sort : covers(body, path, peer);
    return [{ presence, at, label: entry.name, coversPeer }];
  });
  return opened(items, ...several.open);
}

const custom = defineMapper({
  provider: "alicloud",
  reads: "alicloud_route_table",
  kinds: ["route-table"],
  identity: ["id"],
  with: { entries },
  also: [CONNECTION, VPC],
  map: (doc, joined, links): RouteTable => {
    const vpc = ref(doc.body, "vpc_id", unknown("unexpected-value", "route table without vpc_id", doc.at));
    const own = vpc.state === "known" ? vpc.value : undefined;
    return {
      peeringRoutes: flatMapMany(joined.entries, (entry) => routesIn(entry, own, links)),
      ...alicloudBase("route-table", doc, { named: ["route_table_name", "name"] }),
    };
  },
});

/** The table that a VPC brings by itself, where the code puts routes into it. */
const system = defineMapper({
  provider: "alicloud",
  reads: VPC,
  kinds: ["route-table"],
  identity: ["route_table_id"],
  with: { entries },
  also: [CONNECTION],
  map: (doc, joined, links): readonly RouteTable[] => {
    if (joined.entries.items.length === 0) return [];
    const peeringRoutes = flatMapMany(joined.entries, (entry) => routesIn(entry, doc.id, links));
    return [
      { ...alicloudBase("route-table", doc, { named: ["system_route_table_name"], part: "route-table", handles: [] }), peeringRoutes },
    ];
  },
});

/** Routes of a transit router: what attachments announce by themselves is not in the code. */
const transit = defineMapper({
  provider: "alicloud",
  reads: "alicloud_cen_transit_router_route_table",
  kinds: ["route-table"],
  identity: ["id"],
  with: {
    entries: attached("alicloud_cen_transit_router_route_entry", "transit_router_route_table_id"),
    announced: attached("alicloud_cen_transit_router_route_table_propagation", "transit_router_route_table_id"),
  },
  also: [ATTACHMENT, VPC],
  map: (doc, joined, links): RouteTable => ({
    peeringRoutes: union([
      flatMapMany(joined.entries, (entry) => transitRoute(entry, links)),
      ...joined.announced.items.map(({ at }) => opened<PeeringRoute>([], because("not-visible", "routes that attachments announce", at))),
      opened<PeeringRoute>([], ...joined.announced.open),
    ]),
    ...alicloudBase("route-table", doc, { named: ["transit_router_route_table_name"] }),
  }),
});

function transitRoute(entry: Doc, links: Links): Many<PeeringRoute> {
  const { body, at, presence } = entry;
  const type = word(
    body,
    "transit_router_route_entry_next_hop_type",
    { Attachment: true, BlackHole: false },
    unknown("unexpected-value", "route without next hop", at),
  );
  if (type.state === "known" && !type.value) return none;
  const vpc = (): Fact<Doc> => attachedVpc(entry, body.get("transit_router_route_entry_next_hop_id"), links);
  const coversPeer = type.state === "unknown" ? type : covers(body, "transit_router_route_entry_destination_cidr_block", vpc);
  return opened([{ presence, at, label: entry.name, coversPeer }]);
}

export const mappers = [custom, system, transit];
