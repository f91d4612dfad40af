import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { KindName, Resource } from "../../../src/model/kinds.ts";
import type { AnswerSet, RecordedAnswer as Answer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { facts, factsOf } from "./mapped.ts";

const file = fileURLToPath(new URL("../../../fixtures/api/alicloud.json", import.meta.url));
const recorded = JSON.parse(readFileSync(file, "utf8")) as AnswerSet;

function read(set: AnswerSet): { readonly resources: readonly Resource[]; readonly gaps: readonly string[] } {
  const { reading, mapped } = recordedIn(set);
  return { resources: mapped.resources, gaps: [...reading.gaps, ...mapped.gaps].map((gap) => `${gap.why.code} ${gap.why.subject}`) };
}

function named(set: AnswerSet, kind: KindName, name: string): Readonly<Record<string, unknown>> {
  const found = read(set).resources.find((each) => each.kind === kind && each.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return factsOf(found);
}

const alone = (...list: readonly Answer[]): AnswerSet => ({ ...recorded, answers: list });
const answerTo = (operation: string, name: string): Answer => {
  const found = recorded.answers.find((each) => each.operation === operation && JSON.stringify(each).includes(name));
  if (found === undefined) throw new Error(`no answer of ${operation} about ${name}`);
  return found;
};

const rule = (name: string, body: string): string =>
  `resource "alicloud_security_group_rule" "${name}" {\n  type = "ingress"\n  security_group_id = alicloud_security_group.g.id\n${body}\n}\n`;
const bucket = (name: string, more: string): string => `resource "alicloud_oss_bucket" "b" {\n  bucket = "${name}"\n}\n${more}`;
const block = (on: boolean): string =>
  `resource "alicloud_oss_bucket_public_access_block" "b" {\n  bucket = alicloud_oss_bucket.b.bucket\n  block_public_access = ${String(on)}\n}\n`;
const policy = (statement: string): string =>
  `resource "alicloud_oss_bucket_policy" "b" {\n  bucket = alicloud_oss_bucket.b.bucket\n  policy = <<-JSON\n    { "Version": "1", "Statement": [${statement}] }\n  JSON\n}\n`;

describe("a running account and the code that made it have the same facts", () => {
  it.each<[string, string]>([
    [
      "open",
      `resource "alicloud_security_group" "g" {\n}\n${rule("a", 'ip_protocol = "tcp"\nport_range = "22/22"\ncidr_ip = "0.0.0.0/0"')}${rule("b", 'ip_protocol = "tcp"\nport_range = "443/443"\nipv6_cidr_ip = "::/0"')}`,
    ],
    [
      "closed",
      `resource "alicloud_security_group" "g" {\n  security_group_type = "enterprise"\n}\n${rule("a", 'ip_protocol = "tcp"\nport_range = "22/22"\npriority = 2\ncidr_ip = "0.0.0.0/0"')}${rule("b", 'ip_protocol = "all"\npolicy = "drop"\ncidr_ip = "0.0.0.0/0"')}${rule("c", 'ip_protocol = "tcp"\nport_range = "22/22"\nsource_security_group_id = "sg-example0001"')}`,
    ],
  ])("security group %s", (name, code) => {
    expect(named(recorded, "security-group", name)).toEqual(facts("security-group", "alicloud_security_group.g", code));
  });

  it.each<[string, string]>([
    [
      "example-public",
      `resource "alicloud_oss_bucket_acl" "b" {\n  bucket = alicloud_oss_bucket.b.bucket\n  acl = "public-read"\n}\n${block(false)}${policy('{ "Effect": "Allow", "Principal": ["*"], "Action": ["oss:GetObject"], "Resource": ["acs:oss:*:123456789012:example-public/*"] }')}`,
    ],
    [
      "example-private",
      `${block(true)}${policy('{ "Effect": "Deny", "Principal": ["*"], "Action": ["oss:*"], "Resource": ["acs:oss:*:*:example-private", "acs:oss:*:*:example-private/*"], "Condition": { "Bool": { "acs:SecureTransport": ["false"] } } }')}`,
    ],
  ])("bucket %s", (name, more) => {
    const code = facts("object-store", "alicloud_oss_bucket.b", bucket(name, more));
    const notAsked = expect.stringMatching(/^\?not-listed/) as string;
    expect(named(recorded, "object-store", name)).toEqual({ ...code, retention: notAsked, minTls: notAsked, privateEndpoint: notAsked });
  });

  it.each<[string, string]>([
    ["example-all", ""],
    ["example-one", '  status = "Disable"\n  trail_region = "cn-hangzhou"\n'],
  ])("trail %s", (name, body) => {
    const code = `resource "alicloud_actiontrail_trail" "t" {\n  trail_name = "${name}"\n  oss_bucket_name = "example-private"\n${body}}`;
    const recordedAccount = expect.stringMatching(/#account\/alicloud$/) as string;
    expect(named(recorded, "audit-trail", name)).toEqual({
      ...facts("audit-trail", "alicloud_actiontrail_trail.t", code),
      recordedAccount,
    });
  });
});

describe("what was not answered is not known", () => {
  it("where a call was refused", () => {
    expect(read(recorded).gaps).toEqual([
      "denied actiontrail:GetTrailStatus",
      "denied ecs:DescribeSecurityGroupAttribute",
      "denied oss:GetBucketInfo",
      "denied oss:GetBucketPublicAccessBlock",
    ]);
    expect(named(recorded, "security-group", "unread")["rules"]).toContain("…denied ecs:DescribeSecurityGroupAttribute");
    expect(named(recorded, "object-store", "example-plain")).toMatchObject({
      publicGrants: [{ channel: "acl", open: false }],
      blocks: [{ on: "?denied oss:GetBucketPublicAccessBlock" }, { on: false }],
      tlsOnly: false,
    });
    expect(named(recorded, "object-store", "example-refused")["publicGrants"]).toEqual([
      { channel: "acl", open: "?denied oss:GetBucketInfo" },
      "…not-listed oss.BucketPolicy",
    ]);
    expect(named(recorded, "audit-trail", "example-refused")).toMatchObject({
      active: "?denied actiontrail:GetTrailStatus",
      allRegions: true,
    });
  });

  it("where no call was made", () => {
    expect(named(alone(answerTo("ecs.DescribeSecurityGroups", "open")), "security-group", "open")["rules"]).toContain(
      "…not-listed Permissions.Permission",
    );
    expect(named(alone(answerTo("actiontrail.DescribeTrails", "example-all")), "audit-trail", "example-all")["active"]).toBe(
      "?not-listed actiontrail.TrailStatus",
    );
    expect(named(alone(answerTo("oss.GetBucketInfo", "example-private")), "object-store", "example-private")).toMatchObject({
      tlsOnly: "?not-listed oss.BucketPolicy",
      blocks: [{ on: "?not-listed oss.BucketPublicAccessBlock" }, { on: "?not-listed oss.PublicAccessBlock" }],
    });
  });

  it("where another page was announced, until that page is read", () => {
    const first = answerTo("ecs.DescribeSecurityGroupAttribute", "sgr-example0003");
    const announcing = { ...first, body: { ...(first.body as object), NextToken: "token-2" } };
    const second = {
      ...first,
      request: { ...first.request, NextToken: "token-2" },
      body: { ...(first.body as object), Permissions: { Permission: [] } },
    };
    const groups = answerTo("ecs.DescribeSecurityGroups", "open");
    expect(named(alone(groups, announcing), "security-group", "closed")["rules"]).toContain("…truncated Permissions.Permission");
    expect(named(alone(groups, announcing, second), "security-group", "closed")).toEqual(named(recorded, "security-group", "closed"));
  });

  it("where only one direction was asked for", () => {
    const one = answerTo("ecs.DescribeSecurityGroupAttribute", "sgr-example0003");
    const egress = { ...one, request: { ...one.request, Direction: "egress" } };
    expect(named(alone(answerTo("ecs.DescribeSecurityGroups", "open"), egress), "security-group", "closed")["rules"]).toContain(
      "…truncated Permissions.Permission",
    );
  });

  it.each<[string, readonly [string, string], object, readonly [KindName, string], string, unknown]>([
    [
      "an empty text",
      ["oss.GetBucketInfo", "example-private"],
      { Bucket: { Name: "example-private", AccessControlList: { Grant: "" } } },
      ["object-store", "example-private"],
      "publicGrants",
      [{ channel: "acl", open: '?unexpected-value AccessControlList.Grant = ""' }, "…not-listed oss.BucketPolicy"],
    ],
    [
      "a member left out",
      ["oss.GetBucketInfo", "example-private"],
      { Bucket: { Name: "example-private" } },
      ["object-store", "example-private"],
      "publicGrants",
      [{ channel: "acl", open: "?owed AccessControlList.Grant" }, "…not-listed oss.BucketPolicy"],
    ],
    [
      "no region",
      ["actiontrail.DescribeTrails", "example-all"],
      { TrailList: [{ Name: "example-all", TrailRegion: "" }] },
      ["audit-trail", "example-all"],
      "allRegions",
      "?owed TrailRegion",
    ],
    [
      "no destination",
      ["actiontrail.DescribeTrails", "example-all"],
      { TrailList: [{ Name: "example-all", OssBucketName: "", SlsProjectArn: "" }] },
      ["audit-trail", "example-all"],
      "destinations",
      ["…owed OssBucketName"],
    ],
  ])("where the answer has %s", (_name, [operation, about], body, [kind, name], field, expected) => {
    expect(named(alone({ ...answerTo(operation, about), body }), kind, name)[field]).toEqual(expected);
  });
});
