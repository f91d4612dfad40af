import { armTypes } from "../arm-types.ts";
import { mongoCluster } from "./cluster-families.ts";
import { mariadb, mysqlFlexible, mysqlSingle, postgresqlFlexible, postgresqlSingle, sqlServer, type Family } from "./families.ts";

/** What sets one kind of server apart. */
export interface ArmServerForm {
  readonly reads: string;
  readonly rules: string;
  /** Rules of Terraform that may name this server. */
  readonly also: readonly string[];
  readonly security: Family;
  readonly engine: string;
  readonly port: number;
  /** Where the switch stands. */
  readonly access: string;
  readonly subnet?: string;
}

export const servers: readonly ArmServerForm[] = [
  {
    reads: armTypes.sqlServer,
    security: sqlServer,
    rules: armTypes.sqlFirewallRule,
    also: ["azurerm_mssql_firewall_rule"],
    engine: "sqlserver",
    port: 1433,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.postgresqlServer,
    security: postgresqlSingle,
    rules: armTypes.postgresqlServerFirewallRule,
    also: ["azurerm_postgresql_firewall_rule"],
    engine: "postgresql",
    port: 5432,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.postgresqlFlexible,
    security: postgresqlFlexible,
    rules: armTypes.postgresqlFlexibleFirewallRule,
    also: ["azurerm_postgresql_flexible_server_firewall_rule"],
    engine: "postgresql",
    port: 5432,
    access: "properties.network.publicNetworkAccess",
    subnet: "properties.network.delegatedSubnetResourceId",
  },
  {
    reads: armTypes.mysqlServer,
    security: mysqlSingle,
    rules: armTypes.mysqlServerFirewallRule,
    also: ["azurerm_mysql_firewall_rule"],
    engine: "mysql",
    port: 3306,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.mysqlFlexible,
    security: mysqlFlexible,
    rules: armTypes.mysqlFlexibleFirewallRule,
    also: ["azurerm_mysql_flexible_server_firewall_rule"],
    engine: "mysql",
    port: 3306,
    access: "properties.network.publicNetworkAccess",
    subnet: "properties.network.delegatedSubnetResourceId",
  },
  {
    reads: armTypes.mariadbServer,
    security: mariadb,
    rules: armTypes.mariadbFirewallRule,
    also: ["azurerm_mariadb_firewall_rule"],
    engine: "mariadb",
    port: 3306,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.mongoCluster,
    security: mongoCluster,
    rules: armTypes.mongoFirewallRule,
    also: ["azurerm_mongo_cluster_firewall_rule"],
    engine: "mongodb",
    port: 10260,
    access: "properties.publicNetworkAccess",
  },
];
