/** Which answers of Redshift tell about clusters. */
import { each, listing, type Call } from "../../../src/provider/call.ts";
import { itemsAt, textOf } from "../../../src/provider/json.ts";
import { byMarker, perDocument } from "../calls.ts";
import { GROUP, parametersCall, type ParameterSource } from "./parameters-live.ts";

export const CLUSTER = "redshift.Cluster";
export const LOGGING = "redshift.LoggingStatus";
export const parameterSource: ParameterSource = {
  operation: "redshift.DescribeClusterParameters",
  permission: "redshift:DescribeClusterParameters",
  of: CLUSTER,
  yields: "redshift.ClusterParameters",
  as: "ParameterGroupName",
};

export const redshiftCalls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "redshift.DescribeClusters",
    permissions: ["redshift:DescribeClusters"],
    yields: CLUSTER,
    covers: "region",
    pages: byMarker,
    find: each("Clusters", "ClusterIdentifier", (item) => ({
      plus: { [GROUP]: textOf(itemsAt(item, "ClusterParameterGroups")?.[0]?.["ParameterGroupName"]) },
    })),
    lists: ["database"],
    strip: ["MasterUserPassword", "ClusterPublicKey"],
  }),
  parametersCall(parameterSource),
  perDocument("redshift.DescribeLoggingStatus", {
    permission: "redshift:DescribeLoggingStatus",
    of: CLUSTER,
    yields: LOGGING,
    from: "ClusterIdentifier",
    as: "ClusterIdentifier",
    holds: "LoggingEnabled",
  }),
];
