/** Databases as AWS Config spells them: instances and clusters are read with different generations of an SDK. */
import { textOf, type Json } from "../../../src/provider/json.ts";
import type { Carried } from "./carried.ts";
import { always, at, each, texts, within } from "./take.ts";

/** Keys are named wherever anything is encrypted by one; only newer answers tell who owns one that is not. */
const namesItsKey = ({ StorageEncrypted, KmsKeyId }: Json): boolean => StorageEncrypted !== true || textOf(KmsKeyId) !== "";

/** Engines whose instances may stream what is done in them, of which Config says nothing. */
const STREAMS = /^(custom-)?(oracle|sqlserver)/;
/** Engines without such streams. */
const WITHOUT_STREAMS = new Set(["docdb", "neptune"]);

const guards = always(each("vpcSecurityGroups", { VpcSecurityGroupId: always(at("vpcSecurityGroupId")), Status: at("status") }));

export const databases: readonly Carried[] = [
  {
    operation: "rds.DescribeDBInstances",
    type: "AWS::RDS::DBInstance",
    list: "DBInstances",
    shape: {
      DBInstanceIdentifier: always(at("dBInstanceIdentifier")),
      DBInstanceArn: always(at("dBInstanceArn")),
      DBClusterIdentifier: at("dBClusterIdentifier"),
      Engine: always(at("engine")),
      EngineVersion: always(at("engineVersion")),
      Endpoint: within("endpoint", { Address: at("address"), Port: at("port") }),
      PubliclyAccessible: always(at("publiclyAccessible")),
      StorageEncrypted: always(at("storageEncrypted")),
      KmsKeyId: at("kmsKeyId"),
      DeletionProtection: always(at("deletionProtection")),
      EnabledCloudwatchLogsExports: always(texts("enabledCloudwatchLogsExports")),
      DBParameterGroups: always(
        each("dBParameterGroups", {
          DBParameterGroupName: always(at("dBParameterGroupName")),
          ParameterApplyStatus: always(at("parameterApplyStatus")),
        }),
      ),
      OptionGroupMemberships: always(
        each("optionGroupMemberships", { OptionGroupName: always(at("optionGroupName")), Status: always(at("status")) }),
      ),
      VpcSecurityGroups: guards,
    },
    whole: (instance) => {
      const member = textOf(instance["DBClusterIdentifier"]) !== "";
      return member || (instance["Endpoint"] !== undefined && namesItsKey(instance) && !STREAMS.test(textOf(instance["Engine"])));
    },
  },
  {
    operation: "rds.DescribeDBClusters",
    type: "AWS::RDS::DBCluster",
    list: "DBClusters",
    shape: {
      DBClusterIdentifier: always(at("dbclusterIdentifier")),
      DBClusterArn: always(at("dbclusterArn")),
      Engine: always(at("engine")),
      EngineVersion: always(at("engineVersion")),
      Port: always(at("port")),
      PubliclyAccessible: at("publiclyAccessible"),
      StorageEncrypted: always(at("storageEncrypted")),
      KmsKeyId: at("kmsKeyId"),
      DeletionProtection: always(at("deletionProtection")),
      EnabledCloudwatchLogsExports: always(texts("enabledCloudwatchLogsExports")),
      ActivityStreamStatus: at("activityStreamStatus"),
      DBClusterParameterGroup: always(at("dbclusterParameterGroup")),
      DBClusterMembers: always(
        each("dbclusterMembers", {
          DBInstanceIdentifier: always(at("dbinstanceIdentifier")),
          DBClusterParameterGroupStatus: always(at("dbclusterParameterGroupStatus")),
        }),
      ),
      VpcSecurityGroups: guards,
    },
    whole: (cluster) =>
      namesItsKey(cluster) && (cluster["ActivityStreamStatus"] !== undefined || WITHOUT_STREAMS.has(textOf(cluster["Engine"]))),
  },
];
