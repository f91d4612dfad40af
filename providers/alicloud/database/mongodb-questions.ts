/** What is asked about MongoDB. */
import type { Call } from "../../../src/provider/call.ts";
import { isJson, textOf } from "../../../src/provider/json.ts";
import { LACKING } from "../answered.ts";
import { objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { numbered } from "../paging.ts";

/** Instances of each sort are listed apart from each other. */
export const SORTS = { replicate: "dds.DBInstance", sharding: "dds.ShardingDBInstance" } as const;
type Sort = keyof typeof SORTS;
export const type = (name: string): string => `dds.${name}`;
export const by = "DBInstanceId";

function ask(sort: Sort, operation: string, yields: string, holds: string): Call {
  return about(`dds.${operation}`, { of: SORTS[sort], yields: type(yields), from: by, holds });
}

/** An answer is about the sort that was asked for. Where nobody kept what was asked, each instance says of which sort it is. */
function instances(sort: Sort): Call {
  const call = listed("dds.DescribeDBInstances", {
    yields: SORTS[sort],
    items: "DBInstances.DBInstance",
    id: by,
    request: { DBInstanceType: sort },
    pages: numbered({ items: "DBInstances.DBInstance", size: 100 }),
    lists: ["database"],
    includes: ["SSL", "TDE", "Attribute", "Whitelist", "Roles", "Shards", "Audit", "LogConfig"].map(type),
  });
  const isOther = (named: unknown): boolean => named !== undefined && named !== sort && textOf(named) in SORTS;
  return {
    ...call,
    find: (body, request) => {
      const found = call.find(body, request);
      if (isOther(request["DBInstanceType"])) return found === undefined ? undefined : [];
      return request["DBInstanceType"] === sort
        ? found
        : found?.filter((each) => !isJson(each.body) || !isOther(each.body["DBInstanceType"]));
    },
  };
}

function attribute(sort: Sort): Call {
  return about("dds.DescribeDBInstanceAttribute", {
    of: SORTS[sort],
    yields: type("Attribute"),
    from: by,
    find: (body, request) => {
      const [first] = objectsAt(body, "DBInstances.DBInstance") ?? [];
      const id = textOf(request[by]);
      return isJson(first) ? [{ id, plus: { [by]: id }, body: first, path: "DBInstances.DBInstance[0]" }] : undefined;
    },
  });
}

export const mongodbCalls: readonly Call[] = [
  ...(["replicate", "sharding"] as const).flatMap((sort) => [
    instances(sort),
    attribute(sort),
    {
      ...ask(sort, "DescribeDBInstanceSSL", "SSL", "SSLStatus"),
      // Types of storage and single nodes without SSL, as the vendor's Terraform provider, too, reads these codes.
      none: { codes: ["StorageTypeOrInstanceTypeNotSupported", "SingleNodeNotSupport"], body: { SSLStatus: LACKING } },
    },
    ask(sort, "DescribeDBInstanceTDEInfo", "TDE", "TDEStatus"),
    ask(sort, "DescribeSecurityIps", "Whitelist", "SecurityIpGroups"),
    ask(sort, "DescribeAuditPolicy", "Audit", "LogAuditStatus"),
    // Where nothing is audited the answer may leave out all the rest.
    ask(sort, "DescribeMongoDBLogConfig", "LogConfig", "EnableAudit"),
  ]),
  ask("replicate", "DescribeReplicaSetRole", "Roles", "ReplicaSets"),
  ask("sharding", "DescribeShardingNetworkAddress", "Shards", "NetworkAddresses"),
];
