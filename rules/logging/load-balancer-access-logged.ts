import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/load-balancer-access-logged",
  question: "LOG-03",
  title: { en: "Load balancer writes access logs", zh: "负载均衡已记录访问日志" },
  severity: "medium",
  kind: "load-balancer",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "The access log is where an attack on a web application shows first, and the only place that has the caller beside the request.",
    zh: "对 Web 应用的攻击最先体现在访问日志中，也只有此处同时保留来源与请求。",
  },
  fix: {
    aws: {
      text: { en: "Turn on access logs into a bucket.", zh: "开启访问日志并写入存储桶。" },
      cli: "aws elbv2 modify-load-balancer-attributes --load-balancer-arn BALANCER --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=BUCKET",
      terraform: "access_logs {\n  bucket  = aws_s3_bucket.logs.id\n  enabled = true\n}",
    },
    azure: {
      text: {
        en: "Add a diagnostic setting with ApplicationGatewayAccessLog on the gateway.",
        zh: "为应用程序网关添加包含 ApplicationGatewayAccessLog 的诊断设置。",
      },
      terraform: 'enabled_log {\n  category = "ApplicationGatewayAccessLog"\n}',
    },
    alicloud: {
      text: { en: "Turn on access logs into Simple Log Service.", zh: "开启访问日志并投递到日志服务。" },
      terraform:
        "access_log_config {\n  log_project = alicloud_log_project.example.project_name\n  log_store   = alicloud_log_store.example.logstore_name\n}",
    },
  },
  check: (balancer) =>
    must(balancer, "accessLogged", (on) => on, { en: "The load balancer writes no access log.", zh: "该负载均衡未记录访问日志。" }),
  examples: {
    pass: [{ resource: given("load-balancer", { accessLogged: true }) }],
    fail: [{ resource: given("load-balancer", { accessLogged: false }) }],
  },
});
