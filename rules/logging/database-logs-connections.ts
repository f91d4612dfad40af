import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/database-logs-connections",
  question: "LOG-03",
  title: { en: "Database logs connections", zh: "数据库记录连接日志" },
  severity: "low",
  kind: "database",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "A connection that nobody expected is often the first trace of a stolen password.",
    zh: "意外的连接往往是口令被盗的第一个迹象。",
  },
  fix: {
    aws: {
      text: { en: "Set log_connections to 1 in the parameter group.", zh: "在参数组中将 log_connections 设为 1。" },
      cli: "aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters ParameterName=log_connections,ParameterValue=1,ApplyMethod=immediate",
      terraform: 'parameter {\n  name  = "log_connections"\n  value = "1"\n}',
    },
    azure: {
      text: { en: "Set the server parameter log_connections to on.", zh: "将服务器参数 log_connections 设为 on。" },
      cli: "az postgres flexible-server parameter set -g GROUP -s SERVER -n log_connections -v on",
      terraform:
        'resource "azurerm_postgresql_flexible_server_configuration" "log_connections" {\n  name      = "log_connections"\n  server_id = azurerm_postgresql_flexible_server.example.id\n  value     = "on"\n}',
    },
    alicloud: {
      text: { en: "Set the parameter log_connections to on.", zh: "将参数 log_connections 设为 on。" },
      terraform: 'parameters {\n  name  = "log_connections"\n  value = "on"\n}',
    },
  },
  check: (database) => must(database, "logsConnections", (on) => on, { en: "Connections are not logged.", zh: "未记录连接日志。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", logsConnections: true }) }],
    fail: [{ resource: given("database", { role: "both", logsConnections: false }) }],
  },
});
