import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { Links } from "../../../src/provider/link.ts";
import { notOffered } from "../clouds.ts";
import { exported, settingsOf } from "../diagnostics.ts";
import { exportRetention } from "../log-retention.ts";
import { allOn, anyOn } from "../switches.ts";
import { asSwitch, parameter, type Parameters } from "./parameters.ts";

export type AuditFacts = Pick<Database, "audited" | "auditRetention">;
export type SessionFacts = Pick<Database, "logsConnections" | "logsDisconnections" | "logsDuration">;

const noSessions = notOffered["database/session-log"];
export const noSessionLog: SessionFacts = { logsConnections: noSessions, logsDisconnections: noSessions, logsDuration: noSessions };

/** An audit that is a log of the resource, sent on by its diagnostic settings. */
export function exportedAudit(doc: Doc, category: string, links: Links, switches: readonly Fact<boolean>[] = []): AuditFacts {
  const settings = settingsOf(doc, links);
  const groups = ["alllogs", "audit"];
  const audited = allOn([...switches, exported(settings, { categories: [category], groups }, doc)]);
  return { audited, auditRetention: whileAudited(audited, exportRetention(settings, category, groups, links)) };
}

/** Nothing is kept of an audit that is off. */
export function whileAudited(audited: Fact<boolean>, kept: Database["auditRetention"]): Database["auditRetention"] {
  return chain(audited, (on) => (on ? kept : known(0, { basis: "default", at: audited.at })));
}

/**
 * PostgreSQL writes an audit with the extension pgaudit, and only of what `pgaudit.log` names:
 * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-audit. Without it the server log holds connections at best.
 */
export function postgresqlAudit(doc: Doc, parameters: Parameters, links: Links): AuditFacts {
  const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const loads = (list: string): boolean =>
    list
      .toLowerCase()
      .split(",")
      .some((each) => each.trim() === "pgaudit");
  const loaded = anyOn(["shared_preload_libraries", "azure.extensions"].map((name) => parameter(parameters, name, loads, off)));
  const named = parameter(parameters, "pgaudit.log", (word) => word.trim() !== "" && word.toLowerCase() !== "none", off);
  return exportedAudit(doc, "PostgreSQLLogs", links, [loaded, named]);
}

/** https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs */
export function mysqlAudit(doc: Doc, parameters: Parameters, links: Links): AuditFacts {
  const on = parameter(parameters, "audit_log_enabled", asSwitch, known(false, { basis: "default", at: doc.at }));
  return exportedAudit(doc, "MySqlAuditLogs", links, [on]);
}

/**
 * Session logging of PostgreSQL. Single servers log connections by themselves, flexible servers also disconnections; durations are off:
 * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging
 */
export function sessionLog(doc: Doc, parameters: Parameters, flexible: boolean): SessionFacts {
  const logs = (name: string, absent: boolean): Fact<boolean> =>
    parameter(parameters, name, asSwitch, known(absent, { basis: "default", at: doc.at }));
  return {
    logsConnections: logs("log_connections", true),
    logsDisconnections: logs("log_disconnections", flexible),
    logsDuration: logs("log_duration", false),
  };
}
