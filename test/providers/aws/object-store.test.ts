import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const address = "aws_s3_bucket.b";
const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const bucket = (body = ""): string => `variable "v" {}\nresource "aws_s3_bucket" "b" {\n${lines(`bucket = "example"; ${body}`)}}\n`;
const satellite = (type: string, body: string): string =>
  `resource "aws_s3_bucket_${type}" "s" {\n${lines(`bucket = ${address}.id; ${body}`)}}\n`;
const of = (fact: string, code: string): unknown => facts("object-store", address, code)[fact];

describe("grants by ACL", () => {
  const open = (code: string): unknown =>
    (of("publicGrants", code) as (string | { open: unknown })[]).map((each) => (typeof each === "string" ? each : each.open));
  it.each([
    ["private", false],
    ["public-read", true],
    ["public-read-write", true],
    ["authenticated-read", true],
    ["log-delivery-write", false],
    ["aws-exec-read", false],
    ["bucket-owner-full-control", false],
    ["everything", '?unexpected-value acl = "everything"'],
  ])("%s", (word, expected) => {
    expect(open(bucket() + satellite("acl", `acl = "${word}"`))).toEqual([expected]);
    expect(open(bucket(`acl = "${word}"`))).toEqual([expected]);
  });
  it.each<[string, unknown]>([
    ["http://acs.amazonaws.com/groups/global/AllUsers", true],
    ["http://acs.amazonaws.com/groups/global/AuthenticatedUsers", true],
    ["http://acs.amazonaws.com/groups/s3/LogDelivery", false],
  ])("%s", (uri, expected) => {
    expect(open(bucket(`grant { ; uri = "${uri}" ; }`))).toEqual([expected]);
    expect(open(bucket() + satellite("acl", `access_control_policy { ; grant { ; grantee { ; uri = "${uri}" ; } ; } ; }`))).toEqual([
      expected,
    ]);
  });
  it.each<[string, unknown]>([
    ['"BucketOwnerEnforced"', false],
    ['"BucketOwnerPreferred"', true],
    ['"ObjectWriter"', true],
    ["var.v", "?variable-unset v"],
  ])("with object ownership %s", (ownership, expected) => {
    const controls = satellite("ownership_controls", `rule { ; object_ownership = ${ownership} ; }`);
    expect(open(bucket('acl = "public-read"') + controls)).toEqual([expected]);
    expect(open(bucket('acl = "private"') + controls)).toEqual([false]);
  });
  it("the resource of its own wins over the argument", () => {
    expect(open(bucket('acl = "public-read"') + satellite("acl", 'acl = "private"'))).toEqual([false]);
  });
});

describe("blocks", () => {
  const account = (body: string, name = "a"): string => `resource "aws_s3_account_public_access_block" "${name}" {\n${lines(body)}}\n`;
  const on = (code: string): unknown =>
    (of("blocks", code) as { level: string; stops: string[]; on: unknown }[]).map(
      (each) => `${each.level} ${each.stops.join()} ${String(each.on)}`,
    );
  it.each<[string, string, readonly string[]]>([
    ["none: assumed off", bucket(), ["store acl,policy ~false"]],
    [
      "all on",
      bucket() + satellite("public_access_block", "ignore_public_acls = true; restrict_public_buckets = true"),
      ["store acl true", "store policy true"],
    ],
    [
      "a flag left out is off",
      bucket() + satellite("public_access_block", "block_public_acls = true; block_public_policy = true"),
      ["store acl false", "store policy false"],
    ],
    [
      "unresolved",
      bucket() + satellite("public_access_block", "ignore_public_acls = var.v"),
      ["store acl ?variable-unset v", "store policy false"],
    ],
    [
      "two that disagree: the last one applied is not known",
      bucket() +
        satellite("public_access_block", "ignore_public_acls = true; restrict_public_buckets = true") +
        satellite("public_access_block", "ignore_public_acls = true").replace('"s"', '"t"'),
      [
        "store acl true",
        "store policy ?not-visible which of several public access blocks is applied last",
        "store acl true",
        "store policy false",
      ],
    ],
    [
      "account",
      bucket() + account("restrict_public_buckets = true"),
      ["store acl,policy ~false", "account acl false", "account policy true"],
    ],
  ])("%s", (_, code, expected) => {
    expect(on(code)).toEqual(expected);
  });
});

describe("policy", () => {
  const statement = '{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }';
  const encoded = `jsonencode({ Statement = [${statement}] })`;
  const json =
    '{\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"*\\"},\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"*\\"}}';
  const document =
    'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:GetObject"]\n    resources = ["*"]\n    principals {\n      type = "AWS"\n      identifiers = ["*"]\n    }\n  }\n}\n';
  it.each<[string, string]>([
    ["jsonencode, in its own resource", bucket() + satellite("policy", `policy = ${encoded}`)],
    ["jsonencode, inline", bucket(`policy = ${encoded}`)],
    ["text", bucket() + satellite("policy", `policy = "${json}"`)],
    ["policy document", document + bucket() + satellite("policy", "policy = data.aws_iam_policy_document.d.json")],
    ["by literal name", bucket() + satellite("policy", `policy = ${encoded}`).replace(`${address}.id`, '"example"')],
  ])("the same statement, %s", (_, code) => {
    expect(of("publicGrants", code)).toEqual([{ channel: "policy", open: true, label: "statement" }]);
  });
  it("of a bucket whose name is put together from written parts is found by that name", () => {
    const zone = 'resource "aws_route53_zone" "z" {\n  name = "example"\n}\n';
    const named = bucket('bucket = "${aws_route53_zone.z.name}-files"').replace(/^ *bucket = "example"\n/m, "");
    const policy = satellite("policy", `policy = ${encoded}`).replace(`${address}.id`, '"example-files"');
    expect(of("publicGrants", zone + named + policy)).toHaveLength(1);
  });
  it("that is not known leaves the list open", () => {
    expect(of("publicGrants", bucket() + satellite("policy", "policy = var.v"))).toEqual(["…variable-unset v"]);
    expect(of("tlsOnly", bucket() + satellite("policy", "policy = var.v"))).toBe("?variable-unset v");
  });
  it.each(['jsonencode({ Version = "2012-10-17" })', '"{}"', "jsonencode({ Statement = null })"])(
    "%s shows no statement and closes nothing",
    (policy) => {
      expect(of("publicGrants", bucket() + satellite("policy", `policy = ${policy}`))).toEqual([
        "…unexpected-value policy without Statement",
      ]);
      expect(of("tlsOnly", bucket() + satellite("policy", `policy = ${policy}`))).toBe("?unexpected-value policy without Statement");
    },
  );
  it("without any statement in its list opens nothing", () => {
    expect(of("publicGrants", bucket() + satellite("policy", "policy = jsonencode({ Statement = [] })"))).toEqual([]);
  });
  it("whose bucket is not known may belong to any", () => {
    const astray = satellite("policy", `policy = ${encoded}`).replace(`${address}.id`, "var.v");
    expect(of("publicGrants", bucket() + astray)).toEqual(["…variable-unset v"]);
    expect(of("tlsOnly", bucket() + astray)).toBe("?variable-unset v");
  });

  it.each<[string, boolean | string]>([
    ['{ StringEquals = { "aws:PrincipalOrgID" = "o-a1" } }', false],
    ['{ StringLike = { "aws:PrincipalOrgID" = "o-*" } }', true],
    ['{ StringLike = { "aws:PrincipalOrgPaths" = "o-a1/*" } }', false],
    ['{ StringLike = { "aws:SourceVpc" = "vpc-*" } }', true],
    ['{ ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:role/reader" } }', true],
    ['{ ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::123456789012:role/*" } }', false],
    ['{ ArnLike = { "aws:SourceArn" = "arn:aws:s3:::other/*" } }', false],
    ['{ ArnEquals = { "aws:SourceArn" = "arn:aws:s3:::*" } }', true],
    ['{ StringLike = { "aws:PrincipalOrgID" = "${var.v}*" } }', "?variable-unset v"],
    ['{ StringEquals = { "s3:DataAccessPointAccount" = "123456789012" } }', "?not-visible the policies behind s3:dataaccesspointaccount"],
    ['{ StringEquals = { "s3:DataAccessPointAccount" = "123456789012", "aws:PrincipalOrgID" = "o-a1" } }', false],
    ['{ IpAddress = { "aws:SourceIp" = "12.0.0.0/8" } }', false],
    ['{ IpAddress = { "aws:SourceIp" = ["203.0.113.0/24", "12.0.0.0/7"] } }', true],
    ['{ IpAddress = { "aws:SourceIp" = "2a00::/31" } }', true],
    ['{ ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::123456789012:role/${var.v}" } }', false],
  ])("open to everybody under the condition %s", (condition, expected) => {
    const narrowed = statement.replace("}", `, Condition = ${condition} }`);
    const [grant] = of("publicGrants", bucket() + satellite("policy", `policy = jsonencode({ Statement = [${narrowed}] })`)) as {
      open: unknown;
    }[];
    expect(grant?.open).toBe(expected);
  });
  it.each<[string, boolean | string]>([
    ['"*${var.v}"', "?variable-unset v"],
    ['"arn:aws:iam::123456789012:role/${var.v}"', false],
  ])("with the principal %s", (principal, expected) => {
    const named = statement.replace('"*"', `{ AWS = ${principal} }`);
    const [grant] = of("publicGrants", bucket() + satellite("policy", `policy = jsonencode({ Statement = [${named}] })`)) as {
      open: unknown;
    }[];
    expect(grant?.open).toBe(expected);
  });
  it("of a bucket of the same name under another provider configuration does not count", () => {
    const aliased = 'provider "aws" {\n  alias = "far"\n}\n';
    const far = bucket("provider = aws.far").replace(/^.*\n/, "").replace('"b"', '"far"');
    const policy = satellite("policy", `policy = ${encoded}; provider = aws.far`).replace(`${address}.id`, '"example"');
    expect(of("publicGrants", aliased + bucket() + far + policy)).toEqual([]);
    expect(of("publicGrants", aliased + bucket() + policy)).toHaveLength(1);
  });

  const deny = (resource: string): string =>
    satellite(
      "policy",
      `policy = jsonencode({ Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = ${resource}, Condition = { Bool = { "aws:SecureTransport" = "false" } } }] })`,
    );
  it.each<[string, boolean | string]>([
    [`[${address}.arn, "\${${address}.arn}/*"]`, true],
    [`["arn:aws-us-gov:s3:::example", "arn:aws-us-gov:s3:::example/*"]`, true],
    [`["arn:aws:s3:::\${${address}.id}", "arn:aws:s3:::\${${address}.id}/*"]`, true],
    [`"arn:aws:s3:::example*"`, true],
    [`"*"`, true],
    [`"arn:aws:s3:::example/*"`, false],
    [`"arn:aws:s3:::example"`, false],
    [`["arn:aws:s3:::example", "arn:aws:s3:::example/logs/*"]`, false],
    [`[${address}.arn, var.v]`, "?variable-unset v"],
  ])("covers the whole bucket with %s", (resource, expected) => {
    expect(of("tlsOnly", bucket() + deny(resource))).toBe(expected);
  });
  it.each<[string, boolean | string]>([
    ['{ AWS = "*" }', true],
    ['{ Service = "*" }', false],
    ['{ Federated = "*", CanonicalUser = "*" }', false],
    ['{ Service = var.v, AWS = "*" }', true],
    ["{ Service = var.v }", false],
    ["{ AWS = var.v }", "?variable-unset v"],
  ])("refuses everybody with the principal %s", (principal, expected) => {
    expect(of("tlsOnly", bucket() + deny('"*"').replace('Principal = "*"', `Principal = ${principal}`))).toBe(expected);
  });
});

describe("retention", () => {
  const both = (rule: string, inline: string): readonly string[] => [
    bucket() + satellite("lifecycle_configuration", `rule { ; ${rule} ; }`),
    bucket(`lifecycle_rule { ; ${inline} ; }`),
  ];
  it.each<[string, string, unknown]>([
    ['status = "Enabled" ; expiration { ; days = 30 ; }', "enabled = true ; expiration { ; days = 30 ; }", 30],
    ['status = "Disabled" ; expiration { ; days = 30 ; }', "enabled = false ; expiration { ; days = 30 ; }", "forever"],
    [
      'status = "Enabled" ; prefix = "tmp/" ; expiration { ; days = 30 ; }',
      'enabled = true ; prefix = "tmp/" ; expiration { ; days = 30 ; }',
      "forever",
    ],
    [
      'status = "Enabled" ; filter { ; tag { ; key = "a" ; value = "b" ; } ; } ; expiration { ; days = 30 ; }',
      'enabled = true ; tags = { a = "b" } ; expiration { ; days = 30 ; }',
      "forever",
    ],
    [
      'status = "Enabled" ; expiration { ; expired_object_delete_marker = true ; }',
      "enabled = true ; expiration { ; expired_object_delete_marker = true ; }",
      "forever",
    ],
    ['status = "Enabled" ; expiration { ; days = var.v ; }', "enabled = true ; expiration { ; days = var.v ; }", "?variable-unset v"],
    ['status = "Enabled" ; transition { ; days = 30 ; }', "enabled = true ; transition { ; days = 30 ; }", "forever"],
  ])("%s", (rule, inline, expected) => {
    for (const code of both(rule, inline)) expect(of("retention", code)).toBe(expected);
  });
  it("is for ever without rules, and the shortest of several", () => {
    expect(of("retention", bucket())).toBe("forever");
    const two =
      'rule { ; status = "Enabled" ; expiration { ; days = 400 ; } ; } ; rule { ; status = "Enabled" ; expiration { ; days = 200 ; } ; }';
    expect(of("retention", bucket() + satellite("lifecycle_configuration", two))).toBe(200);
  });
});
