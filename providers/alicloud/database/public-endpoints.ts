import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { attached, type Join } from "../../../src/provider/mapper.ts";
import { settled } from "../../../src/provider/read.ts";
import { isSet } from "../satellites.ts";

/** Public endpoints are objects of their own; an instance without one is private. */
export const endpoints = {
  rds: attached(
    ["alicloud_db_connection", "alicloud_rds_db_instance_endpoint_address", "alicloud_rds_db_proxy_public"],
    ["instance_id", "db_instance_id"],
  ),
  polardb: attached(
    [
      "alicloud_polardb_endpoint_address",
      "alicloud_polardb_cluster_endpoint",
      "alicloud_polardb_primary_endpoint",
      "alicloud_polardb_endpoint",
    ],
    "db_cluster_id",
  ),
  mongodb: attached(["alicloud_mongodb_public_network_address", "alicloud_mongodb_sharding_network_public_address"], "db_instance_id"),
} as const satisfies Record<string, Join>;

export function publicAccess(found: Many<Doc>): Fact<boolean> {
  const open = found.items.filter(isPublic);
  const sure = open.find((doc) => doc.presence.state === "known");
  if (sure !== undefined) return known(true, { at: sure.at });
  const [why] = [...open.flatMap((doc) => (doc.presence.state === "unknown" ? [doc.presence.why] : [])), ...found.open];
  return why === undefined ? known(false, { basis: "default" }) : unknownBecause(why);
}

/** Endpoints of PolarDB other than `_endpoint_address` exist on the private network too; only `net_type` makes them public. */
function isPublic(doc: Doc): boolean {
  if (!/^alicloud_polardb_(cluster_|primary_)?endpoint$/.test(doc.type)) return true;
  const type = settled(doc.body.get("net_type"));
  return type !== undefined && type !== null && type !== "Private";
}

/** An instance in a vSwitch is reached through it, as long as no public endpoint stands beside it. */
export function privateEndpoint(doc: Doc, open: Fact<boolean>): Fact<boolean> {
  return chain(open, (is): Fact<boolean> => {
    if (is) return known(false, { at: open.at });
    return isSet(doc.body, "vswitch_id", unknown("not-visible", "the network of a database without vswitch_id", doc.at));
  });
}
