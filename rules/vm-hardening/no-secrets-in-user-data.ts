import type { At } from "../../src/model/at.ts";
import type { SecretHit } from "../../src/model/kinds/virtual-machine.ts";
import { every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";

const hit = part<SecretHit>({ pattern: "private-key", at: 0 as At });

export default defineRule({
  id: "vm-hardening/no-secrets-in-user-data",
  question: "IAM-17",
  title: { en: "Start-up data holds no credential", zh: "启动数据中没有凭据" },
  severity: "high",
  kind: ["virtual-machine", "machine-template"],
  controls: ["9.2.4"],
  why: {
    en: "Start-up data is no secret: whoever may describe the machine can read it, and so can every process on it. It also stays in code, in state files and in old versions of templates.",
    zh: "启动数据并不保密：凡能查看该机器配置的人都能读取，机器上的任何进程亦然；它还会留存在代码、状态文件与模板的旧版本中。",
  },
  fix: {
    aws: {
      text: {
        en: "Keep the credential in Secrets Manager and fetch it at start-up with the role of the machine. Replace the old one: it counts as leaked.",
        zh: "将凭据存入 Secrets Manager，启动时以机器角色读取。旧凭据视同已泄露，应立即更换。",
      },
      cli: "aws secretsmanager get-secret-value --secret-id app/database --query SecretString --output text",
      terraform:
        'resource "aws_instance" "example" {\n  # …\n  iam_instance_profile = aws_iam_instance_profile.app.name\n  user_data            = file("fetch-secret.sh")\n}',
    },
    azure: {
      text: {
        en: "Keep the credential in Key Vault and fetch it with the managed identity of the machine. Replace the old one: it counts as leaked.",
        zh: "将凭据存入 Key Vault，以虚拟机的托管标识读取。旧凭据视同已泄露，应立即更换。",
      },
      cli: "az keyvault secret show --vault-name VAULT -n NAME --query value -o tsv",
      terraform: 'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  identity {\n    type = "SystemAssigned"\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Keep the credential in KMS Secrets Manager and fetch it with the RAM role of the instance. Replace the old one: it counts as leaked.",
        zh: "将凭据存入 KMS 凭据管家，以实例 RAM 角色读取。旧凭据视同已泄露，应立即更换。",
      },
      cli: "aliyun kms GetSecretValue --SecretName NAME",
      terraform: 'resource "alicloud_instance" "example" {\n  # …\n  role_name = alicloud_ram_role.app.role_name\n}',
    },
  },
  check: (machine) =>
    every(
      machine.userDataSecrets,
      (found) =>
        must(
          found,
          "pattern",
          () => false,
          (pattern) => ({
            en: `Start-up data holds what looks like a credential (${pattern}).`,
            zh: `启动数据中存在疑似凭据（${pattern}）。`,
          }),
        ),
      "userDataSecrets",
    ),
  examples: {
    pass: [{ resource: given("virtual-machine", { userDataSecrets: [] }) }],
    fail: [
      { resource: given("virtual-machine", { userDataSecrets: [hit] }) },
      { resource: given("machine-template", { userDataSecrets: [hit] }) },
    ],
  },
});
