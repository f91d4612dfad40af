import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const bucket = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts(
    "object-store",
    "alicloud_oss_bucket.b",
    `variable "any" {}\nresource "alicloud_oss_bucket" "b" {\n  bucket = "example-data"\n${body}\n}\n${more}`,
  );
const beside = (type: string, body: string): string =>
  `resource "alicloud_oss_bucket_${type}" "x" {\n  bucket = alicloud_oss_bucket.b.bucket\n${body}\n}\n`;
const inline = (body: string): string => `server_side_encryption_rule {\n${body}\n}`;
const split = (body: string): string => beside("server_side_encryption", body);

it.each<[string, unknown, unknown]>([
  ['sse_algorithm = "AES256"', true, false],
  ['sse_algorithm = "KMS"', true, false],
  ['sse_algorithm = "KMS"\nkms_master_key_id = "key-example0001"', true, true],
  ['sse_algorithm = "KMS"\nkms_master_key_id = var.any', true, "?variable-unset any"],
  ["sse_algorithm = var.any", "?variable-unset any", "?variable-unset any"],
])("encryption with %s is the same inline and beside", (body, encrypted, customerKey) => {
  expect(bucket(inline(body))).toMatchObject({ encrypted, customerKey });
  expect(bucket("", split(body))).toMatchObject({ encrypted, customerKey });
});

it("is not encrypted where nothing is written, and what stands beside wins", () => {
  expect(bucket("")).toMatchObject({ encrypted: false, customerKey: false });
  expect(bucket(inline('sse_algorithm = "AES256"'), split('sse_algorithm = "KMS"\nkms_master_key_id = "key-example0001"'))).toMatchObject({
    customerKey: true,
  });
  expect(bucket("", 'resource "alicloud_oss_bucket_server_side_encryption" "x" {\n  bucket = var.any\n}')).toMatchObject({
    encrypted: "?variable-unset any",
  });
});

it.each<[string, string, object]>([
  ["", "", { minTls: "1.0", accessLogged: false }],
  ["", beside("https_config", 'enable = true\ntls_versions = ["TLSv1.2", "TLSv1.3"]'), { minTls: "1.2" }],
  ["", beside("https_config", 'enable = true\ntls_versions = ["TLSv1.1", "TLSv1.2"]'), { minTls: "1.1" }],
  ["", beside("https_config", "enable = false"), { minTls: "1.0" }],
  ["", beside("https_config", "enable = true\ntls_versions = var.any"), { minTls: "?variable-unset any" }],
  ['logging {\n  target_bucket = "example-logs"\n}', "", { accessLogged: true }],
  ["", beside("logging", 'target_bucket = "example-logs"'), { accessLogged: true }],
  ["", beside("logging", "target_bucket = var.any"), { accessLogged: "?variable-unset any" }],
])("%s %s", (body, more, expected) => {
  expect(bucket(body, more)).toMatchObject(expected);
});

describe("strangers", () => {
  const denies = (condition: string, effect = "Deny"): string =>
    `policy = jsonencode({ Version = "1", Statement = [{ Effect = "${effect}", Principal = ["*"], Action = ["oss:*"], Resource = ["acs:oss:*:*:example-data", "acs:oss:*:*:example-data/*"], Condition = ${condition} }] })`;
  const vpc = '{ StringNotEquals = { "acs:SourceVpc" = ["vpc-example0001"] } }';
  const office = '{ NotIpAddress = { "acs:SourceIp" = ["198.51.100.0/24"] } }';
  const both = '{ StringNotEquals = { "acs:SourceVpc" = ["vpc-example0001"] }, NotIpAddress = { "acs:SourceIp" = ["198.51.100.0/24"] } }';
  const point = (origin: string): string =>
    `resource "alicloud_oss_access_point" "p" {\n  bucket = alicloud_oss_bucket.b.bucket\n  network_origin = ${origin}\n}`;
  it.each<[string, string, unknown, unknown]>([
    ["", "", false, false],
    [denies(vpc), "", true, true],
    [denies(office), "", true, false],
    [denies(both), "", true, false],
    [denies('{ NotIpAddress = { "acs:SourceIp" = ["0.0.0.0/0"] } }'), "", false, false],
    [denies('{ Bool = { "acs:SecureTransport" = ["false"] } }'), "", false, false],
    [denies(vpc, "Allow"), "", false, false],
    [denies("var.any"), "", "?unexpected-value Condition", "?unexpected-value Condition"],
    ["policy = var.any", "", "?variable-unset any", "?variable-unset any"],
    ["", point('"vpc"'), false, true],
    ["", point('"internet"'), false, false],
    ["", point("var.any"), false, "?variable-unset any"],
  ])("%s %s", (body, more, networkDefaultDeny, privateEndpoint) => {
    expect(bucket(body, more)).toMatchObject({ networkDefaultDeny, privateEndpoint });
  });
});
