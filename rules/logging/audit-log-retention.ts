import { setElsewhere } from "../../src/model/fact.ts";
import type { TrailDestination } from "../../src/model/kinds/audit-trail.ts";
import { keptAtLeast, type Retention } from "../../src/model/retention.ts";
import { must, some } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "logging/audit-log-retention",
  question: "LOG-04",
  title: { en: "Audit logs are kept long enough", zh: "审计日志保存期限足够" },
  severity: "medium",
  kind: "audit-trail",
  controls: ["12.4.1", "18.1.3", "16.1.7"],
  why: {
    en: "Intrusions are often found months later, and the law asks for network logs of at least six months. Logs that were deleted before that cannot be produced to anyone.",
    zh: "入侵往往数月之后才被发现，法律亦要求网络日志留存不少于六个月。提前删除的日志无法再向任何人提供。",
  },
  fix: {
    aws: {
      text: {
        en: "Raise the expiry of the trail's bucket or the retention of its log group.",
        zh: "延长跟踪所用存储桶的过期时间或日志组的保留期。",
      },
      cli: "aws logs put-retention-policy --log-group-name GROUP --retention-in-days 365",
      terraform: 'resource "aws_cloudwatch_log_group" "trail" {\n  name              = "trail"\n  retention_in_days = 365\n}',
    },
    azure: {
      text: {
        en: "Raise the retention of the workspace or storage account that the activity log is exported to.",
        zh: "延长活动日志导出目标（工作区或存储账户）的保留期。",
      },
      cli: "az monitor log-analytics workspace update -g GROUP -n WORKSPACE --retention-time 180",
      terraform: 'resource "azurerm_log_analytics_workspace" "example" {\n  # …\n  retention_in_days = 180\n}',
    },
    alicloud: {
      text: {
        en: "Raise the retention of the Logstore or the lifecycle of the bucket that the trail delivers to. The command resets what it does not name: read the rest with get-log-store first and pass it along.",
        zh: "延长跟踪投递的 Logstore 保存时间或 Bucket 生命周期。该命令会将未传递的参数重置为默认值，请先用 get-log-store 读取现有配置并一并传递。",
      },
      cli: "aliyun sls update-log-store --project PROJECT --logstore LOGSTORE --logstore-name LOGSTORE --ttl 365",
      terraform: 'resource "alicloud_log_store" "trail" {\n  # …\n  retention_period = 365\n}',
    },
  },
  params: { retention: days({ default: 180, floor: 180, label: { en: "Days to keep audit logs", zh: "审计日志保存天数" } }) },
  check: (trail, { follow, params }) => {
    const enough = (kept: Retention) => keptAtLeast(kept, params.retention);
    const short = (kept: Retention) => ({
      en: `Logs are kept for ${String(kept)} days; ${String(params.retention)} are asked for.`,
      zh: `日志仅保存 ${String(kept)} 天，要求不少于 ${String(params.retention)} 天。`,
    });
    return some(
      trail.destinations,
      (destination) =>
        destination.retention.state === "not-applicable"
          ? follow(trail, destination.store, ["object-store", "log-store"], (store) => must(store, "retention", enough, short))
          : must(destination, "retention", enough, short),
      { en: "The trail delivers its log nowhere.", zh: "该跟踪未将日志投递到任何位置。" },
      "destinations",
    );
  },
  examples: {
    pass: [
      {
        resource: given("audit-trail", { destinations: [part<TrailDestination>({ store: "logs", retention: setElsewhere("store") })] }),
        with: [given("log-store", { id: "logs", retention: 365 })],
      },
      { resource: given("audit-trail", { destinations: [part<TrailDestination>({ store: "bucket", retention: "forever" })] }) },
    ],
    fail: [
      {
        resource: given("audit-trail", { destinations: [part<TrailDestination>({ store: "logs", retention: setElsewhere("store") })] }),
        with: [given("log-store", { id: "logs", retention: 30 })],
      },
      { resource: given("audit-trail", { destinations: [] }) },
    ],
  },
});
