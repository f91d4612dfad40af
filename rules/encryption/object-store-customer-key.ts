import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/object-store-customer-key",
  question: "ENC-05",
  title: { en: "Object store is encrypted with a key of your own", zh: "对象存储使用自管密钥加密" },
  severity: "low",
  kind: "object-store",
  controls: ["10.1.2", "10.1.1"],
  why: {
    en: "A key of your own separates the right to read the store from the right to decrypt it.",
    zh: "自管密钥将读取存储的权限与解密的权限分离。",
  },
  fix: {
    aws: {
      text: { en: "Set SSE-KMS with a customer-managed key.", zh: "使用客户管理密钥设置 SSE-KMS。" },
      terraform:
        'rule {\n  apply_server_side_encryption_by_default {\n    sse_algorithm     = "aws:kms"\n    kms_master_key_id = aws_kms_key.data.arn\n  }\n}',
    },
    azure: {
      text: { en: "Set a customer-managed key on the storage account.", zh: "为存储账户设置客户管理的密钥。" },
      terraform:
        'resource "azurerm_storage_account_customer_managed_key" "example" {\n  storage_account_id = azurerm_storage_account.example.id\n  key_vault_key_id   = azurerm_key_vault_key.example.id\n}',
    },
    alicloud: {
      text: { en: "Set KMS encryption with a key of your own.", zh: "使用自管密钥设置 KMS 加密。" },
      terraform: "kms_master_key_id = alicloud_kms_key.data.id",
    },
  },
  check: (store) => must(store, "customerKey", (on) => on, { en: "The store uses a key of the platform.", zh: "该存储使用平台密钥。" }),
  examples: {
    pass: [{ resource: given("object-store", { channels: [], customerKey: true }) }],
    fail: [{ resource: given("object-store", { channels: [], customerKey: false }) }],
  },
});
