import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/web-app-https-only",
  question: "ENC-08",
  title: { en: "Web application answers over HTTPS only", zh: "Web 应用仅以 HTTPS 应答" },
  severity: "high",
  kind: "web-app",
  controls: ["14.1.2", "14.1.3", "10.1.1"],
  why: {
    en: "Whatever is answered over plain HTTP can be read and altered on the way; one plain link is enough to steal a session.",
    zh: "以明文 HTTP 应答的内容可在途中被读取和篡改，一个明文链接就足以窃取会话。",
  },
  fix: {
    aws: {
      text: { en: "Switch the plain listener off or let it redirect.", zh: "关闭明文监听或设置为重定向。" },
      terraform: 'setting {\n  namespace = "aws:elbv2:listener:default"\n  name      = "ListenerEnabled"\n  value     = "false"\n}',
    },
    azure: {
      text: { en: "Turn on HTTPS only.", zh: "启用“仅 HTTPS”。" },
      cli: "az webapp update -g GROUP -n APP --https-only true",
      terraform: "https_only = true",
    },
    alicloud: {
      text: { en: "Serve the domain or API over HTTPS only.", zh: "仅以 HTTPS 提供域名或 API 服务。" },
      terraform: 'protocol = "HTTPS"',
    },
  },
  check: (app) => must(app, "httpsOnly", (on) => on, { en: "Plain HTTP is answered.", zh: "接受明文 HTTP。" }),
  examples: { pass: [{ resource: given("web-app", { httpsOnly: true }) }], fail: [{ resource: given("web-app", { httpsOnly: false }) }] },
});
