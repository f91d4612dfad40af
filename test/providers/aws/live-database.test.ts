import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { facts, factsOf } from "./mapped.ts";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/k-1";
const key = (KeyManager: string): RecordedAnswer =>
  answer("kms.DescribeKey", { KeyMetadata: { KeyId: "k-1", Arn: KEY, KeyManager } }, { KeyId: "k-1" });
const logGroups = (...logGroups: readonly Json[]): RecordedAnswer => answer("logs.DescribeLogGroups", { logGroups });

const plain = {
  DBInstanceIdentifier: "orders",
  Engine: "postgres",
  EngineVersion: "16.3",
  Endpoint: { Port: 5432 },
  PubliclyAccessible: false,
  VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-1", Status: "active" }],
  DBParameterGroups: [{ DBParameterGroupName: "own", ParameterApplyStatus: "in-sync" }],
  OptionGroupMemberships: [{ OptionGroupName: "default:postgres-16", Status: "in-sync" }],
  StorageEncrypted: true,
  KmsKeyId: KEY,
  DeletionProtection: true,
};
const instance = (more: Json = {}): RecordedAnswer => answer("rds.DescribeDBInstances", { DBInstances: [{ ...plain, ...more }] });
const parameter = (ParameterName: string, ParameterValue?: string, Source = "user"): Json => ({
  ParameterName,
  Source,
  ...(ParameterValue === undefined ? {} : { ParameterValue }),
});
const parameters = (...Parameters: readonly Json[]): RecordedAnswer =>
  answer("rds.DescribeDBParameters", { Parameters }, { DBParameterGroupName: "own" });
const database = (...answers: readonly RecordedAnswer[]): Json => told("database", answers);

describe("instances", () => {
  it("have the facts of the same instance in code", () => {
    const code = `
      resource "aws_kms_key" "own" {}
      resource "aws_security_group" "db" {}
      resource "aws_cloudwatch_log_group" "db" {
        name              = "/aws/rds/instance/orders/postgresql"
        retention_in_days = 400
      }
      resource "aws_db_parameter_group" "own" {
        family = "postgres16"
        parameter {
          name  = "shared_preload_libraries"
          value = "pgaudit"
        }
        parameter {
          name  = "pgaudit.log"
          value = "all"
        }
        parameter {
          name  = "log_connections"
          value = "1"
        }
        parameter {
          name  = "ssl_min_protocol_version"
          value = "TLSv1.2"
        }
      }
      resource "aws_db_instance" "orders" {
        identifier                      = "orders"
        engine                          = "postgres"
        engine_version                  = "16.3"
        parameter_group_name            = aws_db_parameter_group.own.name
        vpc_security_group_ids          = ["sg-1"]
        storage_encrypted               = true
        kms_key_id                      = aws_kms_key.own.arn
        deletion_protection             = true
        enabled_cloudwatch_logs_exports = ["postgresql"]
      }`;
    const live = database(
      instance({ EnabledCloudwatchLogsExports: ["postgresql"] }),
      parameters(
        parameter("shared_preload_libraries", "pgaudit"),
        parameter("pgaudit.log", "all"),
        parameter("log_connections", "1"),
        parameter("log_disconnections", undefined, "engine-default"),
        parameter("ssl_min_protocol_version", "TLSv1.2"),
      ),
      key("CUSTOMER"),
      logGroups({ logGroupName: "/aws/rds/instance/orders/postgresql", retentionInDays: 400 }),
    );
    const written = facts("database", "aws_db_instance.orders", code);
    const groups = (of: Json): unknown => (of["guards"] as Json[]).map(({ group }) => group);
    expect(groups(live)).toEqual(groups(written));
    expect({ ...live, guards: [] }).toEqual({ ...written, guards: [] });
    expect(live).toMatchObject({ audited: true, auditRetention: 400, tlsRequired: true, customerKey: true, logsDisconnections: false });
  });

  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["that AWS keeps the key of", [instance(), parameters(), key("AWS")], { customerKey: false }],
    ["whose key was not read", [instance(), parameters()], { customerKey: "?not-listed kms.Key" }],
    [
      "whose key AWS owns",
      [instance({ KmsKeyId: undefined, StorageEncryptionType: "sse-rds" }), parameters()],
      { encrypted: true, customerKey: false },
    ],
    ["without encryption", [instance({ StorageEncrypted: false, KmsKeyId: undefined })], { encrypted: false, customerKey: false }],
    ["with TLS switched off", [instance(), parameters(parameter("rds.force_ssl", "0"))], { tlsRequired: false }],
    ["with TLS as the engine has it", [instance(), parameters(parameter("rds.force_ssl", "1", "system"))], { tlsRequired: true }],
    ["whose parameters were not read", [instance()], { tlsRequired: "?not-listed rds.DBParameters" }],
    [
      "whose parameters were refused",
      [instance(), denied("rds.DescribeDBParameters", { DBParameterGroupName: "own" })],
      { tlsRequired: "?denied rds:DescribeDBParameters", logsConnections: "?denied rds:DescribeDBParameters" },
    ],
    [
      "whose parameters wait for a restart",
      [
        instance({ DBParameterGroups: [{ DBParameterGroupName: "own", ParameterApplyStatus: "pending-reboot" }] }),
        parameters(parameter("rds.force_ssl", "1")),
      ],
      { tlsRequired: "?not-visible rds.force_ssl until the restart that the parameter group waits for" },
    ],
    ["with a stream of activity", [instance({ ActivityStreamStatus: "started" }), parameters()], { audited: true }],
    [
      "that say nothing",
      [answer("rds.DescribeDBInstances", { DBInstances: [{ DBInstanceIdentifier: "orders" }] })],
      {
        engine: "?owed Engine",
        port: "?owed Endpoint.Port",
        publicAccess: "?owed PubliclyAccessible",
        guards: ["…owed VpcSecurityGroups"],
        encrypted: "?owed StorageEncrypted",
        customerKey: "?owed KmsKeyId",
        audited: "?owed Engine",
        tlsRequired: "?owed Engine",
        deletionProtected: "?owed DeletionProtection",
      },
    ],
  ])("%s", (_, answers, expected) => {
    expect(database(...answers)).toMatchObject(expected);
  });

  it("hand the audit of MySQL on by an option", () => {
    const mysql = {
      Engine: "mysql",
      EngineVersion: "8.0.36",
      EnabledCloudwatchLogsExports: ["audit"],
      OptionGroupMemberships: [{ OptionGroupName: "audit", Status: "in-sync" }],
    };
    const group = (OptionName: string): RecordedAnswer =>
      answer(
        "rds.DescribeOptionGroups",
        { OptionGroupsList: [{ OptionGroupName: "audit", Options: [{ OptionName }] }] },
        { OptionGroupName: "audit" },
      );
    const audited = (...answers: readonly RecordedAnswer[]): unknown => database(instance(mysql), parameters(), ...answers)["audited"];
    expect(audited(group("MARIADB_AUDIT_PLUGIN"))).toBe(true);
    expect(audited(group("TIMEZONE"))).toBe(false);
    expect(audited()).toBe("?not-listed rds.OptionGroup");
    expect(audited(denied("rds.DescribeOptionGroups", { OptionGroupName: "audit" }))).toBe("?denied rds:DescribeOptionGroups");
  });
});

describe("clusters", () => {
  const cluster = (more: Json = {}): RecordedAnswer =>
    answer("rds.DescribeDBClusters", {
      DBClusters: [
        {
          DBClusterIdentifier: "aurora",
          Engine: "aurora-postgresql",
          EngineVersion: "16.1",
          Port: 5432,
          DBClusterParameterGroup: "own",
          DBClusterMembers: [{ DBInstanceIdentifier: "one", DBClusterParameterGroupStatus: "in-sync" }],
          VpcSecurityGroups: [],
          StorageEncrypted: true,
          KmsKeyId: KEY,
          DeletionProtection: false,
          ...more,
        },
      ],
    });
  const member = (more: Json = {}): RecordedAnswer => instance({ DBInstanceIdentifier: "one", DBClusterIdentifier: "aurora", ...more });
  it("leave nothing to a cluster without a name", () => {
    expect(told("database", [member({ DBClusterIdentifier: "", StorageEncrypted: false })])).toMatchObject({
      role: "both",
      encrypted: false,
    });
  });
  const ofCluster = (...Parameters: readonly Json[]): RecordedAnswer =>
    answer("rds.DescribeDBClusterParameters", { Parameters }, { DBClusterParameterGroupName: "own" });
  const aurora = (...answers: readonly RecordedAnswer[]): unknown => {
    const found = toldOf("database", answers).find(({ native }) => native === "rds.DBCluster");
    return found === undefined ? undefined : factsOf(found);
  };

  it("are as public as their members", () => {
    expect(aurora(cluster(), member())).toMatchObject({ publicAccess: false, role: "both" });
    expect(aurora(cluster(), member({ PubliclyAccessible: true }))).toMatchObject({ publicAccess: true });
    expect(aurora(cluster())).toMatchObject({ publicAccess: "?not-listed rds.DBInstance" });
    expect(aurora(cluster(), denied("rds.DescribeDBInstances", {}))).toMatchObject({ publicAccess: "?denied rds:DescribeDBInstances" });
    expect(aurora(cluster({ PubliclyAccessible: true }))).toMatchObject({ publicAccess: true });
    expect(aurora(cluster({ Engine: "docdb" }))).toMatchObject({ publicAccess: false });
  });
  it("log what they or each of their members log", () => {
    const on = parameter("log_connections", "1");
    expect(aurora(cluster(), member(), ofCluster(on), parameters())).toMatchObject({ logsConnections: true });
    expect(aurora(cluster(), member(), ofCluster(), parameters(on))).toMatchObject({ logsConnections: true });
    expect(aurora(cluster(), member(), ofCluster(on), parameters(parameter("log_connections", "0")))).toMatchObject({
      logsConnections: false,
    });
    expect(aurora(cluster(), member(), ofCluster(on), parameters(parameter("log_connections", "0", "engine-default")))).toMatchObject({
      logsConnections: true,
    });
  });
  it("are audited only where no member turns it off", () => {
    const audits = ofCluster(parameter("shared_preload_libraries", "pgaudit"), parameter("pgaudit.log", "all"));
    const exporting = cluster({ EnabledCloudwatchLogsExports: ["postgresql"] });
    expect(aurora(exporting, member(), audits, parameters())).toMatchObject({ audited: true });
    expect(aurora(exporting, member(), audits, parameters(parameter("pgaudit.log", "none")))).toMatchObject({
      audited: false,
      auditRetention: 0,
    });
    expect(aurora(exporting, audits, denied("rds.DescribeDBInstances", {}))).toMatchObject({ audited: "?denied rds:DescribeDBInstances" });
    const streamed = cluster({ EnabledCloudwatchLogsExports: ["postgresql"], ActivityStreamStatus: "started" });
    expect(aurora(streamed, member(), audits, parameters(parameter("pgaudit.log", "none")))).toMatchObject({ audited: true });
  });
  it("speak for members in all else", () => {
    const found = toldOf("database", [member(), parameters()]);
    expect(found.map((each) => factsOf(each)["role"])).toEqual(["database"]);
    expect(database(member(), parameters())).toMatchObject({ encrypted: "n/a cluster", publicAccess: false });
  });
});

describe("tables", () => {
  const table = (more: Json = {}): RecordedAnswer =>
    answer(
      "dynamodb.DescribeTable",
      { Table: { TableName: "t", TableArn: "arn:t", DeletionProtectionEnabled: true, ...more } },
      { TableName: "t" },
    );
  const policy = (Policy: Json): RecordedAnswer =>
    answer("dynamodb.GetResourcePolicy", { Policy: JSON.stringify(Policy) }, { ResourceArn: "arn:t" });
  it.each<[string, readonly RecordedAnswer[], Json]>([
    [
      "with the key that AWS owns",
      [table(), policy({ Statement: [] })],
      { customerKey: false, deletionProtected: true, privateEndpoint: false },
    ],
    [
      "with a key of the tenant",
      [table({ SSEDescription: { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: KEY } }), key("CUSTOMER")],
      { customerKey: true },
    ],
    ["whose policy was not asked for", [table()], { privateEndpoint: "?not-listed dynamodb.GetResourcePolicy" }],
    [
      "that could not be described",
      [denied("dynamodb.DescribeTable", { TableName: "t" })],
      { customerKey: "?denied dynamodb:DescribeTable", deletionProtected: "?denied dynamodb:DescribeTable", encrypted: true },
    ],
  ])("%s", (_, answers, expected) => {
    expect(database(...answers)).toMatchObject(expected);
  });
});
