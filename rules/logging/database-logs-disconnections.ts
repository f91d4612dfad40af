import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/database-logs-disconnections",
  question: "LOG-03",
  title: { en: "Database logs disconnections", zh: "数据库记录断开日志" },
  severity: "low",
  kind: "database",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "Only with the end of a session does the log tell how long somebody was inside.",
    zh: "只有记录会话结束，日志才能说明某人在其中停留了多久。",
  },
  fix: {
    aws: {
      text: { en: "Set log_disconnections to 1 in the parameter group.", zh: "在参数组中将 log_disconnections 设为 1。" },
      cli: "aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters ParameterName=log_disconnections,ParameterValue=1,ApplyMethod=immediate",
      terraform: 'parameter {\n  name  = "log_disconnections"\n  value = "1"\n}',
    },
    azure: {
      text: { en: "Set the server parameter log_disconnections to on.", zh: "将服务器参数 log_disconnections 设为 on。" },
      cli: "az postgres flexible-server parameter set -g GROUP -s SERVER -n log_disconnections -v on",
      terraform:
        'resource "azurerm_postgresql_flexible_server_configuration" "log_disconnections" {\n  name      = "log_disconnections"\n  server_id = azurerm_postgresql_flexible_server.example.id\n  value     = "on"\n}',
    },
    alicloud: {
      text: { en: "Set the parameter log_disconnections to on.", zh: "将参数 log_disconnections 设为 on。" },
      terraform: 'parameters {\n  name  = "log_disconnections"\n  value = "on"\n}',
    },
  },
  check: (database) => must(database, "logsDisconnections", (on) => on, { en: "Disconnections are not logged.", zh: "未记录断开日志。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", logsDisconnections: true }) }],
    fail: [{ resource: given("database", { role: "both", logsDisconnections: false }) }],
  },
});
