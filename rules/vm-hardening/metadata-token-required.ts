import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/metadata-token-required",
  question: "VMH-04",
  title: { en: "Metadata service is off or requires a session token", zh: "实例元数据服务已关闭或强制使用令牌" },
  severity: "high",
  kind: ["virtual-machine", "machine-template"],
  controls: ["CLD.9.5.2", "9.2.4"],
  why: {
    en: "The metadata service hands out the machine's cloud credentials. Without a session token, a single request forged through a web application on the machine is enough to steal them.",
    zh: "元数据服务会发放该机器的云凭证。若不要求会话令牌，攻击者只需借助机器上的 Web 应用伪造一次请求即可窃取凭证。",
  },
  fix: {
    aws: {
      text: {
        en: "Require IMDSv2 on the machine and in its launch template; set it as the account default for the region too.",
        zh: "在实例及其启动模板上强制 IMDSv2，并将其设为该区域的账号默认值。",
      },
      cli: "aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-tokens required --http-endpoint enabled",
      terraform: 'metadata_options {\n  http_endpoint = "enabled"\n  http_tokens   = "required"\n}',
    },
    azure: {
      text: {
        en: "Turn on the metadata security protocol in enforce mode for the machine.",
        zh: "为该虚拟机启用元数据安全协议并设为强制模式。",
      },
      cli: "az vm update -g GROUP -n VM --set securityProfile.proxyAgentSettings.enabled=true securityProfile.proxyAgentSettings.imds.mode=Enforce",
    },
    alicloud: {
      text: {
        en: "Set the metadata access mode of the instance to security hardened (tokens required).",
        zh: "将实例的元数据访问模式设为加固模式（仅令牌访问）。",
      },
      cli: "aliyun ecs ModifyInstanceMetadataOptions --InstanceId INSTANCE --HttpEndpoint enabled --HttpTokens required",
      terraform: 'resource "alicloud_instance" "example" {\n  # …\n  http_endpoint = "enabled"\n  http_tokens   = "required"\n}',
    },
  },
  check: (machine) =>
    must(machine, "metadataTokenRequired", (required) => required, {
      en: "The metadata service answers requests without a session token.",
      zh: "元数据服务接受不带会话令牌的请求。",
    }),
  examples: {
    pass: [
      { resource: given("virtual-machine", { metadataTokenRequired: true }) },
      { resource: given("machine-template", { metadataTokenRequired: true }) },
    ],
    fail: [
      { resource: given("virtual-machine", { metadataTokenRequired: false }) },
      { resource: given("machine-template", { metadataTokenRequired: false }) },
    ],
  },
});
