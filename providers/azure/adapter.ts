/** Azure, read live. */
import { CannotOpen, everyOperation, type Adapter, type Grant, type Operation } from "../../src/provider/adapter.ts";
import { calls } from "./calls.ts";
import { azureClouds, type AzureCloud } from "./clouds.ts";
import { openAzure } from "./open.ts";
import type { AzureOptions } from "./options.ts";
import { customRole } from "./permissions.ts";
import { GRAPH } from "./session.ts";
import { DESCENDANTS, PROVIDER, SUBSCRIPTIONS } from "./subscriptions.ts";
import { ANY_RESOURCE, PERMISSIONS } from "./trust.ts";

/** What is sent beyond the declared calls. Names of permissions: https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations */
const beyond: readonly Operation[] = [
  { operation: SUBSCRIPTIONS, permissions: ["Microsoft.Resources/subscriptions/read"] },
  { operation: DESCENDANTS, permissions: ["Microsoft.Management/managementGroups/descendants/read"] },
  { operation: PROVIDER, permissions: ["Microsoft.Resources/subscriptions/providers/read"] },
  { operation: GRAPH, permissions: ["Microsoft.ResourceGraph/resources/read"] },
  { operation: PERMISSIONS, permissions: ["Microsoft.Authorization/permissions/read"] },
  { operation: ANY_RESOURCE, permissions: ["Microsoft.Resources/subscriptions/resources/read"] },
];

/** To be filled in by whoever creates the role. */
const SCOPES = ["/subscriptions/<subscription id>"];

const operations = everyOperation({ calls, beyond });

export const azure: Adapter<AzureOptions> = {
  provider: "azure",
  calls,
  beyond,
  grants: { role: ({ cloud = "azure" }: Grant) => customRole({ operations, cloud: known(cloud), scopes: SCOPES }) },
  open: (options, opening) => openAzure(options, opening, { calls, beyond }),
};

function known(cloud: string): AzureCloud {
  if (Object.hasOwn(azureClouds, cloud)) return cloud as AzureCloud;
  throw new CannotOpen({ en: `There is no cloud "${cloud}" of Azure.`, zh: `Azure 没有名为“${cloud}”的云。` });
}
