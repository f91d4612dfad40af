import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/function-logged",
  question: "LOG-03",
  title: { en: "Function keeps a log", zh: "函数已保留日志" },
  severity: "medium",
  kind: "function",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "A function leaves nothing behind but its log: there is no machine to look at afterwards.",
    zh: "函数运行后除日志外不留痕迹，事后没有机器可供检查。",
  },
  fix: {
    aws: {
      text: { en: "Let the role of the function write to CloudWatch Logs.", zh: "允许函数角色写入 CloudWatch Logs。" },
      terraform:
        'resource "aws_iam_role_policy_attachment" "logs" {\n  role       = aws_iam_role.function.name\n  policy_arn = data.aws_iam_policy.lambda_basic_execution.arn\n}',
    },
    azure: {
      text: {
        en: "Connect Application Insights, or add a diagnostic setting with FunctionAppLogs.",
        zh: "连接 Application Insights，或添加包含 FunctionAppLogs 的诊断设置。",
      },
      terraform: "site_config {\n  application_insights_connection_string = azurerm_application_insights.example.connection_string\n}",
    },
    alicloud: {
      text: { en: "Set a log project and Logstore for the function.", zh: "为函数设置日志项目与 Logstore。" },
      terraform:
        "log_config {\n  project  = alicloud_log_project.example.project_name\n  logstore = alicloud_log_store.example.logstore_name\n}",
    },
  },
  check: (code) => must(code, "logged", (on) => on, { en: "The function keeps no log.", zh: "该函数未保留日志。" }),
  examples: { pass: [{ resource: given("function", { logged: true }) }], fail: [{ resource: given("function", { logged: false }) }] },
});
