/** The custom role that a scan of Azure needs: exactly what its declared calls ask for. */
import type { Json } from "../../src/provider/json.ts";
import type { AzureCloud } from "./clouds.ts";

export interface RoleRequest {
  /** Every operation with its permissions. */
  readonly operations: ReadonlyMap<string, readonly string[]>;
  readonly cloud: AzureCloud;
  /** Where the role may be assigned: `/subscriptions/…` or `/providers/Microsoft.Management/managementGroups/…`. */
  readonly scopes: readonly string[];
}

/** Azure refuses a role with an action that the cloud does not know. Services as of the clouds' own lists of services. */
const unknownIn: Readonly<Record<AzureCloud, RegExp | undefined>> = {
  azure: undefined,
  "azure-china": /^Microsoft\.(Network\/frontDoors|Cdn\/profiles\/(afdEndpoints|customDomains)|DocumentDB\/mongoClusters)\//i,
  "azure-usgov": /^Microsoft\.(Cdn\/profiles\/(afdEndpoints|customDomains))\//i,
};

/** In the form that `az role definition create --role-definition` takes. */
export function customRole({ operations, cloud, scopes }: RoleRequest): Json {
  const actions = new Set([...operations.values()].flat());
  const excluded = unknownIn[cloud];
  return {
    Name: "cldscan reader",
    IsCustom: true,
    Description: "Reads the configuration that cldscan judges. No data, no secrets, no changes.",
    Actions: [...actions].filter((action) => excluded?.test(action) !== true).sort(),
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: scopes,
  };
}
