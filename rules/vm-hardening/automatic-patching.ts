import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/automatic-patching",
  question: "VMH-17",
  title: { en: "Operating system is patched automatically", zh: "操作系统自动安装补丁" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["12.6.1", "CLD.9.5.2"],
  why: {
    en: "Published flaws are exploited within days. Where patching waits for somebody to remember it, the machines that nobody thinks of stay open the longest.",
    zh: "公开的漏洞数日内即遭利用。若打补丁全凭人记起，最被遗忘的机器便暴露得最久。",
  },
  fix: {
    aws: {
      text: {
        en: "Let Systems Manager install patches on a schedule, for all machines or for those with a tag.",
        zh: "由 Systems Manager 按计划为全部机器（或带特定标签的机器）安装补丁。",
      },
      cli: 'aws ssm create-association --name AWS-RunPatchBaseline --targets Key=InstanceIds,Values=INSTANCE --parameters Operation=Install --schedule-expression "cron(0 3 ? * SUN *)"',
      terraform:
        'resource "aws_ssm_association" "patches" {\n  name                = "AWS-RunPatchBaseline"\n  schedule_expression = "cron(0 3 ? * SUN *)"\n  parameters          = { Operation = "Install" }\n  targets {\n    key    = "InstanceIds"\n    values = ["*"]\n  }\n}',
    },
    azure: {
      text: {
        en: "Set the patch mode to AutomaticByPlatform, so that Azure installs patches outside peak hours.",
        zh: "将修补模式设为 AutomaticByPlatform，由 Azure 在非高峰时段安装补丁。",
      },
      cli: "az vm update -g GROUP -n VM --set osProfile.linuxConfiguration.patchSettings.patchMode=AutomaticByPlatform",
      terraform: 'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  patch_mode = "AutomaticByPlatform"\n}',
    },
  },
  check: (machine) =>
    must(machine, "automaticPatching", (on) => on, {
      en: "Nothing installs operating-system patches by itself.",
      zh: "操作系统补丁未自动安装。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { automaticPatching: true }) }],
    fail: [{ resource: given("virtual-machine", { automaticPatching: false }) }],
  },
});
