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
  id: "encryption/cache-min-tls",
  question: "ENC-07",
  title: { en: "Cache accepts TLS 1.2 or newer only", zh: "缓存仅接受 TLS 1.2 及以上" },
  severity: "medium",
  kind: "cache",
  controls: ["13.2.1", "10.1.1"],
  why: { en: "Encryption with a broken version of TLS only looks like protection.", zh: "使用已被攻破的 TLS 版本只是看似安全。" },
  fix: {
    aws: { text: { en: "Nothing to do: the service accepts TLS 1.2 and newer only.", zh: "无需处理：服务仅接受 TLS 1.2 及以上。" } },
    azure: {
      text: { en: "Set the lowest TLS version of the cache.", zh: "设置缓存的最低 TLS 版本。" },
      cli: "az redis update -g GROUP -n CACHE --set minimumTlsVersion=1.2",
      terraform: 'minimum_tls_version = "1.2"',
    },
    alicloud: {
      text: {
        en: "Turn on TLS (SSL) of the instance, and set TLS 1.2 as the lowest version among its parameters.",
        zh: "为实例开启 TLS（SSL），并在参数设置中将最低版本设为 TLS 1.2。",
      },
      cli: "aliyun r-kvstore ModifyInstanceSSL --InstanceId INSTANCE --SSLEnabled Enable",
      terraform: 'ssl_enable = "Enable"',
    },
  },
  params: { minTls: tls({ default: "1.2", floor: "1.2", label: { en: "Lowest TLS version", zh: "最低 TLS 版本" } }) },
  check: (cache, { params }) =>
    must(
      cache,
      "minTls",
      (version) => tlsAtLeast(version, params.minTls),
      (version) => accepts(version),
    ),
  examples: {
    pass: [{ resource: given("cache", { minTls: "1.2" }) }],
    fail: [{ resource: given("cache", { minTls: "1.0" }) }, { resource: given("cache", { minTls: "none" }) }],
  },
});
