/** What the families of servers have in common, in both formats. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { unwritten } from "../arm-document.ts";
import { notOffered } from "../clouds.ts";
import { minimumTls } from "../tls.ts";
import { exportedAudit, mysqlAudit, noSessionLog, postgresqlAudit, sessionLog, type AuditFacts, type SessionFacts } from "./audit.ts";
import { customerKey } from "./keys.ts";
import { parametersOf } from "./parameters.ts";
import { serverAudit } from "./sql-audit.ts";
import { always, armSingleServerTls, flexibleServerTls, sinceMajor, singleServerTls, type TlsFacts } from "./tls.ts";

export type Security = AuditFacts & SessionFacts & TlsFacts & Pick<Database, "encrypted" | "customerKey">;
export type Family = (doc: Doc, links: Links) => Security;

export const isTerraform = ({ type }: Doc): boolean => type.startsWith("azurerm_");
/** Storage of these services is always encrypted: https://learn.microsoft.com/azure/security/fundamentals/encryption-atrest */
const encrypted = always;

/** Encryption is a matter of each database. The old type has no argument for the minimum, and keeps what the service started with. */
export const sqlServer: Family = (doc, links) => ({
  ...serverAudit(doc, links),
  ...noSessionLog,
  tlsRequired: always(doc),
  minTls: sqlMinimum(doc),
  encrypted: setElsewhere("database"),
  customerKey: customerKey(doc, links),
});

function sqlMinimum(doc: Doc): Fact<TlsVersion> {
  if (doc.type === "azurerm_sql_server") return unknown("not-in-format", "the minimum version of TLS", doc.at);
  return isTerraform(doc)
    ? minimumTls(doc.body, "minimum_tls_version", sinceMajor(doc, "minimum_tls_version", { 2: "service", 3: "1.2", 4: "1.2", 5: "1.2" }))
    : minimumTls(doc.body, "properties.minimalTlsVersion", unwritten(doc, "properties.minimalTlsVersion"));
}

/** https://learn.microsoft.com/azure/azure-sql/managed-instance/minimal-tls-version-configure */
export const managedInstance: Family = (doc, links) => ({
  ...exportedAudit(doc, "SQLSecurityAuditEvents", links),
  ...noSessionLog,
  tlsRequired: always(doc),
  minTls: isTerraform(doc)
    ? minimumTls(doc.body, "minimum_tls_version", known("1.2", { basis: "default", at: doc.at }))
    : minimumTls(doc.body, "properties.minimalTlsVersion", unwritten(doc, "properties.minimalTlsVersion")),
  encrypted: encrypted(doc),
  customerKey: customerKey(doc, links),
});

function singleTls(doc: Doc, of2: TlsVersion | "service"): TlsFacts {
  const attribute = "ssl_minimal_tls_version_enforced";
  return isTerraform(doc)
    ? singleServerTls(doc, sinceMajor(doc, attribute, { 2: of2, 3: "1.2", 4: "1.2", 5: "1.2" }))
    : armSingleServerTls(doc);
}

export const postgresqlSingle: Family = (doc, links) => {
  const parameters = parametersOf(doc, links);
  return {
    ...postgresqlAudit(doc, parameters, links),
    ...sessionLog(doc, parameters, false),
    ...singleTls(doc, "none"),
    encrypted: encrypted(doc),
    customerKey: customerKey(doc, links),
  };
};

export const postgresqlFlexible: Family = (doc, links) => {
  const parameters = parametersOf(doc, links);
  return {
    ...postgresqlAudit(doc, parameters, links),
    ...sessionLog(doc, parameters, true),
    ...flexibleServerTls(doc, parameters, "ssl_min_protocol_version"),
    encrypted: encrypted(doc),
    customerKey: customerKey(doc, links),
  };
};

export const mysqlSingle: Family = (doc, links) => ({
  ...mysqlAudit(doc, parametersOf(doc, links), links),
  ...noSessionLog,
  ...singleTls(doc, "none"),
  encrypted: encrypted(doc),
  customerKey: customerKey(doc, links),
});

export const mysqlFlexible: Family = (doc, links) => {
  const parameters = parametersOf(doc, links);
  return {
    ...mysqlAudit(doc, parameters, links),
    ...noSessionLog,
    ...flexibleServerTls(doc, parameters, "tls_version"),
    encrypted: encrypted(doc),
    customerKey: customerKey(doc, links),
  };
};

export const mariadb: Family = (doc, links) => ({
  ...mysqlAudit(doc, parametersOf(doc, links), links),
  ...noSessionLog,
  ...singleTls(doc, "service"),
  encrypted: encrypted(doc),
  customerKey: notOffered["database/customer-key"],
});
