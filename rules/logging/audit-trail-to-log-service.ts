import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/audit-trail-to-log-service",
  question: "LOG-10",
  title: { en: "Audit log flows into a service where it can be searched", zh: "审计日志投递到可检索的日志服务" },
  severity: "medium",
  kind: "audit-trail",
  controls: ["12.4.1", "CLD.12.4.5"],
  why: {
    en: "A log that lies in a bucket is read after the damage. In a log service it can be searched at once and can raise an alert.",
    zh: "仅存放在存储桶中的日志往往在损失发生后才被查看；进入日志服务后可即时检索并触发告警。",
  },
  fix: {
    aws: {
      text: { en: "Let the trail also deliver to a CloudWatch log group.", zh: "让跟踪同时投递到 CloudWatch 日志组。" },
      cli: "aws cloudtrail update-trail --name TRAIL --cloud-watch-logs-log-group-arn GROUP_ARN --cloud-watch-logs-role-arn ROLE_ARN",
      terraform:
        'cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"\ncloud_watch_logs_role_arn  = aws_iam_role.trail.arn',
    },
    azure: {
      text: { en: "Send the activity log to a Log Analytics workspace.", zh: "将活动日志发送到 Log Analytics 工作区。" },
      terraform: "log_analytics_workspace_id = azurerm_log_analytics_workspace.example.id",
    },
    alicloud: {
      text: { en: "Let the trail deliver to Simple Log Service.", zh: "让跟踪投递到日志服务 SLS。" },
      cli: "aliyun actiontrail UpdateTrail --Name TRAIL --SlsProjectArn PROJECT_ARN",
      terraform: 'sls_project_arn = "PROJECT_ARN"',
    },
  },
  check: (trail) =>
    must(trail, "toLogService", (on) => on, { en: "The trail does not deliver to a log service.", zh: "该跟踪未投递到日志服务。" }),
  examples: {
    pass: [{ resource: given("audit-trail", { toLogService: true }) }],
    fail: [{ resource: given("audit-trail", { toLogService: false }) }],
  },
});
