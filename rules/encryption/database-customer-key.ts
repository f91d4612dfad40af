import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/database-customer-key",
  question: "ENC-05",
  title: { en: "Database is encrypted with a key of your own", zh: "数据库使用自管密钥加密" },
  severity: "low",
  kind: "database",
  controls: ["10.1.2", "10.1.1"],
  why: {
    en: "A key of your own can be withdrawn: then copies and backups are unreadable too, wherever they are.",
    zh: "自管密钥可被收回，届时副本与备份无论在何处都不可读。",
  },
  fix: {
    aws: {
      text: { en: "Create the database with a customer-managed KMS key.", zh: "使用客户管理的 KMS 密钥创建数据库。" },
      terraform: "kms_key_id = aws_kms_key.data.arn",
    },
    azure: {
      text: { en: "Set a key from your vault as the protector.", zh: "将保管库中的密钥设为保护程序。" },
      cli: "az sql server tde-key set -g GROUP -s SERVER --server-key-type AzureKeyVault --kid KEY",
      terraform:
        'resource "azurerm_mssql_server_transparent_data_encryption" "example" {\n  server_id        = azurerm_mssql_server.example.id\n  key_vault_key_id = azurerm_key_vault_key.example.id\n}',
    },
    alicloud: {
      text: { en: "Choose a key of your own for the encryption of the instance.", zh: "为实例加密选择自管密钥。" },
      terraform: "encryption_key = alicloud_kms_key.data.id",
    },
  },
  check: (database) =>
    must(database, "customerKey", (on) => on, { en: "The database uses a key of the platform.", zh: "该数据库使用平台密钥。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", customerKey: true }) }],
    fail: [{ resource: given("database", { role: "both", customerKey: false }) }],
  },
});
