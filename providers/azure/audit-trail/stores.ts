import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent, number, settled, valueAt } from "../../../src/provider/read.ts";
import { retentionTypes } from "../log-retention.ts";

const tableType = "azurerm_log_analytics_workspace_table";
/** Types that are looked up here. */
export const storeTypes = [tableType, ...retentionTypes];

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
