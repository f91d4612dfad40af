import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/audit-trail-integrity",
  question: "LOG-05",
  title: { en: "Alteration of the audit log can be detected", zh: "审计日志的篡改可被发现" },
  severity: "medium",
  kind: "audit-trail",
  controls: ["12.4.2", "16.1.7"],
  why: {
    en: "A log is evidence only if it can be shown that nobody changed it. Digest files make a later alteration or deletion visible.",
    zh: "只有能证明未被改动的日志才是证据。摘要文件可使事后的篡改或删除无处遁形。",
  },
  fix: {
    aws: {
      text: { en: "Turn on log file validation of the trail.", zh: "为跟踪开启日志文件完整性验证。" },
      cli: "aws cloudtrail update-trail --name TRAIL --enable-log-file-validation",
      terraform: "enable_log_file_validation = true",
    },
  },
  check: (trail) =>
    must(trail, "integrityValidated", (on) => on, {
      en: "Log files are not validated; alteration would go unnoticed.",
      zh: "未启用日志文件验证，篡改将无法被发现。",
    }),
  examples: {
    pass: [{ resource: given("audit-trail", { integrityValidated: true }) }],
    fail: [{ resource: given("audit-trail", { integrityValidated: false }) }],
  },
});
