import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean, isAbsent } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { rdsAudit } from "./audit.ts";
import { rdsEncryption } from "./encryption.ts";
import { engineOf, portOf } from "./engines.ts";
import { minTlsByParameter, postgresLogs } from "./parameters.ts";
import { endpoints, privateEndpoint, publicAccess } from "./public-endpoints.ts";
import { shared } from "./every-engine.ts";
import { rdsTls } from "./transport.ts";
import { entriesAt, inherited, nobody, orElse, templateEntries } from "./whitelist.ts";

const copies = new Set(["alicloud_rds_clone_db_instance", "alicloud_rds_upgrade_db_instance"]);

/** RDS. The provider sends 127.0.0.1 for instances without `security_ips`; clones and upgrades take over the list of their source. */
export const rds = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_db_instance", "alicloud_db_readonly_instance", "alicloud_rds_ddr_instance", ...copies],
  kinds: ["database"],
  identity: ["id"],
  with: { public: endpoints.rds },
  also: ["alicloud_rds_whitelist_template"],
  map: (doc, joined, links): Database => {
    const engine = ownEngine(doc, links);
    const copy = copies.has(doc.type);
    const own = orElse(entriesAt(doc.body, "security_ips"), copy ? inherited(doc) : nobody(doc));
    const open = publicAccess(joined.public);
    return {
      ...rdsAudit(doc, engine),
      ...rdsEncryption(doc, copy, links),
      ...postgresLogs(doc, engine),
      engine,
      port: portOf(doc.body, engine),
      publicAccess: open,
      privateEndpoint: privateEndpoint(doc, open),
      allowList: union([own, templateEntries(doc, "template_id_list", "alicloud_rds_whitelist_template", "ip_white_list", links)]),
      tlsRequired: rdsTls(doc, engine, copy),
      minTls: minTlsByParameter(doc, engine),
      deletionProtected: deletionProtected(doc.body, protection(doc), ["instance_charge_type", "payment_type"]),
      ...alicloudBase("database", doc, { named: ["instance_name", "db_instance_description"] }),
      ...shared,
    };
  },
});

/** What is made from another instance runs its engine. */
function ownEngine(doc: Doc, links: Links): Fact<string> {
  const source = doc.body.get("master_db_instance_id") ?? doc.body.get("source_db_instance_id");
  if (!isAbsent(doc.body, "engine") || source === undefined) return engineOf(doc.body, "engine");
  const from = links.target(doc, source, ["alicloud_db_instance"], ["id"]);
  return from.state === "known" ? engineOf(from.value.body, "engine") : engineOf(doc.body, "engine");
}

function protection(doc: Doc): Fact<boolean> {
  return boolean(doc.body, "deletion_protection", known(false, { basis: "default", at: doc.at }));
}
