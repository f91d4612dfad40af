import { childPages, children, onlyChild, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { settings } from "../settings-calls.ts";

/** Servers with their firewall rules, which are listed server by server. */
const servers = [
  [armTypes.sqlServer, armTypes.sqlFirewallRule],
  [armTypes.postgresqlServer, armTypes.postgresqlServerFirewallRule],
  [armTypes.postgresqlFlexible, armTypes.postgresqlFlexibleFirewallRule],
  [armTypes.mysqlServer, armTypes.mysqlServerFirewallRule],
  [armTypes.mysqlFlexible, armTypes.mysqlFlexibleFirewallRule],
  [armTypes.mariadbServer, armTypes.mariadbFirewallRule],
  [armTypes.mongoCluster, armTypes.mongoFirewallRule],
] as const;

/** Servers with their parameters. */
const parameters = [
  [armTypes.postgresqlServer, armTypes.postgresqlSetting],
  [armTypes.postgresqlFlexible, armTypes.postgresqlFlexibleSetting],
  [armTypes.mysqlServer, armTypes.mysqlSetting],
  [armTypes.mysqlFlexible, armTypes.mysqlFlexibleSetting],
  [armTypes.mariadbServer, armTypes.mariadbSetting],
] as const;

const logged = [
  armTypes.postgresqlServer,
  armTypes.postgresqlFlexible,
  armTypes.mysqlServer,
  armTypes.mysqlFlexible,
  armTypes.mariadbServer,
  armTypes.mongoCluster,
  armTypes.managedInstance,
  armTypes.cosmosAccount,
] as const;

const { sqlServer, sqlDatabase } = armTypes;
/** Events of a server are exported by the settings of its database `master`, which has no encryption and no policy of its own. */
const isUsers = (owner: Json): boolean => textOf(owner["name"]).toLowerCase() !== "master";

export const calls = [
  ...servers.flatMap(([server, rule]) => [resources(server, ["database"]), childPages(rule, rule, { of: server, at: "/firewallRules" })]),
  resources(armTypes.managedInstance, ["database"]),
  onlyChild(armTypes.managedProtector, { of: armTypes.managedInstance, at: "/encryptionProtector/current" }),
  resources(armTypes.cosmosAccount, ["database"]),
  ...parameters.map(([server, setting]) => childPages(setting, setting, { of: server, at: "/configurations" })),
  ...logged.map((server) => settings(server)),
  children(sqlDatabase, { of: sqlServer, at: "/databases" }),
  settings(sqlServer, "/databases/master"),
  settings(sqlDatabase, "", isUsers),
  onlyChild(armTypes.sqlServerAudit, { of: sqlServer, at: "/auditingSettings/default" }),
  onlyChild(armTypes.sqlProtector, { of: sqlServer, at: "/encryptionProtector/current" }),
  onlyChild(armTypes.sqlDatabaseAudit, { of: sqlDatabase, at: "/auditingSettings/default", when: isUsers }),
  onlyChild(armTypes.sqlEncryption, { of: sqlDatabase, at: "/transparentDataEncryption/current", when: isUsers }),
];
