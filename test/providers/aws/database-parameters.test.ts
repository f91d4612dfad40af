import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const parameter = (name: string, value: string): string => `parameter { ; name = "${name}" ; value = ${value} ; }`;
const group = (family: string, ...parameters: readonly string[]): string =>
  made("aws_db_parameter_group", `family = "${family}"; ${parameters.join(" ; ")}`, "g");
const instance = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("database", "aws_db_instance.a", variable + made("aws_db_instance", body) + more);
const grouped = "parameter_group_name = aws_db_parameter_group.g.name";

describe("TLS of an instance", () => {
  const version = "?computed engine_version";
  const hidden = "?not-visible the default of ssl_min_protocol_version";
  it.each<[string, string, unknown, unknown]>([
    ['engine = "postgres"', "", version, hidden],
    ['engine = "postgres"; engine_version = "16.3"', "", true, hidden],
    ['engine = "postgres"; engine_version = "14"', "", false, hidden],
    [`engine = "postgres"; ${grouped}`, group("postgres14"), false, hidden],
    [`engine = "postgres"; ${grouped}`, group("postgres16", parameter("rds.force_ssl", '"0"')), false, hidden],
    [`engine = "postgres"; ${grouped}`, group("postgres14", parameter("rds.force_ssl", "1")), true, hidden],
    [`engine = "postgres"; ${grouped}`, group("postgres14", parameter("ssl_min_protocol_version", '"TLSv1.3"')), false, "1.3"],
    [`engine = "postgres"; ${grouped}`, group("postgres14", parameter("RDS.Force_SSL", "1")), true, hidden],
    [`engine = "postgres"; ${grouped}`, group("postgres14", parameter("rds.force_ssl", "var.v")), "?variable-unset v", hidden],
    ['engine = "postgres"; parameter_group_name = "own"', "", "?outside-scan own", "?outside-scan own"],
    ['engine = "postgres"; engine_version = "15"; parameter_group_name = "default.postgres15"', "", true, hidden],
    ['engine = "mysql"', "", false, version],
    ['engine = "mysql"; engine_version = "8.4.3"', "", false, "1.2"],
    ['engine = "mysql"; engine_version = "5.7.44"', "", false, "1.0"],
    [`engine = "mysql"; ${grouped}`, group("mysql8.0", parameter("require_secure_transport", '"ON"')), true, "1.2"],
    [`engine = "mysql"; ${grouped}`, group("mysql8.0", parameter("tls_version", '"TLSv1.2,TLSv1.1"')), false, "1.1"],
    [
      `engine = "mysql"; ${grouped}`,
      group("mysql8.0", parameter("tls_version", '"TLSv9"')),
      false,
      "?unexpected-value tls_version = TLSv9",
    ],
    ['engine = "mariadb"; engine_version = "11.8"', "", true, "?not-visible the default of tls_version"],
    ['engine = "mariadb"; engine_version = "10.11"', "", false, "?not-visible the default of tls_version"],
    ['engine = "sqlserver-ee"', "", false, "1.0"],
    [
      `engine = "sqlserver-ee"; ${grouped}`,
      group("sqlserver-ee-16.0", parameter("rds.tls10", '"disabled"'), parameter("rds.force_ssl", "1")),
      true,
      "1.1",
    ],
    ['engine = "oracle-ee"', "", false, "none"],
    ['engine = "db2-se"', "", "?not-visible how this engine demands TLS", "?not-visible which versions of TLS this engine accepts"],
    ["engine = var.v", "", "?variable-unset v", "?variable-unset v"],
  ])("%s %s", (body, more, tlsRequired, minTls) => {
    expect(instance(body, more)).toMatchObject({ tlsRequired, minTls });
  });

  it("of Oracle hangs on an option", () => {
    const option = (settings: string): string => made("aws_db_option_group", `option { ; option_name = "SSL" ; ${settings} ; }`, "o");
    const oracle = (settings: string): unknown =>
      instance('engine = "oracle-ee"; option_group_name = aws_db_option_group.o.name', option(settings));
    expect(oracle("")).toMatchObject({ tlsRequired: "?not-visible whether the plain listener is still reached", minTls: "1.0" });
    expect(oracle('option_settings { ; name = "SQLNET.SSL_VERSION" ; value = "1.2" ; }')).toMatchObject({ minTls: "1.2" });
  });
});

describe("audit of an instance", () => {
  const postgres = 'engine = "postgres"; enabled_cloudwatch_logs_exports = ["postgresql"]';
  const library = parameter("shared_preload_libraries", '"auto_explain,pgaudit"');
  const plugin = made("aws_db_option_group", 'option { ; option_name = "MARIADB_AUDIT_PLUGIN" ; }', "o");
  const optional = "option_group_name = aws_db_option_group.o.name";
  it.each<[string, string, unknown, unknown]>([
    ['engine = "postgres"', "", false, 0],
    [`${postgres}; ${grouped}`, group("postgres16", library, parameter("pgaudit.log", '"all"')), true, "forever"],
    [`${postgres}; ${grouped}`, group("postgres16", library), false, 0],
    [`${postgres}; ${grouped}`, group("postgres16", library, parameter("pgaudit.log", '"none"')), false, 0],
    [`engine = "postgres"; ${grouped}`, group("postgres16", library, parameter("pgaudit.log", '"all"')), false, 0],
    [`engine = "mysql"; ${optional}; enabled_cloudwatch_logs_exports = ["audit"]`, plugin, true, "forever"],
    [`engine = "mysql"; ${optional}`, plugin, false, 0],
    ['engine = "mysql"; enabled_cloudwatch_logs_exports = ["audit"]', "", false, 0],
    [`engine = "mariadb"; ${optional}; enabled_cloudwatch_logs_exports = var.v`, plugin, "?variable-unset v", "?variable-unset v"],
    [
      'engine = "oracle-ee"; enabled_cloudwatch_logs_exports = ["audit"]',
      "",
      "?not-visible the default of audit_trail",
      "?not-visible the default of audit_trail",
    ],
  ])("%s %s", (body, more, audited, auditRetention) => {
    expect(instance(body, more)).toMatchObject({ audited, auditRetention });
  });

  const audit = `identifier = "db"; engine = "mysql"; ${optional}; enabled_cloudwatch_logs_exports = ["audit"]`;
  it.each<[string, unknown]>([
    ['name = "/aws/rds/instance/db/audit"; retention_in_days = 90', 90],
    ['name = "/aws/rds/instance/${aws_db_instance.a.identifier}/audit"; retention_in_days = 90', 90],
    ['name = "/aws/rds/instance/db/error"; retention_in_days = 1', "forever"],
    ['name = "/aws/rds/instance/other/audit"; retention_in_days = 1', "forever"],
    ['name = "/app/${var.v}"; retention_in_days = 1', "forever"],
    ['name = "/aws/${var.v}"; retention_in_days = 1', "?not-visible the log group of a"],
    ["name = var.v", "?not-visible the log group of a"],
  ])("kept by a log group with %s", (body, kept) => {
    expect(instance(audit, plugin + made("aws_cloudwatch_log_group", body, "l"))["auditRetention"]).toBe(kept);
  });
});

describe("logs of connections", () => {
  it.each<[string, string, unknown]>([
    ['engine = "postgres"', "", false],
    [`engine = "postgres"; ${grouped}`, group("postgres16", parameter("log_connections", '"on"')), true],
    [`engine = "postgres"; ${grouped}`, group("postgres18", parameter("log_connections", '"receipt,authorization"')), true],
    [`engine = "postgres"; ${grouped}`, group("postgres16", parameter("log_connections", "0")), false],
    ['engine = "mysql"', "", "n/a database/postgres-logs"],
    ["engine = var.v", "", "?variable-unset v"],
  ])("%s %s", (body, more, logged) => {
    expect(instance(body, more)["logsConnections"]).toBe(logged);
  });
});

describe("encryption of an instance", () => {
  it.each<[string, unknown, unknown]>([
    ["", false, false],
    ["storage_encrypted = true", true, false],
    ['storage_encrypted = true; kms_key_id = "alias/db"', true, true],
    ['storage_encrypted = false; kms_key_id = "alias/db"', false, false],
    ["storage_encrypted = var.v", "?variable-unset v", false],
    ['snapshot_identifier = "s"', "?not-visible whether the origin of the database is encrypted", false],
  ])("%s", (body, encrypted, customerKey) => {
    expect(instance(`engine = "mysql"; ${body}`)).toMatchObject({ encrypted, customerKey });
  });
  it("follows the instance that it copies", () => {
    const source = made("aws_db_instance", 'engine = "mysql"; storage_encrypted = true', "s");
    expect(instance("replicate_source_db = aws_db_instance.s.identifier", source)["encrypted"]).toBe(true);
  });
});

describe("a member of a cluster", () => {
  const member = 'cluster_identifier = aws_rds_cluster.a.id; engine = "aurora-postgresql"';
  const on = group("aurora-postgresql16", parameter("log_connections", "1"));
  const code =
    made("aws_rds_cluster", 'engine = "aurora-postgresql"') + made("aws_rds_cluster_instance", `${member}; db_${grouped}`, "m") + on;
  it("has what it says itself, and leaves the rest to the cluster", () => {
    expect(facts("database", "aws_rds_cluster_instance.m", code)).toMatchObject({
      encrypted: "n/a cluster",
      audited: "n/a cluster",
      logsConnections: true,
      logsDuration: "n/a cluster",
    });
  });
  const audited = made(
    "aws_rds_cluster",
    'engine = "aurora-postgresql"; enabled_cloudwatch_logs_exports = ["postgresql"]; db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.c.name',
  );
  const ofCluster = made(
    "aws_rds_cluster_parameter_group",
    `family = "aurora-postgresql16"; ${parameter("shared_preload_libraries", '"pgaudit"')} ; ${parameter("pgaudit.log", '"all"')}`,
    "c",
  );
  it.each<[string, string, unknown]>([
    ["no group of its own", made("aws_rds_cluster_instance", member, "m"), true],
    ["a group that does not speak of it", made("aws_rds_cluster_instance", `${member}; db_${grouped}`, "m") + on, true],
    [
      "a group that turns it off",
      made("aws_rds_cluster_instance", `${member}; db_${grouped}`, "m") + group("aurora-postgresql16", parameter("pgaudit.log", '"none"')),
      false,
    ],
    [
      "a group that asks for more",
      made("aws_rds_cluster_instance", `${member}; db_${grouped}`, "m") +
        group("aurora-postgresql16", parameter("pgaudit.log", '"all,-misc"')),
      true,
    ],
    [
      "a group that is not known",
      variable + made("aws_rds_cluster_instance", `${member}; db_parameter_group_name = var.v`, "m"),
      "?variable-unset v",
    ],
    [
      "a group that turns it off, under a stream of all activity",
      made("aws_rds_cluster_instance", `${member}; db_${grouped}`, "m") +
        group("aurora-postgresql16", parameter("pgaudit.log", '"none"')) +
        made("aws_rds_cluster_activity_stream", "resource_arn = aws_rds_cluster.a.arn", "s"),
      true,
    ],
  ])("is audited as its cluster is, with %s", (_name, more, expected) => {
    expect(facts("database", "aws_rds_cluster.a", audited + ofCluster + more)["audited"]).toBe(expected);
  });
  it("logs for the cluster, if all members do", () => {
    expect(facts("database", "aws_rds_cluster.a", code)).toMatchObject({ logsConnections: true, logsDuration: false });
    const another = made("aws_rds_cluster_instance", member, "n");
    expect(facts("database", "aws_rds_cluster.a", code + another)).toMatchObject({ logsConnections: false });
  });
});

describe("warehouses", () => {
  const redshift = (body: string, more = ""): Readonly<Record<string, unknown>> =>
    facts("database", "aws_redshift_cluster.a", variable + made("aws_redshift_cluster", `cluster_identifier = "w"; ${body}`) + more);
  const own = (...parameters: readonly string[]): string =>
    made("aws_redshift_parameter_group", `family = "redshift-1.0"; ${parameters.join(" ; ")}`, "g");
  const groupedHere = "cluster_parameter_group_name = aws_redshift_parameter_group.g.name";
  it.each<[string, string, object]>([
    ["", "", { tlsRequired: "~true", audited: false, minTls: "1.2", deletionProtected: "n/a database/deletion-protection" }],
    [groupedHere, own(), { tlsRequired: false }],
    [groupedHere, own(parameter("require_ssl", '"true"')), { tlsRequired: true }],
    [
      `${groupedHere}; logging { ; enable = true ; bucket_name = "b" ; }`,
      own(parameter("enable_user_activity_logging", '"true"')),
      { audited: true, auditRetention: "?outside-scan b" },
    ],
    [
      groupedHere,
      own(parameter("enable_user_activity_logging", "true")) +
        made("aws_redshift_logging", 'cluster_identifier = aws_redshift_cluster.a.id; log_destination_type = "cloudwatch"', "l") +
        made("aws_cloudwatch_log_group", 'name = "/aws/redshift/cluster/w/useractivitylog"; retention_in_days = 30', "w"),
      { audited: true, auditRetention: 30 },
    ],
    ["encrypted = true", "", { encrypted: true, customerKey: false }],
    ["", "", { encrypted: "?provider-version the default of encrypted changed with version 6" }],
  ])("%s %s", (body, more, expected) => {
    expect(redshift(body, more)).toMatchObject(expected);
  });
});
