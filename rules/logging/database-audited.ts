import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/database-audited",
  question: "LOG-03",
  title: { en: "Database writes an audit log", zh: "数据库已开启审计日志" },
  severity: "high",
  kind: "database",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "The audit log of a database shows who read or changed which data. No log of the network or the application can replace it.",
    zh: "数据库审计日志记录谁读取或更改了哪些数据，网络与应用日志均无法替代。",
  },
  fix: {
    aws: {
      text: { en: "Turn on the audit feature of the engine and export its log.", zh: "开启引擎的审计功能并导出日志。" },
      cli: "aws rds modify-db-cluster --db-cluster-identifier CLUSTER --cloudwatch-logs-export-configuration EnableLogTypes=audit",
      terraform: 'enabled_cloudwatch_logs_exports = ["audit"]',
    },
    azure: {
      text: { en: "Turn on auditing of the server to a workspace or storage account.", zh: "开启服务器审计并写入工作区或存储账户。" },
      cli: "az sql server audit-policy update -g GROUP -n SERVER --state Enabled --log-analytics-target-state Enabled --log-analytics-workspace-resource-id WORKSPACE",
      terraform:
        'resource "azurerm_mssql_server_extended_auditing_policy" "example" {\n  server_id              = azurerm_mssql_server.example.id\n  log_monitoring_enabled = true\n}',
    },
    alicloud: {
      text: {
        en: "Turn on SQL Explorer and Audit of the RDS instance or PolarDB cluster, or the audit log of the MongoDB instance.",
        zh: "为 RDS 实例或 PolarDB 集群开启 SQL 洞察与审计，为 MongoDB 实例开启审计日志。",
      },
      cli: "aliyun das ModifySqlLogConfig --region cn-shanghai --InstanceId INSTANCE --Enable true --RequestEnable true --Retention 180; aliyun dds ModifyAuditPolicy --DBInstanceId INSTANCE --AuditStatus enable --ServiceType Standard --StoragePeriod 180",
      terraform: 'sql_collector_status       = "Enabled"\nsql_collector_config_value = 180',
    },
  },
  check: (database) => must(database, "audited", (on) => on, { en: "The database writes no audit log.", zh: "该数据库未开启审计日志。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", audited: true }) }],
    fail: [{ resource: given("database", { role: "both", audited: false }) }],
  },
});
