import { allOf, must, some } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/audit-trail-on",
  question: "LOG-01",
  title: { en: "An audit trail records the account", zh: "账号已启用操作审计跟踪" },
  severity: "critical",
  kind: "account",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "Without a trail nobody can say afterwards who created, changed or deleted what. The history that the console shows by itself is short and cannot be kept as evidence.",
    zh: "没有审计跟踪，事后便无从查明谁创建、修改或删除了什么。控制台自带的历史记录期限很短，无法作为证据留存。",
  },
  fix: {
    aws: {
      text: { en: "Create a multi-region trail that records management events.", zh: "创建记录管理事件的多区域跟踪。" },
      cli: "aws cloudtrail create-trail --name TRAIL --s3-bucket-name BUCKET --is-multi-region-trail && aws cloudtrail start-logging --name TRAIL",
      terraform:
        'resource "aws_cloudtrail" "main" {\n  name                  = "main"\n  s3_bucket_name        = aws_s3_bucket.trail.id\n  is_multi_region_trail = true\n}',
    },
    azure: {
      text: { en: "Export the activity log of the subscription by a diagnostic setting.", zh: "通过诊断设置导出订阅的活动日志。" },
      cli: 'az monitor diagnostic-settings subscription create --name NAME --location REGION --workspace WORKSPACE --logs \'[{"category":"Administrative","enabled":true}]\'',
    },
    alicloud: {
      text: {
        en: "Create a trail in ActionTrail, let it deliver all events, and start it.",
        zh: "在操作审计中创建跟踪并启用，投递全部事件。",
      },
      cli: "aliyun actiontrail CreateTrail --Name TRAIL --SlsProjectArn PROJECT_ARN --EventRW All --TrailRegion All; aliyun actiontrail StartLogging --Name TRAIL",
      terraform:
        'resource "alicloud_actiontrail_trail" "main" {\n  trail_name      = "main"\n  sls_project_arn = "PROJECT_ARN"\n  event_rw        = "All"\n}',
    },
  },
  check: (account, { pointingAt }) =>
    some(
      pointingAt(account, "audit-trail", "recordedAccount"),
      (trail) =>
        allOf(
          must(trail, "active", (on) => on, { en: "The trail is stopped.", zh: "该跟踪已停止。" }),
          must(trail, "managementEvents", (on) => on, { en: "The trail records no management events.", zh: "该跟踪未记录管理事件。" }),
        ),
      { en: "No audit trail records this account.", zh: "没有审计跟踪记录该账号。" },
      "audit trails",
    ),
  examples: {
    pass: [
      {
        resource: given("account", { id: "account" }),
        with: [given("audit-trail", { recordedAccount: "account", active: true, managementEvents: true })],
      },
    ],
    fail: [
      { resource: given("account", { id: "account" }) },
      {
        resource: given("account", { id: "account" }),
        with: [given("audit-trail", { recordedAccount: "account", active: false, managementEvents: true })],
      },
    ],
  },
});
