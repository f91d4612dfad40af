import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent, number, settled, valueAt } from "../../../src/provider/read.ts";
import { keptFor } from "../object-store/lifecycle.ts";
import { policyRules, policyType } from "../object-store/policy-rules.ts";

const tableType = "azurerm_log_analytics_workspace_table";
/** Types that are looked up here. */
export const storeTypes = [tableType, policyType];

/**
 * The workspace decides, unless the table that takes the activity log has a retention of its own.
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
 */
export function workspaceRetention(doc: Doc, attribute: string, links: Links): Fact<Retention> {
  const elsewhere = setElsewhere("store");
  const workspace = links.target(doc, valueAt(doc.body, attribute).value ?? null, ["azurerm_log_analytics_workspace"], []);
  if (workspace.state !== "known") return elsewhere;
  const tables = links.attached(workspace.value, [tableType], ["workspace_id"], []);
  const table = tables.items.find(({ body }) => settled(body.get("name")) === "AzureActivity");
  if (table === undefined) return tables.open[0] === undefined ? elsewhere : unknownBecause(tables.open[0]);
  if (table.presence.state === "unknown") return table.presence;
  const name = ["total_retention_in_days", "retention_in_days"].find((each) => !isAbsent(table.body, each));
  return name === undefined ? elsewhere : number(table.body, name, known(0));
}

/** The setting's own days, or those of the account's lifecycle where they are fewer. */
export function shortestOf(own: Fact<Retention>, doc: Doc, attribute: string, links: Links): Fact<Retention> {
  if (own.state !== "known" || own.value === "forever") return own;
  const account = links.target(doc, valueAt(doc.body, attribute).value ?? null, ["azurerm_storage_account"], ["name"]);
  if (account.state !== "known") return own;
  const kept = keptFor(policyRules(links.attached(account.value, [policyType], ["storage_account_id"], ["name"])));
  if (kept.state === "unknown") return kept;
  return kept.state === "known" && kept.value !== "forever" && kept.value < own.value ? kept : own;
}
