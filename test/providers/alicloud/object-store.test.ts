import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const address = "alicloud_oss_bucket.data";
const variable = 'variable "any" {}\n';

function bucket(body = ""): string {
  return `${variable}resource "alicloud_oss_bucket" "data" {\n  bucket = "example-data"\n${body}\n}\n`;
}

function apart(type: string, body: string, of = "alicloud_oss_bucket.data.bucket"): string {
  return `resource "${type}" "data" {\n  bucket = ${of}\n${body}\n}\n`;
}

const acl = (body: string, of?: string): string => apart("alicloud_oss_bucket_acl", body, of);
const heredoc = (statement: object): string =>
  `policy = <<-JSON\n${JSON.stringify({ Version: "1", Statement: [statement] }).replaceAll("%{", "%%{")}\nJSON`;
const store = (code: string): Readonly<Record<string, unknown>> => facts("object-store", address, code);
const grants = (code: string): unknown => store(code)["publicGrants"];

describe("an ACL that opens the bucket", () => {
  it.each<[string, string, unknown]>([
    ["nothing written", bucket(), false],
    ["private", bucket('acl = "private"'), false],
    ["public-read", bucket('acl = "public-read"'), true],
    ["public-read-write", bucket('acl = "public-read-write"'), true],
    ["a variable", bucket("acl = var.any"), "?variable-unset any"],
    ["another word", bucket('acl = "shared"'), '?unexpected-value acl = "shared"'],
    ["of the separate resource", bucket() + acl('acl = "public-read"'), true],
    ["of the separate resource, by name", bucket() + acl('acl = "public-read"', '"example-data"'), true],
    ["of another bucket", bucket() + acl('acl = "public-read"', '"example-logs"'), false],
    ["of the separate resource, before the argument", bucket('acl = "public-read"') + acl('acl = "private"'), false],
  ])("%s", (_name, code, open) => {
    expect(grants(code)).toEqual([{ channel: "acl", open }]);
  });

  it("may be there or not", () => {
    expect(grants(bucket() + acl('count = var.any ? 1 : 0\nacl = "public-read"'))).toEqual([
      { channel: "acl", open: false },
      { channel: "acl", open: true, presence: expect.stringMatching(/^\?/) as string },
    ]);
  });

  it("may belong to any bucket where its own cannot be told", () => {
    expect(grants(bucket() + acl('acl = "public-read"', "var.any"))).toEqual([{ channel: "acl", open: false }, "…variable-unset any"]);
  });
});

describe("a policy that opens the bucket", () => {
  const allow = { Effect: "Allow", Principal: ["*"], Action: ["oss:GetObject"], Resource: ["acs:oss:*:*:example-data/*"] };
  it.each<[string, object, boolean]>([
    ["to anybody", allow, true],
    ["to anybody, as text", { ...allow, Principal: "*" }, true],
    ["to an account", { ...allow, Principal: ["123456789012"] }, false],
    ["by denying", { ...allow, Effect: "Deny" }, false],
    ["from a VPC", { ...allow, Condition: { StringEquals: { "acs:SourceVpc": ["vpc-example0001"] } } }, false],
    ["from any VPC", { ...allow, Condition: { StringLike: { "acs:SourceVpc": ["*"] } } }, true],
    ["from an address", { ...allow, Condition: { IpAddress: { "acs:SourceIp": ["198.51.100.0/24"] } } }, false],
    ["from any address", { ...allow, Condition: { IpAddress: { "acs:SourceIp": ["0.0.0.0/0"] } } }, true],
    ["to all but an address", { ...allow, Condition: { NotIpAddress: { "acs:SourceIp": ["198.51.100.0/24"] } } }, true],
    ["over HTTPS", { ...allow, Condition: { Bool: { "acs:SecureTransport": ["true"] } } }, true],
  ])("%s", (_name, statement, open) => {
    const expected = [
      { channel: "acl", open: false },
      { channel: "policy", open },
    ];
    expect(grants(bucket(heredoc(statement)))).toEqual(expected);
    expect(grants(bucket() + apart("alicloud_oss_bucket_policy", heredoc(statement)))).toEqual(expected);
  });

  it("is not known while the policy is not", () => {
    expect(grants(bucket("policy = var.any"))).toEqual([{ channel: "acl", open: false }, "…variable-unset any"]);
  });
});

describe("blocks", () => {
  const own = (value: string): string => apart("alicloud_oss_bucket_public_access_block", `block_public_access = ${value}`);
  const account = (value: string, more = ""): string =>
    `resource "alicloud_oss_account_public_access_block" "all" {\n  block_public_access = ${value}\n${more}}\n`;
  const other =
    'provider "alicloud" {\n  alias = "other"\n  profile = "other"\n}\nprovider "alicloud" {\n  alias = "shanghai"\n  region = "cn-shanghai"\n}\n';
  it.each<[string, string, unknown, unknown]>([
    ["nothing written", "", false, false],
    ["of the bucket", own("true"), true, false],
    ["of the bucket, off", own("false"), false, false],
    ["of the bucket, not known", own("var.any"), "?variable-unset any", false],
    ["of the account", own("false") + account("true"), false, true],
    ["of the account, by another region", other + own("false") + account("true", "provider = alicloud.shanghai\n"), false, true],
    ["of another account", other + own("false") + account("true", "provider = alicloud.other\n"), false, "?not-visible alicloud.other"],
    ["of the account, perhaps", own("false") + account("true", "count = var.any ? 1 : 0\n"), false, expect.stringMatching(/^\?/)],
  ])("%s", (_name, more, bucketOn, accountOn) => {
    expect(store(bucket() + more)["blocks"]).toEqual([
      { level: "store", stops: ["acl", "policy"], on: bucketOn },
      { level: "account", stops: ["acl", "policy"], on: accountOn },
    ]);
  });
});

describe("plain transport is refused", () => {
  const whole = ["acs:oss:*:*:example-data", "acs:oss:*:*:example-data/*"];
  const deny = {
    Effect: "Deny",
    Principal: ["*"],
    Action: ["oss:*"],
    Resource: whole,
    Condition: { Bool: { "acs:SecureTransport": ["false"] } },
  };
  const own = "${alicloud_oss_bucket.data.id}";
  it.each<[string, object, boolean]>([
    ["for the bucket and its objects", deny, true],
    ["with a value that is no list", { ...deny, Condition: { Bool: { "acs:SecureTransport": "false" } } }, true],
    ["by reference", { ...deny, Resource: [`acs:oss:*:*:${own}`, `acs:oss:*:*:${own}/*`] }, true],
    ["in one region and account", { ...deny, Resource: whole.map((each) => each.replace("*:*", "oss-cn-hangzhou:123456789012")) }, true],
    ["for all buckets", { ...deny, Resource: ["acs:oss:*:*:*"] }, true],
    ["for buckets with the beginning of the name", { ...deny, Resource: ["acs:oss:*:*:example-*"] }, true],
    ["for the objects only", { ...deny, Resource: whole.slice(1) }, false],
    ["for the bucket only", { ...deny, Resource: whole.slice(0, 1) }, false],
    ["for a folder", { ...deny, Resource: [whole[0], "acs:oss:*:*:example-data/logs/*"] }, false],
    ["for a bucket with a longer name", { ...deny, Resource: whole.map((each) => each.replace("data", "data-two")) }, false],
    ["for reading only", { ...deny, Action: ["oss:GetObject"] }, false],
    ["for one account", { ...deny, Principal: ["123456789012"] }, false],
    ["by allowing HTTPS", { ...deny, Effect: "Allow", Condition: { Bool: { "acs:SecureTransport": ["true"] } } }, false],
  ])("%s: %j is %s", (_name, statement, tlsOnly) => {
    expect(store(bucket(heredoc(statement)))["tlsOnly"]).toBe(tlsOnly);
  });

  it("even where the name is not known, as long as the policy refers to the bucket", () => {
    const nameless = bucket().replace('"example-data"', "var.any");
    const referring = heredoc({ ...deny, Resource: [`acs:oss:*:*:${own}`, `acs:oss:*:*:${own}/*`] });
    expect(store(nameless + apart("alicloud_oss_bucket_policy", referring))["tlsOnly"]).toBe(true);
    expect(store(nameless + apart("alicloud_oss_bucket_policy", heredoc(deny)))["tlsOnly"]).toBe("?variable-unset any");
  });

  it("by no policy, or by one that is not known", () => {
    expect(store(bucket())["tlsOnly"]).toBe(false);
    expect(store(bucket("policy = var.any"))["tlsOnly"]).toBe("?variable-unset any");
    expect(store(bucket() + apart("alicloud_oss_bucket_policy", `count = var.any ? 1 : 0\n${heredoc(deny)}`))["tlsOnly"]).toMatch(/^\?/);
  });
});

describe("objects are kept", () => {
  const rule = (body: string): string => `lifecycle_rule {\n  enabled = true\n${body}\n}\n`;
  const days = (count: number | string): string => `expiration {\n  days = ${String(count)}\n}`;
  it.each<[string, string, unknown]>([
    ["for ever without a rule", "", "forever"],
    ["as long as the rule says", rule(days(200)), 200],
    ["as long as the shortest rule says", rule(days(200)) + rule(days(20)), 20],
    ["for ever while the rule is off", rule(days(20)).replace("true", "false"), "forever"],
    ["for ever where the rule only moves them", rule('transitions {\n  days = 30\n  storage_class = "IA"\n}'), "forever"],
    ["for ever where it clears delete markers", rule("expiration {\n  expired_object_delete_marker = true\n}"), "forever"],
    ["not known for how long in a folder", rule(`prefix = "tmp/"\n${days(20)}`), "?not-visible lifecycle_rule.prefix"],
    ["as the whole is, if a folder is kept longer", rule(`prefix = "tmp/"\n${days(20)}`) + rule(days(10)), 10],
    ["not known for how long until a date", rule('expiration {\n  date = "2030-01-01"\n}'), "?not-visible expiration by date"],
    ["not known for how long by a variable", rule(days("var.any")), "?variable-unset any"],
    ["not known for how long if the rule may be on", rule(days(20)).replace("true", "var.any"), "?variable-unset any"],
  ])("%s", (_name, body, retention) => {
    expect(store(bucket(body))["retention"]).toBe(retention);
  });
});
