/** Which answers of RDS tell about databases. DocumentDB and Neptune answer through the same API, told apart by the engine. */
import { detail, each, listing, type Call } from "../../../src/provider/call.ts";
import { isJson, itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byMarker, named } from "../calls.ts";
import { GROUP, parametersCall, type ParameterSource } from "./parameters-live.ts";

export const INSTANCE = "rds.DBInstance";
export const CLUSTER = "rds.DBCluster";
export const OPTIONS = "rds.OptionGroup";
/** The API masks it; nobody needs it. */
const SECRET = ["MasterUserPassword"];

export const instanceParameters: ParameterSource = {
  operation: "rds.DescribeDBParameters",
  permission: "rds:DescribeDBParameters",
  of: INSTANCE,
  yields: "rds.DBParameters",
  as: "DBParameterGroupName",
};
export const clusterParameters: ParameterSource = {
  operation: "rds.DescribeDBClusterParameters",
  permission: "rds:DescribeDBClusterParameters",
  of: CLUSTER,
  yields: "rds.DBClusterParameters",
  as: "DBClusterParameterGroupName",
};

const first = (item: Json, list: string, member: string): string => textOf(itemsAt(item, list)?.[0]?.[member]);
const optionGroup = named("OptionGroupName");

/** Engines whose options are asked for, and groups that hold none: those that AWS makes. */
const WITH_OPTIONS = /^(mysql|mariadb|(custom-)?sqlserver|(custom-)?oracle)/;
const OF_AWS = /^default:/;

export const relationalCalls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "rds.DescribeDBInstances",
    permissions: ["rds:DescribeDBInstances"],
    yields: INSTANCE,
    covers: "region",
    pages: byMarker,
    find: each("DBInstances", "DBInstanceIdentifier", (item) => ({
      plus: { [GROUP]: first(item, "DBParameterGroups", "DBParameterGroupName") },
    })),
    lists: ["database"],
    strip: SECRET,
  }),
  listing({
    provider: "aws",
    operation: "rds.DescribeDBClusters",
    permissions: ["rds:DescribeDBClusters"],
    yields: CLUSTER,
    covers: "region",
    pages: byMarker,
    find: each("DBClusters", "DBClusterIdentifier", (item) => ({ plus: { [GROUP]: textOf(item["DBClusterParameterGroup"]) } })),
    lists: ["database"],
    strip: SECRET,
  }),
  parametersCall(instanceParameters),
  parametersCall(clusterParameters),
  detail({
    provider: "aws",
    operation: "rds.DescribeOptionGroups",
    permissions: ["rds:DescribeOptionGroups"],
    of: INSTANCE,
    yields: OPTIONS,
    about: optionGroup,
    ask: ([instance]) => {
      const name = instance === undefined ? "" : first(instance, "OptionGroupMemberships", "OptionGroupName");
      return name === "" || OF_AWS.test(name) || !WITH_OPTIONS.test(textOf(instance?.["Engine"])) ? undefined : { OptionGroupName: name };
    },
    find: (body, request) => {
      const group = itemsAt(body, "OptionGroupsList")?.find((each) => each["OptionGroupName"] === request["OptionGroupName"]);
      return isJson(group) ? [{ ...optionGroup(request), body: group, path: "OptionGroupsList[0]" }] : undefined;
    },
  }),
];
