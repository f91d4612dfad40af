import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { count } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "vm-hardening/metadata-hop-limit-one",
  question: "VMH-04",
  title: { en: "Answers of the metadata service do not leave the machine", zh: "元数据服务的应答不会离开本机" },
  severity: "low",
  kind: ["virtual-machine", "machine-template"],
  controls: ["CLD.9.5.2", "9.2.4"],
  why: {
    en: "With a hop limit of 1 the token of the metadata service dies at the network stack of the machine. A higher limit lets containers, and proxies that run on the machine, fetch its cloud credentials.",
    zh: "跳数上限为 1 时，元数据服务的令牌无法越过本机网络栈。上限更高时，机器上的容器与代理也能取得其云凭证。",
  },
  fix: {
    aws: {
      text: {
        en: "Set the hop limit to 1. Where containers must reach the service, allow 2 here and declare it as maxHops in cldscan.yaml.",
        zh: "将跳数上限设为 1。确需容器访问时可设为 2，并在 cldscan.yaml 中以 maxHops 申报。",
      },
      cli: "aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 1",
      terraform: 'metadata_options {\n  http_tokens                 = "required"\n  http_put_response_hop_limit = 1\n}',
    },
    alicloud: {
      text: { en: "Set the hop limit to 1 in the launch template.", zh: "在启动模板中将跳数上限设为 1。" },
      terraform:
        'resource "alicloud_ecs_launch_template" "example" {\n  # …\n  http_tokens                 = "required"\n  http_put_response_hop_limit = 1\n}',
    },
  },
  params: {
    maxHops: count({ default: 1, ceiling: 2, label: { en: "Network hops an answer may survive", zh: "应答允许经过的网络跳数" } }),
  },
  check: (machine, { params }) =>
    must(
      machine,
      "metadataHopLimit",
      (hops) => hops <= params.maxHops,
      (hops) => ({
        en: `An answer of the metadata service survives ${String(hops)} hops; at most ${String(params.maxHops)} is allowed.`,
        zh: `元数据服务的应答可经过 ${String(hops)} 跳，上限应为 ${String(params.maxHops)}。`,
      }),
    ),
  examples: {
    pass: [
      { resource: given("virtual-machine", { metadataHopLimit: 1 }) },
      { resource: given("machine-template", { metadataHopLimit: 0 }) },
    ],
    fail: [
      { resource: given("virtual-machine", { metadataHopLimit: 2 }) },
      { resource: given("machine-template", { metadataHopLimit: 64 }) },
    ],
  },
});
