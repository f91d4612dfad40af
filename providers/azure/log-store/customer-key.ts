import type { Doc } from "../../../src/iac/document.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { settled } from "../../../src/provider/read.ts";
import { armTypes } from "../arm-types.ts";
import { comparable } from "../reference.ts";
import { firstValue, satellites } from "../satellites.ts";
import { anyOn, ifThere, isNamed } from "../switches.ts";
import { armIdentity, isLive } from "../arm-document.ts";

const linkTypes = ["azurerm_log_analytics_linked_service", armTypes.workspaceLink] as const;
const clusterTypes = ["azurerm_log_analytics_cluster", armTypes.logCluster] as const;
const keyType = "azurerm_log_analytics_cluster_customer_managed_key";
/** Types that are looked up here. */
export const keyTypes: readonly string[] = [...linkTypes, ...clusterTypes, keyType];

const clusterOf = ["write_access_id", "properties.writeAccessResourceId", "properties.features.clusterResourceId"];

/**
 * A key of the customer comes only by a dedicated cluster that the workspace is linked to.
 * https://learn.microsoft.com/azure/azure-monitor/logs/customer-managed-keys
 */
export function customerKey(workspace: Doc, links: Links): Fact<boolean> {
  // The answer about a workspace names the cluster itself.
  if (isLive(workspace)) return clusterKey(workspace, links);
  const linked = satellites(workspace, links, linkTypes, ["workspace_id", "workspace_name", "parent_id"]);
  const own = firstValue(workspace, clusterOf) === undefined ? [] : [clusterKey(workspace, links)];
  return anyOn(
    [...own, ...linked.items.map((each) => ifThere(each.presence, clusterKey(each, links)))],
    linked.open,
    known(false, { basis: "default", at: workspace.at }),
  );
}

function clusterKey(from: Doc, links: Links): Fact<boolean> {
  const written = firstValue(from, clusterOf);
  // A link for reading (`read_access_id`) names an automation account.
  if (written === undefined || settled(written) === "") return known(false, { basis: "default", at: from.at });
  const found = links.target(from, typeof written === "string" ? comparable(written) : written, clusterTypes, armIdentity);
  if (found.state !== "known") return found.state === "unknown" ? unknownBecause(found.why, from.at) : found;
  const cluster = found.value;
  if (cluster.type === armTypes.logCluster) return isNamed(cluster.body, "properties.keyVaultProperties.keyVaultUri");
  const keys = satellites(cluster, links, [keyType], ["log_analytics_cluster_id"]);
  return anyOn(
    keys.items.map((each) => ifThere(each.presence, isNamed(each.body, "key_vault_key_id"))),
    keys.open,
    known(false, { basis: "default", at: cluster.at }),
  );
}
