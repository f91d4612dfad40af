import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { ResourceBase } from "../../../src/model/resource.ts";
import { none } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean, settled, valueAt, word } from "../../../src/provider/read.ts";
import { armIdentity, ifRead, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { deletionLocked } from "../locks.ts";
import { firstValue, satellites } from "../satellites.ts";
import { anyOn } from "../switches.ts";
import { noSessionLog, whileAudited, type AuditFacts } from "./audit.ts";
import { customerKey } from "./keys.ts";
import { databaseAudit, serverAudit } from "./sql-audit.ts";

const server = setElsewhere("server");
/** Types that are looked up here. */
export const sqlServerTypes: readonly string[] = ["azurerm_mssql_server", "azurerm_sql_server", armTypes.sqlServer, armTypes.sqlEncryption];

/** The facts of a database of a logical server: its server decides who reaches it and how. */
export function sqlDatabaseFacts(doc: Doc, links: Links): Omit<Database, keyof ResourceBase<"database">> {
  const owner = ifRead(doc, ownerOf(doc, links));
  const ownKey = customerKey(doc, links);
  return {
    role: "database",
    engine: known("sqlserver"),
    port: server,
    publicAccess: server,
    allowList: none,
    guards: none,
    platformWideAccess: server,
    privateEndpoint: server,
    ...eitherAudit(
      databaseAudit(doc, links),
      mapFact(owner, (each) => serverAudit(each, links)),
    ),
    ...noSessionLog,
    encrypted: encryption(doc, links),
    customerKey: ownKey.state === "known" && !ownKey.value ? server : ownKey,
    tlsRequired: server,
    minTls: server,
    deletionProtected: ifRead(doc, deletionLocked(doc, links, owner.state === "known" ? [owner.value] : [])),
  };
}

function ownerOf(doc: Doc, links: Links): Fact<Doc> {
  const written = firstValue(doc, ["server_id", "server_name", "parent_id"]);
  if (written === undefined) return unknown("not-visible", `the server of ${doc.name}`, doc.at);
  return links.target(doc, written, sqlServerTypes, armIdentity);
}

/** The database of the system itself: it holds logons, cannot be encrypted this way, and is audited as its server is. */
export function isSystem({ body }: Doc): boolean {
  const name = settled(body.get("name"));
  return typeof name === "string" && name.toLowerCase() === "master";
}

/** On by default; only data warehouses may switch it off: https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview */
function encryption(doc: Doc, links: Links): Fact<boolean> {
  const states = { Enabled: true, Disabled: false } as const;
  const on: Fact<boolean> = known(true, { basis: "default", at: doc.at });
  const split = satellites(doc, links, [armTypes.sqlEncryption], ["parent_id"]);
  const [only] = split.items;
  if (only !== undefined) return chain(only.presence, () => word<boolean>(only.body, "properties.state", states, on));
  if (isLive(doc)) return unknown("not-listed", "transparent data encryption", doc.at);
  const written = boolean(doc.body, "transparent_data_encryption_enabled", on);
  return split.open[0] !== undefined && valueAt(doc.body, "transparent_data_encryption_enabled").value === undefined
    ? { state: "unknown", why: split.open[0] }
    : written;
}

/** A database is audited by its own policy or by that of its server. */
function eitherAudit(own: AuditFacts, server: Fact<AuditFacts>): AuditFacts {
  if (own.audited.state === "known" && own.audited.value) return own;
  const above = chain(server, (facts) => facts.audited);
  const audited = anyOn([own.audited, above]);
  return {
    audited,
    auditRetention: whileAudited(
      audited,
      chain(server, (facts) => facts.auditRetention),
    ),
  };
}
