import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/machine-logs-shipped",
  question: "VMH-10",
  title: { en: "Machine ships its logs", zh: "虚拟机已外送日志" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["12.4.1", "CLD.9.5.2"],
  why: {
    en: "Logs that stay on the machine are the first thing an intruder deletes, and they vanish with the machine.",
    zh: "仅留在本机的日志会被入侵者首先删除，也会随机器一同消失。",
  },
  fix: {
    aws: {
      text: { en: "Install the CloudWatch agent by a State Manager association.", zh: "通过 State Manager 关联安装 CloudWatch 代理。" },
      terraform:
        'resource "aws_ssm_association" "logs" {\n  name = "AmazonCloudWatch-ManageAgent"\n  targets {\n    key    = "InstanceIds"\n    values = ["*"]\n  }\n}',
    },
    azure: {
      text: { en: "Turn on boot diagnostics and install the Azure Monitor agent.", zh: "启用启动诊断并安装 Azure Monitor 代理。" },
      terraform: "boot_diagnostics {}",
    },
    alicloud: {
      text: {
        en: "Install the Simple Log Service agent and put the machine into a machine group.",
        zh: "安装日志服务采集客户端并加入机器组。",
      },
    },
  },
  check: (machine) => must(machine, "logsShipped", (on) => on, { en: "The machine ships no logs.", zh: "该虚拟机未外送日志。" }),
  examples: {
    pass: [{ resource: given("virtual-machine", { logsShipped: true }) }],
    fail: [{ resource: given("virtual-machine", { logsShipped: false }) }],
  },
});
