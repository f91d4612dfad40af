import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const rds = "alicloud_db_instance";
const polardb = "alicloud_polardb_cluster";
const mongodb = "alicloud_mongodb_instance";
const clone = "alicloud_rds_clone_db_instance";
const told = (type: string, body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("database", `${type}.main`, `variable "any" {}\nresource "${type}" "main" {\n${body}\n}\n${more}`);
const engine = (name: string, body = ""): string => `engine = "${name}"\n${body}`;
const parameter = (name: string, value: string): string => `parameters {\n  name = "${name}"\n  value = ${value}\n}`;

describe("encryption", () => {
  it.each<[string, string, unknown, unknown]>([
    [rds, "", false, false],
    [rds, 'encryption_key = "ServiceKey"', true, false],
    [rds, 'encryption_key = "key-example0001"', true, true],
    [rds, 'encryption_key = "disabled"', false, false],
    [rds, "encryption_key = var.any", "?variable-unset any", "?variable-unset any"],
    [rds, 'tde_status = "Enabled"', true, false],
    [rds, 'tde_status = "Enabled"\ntde_encryption_key = "key-example0001"', true, true],
    [rds, 'tde_status = "Disabled"', false, false],
    [clone, "", "?not-visible the encryption that main takes over", "?not-visible the encryption that main takes over"],
    [clone, 'tde_status = "Enabled"', true, false],
    [polardb, "", false, false],
    [polardb, 'tde_status = "Enabled"', true, false],
    [polardb, 'tde_status = "Enabled"\nencryption_key = "key-example0001"', true, true],
    [mongodb, "", false, false],
    [mongodb, "encrypted = true", true, false],
    [mongodb, 'encrypted = true\ncloud_disk_encryption_key = "key-example0001"', true, true],
    [mongodb, 'tde_status = "enabled"\nencryption_key = "key-example0001"', true, true],
    [
      "alicloud_mongodb_serverless_instance",
      "",
      "?not-in-format this setting of a serverless instance",
      "?not-in-format this setting of a serverless instance",
    ],
  ])("%s %s", (type, body, encrypted, customerKey) => {
    expect(told(type, body)).toMatchObject({ encrypted, customerKey });
  });

  it("of a read-only instance is that of its primary", () => {
    const primary = 'resource "alicloud_db_instance" "primary" {\n  engine = "MySQL"\n  encryption_key = "key-example0001"\n}\n';
    const reader = "alicloud_db_readonly_instance";
    expect(told(reader, "master_db_instance_id = alicloud_db_instance.primary.id", primary)).toMatchObject({
      encrypted: true,
      customerKey: true,
      engine: "mysql",
    });
    expect(told(reader, 'master_db_instance_id = "rm-example0001"')["encrypted"]).toBe(
      "?not-visible the encryption of the primary instance",
    );
  });
});

describe("TLS is asked for", () => {
  const entry = (type: string, method = "md5"): string => `pg_hba_conf {\n  type = "${type}"\n  method = "${method}"\n}\n`;
  const open = 'ssl_action = "Open"\n';
  const endpoint = (state: string): string =>
    `resource "alicloud_polardb_primary_endpoint" "e" {\n  db_cluster_id = alicloud_polardb_cluster.main.id\n  ssl_enabled = ${state}\n}`;
  it.each<[string, string, string, unknown]>([
    [rds, engine("MySQL"), "", false],
    [rds, engine("MySQL", 'ssl_action = "Close"'), "", false],
    [rds, engine("MySQL", open), "", "?computed force_encryption"],
    [rds, engine("MySQL", `${open}force_encryption = 1`), "", true],
    [rds, engine("SQLServer", `${open}force_encryption = 0`), "", false],
    [rds, engine("MySQL", "ssl_action = var.any"), "", "?variable-unset any"],
    [rds, engine("PostgreSQL", open), "", "?not-visible pg_hba_conf, which the code does not set"],
    [rds, engine("PostgreSQL", open + entry("hostssl")), "", true],
    [rds, engine("PostgreSQL", open + entry("hostssl") + entry("host")), "", false],
    [rds, engine("PostgreSQL", open + entry("hostssl") + entry("host", "reject")), "", true],
    [rds, engine("MariaDB", open), "", "?not-in-format enforcement of SSL"],
    [clone, "", "", "?not-visible the SSL setting that main takes over"],
    [clone, "ssl_enabled = 0", "", false],
    [polardb, "", "", false],
    [polardb, "", endpoint('"Disable"'), false],
    [polardb, "", endpoint('"Enable"'), "?not-in-format enforcement of SSL"],
    [polardb, "", endpoint("var.any"), "?variable-unset any"],
    [mongodb, "", "", false],
    [mongodb, open, "", "?computed force_encryption"],
    [mongodb, `${open}force_encryption = "1"`, "", true],
    [mongodb, `${open}force_encryption = "0"`, "", false],
  ])("%s %s %s", (type, body, more, tlsRequired) => {
    expect(told(type, body, more)).toMatchObject({ tlsRequired });
  });

  it.each<[string, string, unknown]>([
    [rds, engine("MySQL"), "?not-visible the parameter tls_version, which the code does not set"],
    [rds, engine("MySQL", parameter("tls_version", '"TLSv1.2,TLSv1.3"')), "1.2"],
    [rds, engine("MySQL", parameter("tls_version", '"TLSv1,TLSv1.2"')), "1.0"],
    [rds, engine("MySQL", parameter("tls_version", "var.any")), "?variable-unset any"],
    [rds, engine("MySQL", parameter("tls_version", '"newest"')), '?unexpected-value tls_version = "newest"'],
    [rds, engine("PostgreSQL", parameter("ssl_min_protocol_version", '"TLSv1.2"')), "1.2"],
    [rds, engine("SQLServer"), "?not-in-format the oldest TLS version of the database"],
    [mongodb, "", "?not-in-format the oldest TLS version of MongoDB"],
  ])("the oldest version of %s %s", (type, body, minTls) => {
    expect(told(type, body)).toMatchObject({ minTls });
  });
});

describe("audit", () => {
  const policy = (body: string): string =>
    `resource "alicloud_mongodb_audit_policy" "p" {\n  db_instance_id = alicloud_mongodb_instance.main.id\n${body}\n}`;
  it.each<[string, string, string, unknown, unknown]>([
    [rds, engine("MySQL"), "", false, 0],
    [rds, engine("MySQL", 'sql_collector_status = "Enabled"'), "", true, 30],
    [rds, engine("MySQL", 'sql_collector_status = "Enabled"\nsql_collector_config_value = 180'), "", true, 180],
    [rds, engine("PostgreSQL", 'sql_collector_status = "Enabled"\nsql_collector_config_value = 180'), "", true, 30],
    [rds, engine("MySQL", "sql_collector_status = var.any"), "", "?variable-unset any", "?variable-unset any"],
    [clone, "", "", "?not-in-format SQL audit of this sort of instance", "?not-in-format SQL audit of this sort of instance"],
    [polardb, "", "", false, 0],
    [polardb, 'collector_status = "Enable"', "", true, "?not-in-format how long audit records are kept"],
    [mongodb, "", "", false, 0],
    [mongodb, "", policy('audit_status = "enable"'), true, 30],
    [mongodb, "", policy('audit_status = "enable"\nstorage_period = 365'), true, 365],
    [mongodb, "", policy('audit_status = "disabled"'), false, 0],
  ])("%s %s %s", (type, body, more, audited, auditRetention) => {
    expect(told(type, body, more)).toMatchObject({ audited, auditRetention });
  });

  it.each<[string, string, unknown]>([
    [rds, engine("PostgreSQL", parameter("log_connections", '"on"')), true],
    [rds, engine("PostgreSQL", parameter("log_connections", '"off"')), false],
    [rds, engine("PostgreSQL"), "?not-visible the parameter log_connections, which the code does not set"],
    [rds, engine("PostgreSQL", parameter("log_connections", "var.any")), "?variable-unset any"],
    [rds, engine("MySQL"), "n/a not-offered database/not-postgresql"],
    [polardb, `db_type = "PostgreSQL"\n${parameter("log_connections", '"on"')}`, true],
    [mongodb, "", "n/a not-offered database/not-postgresql"],
  ])("connections of %s %s", (type, body, logsConnections) => {
    expect(told(type, body)).toMatchObject({ logsConnections });
  });
});

describe("deletion and network", () => {
  const connection = 'resource "alicloud_db_connection" "public" {\n  instance_id = alicloud_db_instance.main.id\n}';
  it.each<[string, string, string, object]>([
    [rds, "", "", { deletionProtected: false, privateEndpoint: "?not-visible the network of a database without vswitch_id" }],
    [rds, "deletion_protection = true", "", { deletionProtected: true }],
    [rds, 'instance_charge_type = "Prepaid"', "", { deletionProtected: "n/a not-offered deletion/subscription" }],
    [polardb, "deletion_lock = 1", "", { deletionProtected: true }],
    [polardb, "", "", { deletionProtected: false, platformWideAccess: "n/a not-offered database/platform-wide-access" }],
    [mongodb, "db_instance_release_protection = true", "", { deletionProtected: true }],
    [rds, 'vswitch_id = "vsw-example0001"', "", { privateEndpoint: true }],
    [rds, 'vswitch_id = "vsw-example0001"', connection, { privateEndpoint: false }],
    [rds, "vswitch_id = var.any", "", { privateEndpoint: "?variable-unset any" }],
  ])("%s %s %s", (type, body, more, expected) => {
    expect(told(type, body, more)).toMatchObject(expected);
  });
});
