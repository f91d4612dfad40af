import { setElsewhere } from "../../src/model/fact.ts";
import { keptAtLeast, type Retention } from "../../src/model/retention.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

const keptFor = (kept: Retention) => ({ en: `Flow logs are kept for ${String(kept)} days only.`, zh: `流日志仅保存 ${String(kept)} 天。` });

export default defineRule({
  id: "logging/flow-log-retention",
  question: "LOG-04",
  title: { en: "Flow logs are kept long enough", zh: "流日志保存期限足够" },
  severity: "medium",
  kind: "flow-log",
  controls: ["12.4.1", "18.1.3", "16.1.7"],
  why: {
    en: "Flow logs show how an intrusion spread, but only as long as they are kept. Most intrusions are found weeks after they began.",
    zh: "流日志能够还原入侵的扩散过程，前提是仍有留存。多数入侵在发生数周之后才被发现。",
  },
  fix: {
    aws: {
      text: {
        en: "Raise the retention of the log group or the expiry of the bucket that receives the flow log.",
        zh: "延长接收流日志的日志组保留期或存储桶过期时间。",
      },
      cli: "aws logs put-retention-policy --log-group-name GROUP --retention-in-days 180",
      terraform: 'resource "aws_cloudwatch_log_group" "flow" {\n  name              = "flow"\n  retention_in_days = 180\n}',
    },
    azure: {
      text: {
        en: "Set the retention of the flow log to 0 (for ever) or at least 90 days.",
        zh: "将流日志保留期设为 0（永久）或不少于 90 天。",
      },
      cli: "az network watcher flow-log update --location REGION --name NAME --retention 180",
      terraform: "retention_policy {\n  enabled = true\n  days    = 180\n}",
    },
    alicloud: {
      text: {
        en: "Raise the retention of the Logstore that receives the flow log. The command resets what it does not name: read the rest with get-log-store first and pass it along.",
        zh: "延长接收流日志的 Logstore 保存时间。该命令会将未传递的参数重置为默认值，请先用 get-log-store 读取现有配置并一并传递。",
      },
      cli: "aliyun sls update-log-store --project PROJECT --logstore LOGSTORE --logstore-name LOGSTORE --ttl 180",
      terraform: "retention_period = 180",
    },
  },
  params: { retention: days({ default: 90, floor: 90, label: { en: "Days to keep flow logs", zh: "流日志保存天数" } }) },
  check: (log, { follow, params }) => {
    const enough = (kept: Retention) => keptAtLeast(kept, params.retention);
    return log.retention.state === "not-applicable"
      ? follow(log, log.store, ["log-store", "object-store"], (store) => must(store, "retention", enough, keptFor))
      : must(log, "retention", enough, keptFor);
  },
  examples: {
    pass: [
      { resource: given("flow-log", { retention: "forever" }) },
      {
        resource: given("flow-log", { retention: setElsewhere("store"), store: "logs" }),
        with: [given("log-store", { id: "logs", retention: 90 })],
      },
    ],
    fail: [{ resource: given("flow-log", { retention: 30 }) }],
  },
});
