/** Clusters and accounts that spread over many nodes. */
import { known, unknown } from "../../../src/model/fact.ts";
import { absentIn } from "../arm-document.ts";
import { minimumTls } from "../tls.ts";
import { exportedAudit, noSessionLog, postgresqlAudit, sessionLog } from "./audit.ts";
import { isTerraform, type Family } from "./families.ts";
import { customerKey } from "./keys.ts";
import { parametersOf } from "./parameters.ts";
import { always } from "./tls.ts";

/** A cluster of PostgreSQL nodes. Its code has no argument for a key or for the minimum version. */
export const postgresqlCluster: Family = (doc, links) => {
  const parameters = parametersOf(doc, links);
  return {
    ...postgresqlAudit(doc, parameters, links),
    ...sessionLog(doc, parameters, true),
    tlsRequired: always(doc),
    minTls: unknown("not-in-format", "the minimum version of TLS", doc.at),
    encrypted: always(doc),
    customerKey: unknown("not-in-format", "a key of the customer", doc.at),
  };
};

export const mongoCluster: Family = (doc, links) => ({
  ...exportedAudit(doc, "vCoreMongoRequests", links),
  ...noSessionLog,
  tlsRequired: always(doc),
  minTls: unknown("not-in-format", "the minimum version of TLS", doc.at),
  encrypted: always(doc),
  customerKey: customerKey(doc, links),
});

/** The service starts with TLS 1.2: https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement */
export const cosmosAccount: Family = (doc, links) => ({
  ...exportedAudit(doc, "DataPlaneRequests", links),
  ...noSessionLog,
  tlsRequired: always(doc),
  minTls: minimumTls(
    doc.body,
    isTerraform(doc) ? "minimal_tls_version" : "properties.minimalTlsVersion",
    absentIn(doc, "properties.minimalTlsVersion", known("1.2", { basis: "default", at: doc.at })),
  ),
  encrypted: always(doc),
  customerKey: customerKey(doc, links),
});
