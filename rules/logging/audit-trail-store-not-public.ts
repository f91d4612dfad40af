import type { TrailDestination } from "../../src/model/kinds/audit-trail.ts";
import type { PublicGrant } from "../../src/model/kinds/object-store.ts";
import { every } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";
import { verdict } from "../../src/rule/verdict.ts";
import { notPublic } from "../../src/rule/public-access.ts";

const trail = given("audit-trail", { destinations: [part<TrailDestination>({ store: "bucket", retention: "forever" })] });
const openBucket = given("object-store", {
  id: "bucket",
  channels: ["acl"],
  publicGrants: [part<PublicGrant>({ channel: "acl", open: true })],
  blocks: [],
});
/** A log store is read by role only: it has no public door. */
const closedByRole = verdict("pass", { outcome: "pass", fact: "store" });

export default defineRule({
  id: "logging/audit-trail-store-not-public",
  question: "LOG-06",
  title: { en: "The store of the audit log is not open to the public", zh: "审计日志的存储未对公众开放" },
  severity: "critical",
  kind: "audit-trail",
  controls: ["12.4.2"],
  why: {
    en: "An audit log tells an attacker names, addresses, roles and habits. Its store must be the most private one of the account.",
    zh: "审计日志会向攻击者透露人员、地址、角色与操作习惯，其存储应是账号中最私密的。",
  },
  fix: {
    aws: {
      text: { en: "Turn on the public-access block of the trail bucket.", zh: "为跟踪所用存储桶开启公共访问阻断。" },
      cli: "aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
    },
    azure: {
      text: { en: "Forbid public containers on the storage account that receives the log.", zh: "在接收日志的存储账户上禁止公开容器。" },
      cli: "az storage account update -g GROUP -n ACCOUNT --allow-blob-public-access false",
    },
    alicloud: {
      text: { en: "Set the ACL of the trail bucket to private and block public access.", zh: "将跟踪所用 Bucket 设为私有并阻止公共访问。" },
    },
  },
  check: (trail, { follow }) =>
    every(
      trail.destinations,
      (destination) =>
        follow(trail, destination.store, ["object-store", "log-store"], (store) =>
          store.kind === "object-store" ? notPublic(store) : closedByRole,
        ),
      "destinations",
    ),
  examples: {
    pass: [{ resource: trail, with: [given("object-store", { id: "bucket", channels: ["acl"], publicGrants: [], blocks: [] })] }],
    fail: [{ resource: trail, with: [openBucket] }],
  },
});
