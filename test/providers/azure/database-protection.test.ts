import { describe, expect, it } from "vitest";
import { arm, facts, pinned, rm } from "./mapped.ts";

const head = 'variable "x" {}\n';
const of = (type: string, body: string, version = "~> 4.0", more = ""): Readonly<Record<string, unknown>> =>
  facts("database", `azurerm_${type}.a`, pinned(version) + head + rm(type, body) + more);
const native = (type: string, properties: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("database", "azapi_resource.a", head + arm(type, properties) + more);
const noSessions = "n/a not-offered database/session-log";
const set = (type: string, owner: string, name: string, value: string): string =>
  rm(type, `${owner};value = ${value}`, "p").replace('name = "p"', `name = "${name}"`);

describe("transport", () => {
  it.each<[string, string, string, string, object]>([
    ["SQL", "mssql_server", "", "~> 4.0", { tlsRequired: true, minTls: "1.2" }],
    ["SQL, from 2.x", "mssql_server", "", "~> 2.99.0", { minTls: "?not-visible the default of minimum_tls_version in the service" }],
    ["SQL, any version", "mssql_server", "", ">= 2.0", { minTls: "?provider-version default of minimum_tls_version" }],
    ["SQL, off", "mssql_server", 'minimum_tls_version = "Disabled"', "~> 3.0", { minTls: "none" }],
    ["SQL, the old type", "sql_server", "", "~> 3.0", { minTls: "?not-in-format the minimum version of TLS" }],
    ["managed instance", "mssql_managed_instance", "", "~> 4.0", { minTls: "1.2" }],
    ["single", "postgresql_server", "ssl_enforcement_enabled = true", "~> 3.0", { tlsRequired: true, minTls: "1.2" }],
    ["single, from 2.x", "postgresql_server", 'ssl_enforcement = "Enabled"', "~> 2.99.0", { tlsRequired: true, minTls: "none" }],
    ["single, off", "mysql_server", "ssl_enforcement_enabled = false", "~> 3.0", { tlsRequired: false, minTls: "none" }],
    ["flexible", "postgresql_flexible_server", "", "~> 4.0", { tlsRequired: true, minTls: "1.2" }],
    ["Cosmos DB", "cosmosdb_account", 'minimal_tls_version = "Tls11"', "~> 3.0", { tlsRequired: true, minTls: "1.1" }],
  ])("%s", (_, type, body, version, expected) => {
    expect(of(type, body, version)).toMatchObject(expected);
  });

  it.each<[string, string, object]>([
    ["Microsoft.Sql/servers", 'minimalTlsVersion = "1.1"', { minTls: "1.1" }],
    ["Microsoft.Sql/servers", "", { minTls: "?not-visible the default of properties.minimalTlsVersion" }],
    ["Microsoft.DBforMySQL/servers", 'sslEnforcement = "Disabled", minimalTlsVersion = "TLS1_2"', { tlsRequired: false, minTls: "none" }],
    ["Microsoft.DBforPostgreSQL/flexibleServers", "", { tlsRequired: true, minTls: "1.2" }],
    ["Microsoft.DocumentDB/databaseAccounts", 'minimalTlsVersion = "Tls12"', { minTls: "1.2" }],
  ])("%s with %s", (type, properties, expected) => {
    expect(native(type, properties)).toMatchObject(expected);
  });
});

describe("parameters of a server", () => {
  const flexible = (name: string, value: string): Readonly<Record<string, unknown>> =>
    of(
      "postgresql_flexible_server",
      "",
      "~> 4.0",
      set("postgresql_flexible_server_configuration", "server_id = azurerm_postgresql_flexible_server.a.id", name, value),
    );
  it.each<[string, string, object]>([
    ["log_duration", '"ON"', { logsConnections: true, logsDisconnections: true, logsDuration: true }],
    ["log_connections", '"off"', { logsConnections: false, logsDuration: false }],
    ["log_disconnections", "var.x", { logsDisconnections: "?variable-unset x" }],
    ["log_duration", '"perhaps"', { logsDuration: "?unexpected-value log_duration = perhaps" }],
    ["require_secure_transport", '"off"', { tlsRequired: false, minTls: "none" }],
    ["ssl_min_protocol_version", '"TLSv1.3"', { minTls: "1.3" }],
  ])("%s = %s", (name, value, expected) => {
    expect(flexible(name, value)).toMatchObject(expected);
  });

  it("take the lowest version of a list", () => {
    const parameter = set(
      "mysql_flexible_server_configuration",
      "server_name = azurerm_mysql_flexible_server.a.name",
      "tls_version",
      '"TLSv1.2,TLSv1"',
    );
    expect(of("mysql_flexible_server", "", "~> 4.0", parameter)).toMatchObject({ minTls: "1.0", logsConnections: noSessions });
  });

  it("are children in azapi", () => {
    const child = arm("Microsoft.DBforPostgreSQL/flexibleServers/configurations", 'value = "on"', {
      name: "log_duration",
      parent: "azapi_resource.a.id",
    });
    expect(native("Microsoft.DBforPostgreSQL/flexibleServers", "", child)["logsDuration"]).toBe(true);
  });

  it("of a single server log connections only", () => {
    expect(of("postgresql_server", "ssl_enforcement_enabled = true", "~> 3.0")).toMatchObject({
      logsConnections: true,
      logsDisconnections: false,
      logsDuration: false,
    });
  });
});

describe("keys and encryption", () => {
  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    ["SQL", of("mssql_server", ""), { encrypted: "n/a set-elsewhere database", customerKey: false }],
    ["SQL, inline", of("mssql_server", 'transparent_data_encryption_key_vault_key_id = "k"'), { customerKey: true }],
    [
      "SQL, split",
      of(
        "mssql_server",
        "",
        "~> 4.0",
        rm("mssql_server_transparent_data_encryption", 'server_id = azurerm_mssql_server.a.id;key_vault_key_id = "k"', "t"),
      ),
      { customerKey: true },
    ],
    [
      "SQL, the service's key",
      of("mssql_server", "", "~> 4.0", rm("mssql_server_transparent_data_encryption", "server_id = azurerm_mssql_server.a.id", "t")),
      { customerKey: false },
    ],
    ["a database", of("mssql_database", ""), { encrypted: true, customerKey: "n/a set-elsewhere server" }],
    ["a database, off", of("mssql_database", "transparent_data_encryption_enabled = false"), { encrypted: false }],
    ["flexible", of("mysql_flexible_server", 'customer_managed_key {;key_vault_key_id = "k";}'), { encrypted: true, customerKey: true }],
    ["ARM flexible", native("Microsoft.DBforMySQL/flexibleServers", 'dataEncryption = { type = "AzureKeyVault" }'), { customerKey: true }],
    ["ARM SQL", native("Microsoft.Sql/servers", 'keyId = "https://k"'), { customerKey: true }],
    ["MariaDB", of("mariadb_server", "ssl_enforcement_enabled = true", "~> 3.0"), { customerKey: "n/a not-offered database/customer-key" }],
    [
      "a database whose encryption azapi switches off",
      of(
        "mssql_database",
        "",
        "~> 4.0",
        arm("Microsoft.Sql/servers/databases/transparentDataEncryption", 'state = "Disabled"', {
          name: "current",
          parent: "azurerm_mssql_database.a.id",
        }),
      ),
      { encrypted: false },
    ],
  ])("%s", (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });
});

describe("services of all tenants", () => {
  const rule = (first: string, last: string): string =>
    rm("mssql_firewall_rule", `server_id = azurerm_mssql_server.a.id;start_ip_address = ${first};end_ip_address = ${last}`, "f");
  it.each<[string, string, unknown]>([
    ["", "", false],
    ["", rule('"0.0.0.0"', '"0.0.0.0"'), true],
    ["", rule('"0.0.0.0"', '"255.255.255.255"'), false],
    ["public_network_access_enabled = false", rule('"0.0.0.0"', '"0.0.0.0"'), false],
    ["", rule("var.x", '"0.0.0.0"'), "?variable-unset x"],
  ])("%s %s", (body, more, expected) => {
    expect(of("mssql_server", body, "~> 4.0", more)["platformWideAccess"]).toBe(expected);
  });
});
