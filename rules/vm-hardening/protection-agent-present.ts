import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/protection-agent-present",
  question: "VMH-09",
  title: { en: "Virtual machine has a host protection agent", zh: "虚拟机装有主机防护代理" },
  severity: "high",
  kind: "virtual-machine",
  controls: ["12.2.1", "CLD.9.5.2"],
  why: {
    en: "Malware on a machine shows in processes and files, which no network log sees. Without an agent inside, the first sign is usually the damage.",
    zh: "机器上的恶意软件体现在进程与文件中，网络日志无从发现。没有内部代理，首个征兆往往就是损失本身。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn on GuardDuty Runtime Monitoring with automated agent management for EC2, or bring an agent of your own in the image.",
        zh: "启用 GuardDuty 运行时监控并自动管理 EC2 代理，或在镜像中自带防护代理。",
      },
      cli: 'aws guardduty update-detector --detector-id DETECTOR --features \'[{"Name":"RUNTIME_MONITORING","Status":"ENABLED","AdditionalConfiguration":[{"Name":"EC2_AGENT_MANAGEMENT","Status":"ENABLED"}]}]\'',
      terraform:
        'resource "aws_guardduty_detector_feature" "runtime" {\n  detector_id = aws_guardduty_detector.example.id\n  name        = "RUNTIME_MONITORING"\n  status      = "ENABLED"\n  additional_configuration {\n    name   = "EC2_AGENT_MANAGEMENT"\n    status = "ENABLED"\n  }\n}',
    },
    azure: {
      text: {
        en: "Turn on Defender for Servers, or install a protection extension on the machine.",
        zh: "启用 Defender for Servers，或在虚拟机上安装防护扩展。",
      },
      cli: "az security pricing create -n VirtualMachines --tier standard",
      terraform:
        'resource "azurerm_virtual_machine_extension" "antimalware" {\n  name                 = "antimalware"\n  virtual_machine_id   = azurerm_windows_virtual_machine.example.id\n  publisher            = "Microsoft.Azure.Security"\n  type                 = "IaaSAntimalware"\n  type_handler_version = "1.3"\n  settings             = jsonencode({ AntimalwareEnabled = true })\n}',
    },
    alicloud: {
      text: {
        en: "Create instances with the Security Center agent, and install it on those that exist from the Security Center console.",
        zh: "创建实例时启用云安全中心客户端；已有实例可在云安全中心控制台安装。",
      },
      terraform: 'resource "alicloud_instance" "example" {\n  # …\n  security_enhancement_strategy = "Active"\n}',
    },
  },
  check: (machine) =>
    must(machine, "protectionAgent", (there) => there, {
      en: "No host protection agent runs on the machine.",
      zh: "该机器没有运行主机防护代理。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { protectionAgent: true }) }],
    fail: [{ resource: given("virtual-machine", { protectionAgent: false }) }],
  },
});
