/** Azure, read live. */
import type { Adapter, Operation } from "../../src/provider/adapter.ts";
import { calls } from "./calls.ts";
import { openAzure } from "./open.ts";
import type { AzureOptions } from "./options.ts";
import { GRAPH } from "./session.ts";
import { ANY_RESOURCE, PERMISSIONS } from "./trust.ts";
import { DESCENDANTS, PROVIDER, SUBSCRIPTIONS } from "./subscriptions.ts";

/** What is sent beyond the declared calls. Names of permissions: https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations */
const beyond: readonly Operation[] = [
  { operation: SUBSCRIPTIONS, permissions: ["Microsoft.Resources/subscriptions/read"] },
  { operation: DESCENDANTS, permissions: ["Microsoft.Management/managementGroups/descendants/read"] },
  { operation: PROVIDER, permissions: ["Microsoft.Resources/subscriptions/providers/read"] },
  { operation: GRAPH, permissions: ["Microsoft.ResourceGraph/resources/read"] },
  { operation: PERMISSIONS, permissions: ["Microsoft.Authorization/permissions/read"] },
  { operation: ANY_RESOURCE, permissions: ["Microsoft.Resources/subscriptions/resources/read"] },
];

export const azure: Adapter<AzureOptions> = {
  provider: "azure",
  calls,
  beyond,
  open: (options, opening) => openAzure(options, opening, { calls, beyond }),
};
