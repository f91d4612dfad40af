/** What is asked about PolarDB. */
import type { Call } from "../../../src/provider/call.ts";
import { about, listed } from "../asking.ts";
import { numbered } from "../paging.ts";

export const CLUSTER = "polardb.DBCluster";
export const type = (name: string): string => `polardb.${name}`;
export const by = "DBClusterId";
/** How records of SQL are kept, which Database Autonomy Service knows. */
export const KEEPING = "das.SqlLogConfig";

function ask(operation: string, yields: string, holds: string): Call {
  return about(`polardb.${operation}`, { of: CLUSTER, yields: type(yields), from: by, holds });
}

export const polardbCalls: readonly Call[] = [
  listed("polardb.DescribeDBClusters", {
    yields: CLUSTER,
    items: "Items.DBCluster",
    id: by,
    pages: numbered({ items: "Items.DBCluster", size: 100, total: "TotalRecordCount" }),
    lists: ["database"],
    includes: ["SSL", "TDE", "Whitelist", "Endpoints", "AuditLog", "Parameters"].map(type),
  }),
  about("das.DescribeSqlLogConfig", { of: CLUSTER, yields: KEEPING, from: by, as: "InstanceId", holds: "Data" }),
  ask("DescribeDBClusterSSL", "SSL", "Items"),
  ask("DescribeDBClusterTDE", "TDE", "TDEStatus"),
  ask("DescribeDBClusterAccessWhitelist", "Whitelist", "Items"),
  ask("DescribeDBClusterEndpoints", "Endpoints", "Items"),
  ask("DescribeDBClusterAuditLogCollector", "AuditLog", "CollectorStatus"),
  ask("DescribeDBClusterParameters", "Parameters", "RunningParameters"),
];
