import { describe, expect, it } from "vitest";
import { facts, pinned } from "./mapped.ts";

const any = { addresses: "internet" };
const server = (type: string, body = ""): string => `resource "${type}" "s" {\n  name = "srv"\n${body}\n}\n`;
const rule = (type: string, owner: string, first = '"0.0.0.0"', last = '"255.255.255.255"'): string =>
  `resource "${type}" "r" {\n  name = "r"\n  ${owner}\n  start_ip_address = ${first}\n  end_ip_address = ${last}\n}\n`;

describe("every server and its rules", () => {
  it.each([
    ["azurerm_sql_server", "azurerm_sql_firewall_rule", "server_name", "name"],
    ["azurerm_mssql_server", "azurerm_sql_firewall_rule", "server_name", "name"],
    ["azurerm_mssql_server", "azurerm_mssql_firewall_rule", "server_id", "id"],
    ["azurerm_postgresql_server", "azurerm_postgresql_firewall_rule", "server_name", "name"],
    ["azurerm_postgresql_flexible_server", "azurerm_postgresql_flexible_server_firewall_rule", "server_id", "id"],
    ["azurerm_mysql_server", "azurerm_mysql_firewall_rule", "server_name", "name"],
    ["azurerm_mysql_flexible_server", "azurerm_mysql_flexible_server_firewall_rule", "server_name", "name"],
    ["azurerm_mariadb_server", "azurerm_mariadb_firewall_rule", "server_name", "name"],
    ["azurerm_cosmosdb_postgresql_cluster", "azurerm_cosmosdb_postgresql_firewall_rule", "cluster_id", "id"],
    ["azurerm_mongo_cluster", "azurerm_mongo_cluster_firewall_rule", "mongo_cluster_id", "id"],
  ])("%s with %s", (type, ruleType, by, attribute) => {
    const code = server(type) + rule(ruleType, `${by} = ${type}.s.${attribute}`);
    expect(facts("database", `${type}.s`, code)).toMatchObject({ role: "server", publicAccess: true, allowList: [any], guards: [] });
    expect(facts("database", `${type}.s`, server(type))["allowList"]).toEqual([]);
    if (attribute === "name")
      expect(facts("database", `${type}.s`, server(type) + rule(ruleType, `${by} = "srv"`))["allowList"]).toEqual([any]);
  });
});

describe("a rule", () => {
  it.each<[string, string, unknown]>([
    ['"198.51.100.1"', '"198.51.100.9"', "198.51.100.1-198.51.100.9"],
    ['"0.0.0.0"', '"0.0.0.0"', "0-0"],
    ['"0.0.0.0"', "var.x", "?variable-unset x"],
    ['"198.51.100.9"', '"198.51.100.1"', "?unexpected-value addresses 198.51.100.9 to 198.51.100.1"],
    ["null", '"198.51.100.1"', "?unexpected-value firewall rule without start_ip_address"],
  ])("%s to %s", (first, last, addresses) => {
    const code = `variable "x" {}\n${server("azurerm_mssql_server")}${rule("azurerm_mssql_firewall_rule", "server_id = azurerm_mssql_server.s.id", first, last)}`;
    expect(facts("database", "azurerm_mssql_server.s", code)["allowList"]).toMatchObject([{ addresses }]);
  });
});

describe("the public endpoint", () => {
  it.each<[string, string, unknown]>([
    ["azurerm_mssql_server", "public_network_access_enabled = false", false],
    ["azurerm_mssql_server", "public_network_access_enabled = var.x", "?variable-unset x"],
    ["azurerm_sql_server", "", true],
    ["azurerm_postgresql_flexible_server", 'delegated_subnet_id = "/subscriptions/0/subnets/db"', false],
    ["azurerm_postgresql_flexible_server", "delegated_subnet_id = var.x", "?variable-unset x"],
    ["azurerm_mysql_flexible_server", 'public_network_access = "Disabled"', false],
    ["azurerm_mongo_cluster", 'public_network_access = "Enabled"', true],
    ["azurerm_cosmosdb_postgresql_cluster", "coordinator_public_ip_access_enabled = false", false],
    ["azurerm_cosmosdb_postgresql_cluster", "coordinator_public_ip_access_enabled = false\n  node_public_ip_access_enabled = true", true],
    ["azurerm_mssql_managed_instance", "", false],
  ])("of %s with %s", (type, line, publicAccess) => {
    expect(facts("database", `${type}.s`, `variable "x" {}\n${server(type, line)}`)["publicAccess"]).toBe(publicAccess);
  });

  it("where closed, makes the list of rules moot", () => {
    const code =
      server("azurerm_mssql_server", "public_network_access_enabled = false") +
      rule("azurerm_mssql_firewall_rule", "server_id = azurerm_mssql_server.s.id");
    expect(facts("database", "azurerm_mssql_server.s", code)["allowList"]).toEqual([]);
  });
});

describe("Cosmos DB", () => {
  const office = { addresses: "198.51.100.0-198.51.100.255" };
  it.each<[string, readonly unknown[]]>([
    ["", [any]],
    ['ip_range_filter = ""', [any]],
    ['ip_range_filter = "198.51.100.0/24,203.0.113.7"', [office, { addresses: "203.0.113.7-203.0.113.7" }]],
    ['ip_range_filter = ["198.51.100.0/24"]', [office]],
    ['ip_range_filter = ["0.0.0.0/0"]', [any]],
    ['ip_range_filter = ["0.0.0.0"]', [{ addresses: "0-0" }]],
    ["ip_range_filter = var.x", ["…variable-unset x"]],
    ["is_virtual_network_filter_enabled = true", []],
    ["is_virtual_network_filter_enabled = var.x", [{ ...any, presence: "?variable-unset x" }]],
    ["public_network_access_enabled = false", []],
  ])("%s", (line, allowList) => {
    expect(
      facts("database", "azurerm_cosmosdb_account.s", `variable "x" {}\n${pinned("~> 4.0")}${server("azurerm_cosmosdb_account", line)}`)[
        "allowList"
      ],
    ).toEqual(allowList);
  });
});

describe("a managed instance", () => {
  const subnet = 'resource "azurerm_subnet" "n" {\n  name = "n"\n}\n';
  const group =
    'resource "azurerm_network_security_group" "g" {\n  name = "g"\n}\nresource "azurerm_subnet_network_security_group_association" "a" {\n  subnet_id = azurerm_subnet.n.id\n  network_security_group_id = azurerm_network_security_group.g.id\n}\n';
  const open = server("azurerm_mssql_managed_instance", "public_data_endpoint_enabled = true\n  subnet_id = azurerm_subnet.n.id");
  it("with a public endpoint is guarded by the group of its subnet", () => {
    expect(facts("database", "azurerm_mssql_managed_instance.s", subnet + group + open)).toMatchObject({
      port: 3342,
      guards: [{ group: "azurerm_network_security_group.g" }],
    });
  });
  it("whose group is not in the code is guarded by one that is not seen", () => {
    expect(facts("database", "azurerm_mssql_managed_instance.s", subnet + open)["guards"]).toMatchObject([
      expect.stringMatching(/^…outside-scan/),
    ]);
  });
});

it("leaves to the server what a database does not hold", () => {
  expect(facts("database", "azurerm_mssql_database.s", server("azurerm_mssql_database"))).toMatchObject({
    role: "database",
    engine: "sqlserver",
    port: "n/a set-elsewhere server",
    publicAccess: "n/a set-elsewhere server",
    allowList: [],
    guards: [],
  });
});
