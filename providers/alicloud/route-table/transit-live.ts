/** Route tables of transit routers. A router of the Basic edition has none that can be asked for. */
import type { MapValue } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { Addresses } from "../../../src/model/addresses.ts";
import { chain, unknown, type Fact } from "../../../src/model/fact.ts";
import type { PeeringRoute, RouteTable } from "../../../src/model/kinds/route-table.ts";
import { flatMapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { each, type Call } from "../../../src/provider/call.ts";
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, settled } from "../../../src/provider/read.ts";
import { owedText, owedWord } from "../answered.ts";
import { factOf } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { numbered, tokened } from "../paging.ts";
import { asAddresses } from "../traffic.ts";
import { coversNetwork } from "./peer.ts";

const ROUTER = "cbn.TransitRouter";
const TABLE = "cbn.TransitRouterRouteTable";
const ENTRIES = "cbn.TransitRouterRouteEntries";
const VPC = "vpc.Vpc";

/** The entries come in pages, each an answer of its own. */
function pageOf(request: Json): { readonly id: string; readonly plus: Json } {
  const table = textOf(request["TransitRouterRouteTableId"]);
  const token = textOf(request["NextToken"]);
  return { id: token === "" ? table : `${table}/${token}`, plus: { TransitRouterRouteTableId: table } };
}

export const transitCalls: readonly Call[] = [
  listed("cbn.ListTransitRouters", {
    yields: ROUTER,
    items: "TransitRouters",
    id: "TransitRouterId",
    covers: "account",
    pages: numbered({ items: "TransitRouters", size: 50 }),
    lists: ["route-table"],
    includes: [TABLE, ENTRIES],
    region: (router) => (typeof router["RegionId"] === "string" ? router["RegionId"] : undefined),
  }),
  about("cbn.ListTransitRouterRouteTables", {
    of: ROUTER,
    yields: TABLE,
    from: "TransitRouterId",
    when: (router) => router["Type"] !== "Basic",
    pages: tokened(100),
    find: each("TransitRouterRouteTables", "TransitRouterRouteTableId"),
  }),
  {
    ...about("cbn.ListTransitRouterRouteEntries", {
      of: TABLE,
      yields: ENTRIES,
      from: "TransitRouterRouteTableId",
      pages: tokened(100),
      find: (body, request) =>
        Array.isArray(body["TransitRouterRouteEntries"]) && body["TransitRouterRouteEntries"].every(isJson)
          ? [{ ...pageOf(request), body, path: "" }]
          : undefined,
    }),
    about: pageOf,
  },
];

export const transitTable = defineMapper({
  provider: "alicloud",
  reads: TABLE,
  kinds: ["route-table"],
  identity: ["TransitRouterRouteTableId"],
  with: { pages: attached(ENTRIES, "TransitRouterRouteTableId") },
  also: [ROUTER, VPC],
  map: (doc, { pages }, links): RouteTable => ({
    peeringRoutes: routesOf(doc, pages, links),
    ...alicloudBase("route-table", doc, { named: ["TransitRouterRouteTableName"], handles: ["TransitRouterRouteTableId"] }),
  }),
});

function routesOf(table: Doc, pages: Many<Doc>, links: Links): Many<PeeringRoute> {
  const id = owedText(table.body, "TransitRouterRouteTableId");
  if (id.state === "unknown") return opened([], id.why);
  if (pages.items.length === 0) return opened([], pages.open[0] ?? because("not-listed", "cbn.ListTransitRouterRouteEntries", table.at));
  return flatMapMany(pages, (page) => flatMapMany(blocks(page.body, "TransitRouterRouteEntries"), (entry) => routeOf(entry, page, links)));
}

const member = (name: string): string => `TransitRouterRouteEntry${name}`;
const REFUSED: readonly unknown[] = ["Rejected", "Prohibited"];

function routeOf(entry: MapValue, page: Doc, links: Links): Many<PeeringRoute> {
  const leads = owedWord(entry, member("NextHopType"), { Attachment: true, BlackHole: false });
  const isRefused = REFUSED.includes(settled(entry.get(member("Status"))));
  if (isRefused || (leads.state === "known" && !leads.value)) return opened([]);
  const at = entry.at ?? page.at;
  const target = owedText(entry, member("DestinationCidrBlock"));
  const block = factOf(entry, member("DestinationCidrBlock"), asAddresses);
  const covers = chain(target, (spelled) => coversNetwork(block, at, () => networkBehind(entry, spelled, page, links)));
  const label = target.state === "known" ? { label: target.value } : undefined;
  return opened([{ presence: present, at, ...label, coversPeer: chain(leads, () => covers) }]);
}

/** What is behind another router, a border router or a VPN is more than one network. */
function networkBehind(entry: MapValue, target: string, page: Doc, links: Links): Fact<Addresses> {
  return chain(owedText(entry, member("NextHopResourceType")), (sort): Fact<Addresses> => {
    if (sort !== "VPC") return unknown("not-visible", "the network behind the next hop", entry.at);
    const vpc = chain(owedText(entry, member("NextHopResourceId")), (id) => links.target(page, id, [VPC], ["VpcId"]));
    return chain(vpc, ({ body }) => factOf(body, target.includes(":") ? "Ipv6CidrBlock" : "CidrBlock", asAddresses));
  });
}
