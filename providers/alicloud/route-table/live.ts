import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, unknown, type Fact } from "../../../src/model/fact.ts";
import type { PeeringRoute, RouteTable } from "../../../src/model/kinds/route-table.ts";
import { flatMapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks } from "../../../src/provider/read.ts";
import { owedText, owedWord } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { numbered } from "../paging.ts";
import { hops } from "./hops.ts";
import { covers } from "./peer.ts";

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
        itemsAt(body, "RouteEntrys.RouteEntry") === undefined ? undefined : [{ ...pageOf(request), body, path: "" }],
    }),
    about: pageOf,
  },
];

const routeTable = defineMapper({
  provider: "alicloud",
  reads: TABLE,
  kinds: ["route-table"],
  identity: ["RouteTableId"],
  with: { pages: attached(ENTRIES, "RouteTableId") },
  map: (doc, { pages }): RouteTable => ({
    peeringRoutes:
      pages.items.length === 0
        ? opened([], pages.open[0] ?? because("not-listed", "vpc.DescribeRouteEntryList", doc.at))
        : flatMapMany(pages, routesIn),
    ...alicloudBase("route-table", doc, { named: ["RouteTableName"], handles: ["RouteTableId"] }),
  }),
});

function routesIn(page: Doc): Many<PeeringRoute> {
  const outer = blocks(page.body, "RouteEntrys");
  const [found] = outer.items;
  if (found === undefined) return opened([], outer.open[0] ?? because("owed", "RouteEntrys", page.at));
  return flatMapMany(blocks(found, "RouteEntry"), (entry) => routesOf(entry, page));
}

function routesOf(entry: MapValue, page: Doc): Many<PeeringRoute> {
  const [wrapped] = blocks(entry, "NextHops").items;
  const ends = wrapped === undefined ? opened<MapValue>([], because("owed", "NextHops", entry.at)) : blocks(wrapped, "NextHop");
  // Which network that is, is asked nowhere.
  const beyond = (): Fact<Doc> => unknown("not-visible", "the network behind the next hop", entry.at);
  const items = ends.items.flatMap((end): readonly PeeringRoute[] => {
    const sort = owedWord(end, "NextHopType", hops);
    if (sort.state === "known" && sort.value === "other") return [];
    const at = entry.at ?? page.at;
    const target = owedText(entry, "DestinationCidrBlock");
    const label = target.state === "known" ? { label: target.value } : undefined;
    return [
      {
        presence: present,
        at,
        ...label,
        coversPeer: chain(sort, () => chain(target, () => covers(entry, "DestinationCidrBlock", beyond))),
      },
    ];
  });
  return opened(items, ...ends.open);
}

export const mappers = [routeTable];
