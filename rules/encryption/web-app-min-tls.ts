import { tlsAtLeast, type TlsVersion } from "../../src/model/tls.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { tls } from "../../src/rule/parameter.ts";

const accepts = (version: TlsVersion) =>
  version === "none"
    ? { en: "No lowest TLS version is set.", zh: "未设置最低 TLS 版本。" }
    : { en: `TLS ${version} is still accepted.`, zh: `仍接受 TLS ${version}。` };

export default defineRule({
  id: "encryption/web-app-min-tls",
  question: "ENC-06",
  title: { en: "Web application accepts TLS 1.2 or newer only", zh: "Web 应用仅接受 TLS 1.2 及以上" },
  severity: "medium",
  kind: "web-app",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "A site that still speaks TLS 1.0 lets an attacker on the way talk a browser down to it.",
    zh: "仍支持 TLS 1.0 的站点可能被中间人降级攻击。",
  },
  fix: {
    aws: {
      text: { en: "Choose a TLS 1.2 policy for the listener or domain.", zh: "为监听器或域名选择 TLS 1.2 策略。" },
      terraform: 'security_policy = "TLS_1_2"',
    },
    azure: {
      text: { en: "Set the lowest TLS version of the app.", zh: "设置应用的最低 TLS 版本。" },
      cli: "az webapp config set -g GROUP -n APP --min-tls-version 1.2",
      terraform: 'minimum_tls_version = "1.2"',
    },
    alicloud: {
      text: { en: "Set the lowest TLS version of the domain.", zh: "设置域名的最低 TLS 版本。" },
      terraform: 'tls_config {\n  min_version = "TLSv1.2"\n}',
    },
  },
  params: { minTls: tls({ default: "1.2", floor: "1.2", label: { en: "Lowest TLS version", zh: "最低 TLS 版本" } }) },
  check: (app, { params }) =>
    must(
      app,
      "minTls",
      (version) => tlsAtLeast(version, params.minTls),
      (version) => accepts(version),
    ),
  examples: {
    pass: [{ resource: given("web-app", { minTls: "1.2" }) }],
    fail: [{ resource: given("web-app", { minTls: "1.0" }) }, { resource: given("web-app", { minTls: "none" }) }],
  },
});
