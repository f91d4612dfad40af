import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/management-agent-present",
  question: "VMH-11",
  title: { en: "Virtual machine is under fleet management", zh: "虚拟机已纳入统一运维管理" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["12.5.1", "CLD.9.5.2", "12.6.1"],
  why: {
    en: "What is installed on a machine, and whether it is patched, can be answered and changed for the whole fleet only through an agent. A machine without one is administered by hand, or not at all.",
    zh: "机器上安装了什么、是否已打补丁，只有通过代理才能对全部机器统一掌握和变更。没有代理的机器只能手工维护，甚至无人维护。",
  },
  fix: {
    aws: {
      text: {
        en: "Give the machine an instance profile that lets the SSM agent register, or turn on default host management for the account.",
        zh: "为实例绑定允许 SSM 代理注册的实例配置文件，或为账号启用默认主机管理。",
      },
      cli: "aws ec2 associate-iam-instance-profile --instance-id INSTANCE --iam-instance-profile Name=PROFILE",
      terraform:
        'data "aws_iam_policy" "ssm" {\n  name = "AmazonSSMManagedInstanceCore"\n}\n\nresource "aws_iam_role_policy_attachment" "ssm" {\n  role       = aws_iam_role.machine.name\n  policy_arn = data.aws_iam_policy.ssm.arn\n}',
    },
    azure: {
      text: {
        en: "Provision the VM agent and allow extensions; both are the default for machines from marketplace images.",
        zh: "预配 VM 代理并允许扩展操作；使用市场映像时二者默认启用。",
      },
      cli: "az vm update -g GROUP -n VM --set osProfile.allowExtensionOperations=true",
      terraform:
        'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  provision_vm_agent         = true\n  allow_extension_operations = true\n}',
    },
    alicloud: {
      text: {
        en: "Install Cloud Assistant Agent on the instance; public images bring it along.",
        zh: "在实例上安装云助手 Agent；公共镜像已自带。",
      },
      cli: "aliyun ecs InstallCloudAssistant --RegionId REGION --InstanceId.1 INSTANCE",
    },
  },
  check: (machine) =>
    must(machine, "managementAgent", (there) => there, {
      en: "No management agent answers for the machine.",
      zh: "该机器没有可用的运维管理代理。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { managementAgent: true }) }],
    fail: [{ resource: given("virtual-machine", { managementAgent: false }) }],
  },
});
