import type { Listener } from "../../src/model/kinds/load-balancer.ts";
import { anyOf, every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/load-balancer-https-only",
  question: "ENC-08",
  title: { en: "Load balancer has no plain listener except a redirect", zh: "负载均衡除跳转外无明文监听" },
  severity: "high",
  kind: "load-balancer",
  controls: ["14.1.2", "14.1.3", "10.1.1"],
  why: {
    en: "Whatever a plain listener accepts travels readable and alterable: passwords, session cookies, answers. Plain HTTP is good for one thing, sending the browser on to HTTPS.",
    zh: "明文监听接收的内容可被窥视和篡改，包括口令、会话 Cookie 与应答。明文 HTTP 仅应用于跳转到 HTTPS。",
  },
  fix: {
    aws: {
      text: {
        en: "Give the HTTP listener a default action that redirects to HTTPS, or remove it.",
        zh: "将 HTTP 监听器的默认操作改为重定向到 HTTPS，或删除该监听器。",
      },
      cli: "aws elbv2 modify-listener --listener-arn LISTENER --default-actions Type=redirect,RedirectConfig='{Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'",
      terraform:
        'default_action {\n  type = "redirect"\n  redirect {\n    protocol    = "HTTPS"\n    port        = "443"\n    status_code = "HTTP_301"\n  }\n}',
    },
    azure: {
      text: {
        en: "Let the rule of the HTTP listener redirect to the HTTPS listener of the gateway.",
        zh: "将 HTTP 侦听器的规则改为重定向到网关的 HTTPS 侦听器。",
      },
      cli: "az network application-gateway redirect-config create -g GROUP --gateway-name GATEWAY -n to-https --type Permanent --target-listener HTTPS_LISTENER",
      terraform:
        'redirect_configuration {\n  name                 = "to-https"\n  redirect_type        = "Permanent"\n  target_listener_name = "https"\n  include_path         = true\n  include_query_string = true\n}',
    },
    alicloud: {
      text: { en: "Forward the HTTP listener to the HTTPS listener, or remove it.", zh: "将 HTTP 监听转发至 HTTPS 监听，或删除该监听。" },
      cli: "aliyun slb CreateLoadBalancerHTTPListener --LoadBalancerId BALANCER --ListenerPort 80 --ListenerForward on --ForwardPort 443",
      terraform:
        'resource "alicloud_slb_listener" "http" {\n  load_balancer_id = alicloud_slb_load_balancer.example.id\n  frontend_port    = 80\n  protocol         = "http"\n  listener_forward = "on"\n  forward_port     = 443\n}',
    },
  },
  check: (balancer) =>
    every(
      balancer.listeners,
      (listener) => {
        const plain = {
          en: "The listener accepts unencrypted traffic and does not redirect to HTTPS.",
          zh: "该监听接受明文流量且未跳转到 HTTPS。",
        };
        return anyOf(
          must(listener, "protocol", (protocol) => protocol !== "http" && protocol !== "tcp", plain),
          must(listener, "redirectsToHttps", (redirects) => redirects, plain),
        );
      },
      "listeners",
    ),
  examples: {
    pass: [
      {
        resource: given("load-balancer", {
          listeners: [
            part<Listener>({ protocol: "https", port: 443, redirectsToHttps: false }),
            part<Listener>({ protocol: "http", port: 80, redirectsToHttps: true }),
          ],
        }),
      },
    ],
    fail: [{ resource: given("load-balancer", { listeners: [part<Listener>({ protocol: "http", port: 80, redirectsToHttps: false })] }) }],
  },
});
