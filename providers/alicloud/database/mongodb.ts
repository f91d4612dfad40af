import { known, unknown } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { union } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { mongodbAudit } from "./audit.ts";
import { mongodbEncryption } from "./encryption.ts";
import { portOf } from "./engines.ts";
import { noPostgresLogs } from "./parameters.ts";
import { endpoints, privateEndpoint, publicAccess } from "./public-endpoints.ts";
import { shared } from "./every-engine.ts";
import { mongodbTls } from "./transport.ts";
import { entriesAt, groupEntries, inherited, nobody, orElse, templateEntries } from "./whitelist.ts";

/** The serverless kind has none of the settings of the others. */
const serverless = "alicloud_mongodb_serverless_instance";
const silent = unknown("not-in-format", "this setting of a serverless instance");

/** MongoDB. The provider sends 127.0.0.1 for instances without `security_ip_list`; the serverless kind says nothing of it. */
export const mongodb = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_mongodb_instance", "alicloud_mongodb_sharding_instance", serverless],
  kinds: ["database"],
  identity: ["id"],
  with: { public: endpoints.mongodb, audits: attached("alicloud_mongodb_audit_policy", "db_instance_id") },
  also: ["alicloud_mongodb_global_security_ip_group"],
  map: (doc, joined, links): Database => {
    const engine = known("mongodb");
    const own = union([entriesAt(doc.body, "security_ip_list"), groupEntries(doc.body, "security_ip_groups", "security_ip_list")]);
    const open = publicAccess(joined.public);
    const bare = doc.type === serverless;
    const protection = boolean(doc.body, "db_instance_release_protection", known(false, { basis: "default", at: doc.at }));
    return {
      ...mongodbAudit(doc, joined.audits),
      ...(bare ? { encrypted: silent, customerKey: silent } : mongodbEncryption(doc)),
      ...noPostgresLogs,
      engine,
      port: portOf(doc.body, engine),
      publicAccess: open,
      privateEndpoint: privateEndpoint(doc, open),
      allowList: union([
        orElse(own, bare ? inherited(doc) : nobody(doc)),
        templateEntries(doc, "global_security_group_list", "alicloud_mongodb_global_security_ip_group", "global_security_ip_list", links),
      ]),
      tlsRequired: bare ? silent : mongodbTls(doc),
      minTls: unknown("not-in-format", "the oldest TLS version of MongoDB", doc.at),
      deletionProtected: bare ? silent : deletionProtected(doc.body, protection, ["instance_charge_type"]),
      ...alicloudBase("database", doc, { named: ["name", "db_instance_description"] }),
      ...shared,
    };
  },
});
