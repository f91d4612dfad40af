import { known } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { settled, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { polardbAudit } from "./audit.ts";
import { polardbEncryption } from "./encryption.ts";
import { engineOf, portOf } from "./engines.ts";
import { minTlsByParameter, postgresLogs } from "./parameters.ts";
import { endpoints, privateEndpoint, publicAccess } from "./public-endpoints.ts";
import { shared } from "./every-engine.ts";
import { polardbTls } from "./transport.ts";
import { entriesAt, groupEntries, inherited, nobody, orElse, templateEntries } from "./whitelist.ts";

/** PolarDB. A new cluster lists 127.0.0.1 only (PolarDB user guide, whitelists); one made from another cluster may not. */
export const polardb = defineMapper({
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
    const open = publicAccess(joined.public);
    const lock = word(doc.body, "deletion_lock", { "1": true, "0": false }, known(false, { basis: "default", at: doc.at }));
    return {
      ...polardbAudit(doc),
      ...polardbEncryption(doc),
      ...postgresLogs(doc, engine),
      engine,
      port: portOf(doc.body, engine),
      publicAccess: open,
      privateEndpoint: privateEndpoint(doc, open),
      allowList: union([
        orElse(own, made === undefined || made === "Normal" ? nobody(doc) : inherited(doc)),
        templateEntries(doc, "global_security_group_list", "alicloud_polardb_global_security_ip_group", "global_ip_list", links),
      ]),
      tlsRequired: polardbTls(doc, joined.public),
      minTls: minTlsByParameter(doc, engine),
      deletionProtected: deletionProtected(doc.body, lock, ["pay_type"]),
      ...alicloudBase("database", doc, { named: ["description"] }),
      ...shared,
    };
  },
});
