import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const made = (type: string, body = "", name = "a"): string => `variable "v" {}\nresource "${type}" "${name}" {\n${lines(body)}}\n`;
const more = (type: string, body: string): string => `resource "${type}" "m" {\n${lines(body)}}\n`;
const of = (type: string, code: string): Readonly<Record<string, unknown>> => facts("database", `${type}.a`, code);

describe("port", () => {
  it.each<[string, string, unknown]>([
    ["aws_db_instance", 'engine = "mysql"', 3306],
    ["aws_db_instance", 'engine = "mariadb"', 3306],
    ["aws_db_instance", 'engine = "postgres"', 5432],
    ["aws_db_instance", 'engine = "oracle-se2"', 1521],
    ["aws_db_instance", 'engine = "sqlserver-ex"', 1433],
    ["aws_db_instance", 'engine = "db2-se"', 50000],
    ["aws_db_instance", 'engine = "postgres"; port = 6000', 6000],
    ["aws_db_instance", "engine = var.v", "?variable-unset v"],
    ["aws_db_instance", "engine = var.v; port = 6000", 6000],
    ["aws_db_instance", 'engine = "cards"', '?unexpected-value engine "cards"'],
    ["aws_rds_cluster", "", 3306],
    ["aws_rds_cluster", 'engine = "aurora-mysql"', 3306],
    ["aws_rds_cluster", 'engine = "aurora-postgresql"', 5432],
    ["aws_docdb_cluster", "", 27017],
    ["aws_neptune_cluster", "", 8182],
    ["aws_redshift_cluster", "", 5439],
    ["aws_redshiftserverless_workgroup", "", 5439],
    ["aws_opensearch_domain", "", 443],
  ])("%s %s", (type, body, port) => {
    expect(of(type, made(type, body))["port"]).toBe(port);
  });
});

describe("public access", () => {
  const member = (type: string, body: string): string => more(type, `cluster_identifier = ${type.replace("_instance", "")}.a.id; ${body}`);
  it.each<[string, string, unknown]>([
    ["aws_db_instance", "", false],
    ["aws_db_instance", "publicly_accessible = true", true],
    ["aws_docdb_cluster", "", false],
    ["aws_redshift_cluster", "", "?provider-version the default of publicly_accessible changed with version 6"],
    ["aws_redshift_cluster", "publicly_accessible = false", false],
    ["aws_redshiftserverless_workgroup", "", false],
    ["aws_rds_cluster", "db_cluster_instance_class = null", false],
    ["aws_rds_cluster", 'db_cluster_instance_class = "db.m6gd.large"', "?not-in-format public access of a Multi-AZ DB cluster"],
    ["aws_opensearch_domain", "", true],
    ["aws_opensearch_domain", 'vpc_options { ; subnet_ids = ["subnet-1"] ; }', false],
    ["aws_dynamodb_table", "", "n/a database/dynamodb-network"],
  ])("%s %s", (type, body, access) => {
    expect(of(type, made(type, body))["publicAccess"]).toBe(access);
  });
  it.each([
    ["~> 6.0", false],
    ["~> 5.40", true],
  ])("of Redshift by default with provider %s", (version, access) => {
    const code = `terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n      version = "${version}"\n    }\n  }\n}\n`;
    expect(of("aws_redshift_cluster", code + made("aws_redshift_cluster"))["publicAccess"]).toBe(access);
  });
  it.each(["aws_rds_cluster_instance", "aws_neptune_cluster_instance"])("of a cluster is that of its members: %s", (type) => {
    const cluster = type.replace("_instance", "");
    const access = (body: string): unknown => of(cluster, made(cluster) + member(type, body))["publicAccess"];
    expect(access("")).toBe(false);
    expect(access("publicly_accessible = true")).toBe(true);
    expect(access("publicly_accessible = var.v")).toBe("?variable-unset v");
    expect(access("publicly_accessible = true; count = var.v")).toBe("?variable-unset v");
  });
});

describe("guards", () => {
  it.each<[string, string]>([
    ["aws_db_instance", "vpc_security_group_ids"],
    ["aws_rds_cluster", "vpc_security_group_ids"],
    ["aws_docdb_cluster", "vpc_security_group_ids"],
    ["aws_neptune_cluster", "vpc_security_group_ids"],
    ["aws_redshift_cluster", "vpc_security_group_ids"],
    ["aws_redshiftserverless_workgroup", "security_group_ids"],
  ])("of %s", (type, groups) => {
    const guards = (value: string): unknown => of(type, made(type, `${groups} = ${value}`) + more("aws_security_group", ""))["guards"];
    const label = groups;
    expect(guards('[aws_security_group.m.id, "sg-1"]')).toEqual([
      { group: "aws_security_group.m", label },
      { group: "sg-1", label },
    ]);
    expect(guards("[var.v]")).toEqual([{ group: "?variable-unset v", label }]);
    expect(guards("var.v")).toEqual(["…variable-unset v"]);
    expect(guards("[]")).toEqual(["…not-visible the default security group of the VPC"]);
    expect(of(type, made(type))["guards"]).toEqual(["…not-visible the default security group of the VPC"]);
  });
});

it("leaves groups and port of a member to its cluster", () => {
  expect(of("aws_rds_cluster_instance", made("aws_rds_cluster_instance"))).toMatchObject({
    role: "database",
    engine: "n/a cluster",
    port: "n/a cluster",
  });
});

describe("a search domain on a public endpoint", () => {
  const allow = (condition: string): string =>
    `access_policies = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*", Resource = "*"${condition} }] })`;
  it.each<[string, unknown]>([
    ["", []],
    [allow(""), [{ addresses: "internet" }]],
    [allow(', Condition = { IpAddress = { "aws:SourceIp" = "0.0.0.0/0" } }'), [{ addresses: "internet" }]],
    [allow(', Condition = { IpAddress = { "aws:SourceIp" = "10.0.0.0/8" } }'), [{ addresses: "" }]],
    ["access_policies = var.v", ["…variable-unset v"]],
  ])("%s", (body, list) => {
    expect(of("aws_opensearch_domain", made("aws_opensearch_domain", body))["allowList"]).toMatchObject(list as object);
    expect(of("aws_elasticsearch_domain", made("aws_elasticsearch_domain", body))["allowList"]).toMatchObject(list as object);
  });
});
