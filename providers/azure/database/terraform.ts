import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { armTypes } from "../arm-types.ts";
import { accessWords, anySwitch } from "./allow-list.ts";
import { delegated } from "./delegation.ts";
import { mariadb, mysqlFlexible, mysqlSingle, postgresqlFlexible, postgresqlSingle, sqlServer } from "./families.ts";
import { mongoCluster, postgresqlCluster } from "./cluster-families.ts";
import { otherForms } from "./other-forms.ts";
import { server, type ServerForm } from "./server.ts";

const on = (doc: Doc): Fact<boolean> => known(true, { basis: "default", at: doc.at });
const enabled = (doc: Doc): Fact<boolean> => boolean(doc.body, "public_network_access_enabled", on(doc));
const spelled = (doc: Doc): Fact<boolean> => word(doc.body, "public_network_access", accessWords, on(doc));

const servers = [
  // The old type has no argument; the service opens the endpoint by itself.
  { reads: "azurerm_sql_server", security: sqlServer, publicAccess: on, engine: "sqlserver", port: 1433, ...sqlRules() },
  { reads: "azurerm_mssql_server", security: sqlServer, publicAccess: enabled, engine: "sqlserver", port: 1433, ...sqlRules() },
  {
    reads: "azurerm_postgresql_server",
    security: postgresqlSingle,
    publicAccess: enabled,
    engine: "postgresql",
    port: 5432,
    rules: ["azurerm_postgresql_firewall_rule"],
    by: ["server_name"],
    armRules: [armTypes.postgresqlServerFirewallRule],
  },
  {
    reads: "azurerm_postgresql_flexible_server",
    security: postgresqlFlexible,
    publicAccess: (doc) => delegated(doc.body, "delegated_subnet_id", enabled(doc)),
    engine: "postgresql",
    port: 5432,
    rules: ["azurerm_postgresql_flexible_server_firewall_rule"],
    by: ["server_id"],
    armRules: [armTypes.postgresqlFlexibleFirewallRule],
  },
  {
    reads: "azurerm_mysql_server",
    security: mysqlSingle,
    publicAccess: enabled,
    engine: "mysql",
    port: 3306,
    rules: ["azurerm_mysql_firewall_rule"],
    by: ["server_name"],
    armRules: [armTypes.mysqlServerFirewallRule],
  },
  {
    reads: "azurerm_mysql_flexible_server",
    security: mysqlFlexible,
    publicAccess: (doc) => delegated(doc.body, "delegated_subnet_id", spelled(doc)),
    engine: "mysql",
    port: 3306,
    rules: ["azurerm_mysql_flexible_server_firewall_rule"],
    by: ["server_name"],
    armRules: [armTypes.mysqlFlexibleFirewallRule],
  },
  {
    reads: "azurerm_mariadb_server",
    security: mariadb,
    publicAccess: enabled,
    engine: "mariadb",
    port: 3306,
    rules: ["azurerm_mariadb_firewall_rule"],
    by: ["server_name"],
    armRules: [armTypes.mariadbFirewallRule],
  },
  {
    reads: "azurerm_cosmosdb_postgresql_cluster",
    security: postgresqlCluster,
    publicAccess: ({ body, at }) =>
      anySwitch([
        boolean(body, "coordinator_public_ip_access_enabled", known(true, { basis: "default", at })),
        boolean(body, "node_public_ip_access_enabled", known(false, { basis: "default", at })),
      ]),
    engine: "postgresql",
    port: 5432,
    rules: ["azurerm_cosmosdb_postgresql_firewall_rule"],
    by: ["cluster_id"],
    armRules: [],
  },
  {
    reads: "azurerm_mongo_cluster",
    security: mongoCluster,
    publicAccess: spelled,
    engine: "mongodb",
    port: 10260,
    rules: ["azurerm_mongo_cluster_firewall_rule"],
    by: ["mongo_cluster_id"],
    armRules: [armTypes.mongoFirewallRule],
  },
] satisfies readonly ServerForm[];

/** Old and new rule types work on old and new server types alike. */
function sqlRules(): Pick<ServerForm, "rules" | "by" | "armRules"> {
  return {
    rules: ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    armRules: [armTypes.sqlFirewallRule],
    by: ["server_id", "server_name"],
  };
}

export const mappers = [...servers.map(server), ...otherForms];
