import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/cdn-https-only",
  question: "ENC-08",
  title: { en: "Content delivery domain answers over HTTPS only", zh: "CDN 域名仅以 HTTPS 应答" },
  severity: "high",
  kind: "cdn",
  controls: ["14.1.2", "14.1.3", "10.1.1"],
  why: {
    en: "Whatever is answered over plain HTTP can be read and altered on the way; one plain link is enough to steal a session.",
    zh: "以明文 HTTP 应答的内容可在途中被读取和篡改，一个明文链接就足以窃取会话。",
  },
  fix: {
    aws: {
      text: { en: "Redirect viewers to HTTPS in every cache behaviour.", zh: "在每个缓存行为中将查看者重定向到 HTTPS。" },
      terraform: 'viewer_protocol_policy = "redirect-to-https"',
    },
    azure: {
      text: { en: "Turn off HTTP, or redirect it in the route.", zh: "关闭 HTTP，或在路由中重定向。" },
      terraform: "https_redirect_enabled = true",
    },
    alicloud: {
      text: { en: "Force the redirect to HTTPS.", zh: "开启强制跳转 HTTPS。" },
      terraform: 'function_name = "https_force"\nfunction_args {\n  arg_name  = "enable"\n  arg_value = "on"\n}',
    },
  },
  check: (cdn) => must(cdn, "httpsOnly", (on) => on, { en: "Plain HTTP is answered.", zh: "接受明文 HTTP。" }),
  examples: { pass: [{ resource: given("cdn", { httpsOnly: true }) }], fail: [{ resource: given("cdn", { httpsOnly: false }) }] },
});
