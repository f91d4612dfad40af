import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/web-app-logged",
  question: "LOG-03",
  title: { en: "Web application logs requests", zh: "Web 应用已记录请求日志" },
  severity: "medium",
  kind: "web-app",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "Requests are where misuse shows first. Without their log neither an attack nor a leak can be reconstructed.",
    zh: "滥用最先体现在请求中。没有请求日志，攻击与泄露均无法还原。",
  },
  fix: {
    aws: {
      text: {
        en: "Stream the logs of the environment to CloudWatch, or set access logs of the stage.",
        zh: "将环境日志推送到 CloudWatch，或为阶段设置访问日志。",
      },
      terraform: 'access_log_settings {\n  destination_arn = aws_cloudwatch_log_group.api.arn\n  format          = "$context.requestId"\n}',
    },
    azure: {
      text: {
        en: "Turn on HTTP logs, or add a diagnostic setting with AppServiceHTTPLogs.",
        zh: "开启 HTTP 日志，或添加包含 AppServiceHTTPLogs 的诊断设置。",
      },
      terraform: "logs {\n  http_logs {\n    file_system {\n      retention_in_days = 90\n      retention_in_mb   = 100\n    }\n  }\n}",
    },
    alicloud: {
      text: { en: "Send the logs of the application or gateway to Simple Log Service.", zh: "将应用或网关日志投递到日志服务。" },
    },
  },
  check: (app) => must(app, "logged", (on) => on, { en: "Requests are not logged.", zh: "未记录请求日志。" }),
  examples: { pass: [{ resource: given("web-app", { logged: true }) }], fail: [{ resource: given("web-app", { logged: false }) }] },
});
