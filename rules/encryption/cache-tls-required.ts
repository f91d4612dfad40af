import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/cache-tls-required",
  question: "ENC-07",
  title: { en: "Cache refuses connections without TLS", zh: "缓存拒绝未加密连接" },
  severity: "high",
  kind: "cache",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "Caches speak a plain protocol by habit: whoever listens on the network reads sessions and passwords.",
    zh: "缓存惯用明文协议，网络上的窃听者可直接读取会话与口令。",
  },
  fix: {
    aws: {
      text: { en: "Turn on encryption in transit in required mode.", zh: "以 required 模式启用传输加密。" },
      terraform: 'transit_encryption_enabled = true\ntransit_encryption_mode    = "required"',
    },
    azure: {
      text: { en: "Close the plain port.", zh: "关闭非 TLS 端口。" },
      cli: "az redis update -g GROUP -n CACHE --set enableNonSslPort=false",
      terraform: "non_ssl_port_enabled = false",
    },
    alicloud: {
      text: { en: "Turn on TLS (SSL) of the instance.", zh: "为实例开启 TLS（SSL）。" },
      cli: "aliyun r-kvstore ModifyInstanceSSL --InstanceId INSTANCE --SSLEnabled Enable",
      terraform: 'ssl_enable = "Enable"',
    },
  },
  check: (cache) => must(cache, "tlsRequired", (on) => on, { en: "Plain connections are accepted.", zh: "接受未加密连接。" }),
  examples: { pass: [{ resource: given("cache", { tlsRequired: true }) }], fail: [{ resource: given("cache", { tlsRequired: false }) }] },
});
