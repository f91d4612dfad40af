import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/database-logs-duration",
  question: "LOG-03",
  title: { en: "Database logs the duration of statements", zh: "数据库记录语句执行时长" },
  severity: "low",
  kind: "database",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "Unusually long statements point at bulk extraction of data, or at an attack on availability.",
    zh: "异常耗时的语句可能意味着批量取数或针对可用性的攻击。",
  },
  fix: {
    aws: {
      text: { en: "Set log_duration to 1 in the parameter group.", zh: "在参数组中将 log_duration 设为 1。" },
      cli: "aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters ParameterName=log_duration,ParameterValue=1,ApplyMethod=immediate",
      terraform: 'parameter {\n  name  = "log_duration"\n  value = "1"\n}',
    },
    azure: {
      text: { en: "Set the server parameter log_duration to on.", zh: "将服务器参数 log_duration 设为 on。" },
      cli: "az postgres flexible-server parameter set -g GROUP -s SERVER -n log_duration -v on",
      terraform:
        'resource "azurerm_postgresql_flexible_server_configuration" "log_duration" {\n  name      = "log_duration"\n  server_id = azurerm_postgresql_flexible_server.example.id\n  value     = "on"\n}',
    },
    alicloud: {
      text: { en: "Set the parameter log_duration to on.", zh: "将参数 log_duration 设为 on。" },
      terraform: 'parameters {\n  name  = "log_duration"\n  value = "on"\n}',
    },
  },
  check: (database) =>
    must(database, "logsDuration", (on) => on, { en: "The duration of statements is not logged.", zh: "未记录语句执行时长。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", logsDuration: true }) }],
    fail: [{ resource: given("database", { role: "both", logsDuration: false }) }],
  },
});
