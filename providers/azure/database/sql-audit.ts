import type { Doc } from "../../../src/iac/document.ts";
import { isMap, type MapValue } from "../../../src/iac/value.ts";
import { known, mapFact, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { union, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, number, settled, word } from "../../../src/provider/read.ts";
import { isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { exportRetention, longest } from "../log-retention.ts";
import { satellites } from "../satellites.ts";
import { allOn, anyOn, ifThere, isNamed } from "../switches.ts";
import { byMajor } from "../version.ts";
import { whileAudited, type AuditFacts } from "./audit.ts";

const serverTypes = ["azurerm_mssql_server_extended_auditing_policy", armTypes.sqlServerAudit, armTypes.sqlServerExtendedAudit];
const databaseTypes = ["azurerm_mssql_database_extended_auditing_policy", armTypes.sqlDatabaseAudit, armTypes.sqlDatabaseExtendedAudit];
/** The extended policy tells what the policy tells, and the conditions beside. */
const asked: readonly string[] = [armTypes.sqlServerAudit, armTypes.sqlDatabaseAudit];
/** Types that are looked up here. */
export const sqlAuditTypes: readonly string[] = [...serverTypes, ...databaseTypes];

const category = "SQLSecurityAuditEvents";
const groups = ["alllogs", "audit"];

/** A policy, in a block or a resource of its own. */
interface Policy {
  readonly body: MapValue;
  readonly presence: Fact<true>;
  readonly arm: boolean;
}

/** Auditing of a logical server, which covers all its databases: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview */
export function serverAudit(server: Doc, links: Links): AuditFacts {
  return auditOf(server, policiesOf(server, links, serverTypes, "server_id"), masterSettings(server, links), links);
}

export function databaseAudit(database: Doc, links: Links): AuditFacts {
  return auditOf(database, policiesOf(database, links, databaseTypes, "database_id"), settingsOf(database, links), links);
}

function policiesOf(doc: Doc, links: Links, types: readonly string[], by: string): Many<Policy> {
  const own = satellites(doc, links, isLive(doc) ? types.filter((type) => asked.includes(type)) : types, [by, "parent_id"]);
  // A running server or database always has a policy, on or off.
  const unasked = isLive(doc) && own.items.length === 0 ? [because("not-listed", "auditing policy", doc.at)] : [];
  const inline = blocks(doc.body, "extended_auditing_policy");
  return union<Policy>([
    {
      items: own.items.map(({ body, presence, type }) => ({ body, presence, arm: !type.startsWith("azurerm_") })),
      open: [...own.open, ...unasked],
    },
    {
      items: inline.items.map((body) => ({
        body,
        presence: body.doubt === undefined ? known(true as const) : unknownBecause(body.doubt),
        arm: false,
      })),
      open: inline.open,
    },
  ]);
}

/** Events of the server are exported under its database `master`, which nobody declares but some read by a data source. */
function masterSettings(server: Doc, links: Links): Many<Doc> {
  const own = settingsOf(server, links, "/databases/master");
  if (isLive(server)) return own;
  const read = links.ofType(server, settingTypes).flatMap(({ body }) => {
    const target = settled(body.get("target_resource_id"));
    const why = typeof target === "object" && target !== null && !isMap(target) && target.is === "unresolved" ? target.why : undefined;
    return why !== undefined && /(^|\.)data\.azurerm_(ms)?sql_database\./.test(why.subject)
      ? [because("data-source", why.subject, body.at)]
      : [];
  });
  return { items: own.items, open: [...own.open, ...read] };
}

function auditOf(doc: Doc, policies: Many<Policy>, settings: Many<Doc>, links: Links): AuditFacts {
  const sent = exported(settings, { categories: [category], groups }, doc);
  const audited = anyOn(
    policies.items.map((policy) =>
      ifThere(policy.presence, allOn([isOn(policy), anyOn([inStorage(policy), allOn([toMonitor(policy, doc), sent])])])),
    ),
    policies.open,
    known(false, { basis: "default", at: doc.at }),
  );
  const kept = policies.items.flatMap((policy) => [
    ...taken(inStorage(policy), daysOf(policy)),
    ...taken(allOn([toMonitor(policy, doc), sent]), exportRetention(settings, category, groups, links)),
  ]);
  return { audited, auditRetention: whileAudited(audited, longest([...kept, ...policies.open.map((why) => unknownBecause(why))])) };
}

function taken(by: Fact<boolean>, kept: Fact<Retention>): readonly Fact<Retention>[] {
  if (by.state === "unknown") return [by];
  return by.state === "known" && by.value ? [kept] : [];
}

function isOn({ body, arm }: Policy): Fact<boolean> {
  return arm
    ? word<boolean>(body, "properties.state", { Enabled: true, Disabled: false }, known(false, { basis: "default", at: body.at }))
    : boolean(body, "enabled", known(true, { basis: "default", at: body.at }));
}

function inStorage({ body, arm }: Policy): Fact<boolean> {
  return arm
    ? isNamed(body, "properties.storageEndpoint")
    : anyOn([isNamed(body, "storage_endpoint"), isNamed(body, "blob_storage_endpoint")]);
}

/** On by itself since 3.0. */
function toMonitor({ body, arm }: Policy, doc: Doc): Fact<boolean> {
  return arm
    ? boolean(body, "properties.isAzureMonitorTargetEnabled", known(false, { basis: "default", at: body.at }))
    : boolean(body, "log_monitoring_enabled", byMajor(doc, "log_monitoring_enabled", { 2: false, 3: true, 4: true, 5: true }));
}

/** Zero days, which is also what absence means, is without end. */
function daysOf({ body, arm }: Policy): Fact<Retention> {
  const days = number(body, arm ? "properties.retentionDays" : "retention_in_days", known(0, { basis: "default", at: body.at }));
  return mapFact(days, (count): Retention => (count === 0 ? "forever" : count));
}
