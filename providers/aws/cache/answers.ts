/** Which answers tell about in-memory stores. */
import type { Call } from "../../../src/provider/call.ts";
import { byMarker, byNextToken, perRegion } from "../calls.ts";

export const GROUP = "elasticache.ReplicationGroup";
export const CLUSTER = "elasticache.CacheCluster";
export const SERVERLESS = "elasticache.ServerlessCache";
export const MEMORY_DB = "memorydb.Cluster";
export const DAX = "dax.Cluster";

export const cacheCalls: readonly Call[] = [
  perRegion("elasticache.DescribeReplicationGroups", {
    permission: "elasticache:DescribeReplicationGroups",
    yields: GROUP,
    items: "ReplicationGroups",
    id: "ReplicationGroupId",
    pages: byMarker,
    lists: ["cache"],
  }),
  perRegion("elasticache.DescribeCacheClusters", {
    permission: "elasticache:DescribeCacheClusters",
    yields: CLUSTER,
    items: "CacheClusters",
    id: "CacheClusterId",
    // Nodes of replication groups are as their group is.
    request: { ShowCacheClustersNotInReplicationGroups: true },
    pages: byMarker,
    lists: ["cache"],
  }),
  perRegion("elasticache.DescribeServerlessCaches", {
    permission: "elasticache:DescribeServerlessCaches",
    yields: SERVERLESS,
    items: "ServerlessCaches",
    id: "ServerlessCacheName",
    pages: byNextToken(50),
    lists: ["cache"],
  }),
  perRegion("memorydb.DescribeClusters", {
    permission: "memorydb:DescribeClusters",
    yields: MEMORY_DB,
    items: "Clusters",
    id: "Name",
    pages: byNextToken(50),
    lists: ["cache"],
  }),
  perRegion("dax.DescribeClusters", {
    permission: "dax:DescribeClusters",
    yields: DAX,
    items: "Clusters",
    id: "ClusterName",
    pages: byNextToken(100),
    lists: ["cache"],
  }),
];
