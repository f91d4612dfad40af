import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { union } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, owedWord, saidBy, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { aliases } from "../service-keys.ts";
import { groupsIn, netOf, ofVpc } from "./answers.ts";
import { shared } from "./every-engine.ts";
import { rdsEncryptionLive } from "./rds-encryption-live.ts";
import { minTlsLive, postgresLogsLive, rdsParameters } from "./parameters-live.ts";
import { by, INSTANCE, type } from "./rds-questions.ts";
import { rdsTlsLive } from "./rds-transport-live.ts";
import { fromTemplates, sharedLists } from "./shared-lists.ts";

export const rdsLive = defineMapper({
  provider: "alicloud",
  reads: INSTANCE,
  kinds: ["database"],
  identity: [by],
  with: {
    ssl: attached(type("SSL"), by),
    tde: attached(type("TDE"), by),
    keys: attached(type("EncryptionKey"), by),
    lists: attached(type("Whitelist"), by),
    templates: sharedLists.rds,
    uses: sharedLists.rdsUses,
    nets: attached(type("NetInfo"), by),
    collectors: attached(type("SQLCollector"), by),
    retentions: attached(type("SQLCollectorRetention"), by),
    parameters: attached(type("Parameters"), by),
    hba: attached(type("HbaConfig"), by),
    aliases,
  },
  map: (doc, joined): Database => {
    const engine = engineOf(doc);
    const net = netOf(joined.nets, "rds.DescribeDBInstanceNetInfo");
    const audited = saidBy(joined.collectors, "rds.DescribeSQLCollectorPolicy", ({ body }) =>
      owedWord(body, "SQLCollectorStatus", { Enable: true, Enabled: true, Disabled: false, Disable: false }),
    );
    return {
      engine,
      port: net.port,
      publicAccess: net.open,
      privateEndpoint: ofVpc(owedText(doc.body, "InstanceNetworkType"), net.open),
      allowList: union([
        groupsIn(joined.lists, {
          operation: "rds.DescribeDBInstanceIPArrayList",
          outer: "Items",
          inner: "DBInstanceIPArray",
          path: "SecurityIPList",
        }),
        fromTemplates(doc.body.get(by), joined.templates, joined.uses),
      ]),
      audited,
      auditRetention: chain(audited, (on): Fact<number> => {
        if (!on) return known(0, { at: audited.at });
        return chain(engine, (spelled): Fact<number> => {
          if (spelled !== "mysql") return known(30, { basis: "platform" });
          return saidBy(joined.retentions, "rds.DescribeSQLCollectorRetention", ({ body, at }) =>
            chain(owedText(body, "ConfigValue"), (days) =>
              /^\d+$/.test(days) ? known(Number(days), { at }) : unknown("owed", "ConfigValue", at),
            ),
          );
        });
      }),
      ...postgresLogsLive(engine, rdsParameters(joined.parameters)),
      ...rdsEncryptionLive(joined, engine),
      tlsRequired: rdsTlsLive(joined.ssl, joined.hba, engine),
      minTls: minTlsLive(engine, joined.ssl, rdsParameters(joined.parameters)),
      deletionProtected: deletionProtected(doc.body, toggle(doc.body, "DeletionProtection"), ["PayType"]),
      ...alicloudBase("database", doc, { named: ["DBInstanceDescription"], handles: [by] }),
      ...shared,
    };
  },
});

/** Of an engine that is not among these, nobody knows what it has. */
const engines = { MySQL: "mysql", SQLServer: "sqlserver", PostgreSQL: "postgresql", PPAS: "ppas", MariaDB: "mariadb" } as const;

function engineOf({ body }: Doc): Fact<string> {
  return chain(owedText(body, "Engine"), (name): Fact<string> =>
    name === "" ? unknown("owed", "Engine", body.at) : owedWord<string>(body, "Engine", engines),
  );
}
