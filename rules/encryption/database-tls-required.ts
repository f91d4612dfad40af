import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/database-tls-required",
  question: "ENC-07",
  title: { en: "Database refuses connections without TLS", zh: "数据库拒绝未加密连接" },
  severity: "high",
  kind: "database",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "A driver that is not told to encrypt sends queries, results and often the password in the clear, unless the server refuses.",
    zh: "未配置加密的驱动会以明文发送查询、结果乃至口令，除非服务端拒绝。",
  },
  fix: {
    aws: {
      text: {
        en: "Set rds.force_ssl or require_secure_transport in the parameter group.",
        zh: "在参数组中设置 rds.force_ssl 或 require_secure_transport。",
      },
      terraform: 'parameter {\n  name  = "rds.force_ssl"\n  value = "1"\n}',
    },
    azure: {
      text: {
        en: "Keep require_secure_transport on; set SSL enforcement on single servers.",
        zh: "保持 require_secure_transport 为 on；单一服务器启用强制 SSL。",
      },
      cli: "az postgres flexible-server parameter set -g GROUP -s SERVER -n require_secure_transport -v on",
    },
    alicloud: {
      text: { en: "Turn on SSL and force it.", zh: "开启 SSL 并强制使用。" },
      terraform: 'ssl_action       = "Open"\nforce_encryption = "1"',
    },
  },
  check: (database) => must(database, "tlsRequired", (on) => on, { en: "Plain connections are accepted.", zh: "接受未加密连接。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", tlsRequired: true }) }],
    fail: [{ resource: given("database", { role: "both", tlsRequired: false }) }],
  },
});
