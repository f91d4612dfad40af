import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const rds = "alicloud_db_instance";
const polardb = "alicloud_polardb_cluster";
const mongodb = "alicloud_mongodb_instance";

function instance(type: string, body: string): string {
  return `variable "any" {}\nresource "${type}" "main" {\n${body}\n}\n`;
}

const database = (type: string, body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("database", `${type}.main`, instance(type, body) + more);
const allowed = (type: string, body: string, more = ""): unknown => database(type, body, more)["allowList"];

const nobody = [{ addresses: "127.0.0.1-127.0.0.1" }];
const anybody = [{ addresses: "internet" }];

describe("a whitelist", () => {
  it.each<[string, unknown]>([
    ["", nobody],
    ["security_ips = []", nobody],
    ['security_ips = ["10.0.0.0/24", "198.51.100.7"]', [{ addresses: "10.0.0.0-10.0.0.255" }, { addresses: "198.51.100.7-198.51.100.7" }]],
    ['security_ips = ["10.0.0.1, 10.0.0.2"]', [{ addresses: "10.0.0.1-10.0.0.2" }]],
    ['security_ips = ["0.0.0.0/0"]', anybody],
    ['security_ips = ["0.0.0.0"]', anybody],
    ['security_ips = ["::/0"]', anybody],
    ['security_ips = ["::"]', anybody],
    ['security_ips = ["0.0.0.0/1,128.0.0.0/1"]', anybody],
    ['security_ips = ["office"]', [{ addresses: '?unexpected-value security_ips = "office"' }]],
    ["security_ips = var.any", ["…variable-unset any"]],
    ["security_ips = [var.any]", [{ addresses: "?variable-unset any" }]],
    ['security_ips = ["0.0.0.0/0"]\nmodify_mode = "Append"', anybody],
    ['security_ips = ["0.0.0.0/0"]\nmodify_mode = "Delete"', ["…not-visible modify_mode = Delete"]],
    ['security_group_ids = ["sg-example0001"]', nobody],
  ])("of RDS with %j", (body, expected) => {
    expect(allowed(rds, body)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["", nobody],
    ['security_ips = ["%"]', anybody],
    ['db_cluster_ip_array {\n  security_ips = ["0.0.0.0/0"]\n}', anybody],
    ['db_cluster_ip_array {\n  security_ips = ["0.0.0.0/0"]\n  modify_mode = "Delete"\n}', ["…not-visible modify_mode = Delete"]],
    ['creation_option = "Normal"', nobody],
    ['creation_option = "CloneFromPolarDB"', ["…not-visible the whitelist that main takes over"]],
    ['creation_option = "CloneFromPolarDB"\nsecurity_ips = ["10.0.0.1"]', [{ addresses: "10.0.0.1-10.0.0.1" }]],
    ['global_security_group_list = ["g-example0001"]', [...nobody, "…outside-scan g-example0001"]],
  ])("of PolarDB with %j", (body, expected) => {
    expect(allowed(polardb, body)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["", nobody],
    ['security_ip_list = ["0.0.0.0/0"]', anybody],
    ['security_ip_groups {\n  security_ip_list = ["0.0.0.0/0"]\n}', anybody],
    [
      'security_ip_list = ["10.0.0.1"]\nsecurity_ip_groups {\n  security_ip_list = ["::/0"]\n}',
      [{ addresses: "10.0.0.1-10.0.0.1" }, ...anybody],
    ],
  ])("of MongoDB with %j", (body, expected) => {
    expect(allowed(mongodb, body)).toEqual(expected);
    expect(allowed("alicloud_mongodb_sharding_instance", body)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    [rds, nobody],
    ["alicloud_db_readonly_instance", nobody],
    ["alicloud_rds_ddr_instance", nobody],
    ["alicloud_rds_clone_db_instance", ["…not-visible the whitelist that main takes over"]],
    ["alicloud_rds_upgrade_db_instance", ["…not-visible the whitelist that main takes over"]],
    ["alicloud_mongodb_serverless_instance", ["…not-visible the whitelist that main takes over"]],
  ])("that %s does not write", (type, expected) => {
    expect(allowed(type, "")).toEqual(expected);
  });

  it.each<[string, string, string]>([
    [
      rds,
      "template_id_list = [alicloud_rds_whitelist_template.all.id]",
      'resource "alicloud_rds_whitelist_template" "all" {\n  ip_white_list = "10.0.0.1,0.0.0.0/0"\n}',
    ],
    [
      polardb,
      "global_security_group_list = [alicloud_polardb_global_security_ip_group.all.id]",
      'resource "alicloud_polardb_global_security_ip_group" "all" {\n  global_ip_list = "0.0.0.0/0"\n}',
    ],
    [
      mongodb,
      "global_security_group_list = [alicloud_mongodb_global_security_ip_group.all.id]",
      'resource "alicloud_mongodb_global_security_ip_group" "all" {\n  global_security_ip_list = "0.0.0.0/0"\n}',
    ],
  ])("of %s takes in what it shares with others", (type, body, template) => {
    expect(allowed(type, body, template)).toEqual([...nobody, ...anybody]);
  });
});

describe("a public endpoint", () => {
  it.each<[string, string, unknown]>([
    [rds, "", false],
    [rds, 'resource "alicloud_db_connection" "public" {\n  instance_id = alicloud_db_instance.main.id\n}', true],
    [rds, 'resource "alicloud_rds_db_instance_endpoint_address" "public" {\n  db_instance_id = alicloud_db_instance.main.id\n}', true],
    [rds, 'resource "alicloud_rds_db_proxy_public" "public" {\n  db_instance_id = alicloud_db_instance.main.id\n}', true],
    [
      rds,
      'resource "alicloud_db_connection" "public" {\n  count = var.any ? 1 : 0\n  instance_id = alicloud_db_instance.main.id\n}',
      expect.stringMatching(/^\?/),
    ],
    [rds, 'resource "alicloud_db_connection" "public" {\n  instance_id = var.any\n}', "?variable-unset any"],
    [polardb, 'resource "alicloud_polardb_endpoint_address" "public" {\n  db_cluster_id = alicloud_polardb_cluster.main.id\n}', true],
    [polardb, 'resource "alicloud_polardb_endpoint" "private" {\n  db_cluster_id = alicloud_polardb_cluster.main.id\n}', false],
    [
      polardb,
      'resource "alicloud_polardb_endpoint" "public" {\n  db_cluster_id = alicloud_polardb_cluster.main.id\n  net_type = "Public"\n}',
      true,
    ],
    [
      mongodb,
      'resource "alicloud_mongodb_public_network_address" "public" {\n  db_instance_id = alicloud_mongodb_instance.main.id\n}',
      true,
    ],
  ])("of %s: %s", (type, more, expected) => {
    expect(database(type, "", more)["publicAccess"]).toEqual(expected);
  });
});

it.each<[string, string, unknown, unknown]>([
  [rds, 'engine = "MySQL"', "mysql", 3306],
  [rds, 'engine = "PostgreSQL"\nport = 5500', "postgresql", 5500],
  [rds, 'engine = "SQLServer"', "sqlserver", "?computed port"],
  [rds, "engine = var.any", "?variable-unset any", "?variable-unset any"],
  [polardb, 'db_type = "PostgreSQL"', "postgresql", 5432],
  [mongodb, "", "mongodb", 3717],
])("%s with %j", (type, body, engine, port) => {
  expect(database(type, body)).toMatchObject({ role: "both", guards: [], engine, port });
});
