import { keptAtLeast } from "../../src/model/retention.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "logging/log-store-retention",
  question: "LOG-04",
  title: { en: "Log store keeps logs long enough", zh: "日志库保存期限足够" },
  severity: "medium",
  kind: "log-store",
  controls: ["12.4.1", "18.1.3", "16.1.7"],
  why: {
    en: "A log store deletes silently when its time is up. What was deleted before an incident was found is gone for the investigation and for the authorities.",
    zh: "日志库到期后会静默删除日志。在事件被发现之前已删除的内容，调查与监管均无从获取。",
  },
  fix: {
    aws: {
      text: { en: "Raise the retention of the log group, or let it never expire.", zh: "延长日志组保留期，或设为永不过期。" },
      cli: "aws logs put-retention-policy --log-group-name GROUP --retention-in-days 180",
      terraform: "retention_in_days = 180",
    },
    azure: {
      text: { en: "Raise the retention of the workspace.", zh: "延长工作区的数据保留期。" },
      cli: "az monitor log-analytics workspace update -g GROUP -n WORKSPACE --retention-time 180",
      terraform: "retention_in_days = 180",
    },
    alicloud: {
      text: {
        en: "Raise the retention of the Logstore. The command resets what it does not name: read the rest with get-log-store first and pass it along.",
        zh: "延长 Logstore 的数据保存时间。该命令会将未传递的参数重置为默认值，请先用 get-log-store 读取现有配置并一并传递。",
      },
      cli: "aliyun sls update-log-store --project PROJECT --logstore LOGSTORE --logstore-name LOGSTORE --ttl 180",
      terraform: "retention_period = 180",
    },
  },
  params: { retention: days({ default: 180, floor: 180, label: { en: "Days to keep logs", zh: "日志保存天数" } }) },
  check: (store, { params }) =>
    must(
      store,
      "retention",
      (kept) => keptAtLeast(kept, params.retention),
      (kept) => ({ en: `Logs are kept for ${String(kept)} days only.`, zh: `日志仅保存 ${String(kept)} 天。` }),
    ),
  examples: {
    pass: [{ resource: given("log-store", { retention: 180 }) }, { resource: given("log-store", { retention: "forever" }) }],
    fail: [{ resource: given("log-store", { retention: 30 }) }],
  },
});
