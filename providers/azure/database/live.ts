import { childList, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

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

export const calls = [
  ...servers.flatMap(([server, rule]) => [...resources(server), childList(rule, rule, server)]),
  ...resources(armTypes.sqlDatabase),
  ...resources(armTypes.managedInstance),
  ...resources(armTypes.cosmosAccount),
];
