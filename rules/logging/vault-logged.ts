import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/vault-logged",
  question: "LOG-03",
  title: { en: "Vault exports its audit events", zh: "密钥保管库已导出审计事件" },
  severity: "high",
  kind: "vault",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "Who read which secret, and when, is the first question after an incident. The vault answers it only if its audit events go somewhere.",
    zh: "事件发生后首先要问的是谁在何时读取了哪个机密。只有导出审计事件，保管库才能给出答案。",
  },
  fix: {
    azure: {
      text: { en: "Add a diagnostic setting with AuditEvent on the vault.", zh: "为密钥保管库添加包含 AuditEvent 的诊断设置。" },
      terraform: 'enabled_log {\n  category = "AuditEvent"\n}',
    },
    alicloud: { text: { en: "Turn on logging of the KMS instance.", zh: "为 KMS 实例开启日志。" }, terraform: 'log = "1"' },
  },
  check: (vault) =>
    must(vault, "logged", (on) => on, { en: "Audit events of the vault are not exported.", zh: "未导出保管库的审计事件。" }),
  examples: { pass: [{ resource: given("vault", { logged: true }) }], fail: [{ resource: given("vault", { logged: false }) }] },
});
