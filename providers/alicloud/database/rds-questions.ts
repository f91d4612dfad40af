/** What is asked about RDS. */
import type { Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { LACKING } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { numbered } from "../paging.ts";
import { isPostgres } from "./parameters.ts";

export const INSTANCE = "rds.DBInstance";
export const type = (name: string): string => `rds.${name}`;

const engineIn = (instance: Json): string => textOf(instance["Engine"]).toLowerCase();

/** A question about each instance. */
function ask(
  operation: string,
  yields: string,
  holds?: string,
  more: { readonly engines?: (engine: string) => boolean; readonly strip?: readonly string[]; readonly lacking?: true } = {},
): Call {
  const { engines, strip } = more;
  return about(`rds.${operation}`, {
    of: INSTANCE,
    yields: type(yields),
    from: "DBInstanceId",
    ...(holds === undefined ? {} : { holds }),
    ...(strip === undefined ? {} : { strip }),
    ...(more.lacking === undefined || holds === undefined ? {} : { none: { codes: lacking, body: { [holds]: LACKING } } }),
    ...(engines === undefined ? {} : { when: (instance: Json) => engines(engineIn(instance)) }),
  });
}

/** "The instance engine and type does not support operations": as the vendor's Terraform provider, too, reads these codes of either call. */
const lacking = ["InstanceEngineType.NotSupport", "InvaildEngineInRegion.ValueNotSupported"];

const noMariadb = (engine: string): boolean => engine !== "mariadb";

/** The answer names a key, or lists those that there are. */
const encryptionKey = ask("DescribeDBInstanceEncryptionKey", "EncryptionKey", undefined, { engines: noMariadb });

export const rdsCalls: readonly Call[] = [
  listed("rds.DescribeDBInstances", {
    yields: INSTANCE,
    items: "Items.DBInstance",
    id: "DBInstanceId",
    pages: numbered({ items: "Items.DBInstance", size: 100, total: "TotalRecordCount" }),
    lists: ["database"],
    includes: [
      "SSL",
      "TDE",
      "EncryptionKey",
      "Whitelist",
      "NetInfo",
      "SQLCollector",
      "SQLCollectorRetention",
      "Parameters",
      "HbaConfig",
    ].map(type),
  }),
  // The answer for PostgreSQL holds the private key of the server.
  ask("DescribeDBInstanceSSL", "SSL", "SSLEnabled", {
    strip: ["ServerKey", "ServerCert", "ClientCACert", "ClientCertRevocationList"],
    lacking: true,
  }),
  ask("DescribeDBInstanceTDE", "TDE", "TDEStatus", { engines: noMariadb, lacking: true }),
  {
    ...encryptionKey,
    find: (body, request) =>
      body["EncryptionKey"] === undefined && body["EncryptionKeyList"] === undefined ? undefined : encryptionKey.find(body, request),
  },
  ask("DescribeDBInstanceIPArrayList", "Whitelist", "Items"),
  ask("DescribeDBInstanceNetInfo", "NetInfo", "DBInstanceNetInfos"),
  ask("DescribeSQLCollectorPolicy", "SQLCollector", "SQLCollectorStatus"),
  ask("DescribeSQLCollectorRetention", "SQLCollectorRetention", "ConfigValue", { engines: (engine) => engine === "mysql" }),
  ask("DescribeParameters", "Parameters", "RunningParameters"),
  ask("DescribePGHbaConfig", "HbaConfig", "RunningHbaItems", { engines: isPostgres }),
];

export const by = "DBInstanceId";
