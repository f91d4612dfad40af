import { known } from "../../../src/model/fact.ts";
import type { AllowedAddresses, Database } from "../../../src/model/kinds/database.ts";
import { none, union, type Many } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { settled } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { engineOf, portOf } from "./engines.ts";
import { endpoints, publicAccess } from "./public-endpoints.ts";
import { entriesAt, groupEntries, inherited, nobody, templateEntries } from "./whitelist.ts";

/**
 * A security group that is named by an instance adds its members to the whitelist; its rules are not asked.
 * Members are never "any", so such groups neither guard nor open.
 */
const shared = { role: "both", guards: none } as const;

/** A whitelist of which nothing is written is what `absent` says. */
function orElse(list: Many<AllowedAddresses>, absent: Many<AllowedAddresses>): Many<AllowedAddresses> {
  return list.items.length === 0 && list.open.length === 0 ? absent : list;
}

const copies = new Set(["alicloud_rds_clone_db_instance", "alicloud_rds_upgrade_db_instance"]);

/** RDS. The provider sends 127.0.0.1 for instances without `security_ips`; clones and upgrades take over the list of their source. */
const rds = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_db_instance", "alicloud_db_readonly_instance", "alicloud_rds_ddr_instance", ...copies],
  kinds: ["database"],
  identity: ["id"],
  with: { public: endpoints.rds },
  also: ["alicloud_rds_whitelist_template"],
  map: (doc, joined, links): Database => {
    const engine = engineOf(doc.body, "engine");
    const own = orElse(entriesAt(doc.body, "security_ips"), copies.has(doc.type) ? inherited(doc) : nobody(doc));
    return {
      ...alicloudBase("database", doc, { named: ["instance_name", "db_instance_description"] }),
      ...shared,
      engine,
      port: portOf(doc.body, engine),
      publicAccess: publicAccess(joined.public),
      allowList: union([own, templateEntries(doc, "template_id_list", "alicloud_rds_whitelist_template", "ip_white_list", links)]),
    };
  },
});

/** PolarDB. A new cluster lists 127.0.0.1 only (PolarDB user guide, whitelists); one made from another cluster may not. */
const polardb = defineMapper({
  provider: "alicloud",
  reads: "alicloud_polardb_cluster",
  kinds: ["database"],
  identity: ["id"],
  with: { public: endpoints.polardb },
  also: ["alicloud_polardb_global_security_ip_group"],
  map: (doc, joined, links): Database => {
    const engine = engineOf(doc.body, "db_type");
    const made = settled(written(doc.body, "creation_option"));
    const own = union([groupEntries(doc.body, "db_cluster_ip_array", "security_ips"), entriesAt(doc.body, "security_ips")]);
    return {
      ...alicloudBase("database", doc, { named: ["description"] }),
      ...shared,
      engine,
      port: portOf(doc.body, engine),
      publicAccess: publicAccess(joined.public),
      allowList: union([
        orElse(own, made === undefined || made === "Normal" ? nobody(doc) : inherited(doc)),
        templateEntries(doc, "global_security_group_list", "alicloud_polardb_global_security_ip_group", "global_ip_list", links),
      ]),
    };
  },
});

/** MongoDB. The provider sends 127.0.0.1 for instances without `security_ip_list`; the serverless kind says nothing of it. */
const mongodb = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_mongodb_instance", "alicloud_mongodb_sharding_instance", "alicloud_mongodb_serverless_instance"],
  kinds: ["database"],
  identity: ["id"],
  with: { public: endpoints.mongodb },
  also: ["alicloud_mongodb_global_security_ip_group"],
  map: (doc, joined, links): Database => {
    const engine = known("mongodb");
    const own = union([entriesAt(doc.body, "security_ip_list"), groupEntries(doc.body, "security_ip_groups", "security_ip_list")]);
    return {
      ...alicloudBase("database", doc, { named: ["name", "db_instance_description"] }),
      ...shared,
      engine,
      port: portOf(doc.body, engine),
      publicAccess: publicAccess(joined.public),
      allowList: union([
        orElse(own, doc.type === "alicloud_mongodb_serverless_instance" ? inherited(doc) : nobody(doc)),
        templateEntries(doc, "global_security_group_list", "alicloud_mongodb_global_security_ip_group", "global_security_ip_list", links),
      ]),
    };
  },
});

export const mappers = [rds, polardb, mongodb];
