import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import type { Addresses } from "../../../src/model/addresses.ts";
import { chain, unknown, type Fact } from "../../../src/model/fact.ts";
import type { PeeringRoute, RouteTable } from "../../../src/model/kinds/route-table.ts";
import { flatMapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks } from "../../../src/provider/read.ts";
import { owedText, owedWord } from "../answered.ts";
import { factOf, objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { numbered } from "../paging.ts";
import { asAddresses } from "../traffic.ts";
import { hops } from "./hops.ts";
import { coversNetwork } from "./peer.ts";
import { CONNECTION, peeringCall, peerNetwork } from "./peer-live.ts";
import { transitCalls, transitTable } from "./transit-live.ts";

const TABLE = "vpc.RouteTable";
const ENTRIES = "vpc.RouteEntries";

/** The entries come in pages, each an answer of its own. */
function pageOf(request: Json): { readonly id: string; readonly plus: Json } {
  const table = textOf(request["RouteTableId"]);
  const token = textOf(request["NextToken"]);
  return { id: token === "" ? table : `${table}/${token}`, plus: { RouteTableId: table } };
}

export const calls: readonly Call[] = [
  listed("vpc.DescribeRouteTableList", {
    yields: TABLE,
    items: "RouterTableList.RouterTableListType",
    id: "RouteTableId",
    pages: numbered({ items: "RouterTableList.RouterTableListType", size: 50 }),
    lists: ["route-table"],
    includes: [ENTRIES],
  }),
  {
    ...about("vpc.DescribeRouteEntryList", {
      of: TABLE,
      yields: ENTRIES,
      from: "RouteTableId",
      pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxResult", 100] }),
      find: (body, request) =>
        objectsAt(body, "RouteEntrys.RouteEntry") === undefined ? undefined : [{ ...pageOf(request), body, path: "" }],
    }),
    about: pageOf,
  },
  peeringCall,
  ...transitCalls,
];

const routeTable = defineMapper({
  provider: "alicloud",
  reads: TABLE,
  kinds: ["route-table"],
  identity: ["RouteTableId"],
  with: { pages: attached(ENTRIES, "RouteTableId") },
  also: [CONNECTION],
  map: (doc, { pages }, links): RouteTable => ({
    peeringRoutes:
      pages.items.length === 0
        ? opened([], pages.open[0] ?? because("not-listed", "vpc.DescribeRouteEntryList", doc.at))
        : flatMapMany(pages, (page) => routesIn(page, doc, links)),
    ...alicloudBase("route-table", doc, { named: ["RouteTableName"], handles: ["RouteTableId"] }),
  }),
});

function routesIn(page: Doc, table: Doc, links: Links): Many<PeeringRoute> {
  const outer = blocks(page.body, "RouteEntrys");
  const [found] = outer.items;
  if (found === undefined) return opened([], outer.open[0] ?? because("owed", "RouteEntrys", page.at));
  return flatMapMany(blocks(found, "RouteEntry"), (entry) => routesOf(entry, page, table, links));
}

function routesOf(entry: MapValue, page: Doc, table: Doc, links: Links): Many<PeeringRoute> {
  const ends = flatMapMany(blocks(entry, "NextHops"), (wrapped) => blocks(wrapped, "NextHop"));
  if (ends.items.length + ends.open.length === 0) return opened([], because("owed", "NextHops.NextHop", entry.at));
  const items = ends.items.flatMap((end): readonly PeeringRoute[] => {
    const sort = owedWord(end, "NextHopType", hops);
    if (sort.state === "known" && sort.value === "other") return [];
    const at = entry.at ?? page.at;
    const target = owedText(entry, "DestinationCidrBlock");
    const label = target.state === "known" ? { label: target.value } : undefined;
    const block = factOf(entry, "DestinationCidrBlock", asAddresses);
    const coversPeer = chain(target, (spelled) => coversNetwork(block, at, () => networkBehind(end, spelled, table, links)));
    return [{ presence: present, at, ...label, coversPeer: chain(sort, () => coversPeer) }];
  });
  return opened(items, ...ends.open);
}

/** What is behind a transit router, a router interface or an express connection is more than one network. */
function networkBehind(end: MapValue, target: string, table: Doc, links: Links): Fact<Addresses> {
  return chain(owedText(end, "NextHopType"), (sort): Fact<Addresses> => {
    if (sort !== "VpcPeer") return unknown("not-visible", "the network behind the next hop", end.at);
    return chain(owedText(end, "NextHopId"), (hop) => peerNetwork(table, hop, target.includes(":") ? "Ipv6Cidrs" : "Ipv4Cidrs", links));
  });
}

export const mappers = [routeTable, transitTable];
