import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { number, word } from "../../../src/provider/read.ts";
import { anyOf, settingOf } from "../satellites.ts";
import { isPostgres } from "./parameters.ts";

interface Audit {
  readonly audited: Fact<boolean>;
  readonly auditRetention: Fact<Retention>;
}

const switches = { Enabled: true, Enable: true, Disabled: false } as const;
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });
const withCollector = new Set(["alicloud_db_instance", "alicloud_rds_ddr_instance"]);

/** Where nothing is audited nothing is kept. */
function kept(audited: Fact<boolean>, days: () => Fact<Retention>): Audit {
  return { audited, auditRetention: chain(audited, (on) => (on ? days() : known(0, audited.state === "known" ? audited : undefined))) };
}

/** SQL audit of RDS is off by default and keeps 30 days; PostgreSQL and SQL Server keep no longer whatever is written. */
export function rdsAudit(doc: Doc, engine: Fact<string>): Audit {
  if (!withCollector.has(doc.type)) {
    const silent = unknown("not-in-format", "SQL audit of this sort of instance", doc.at);
    return { audited: silent, auditRetention: silent };
  }
  return kept(word(doc.body, "sql_collector_status", switches, off(doc)), () =>
    chain(engine, (spelled): Fact<Retention> => {
      if (isPostgres(spelled) || spelled === "sqlserver") return known(30, { basis: "platform", at: doc.at });
      return number(doc.body, "sql_collector_config_value", known(30, { basis: "default", at: doc.at }));
    }),
  );
}

/** SQL audit of PolarDB is off until it is turned on; how long it keeps is set in the console. */
export function polardbAudit(doc: Doc): Audit {
  return kept(word(doc.body, "collector_status", switches, off(doc)), () =>
    unknown("not-in-format", "how long audit records are kept", doc.at),
  );
}

/** Auditing of MongoDB is a policy of its own; it keeps 30 days unless told otherwise. */
export function mongodbAudit(doc: Doc, policies: Many<Doc>): Audit {
  const audited = anyOf(
    policies,
    ({ body, at }) => word(body, "audit_status", { enable: true, disabled: false }, unknown("unexpected-value", "audit_status", at)),
    off(doc),
  );
  const days: Fact<number> = known(30, { basis: "default", at: doc.at });
  return kept(audited, () => settingOf<Retention>(policies, ({ body }) => number(body, "storage_period", days), days));
}
