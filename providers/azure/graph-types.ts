/** What the resource graph carries whole. https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources */
import { armTypes } from "./arm-types.ts";

/** Resources of their own, which the graph holds in every cloud. */
const always: readonly string[] = [
  armTypes.securityGroup,
  armTypes.network,
  armTypes.networkWatcher,
  armTypes.applicationGateway,
  armTypes.loadBalancer,
  armTypes.machine,
  armTypes.scaleSet,
  armTypes.networkInterface,
  armTypes.disk,
  armTypes.snapshot,
  armTypes.image,
  armTypes.gallery,
  armTypes.storageAccount,
  armTypes.netappAccount,
  armTypes.sqlServer,
  armTypes.managedInstance,
  armTypes.postgresqlServer,
  armTypes.postgresqlFlexible,
  armTypes.mysqlServer,
  armTypes.mysqlFlexible,
  armTypes.mariadbServer,
  armTypes.cosmosAccount,
  armTypes.mongoCluster,
  armTypes.postgresqlCluster,
  armTypes.workspace,
  armTypes.logCluster,
  armTypes.redis,
  armTypes.redisEnterprise,
  armTypes.kubernetes,
  armTypes.vault,
  armTypes.managedHsm,
  armTypes.serviceBus,
  armTypes.eventHubs,
  armTypes.cdnProfile,
  armTypes.classicFrontDoor,
  armTypes.site,
];

/** Parts of resources that the graph holds as rows of their own. Where it shows none at all it may just not know the type. */
const whereSeen: readonly string[] = [
  armTypes.machineExtension,
  armTypes.sqlDatabase,
  armTypes.flowLog,
  armTypes.imageDefinition,
  armTypes.imageVersion,
  armTypes.siteSlot,
  armTypes.netappPool,
  armTypes.netappVolume,
  armTypes.cdnEndpoint,
  armTypes.frontDoorEndpoint,
];

export const graphTypes: readonly string[] = [...always, ...whereSeen];

/** Whether an answer of the graph about a type is whole, given the types that it showed. */
export function isCarried(type: string, seen: ReadonlySet<string>): boolean {
  return always.includes(type) || (whereSeen.includes(type) && seen.has(type.toLowerCase()));
}
