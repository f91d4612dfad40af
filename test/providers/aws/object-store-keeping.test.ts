import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const bucket = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("object-store", "aws_s3_bucket.a", variable + made("aws_s3_bucket", `bucket = "a"; ${body}`) + made("aws_kms_key", "", "k") + more);

it("encrypts, and refuses old TLS, whatever is written", () => {
  const rest = { networkDefaultDeny: "n/a object-store/network-default", customerKey: false, accessLogged: false, privateEndpoint: false };
  expect(bucket("")).toMatchObject({ encrypted: true, minTls: "1.2", ...rest });
});

describe("key", () => {
  const rule = (inner: string): string => `rule { ; apply_server_side_encryption_by_default { ; ${inner} ; } ; }`;
  it.each<[string, unknown]>([
    ['sse_algorithm = "AES256"', false],
    ['sse_algorithm = "aws:kms"', false],
    ['sse_algorithm = "aws:kms" ; kms_master_key_id = aws_kms_key.k.arn', true],
    ['sse_algorithm = "aws:kms:dsse" ; kms_master_key_id = "alias/data"', true],
    ['sse_algorithm = "aws:kms" ; kms_master_key_id = "alias/aws/s3"', false],
    ["sse_algorithm = var.v ; kms_master_key_id = aws_kms_key.k.arn", "?variable-unset v"],
  ])("inline and split alike: %s", (inner, own) => {
    const split = made("aws_s3_bucket_server_side_encryption_configuration", `bucket = aws_s3_bucket.a.id; ${rule(inner)}`);
    expect(bucket("", split)["customerKey"]).toBe(own);
    expect(bucket(`server_side_encryption_configuration { ; ${rule(inner)} ; }`)["customerKey"]).toBe(own);
  });
});

describe("access log", () => {
  it.each<[string, unknown]>([
    ['target_bucket = "logs"', true],
    ["target_bucket = aws_s3_bucket.a.id", true],
    ["target_bucket = var.v", "?variable-unset v"],
  ])("inline and split alike: %s", (body, logged) => {
    expect(bucket("", made("aws_s3_bucket_logging", `bucket = aws_s3_bucket.a.id; ${body}`))["accessLogged"]).toBe(logged);
    if (!body.includes("aws_s3")) expect(bucket(`logging { ; ${body} ; }`)["accessLogged"]).toBe(logged);
  });
  it("that may be there", () => {
    const maybe = made("aws_s3_bucket_logging", 'count = var.v; bucket = aws_s3_bucket.a.id; target_bucket = "logs"');
    expect(bucket("", maybe)["accessLogged"]).toBe("?variable-unset v");
  });
});

describe("private endpoint", () => {
  const whole = 'Resource = ["arn:x:s3:::a", "arn:x:s3:::a/*"]';
  const policy = (statement: string): string =>
    made("aws_s3_bucket_policy", `bucket = aws_s3_bucket.a.id; policy = jsonencode({ Statement = [{ ${statement} }] })`);
  const deny = (condition: string): string => `Effect = "Deny", Principal = "*", Action = "s3:*", ${whole}, Condition = { ${condition} }`;
  it.each<[string, unknown]>([
    [deny('StringNotEquals = { "aws:SourceVpce" = "vpce-1" }'), true],
    [deny('StringNotEqualsIfExists = { "aws:sourceVpc" = ["vpc-1", "vpc-2"] }'), true],
    [deny('StringNotEquals = { "aws:SourceVpce" = var.v }'), "?variable-unset v"],
    [deny('StringNotEquals = { "aws:SourceVpce" = ["vpce-1", var.v] }'), "?variable-unset v"],
    [deny('StringNotLike = { "aws:SourceVpce" = "*" }'), false],
    [deny('StringNotEquals = { "aws:SourceVpce" = "vpce-1", "aws:PrincipalArn" = "x" }'), false],
    [deny('StringNotEquals = { "aws:PrincipalArn" = "x" }'), false],
    [deny('StringEquals = { "aws:SourceVpce" = "vpce-1" }'), false],
    [`Effect = "Allow", Principal = "*", Action = "s3:*", ${whole}, Condition = { StringEquals = { "aws:SourceVpce" = "vpce-1" } }`, false],
  ])("%s", (statement, tied) => {
    expect(bucket("", policy(statement))["privateEndpoint"]).toBe(tied);
  });
});
