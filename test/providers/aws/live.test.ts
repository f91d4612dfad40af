import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { KindName, Resource } from "../../../src/model/kinds.ts";
import type { AnswerSet, RecordedAnswer as Answer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { facts, factsOf, resourcesOf } from "./mapped.ts";

const kept = JSON.parse(readFileSync(fileURLToPath(new URL("../../../fixtures/api/aws.json", import.meta.url)), "utf8")) as AnswerSet;

function live(answers: readonly Answer[] = kept.answers): { readonly resources: readonly Resource[]; readonly gaps: readonly string[] } {
  const {
    reading,
    mapped: { resources, gaps },
  } = recordedIn({ ...kept, answers });
  return { resources, gaps: [...reading.gaps, ...gaps].map(({ why }) => `${why.code} ${why.subject}`) };
}

function of(kind: KindName, name: string, answers?: readonly Answer[]): Readonly<Record<string, unknown>> {
  const found = live(answers).resources.filter((each) => each.kind === kind && each.name === name);
  expect(found).toHaveLength(1);
  return factsOf(found[0] as Resource);
}

const rules = (list: unknown): readonly unknown[] => (list as Record<string, unknown>[]).map(({ label: _, ...rule }) => rule);

it("tells what was refused", () => {
  expect(live().gaps).toEqual(["denied cloudtrail:GetTrailStatus", "denied s3:GetBucketPolicy"]);
});

it("tells account, region and partition", () => {
  const groups = live().resources.filter(({ kind }) => kind === "security-group");
  expect(groups.map(({ account, region, cloud }) => [account, region, cloud])).toEqual(
    groups.map(() => ["123456789012", "eu-west-1", "aws"]),
  );
});

describe("security groups", () => {
  it("have the facts of the same groups in code", () => {
    const code = `
      resource "aws_security_group" "bastion" {
        ingress {
          protocol    = "tcp"
          from_port   = 22
          to_port     = 22
          cidr_blocks = ["0.0.0.0/0"]
        }
        egress {
          protocol    = "-1"
          from_port   = 0
          to_port     = 0
          cidr_blocks = ["0.0.0.0/0"]
        }
      }`;
    const written = facts("security-group", "aws_security_group.bastion", code);
    expect(rules(of("security-group", "bastion")["rules"])).toEqual(rules(written["rules"]));
  });
  it("know the default group by its name, and members from addresses", () => {
    expect(of("security-group", "default")).toMatchObject({
      isDefault: true,
      rules: [{ peers: [{ members: "sg-0aaaaaaaaaaaaaaa3" }] }, {}],
    });
    expect(of("security-group", "partners")).toMatchObject({ isDefault: false, rules: [{ peers: ["…not-listed ec2.ManagedPrefixList"] }] });
  });
  it.each<[string, object, unknown]>([
    ["no list of rules", { GroupName: "a" }, ["…owed IpPermissions", "…owed IpPermissionsEgress"]],
    ["no protocol", { IpPermissions: [{}], IpPermissionsEgress: [] }, [{ protocol: "?owed IpProtocol", ports: "?owed IpProtocol" }]],
    ["no ports", { IpPermissions: [{ IpProtocol: "tcp" }], IpPermissionsEgress: [] }, [{ protocol: "tcp", ports: "?owed FromPort" }]],
    [
      "no ports where there are none",
      { IpPermissions: [{ IpProtocol: "-1" }], IpPermissionsEgress: [] },
      [{ protocol: "any", ports: "0-65535" }],
    ],
    [
      "no sources",
      { IpPermissions: [{ IpProtocol: "-1" }], IpPermissionsEgress: [] },
      [{ peers: ["…owed IpRanges", "…owed Ipv6Ranges", "…owed PrefixListIds", "…owed UserIdGroupPairs"] }],
    ],
  ])("owe what an answer leaves out: %s", (_, group, expected) => {
    const answer: Answer = {
      operation: "ec2.DescribeSecurityGroups",
      request: {},
      status: 200,
      body: { SecurityGroups: [{ GroupId: "sg-1", ...group }] },
    };
    const [found] = live([answer]).resources;
    expect(factsOf(found as Resource)["rules"]).toMatchObject(expected as object);
  });
});

describe("buckets", () => {
  const code = `
    resource "aws_s3_bucket" "files" {
      bucket = "example-files"
    }
    resource "aws_s3_bucket_acl" "files" {
      bucket = aws_s3_bucket.files.id
      acl    = "private"
    }
    resource "aws_s3_bucket_ownership_controls" "files" {
      bucket = aws_s3_bucket.files.id
      rule {
        object_ownership = "BucketOwnerEnforced"
      }
    }
    resource "aws_s3_account_public_access_block" "this" {}
    resource "aws_s3_bucket_public_access_block" "files" {
      bucket                  = aws_s3_bucket.files.id
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
    resource "aws_s3_bucket_policy" "files" {
      bucket = aws_s3_bucket.files.id
      policy = jsonencode({
        Statement = [{
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = [aws_s3_bucket.files.arn, "\${aws_s3_bucket.files.arn}/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        }]
      })
    }`;
  it("have the facts of the same bucket in code", () => {
    const written = facts("object-store", "aws_s3_bucket.files", code);
    const read = of("object-store", "example-files");
    for (const fact of ["channels", "tlsOnly", "retention"]) expect(read[fact]).toEqual(written[fact]);
    for (const fact of ["publicGrants", "blocks"]) expect(rules(read[fact])).toEqual(rules(written[fact]));
  });
  it("are open where an ACL or a policy opens them and nothing stops it", () => {
    expect(of("object-store", "example-open")).toMatchObject({
      publicGrants: [{ open: false }, { channel: "acl", open: true }, { channel: "policy", open: true }],
      blocks: [{ on: false }, { on: false }, { on: false }, { on: false }],
      tlsOnly: false,
      retention: "forever",
    });
  });
  it("stay unknown where the policy was refused", () => {
    expect(of("object-store", "example-unread")).toMatchObject({
      publicGrants: [{ open: false }, "…denied s3:GetBucketPolicy"],
      tlsOnly: "?denied s3:GetBucketPolicy",
    });
  });
  it("stay unknown where nothing was asked", () => {
    expect(
      of(
        "object-store",
        "example-files",
        kept.answers.filter(({ operation }) => operation === "s3.ListBuckets"),
      ),
    ).toMatchObject({
      publicGrants: ["…not-listed GetBucketAcl", "…not-listed GetBucketPolicy"],
      blocks: ["…not-listed GetPublicAccessBlock", "…not-listed GetPublicAccessBlock of the account"],
      tlsOnly: "?not-listed GetBucketPolicy",
      retention: "?not-listed GetBucketLifecycleConfiguration",
    });
  });
});

describe("trails", () => {
  it("have the facts of the same trails in code", () => {
    const written = (body: string): Readonly<Record<string, unknown>> =>
      facts("audit-trail", "aws_cloudtrail.a", `resource "aws_cloudtrail" "a" {\n${body}\n}`);
    const pairs = [
      ["account", 's3_bucket_name = "example-files"\nis_multi_region_trail = true'],
      ["regional", 's3_bucket_name = "example-audit"\nenable_logging = false'],
    ] as const;
    for (const [name, body] of pairs) {
      const { active, allRegions, destinations } = of("audit-trail", name);
      expect({ active, allRegions, destinations }).toEqual(pick(written(body)));
    }
  });
  it("are on only where the status says so", () => {
    expect(of("audit-trail", "unread")).toMatchObject({
      active: "?denied cloudtrail:GetTrailStatus",
      allRegions: true,
      destinations: [{ store: "example-elsewhere" }, { store: "arn:aws:logs:eu-west-1:123456789012:log-group:example-trail:*" }],
    });
    const alone = kept.answers.filter(({ operation }) => operation === "cloudtrail.DescribeTrails");
    expect(of("audit-trail", "account", alone)["active"]).toBe("?not-listed cloudtrail.TrailStatus");
  });
});

function pick({ active, allRegions, destinations }: Readonly<Record<string, unknown>>): object {
  return { active, allRegions, destinations };
}

it("an account that answers nothing has nothing", () => {
  expect(live([]).resources).toEqual([]);
  expect(resourcesOf("")).toEqual([]);
});
