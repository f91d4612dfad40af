import type { Listener } from "../../src/model/kinds/load-balancer.ts";
import { tlsAtLeast } from "../../src/model/tls.ts";
import { every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";
import { tls } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "encryption/load-balancer-min-tls",
  question: "NET-19",
  title: { en: "Load balancer accepts TLS 1.2 or newer only", zh: "负载均衡仅接受 TLS 1.2 及以上" },
  severity: "medium",
  kind: "load-balancer",
  controls: ["13.1.2"],
  why: {
    en: "The policy of the listener decides what the weakest client may negotiate. Many defaults still allow TLS 1.0.",
    zh: "监听的安全策略决定最弱的客户端可协商到什么程度，许多默认策略仍允许 TLS 1.0。",
  },
  fix: {
    aws: {
      text: { en: "Choose a policy of the TLS13-1-2 family for each HTTPS listener.", zh: "为每个 HTTPS 监听器选择 TLS13-1-2 系列策略。" },
      cli: "aws elbv2 modify-listener --listener-arn LISTENER --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06",
      terraform: 'ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"',
    },
    azure: {
      text: { en: "Choose the predefined policy AppGwSslPolicy20220101.", zh: "选择预定义策略 AppGwSslPolicy20220101。" },
      cli: "az network application-gateway ssl-policy set -g GROUP --gateway-name GATEWAY --policy-type Predefined --name AppGwSslPolicy20220101",
      terraform: 'ssl_policy {\n  policy_type = "Predefined"\n  policy_name = "AppGwSslPolicy20220101"\n}',
    },
    alicloud: {
      text: {
        en: "Choose tls_cipher_policy_1_2 or stricter for each HTTPS listener.",
        zh: "为每个 HTTPS 监听选择 tls_cipher_policy_1_2 或更严格的策略。",
      },
      terraform: 'tls_cipher_policy = "tls_cipher_policy_1_2"',
    },
  },
  params: { minTls: tls({ default: "1.2", floor: "1.2", label: { en: "Lowest TLS version", zh: "最低 TLS 版本" } }) },
  check: (balancer, { params }) =>
    every(
      balancer.listeners,
      (listener) =>
        must(
          listener,
          "minTls",
          (version) => tlsAtLeast(version, params.minTls),
          (version) => ({
            en: `The listener still accepts TLS ${version}.`,
            zh: `该监听仍接受 TLS ${version}。`,
          }),
        ),
      "listeners",
    ),
  examples: {
    pass: [{ resource: given("load-balancer", { listeners: [part<Listener>({ protocol: "https", port: 443, minTls: "1.2" })] }) }],
    fail: [{ resource: given("load-balancer", { listeners: [part<Listener>({ protocol: "https", port: 443, minTls: "1.0" })] }) }],
  },
});
