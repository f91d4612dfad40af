import { keptAtLeast } from "../../src/model/retention.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "logging/database-audit-retention",
  question: "LOG-04",
  title: { en: "Audit log of the database is kept long enough", zh: "数据库审计日志保存期限足够" },
  severity: "medium",
  kind: "database",
  controls: ["12.4.1", "18.1.3", "16.1.7"],
  why: {
    en: "Misuse of data is often found only when the data turns up elsewhere. By then a short audit log has forgotten it.",
    zh: "数据滥用往往在数据流出后才被发现，届时过短的审计日志早已清除。",
  },
  fix: {
    aws: {
      text: { en: "Raise the retention of the log group of the database.", zh: "延长数据库日志组的保留期。" },
      cli: "aws logs put-retention-policy --log-group-name GROUP --retention-in-days 180",
      terraform: "retention_in_days = 180",
    },
    azure: {
      text: {
        en: "Raise the retention of the auditing policy or of its workspace; 0 keeps for ever.",
        zh: "延长审计策略或工作区的保留期，0 表示永久。",
      },
      terraform: "retention_in_days = 0",
    },
    alicloud: {
      text: {
        en: "Raise the retention of SQL Explorer and Audit, or of the audit log of the MongoDB instance.",
        zh: "延长 SQL 洞察与审计的保存时长，或 MongoDB 实例审计日志的保存时长。",
      },
      cli: "aliyun das ModifySqlLogConfig --region cn-shanghai --InstanceId INSTANCE --Enable true --RequestEnable true --Retention 180; aliyun dds ModifyAuditPolicy --DBInstanceId INSTANCE --AuditStatus enable --ServiceType Standard --StoragePeriod 180",
      terraform: "sql_collector_config_value = 180",
    },
  },
  params: {
    retention: days({ default: 90, floor: 90, label: { en: "Days to keep audit logs of databases", zh: "数据库审计日志保存天数" } }),
  },
  check: (database, { params }) =>
    must(
      database,
      "auditRetention",
      (kept) => keptAtLeast(kept, params.retention),
      (kept) =>
        kept === 0
          ? { en: "No audit log is kept.", zh: "未保存审计日志。" }
          : { en: `The audit log is kept for ${String(kept)} days only.`, zh: `审计日志仅保存 ${String(kept)} 天。` },
    ),
  examples: {
    pass: [{ resource: given("database", { role: "both", auditRetention: "forever" }) }],
    fail: [{ resource: given("database", { role: "both", auditRetention: 30 }) }],
  },
});
