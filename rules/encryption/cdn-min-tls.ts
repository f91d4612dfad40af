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
  id: "encryption/cdn-min-tls",
  question: "ENC-06",
  title: { en: "Content delivery domain accepts TLS 1.2 or newer only", zh: "CDN 域名仅接受 TLS 1.2 及以上" },
  severity: "medium",
  kind: "cdn",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "A site that still speaks TLS 1.0 lets an attacker on the way talk a browser down to it.",
    zh: "仍支持 TLS 1.0 的站点可能被中间人降级攻击。",
  },
  fix: {
    aws: {
      text: { en: "Use your own certificate and the policy TLSv1.2_2021.", zh: "使用自有证书并选择 TLSv1.2_2021 策略。" },
      terraform: 'minimum_protocol_version = "TLSv1.2_2021"',
    },
    azure: {
      text: { en: "Set the lowest TLS version of the custom domain.", zh: "设置自定义域的最低 TLS 版本。" },
      terraform: 'minimum_version = "TLS12"',
    },
    alicloud: {
      text: { en: "Switch TLS 1.0 and 1.1 off for the domain.", zh: "为域名关闭 TLS 1.0 与 1.1。" },
      terraform: 'function_name = "https_tls_version"\nfunction_args {\n  arg_name  = "tls10"\n  arg_value = "off"\n}',
    },
  },
  params: { minTls: tls({ default: "1.2", floor: "1.2", label: { en: "Lowest TLS version", zh: "最低 TLS 版本" } }) },
  check: (cdn, { params }) =>
    must(
      cdn,
      "minTls",
      (version) => tlsAtLeast(version, params.minTls),
      (version) => accepts(version),
    ),
  examples: {
    pass: [{ resource: given("cdn", { minTls: "1.2" }) }],
    fail: [{ resource: given("cdn", { minTls: "1.0" }) }, { resource: given("cdn", { minTls: "none" }) }],
  },
});
