import type { Doc } from "../../../src/iac/document.ts";
import type { RouteTable } from "../../../src/model/kinds/route-table.ts";
import { closed, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { PEERING_TYPES, routeOver } from "./peering.ts";

const ROUTE = "aws_route";
const TABLES = ["aws_route_table", "aws_default_route_table"];
const overPeering = (body: MapValue): boolean => !isAbsent(body, "vpc_peering_connection_id");

/** Inline and split routes count together; only those over peerings are kept. */
const table = defineMapper({
  provider: "aws",
  reads: TABLES,
  kinds: ["route-table"],
  identity: ["id"],
  with: { split: attached(ROUTE, "route_table_id") },
  also: PEERING_TYPES,
  map: (doc, { split }, links): RouteTable => {
    const inline = blocks(doc.body, "route");
    return {
      peeringRoutes: union([
        mapMany(opened(inline.items.filter(overPeering), ...inline.open), (block) => routeOver(block, block.doubt, doc, doc, links)),
        mapMany(opened(ownRoutes(split), ...split.open), (route) => routeOver(route.body, doubtOf(route), doc, route, links)),
      ]),
      ...awsBase("route-table", doc, { handles: ["id"] }),
    };
  },
});

function ownRoutes(split: Many<Doc>): readonly Doc[] {
  return split.items.filter((route) => overPeering(route.body));
}

function doubtOf({ presence }: Doc): MapValue["doubt"] {
  return presence.state === "unknown" ? presence.why : undefined;
}

/** A route over a peering in a table that no code here declares, such as the main table of a VPC. */
const foreign = defineMapper({
  provider: "aws",
  reads: ROUTE,
  kinds: ["route-table"],
  also: PEERING_TYPES,
  map: (route, _, links): readonly RouteTable[] => {
    if (!overPeering(route.body)) return [];
    const target = links.target(route, route.body.get("route_table_id") ?? null, TABLES, ["id"]);
    if (target.state === "known") return [];
    const rest = target.state === "unknown" ? target.why : because("outside-scan", "route_table_id", route.at);
    const own = closed([routeOver(route.body, undefined, undefined, route, links)]);
    return [{ ...awsBase("route-table", route, { handles: [] }), peeringRoutes: opened(own.items, rest) }];
  },
});

export const mappers = [table, foreign];
