import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/no-legacy-platform",
  question: "VMH-13",
  title: { en: "Virtual machine runs on a current platform", zh: "虚拟机运行在现行平台上" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["CLD.9.5.2", "13.1.3"],
  why: {
    en: "The classic network is shared with other tenants, and disks kept as files in a storage account can be copied by whoever holds its key. Newer protections do not reach either of them.",
    zh: "经典网络由多个租户共用；以文件形式存放在存储账户中的磁盘，可被持有账户密钥的人直接复制。新的防护能力均不覆盖这些遗留平台。",
  },
  fix: {
    azure: {
      text: {
        en: "Deallocate the machine and convert its disks to managed disks.",
        zh: "解除分配虚拟机，并将其磁盘转换为托管磁盘。",
      },
      cli: "az vm convert -g GROUP -n VM",
      terraform:
        'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  os_disk {\n    caching              = "ReadWrite"\n    storage_account_type = "Premium_LRS"\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Move the instance from the classic network into a VPC with a migration plan of the ECS console.",
        zh: "在 ECS 控制台创建迁移计划，将实例由经典网络迁入专有网络。",
      },
      terraform: 'resource "alicloud_instance" "example" {\n  # …\n  vswitch_id = alicloud_vswitch.example.id\n}',
    },
  },
  check: (machine) =>
    must(machine, "legacyPlatform", (is) => !is, {
      en: "The machine uses the classic network or unmanaged disks.",
      zh: "该机器使用经典网络或非托管磁盘。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { legacyPlatform: false }) }],
    fail: [{ resource: given("virtual-machine", { legacyPlatform: true }) }],
  },
});
