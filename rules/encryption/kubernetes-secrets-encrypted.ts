import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/kubernetes-secrets-encrypted",
  question: "ENC-04",
  title: { en: "Secrets of the cluster are encrypted by a key outside it", zh: "集群机密由集群外的密钥加密" },
  severity: "medium",
  kind: "kubernetes-cluster",
  controls: ["10.1.1"],
  why: {
    en: "Secrets in the store of a cluster are only encoded. Whoever reads the store, or a backup of it, reads them.",
    zh: "集群存储中的 Secret 仅经编码。能读取该存储或其备份者即可读取机密。",
  },
  fix: {
    aws: {
      text: { en: "Turn on envelope encryption with a KMS key.", zh: "使用 KMS 密钥开启信封加密。" },
      terraform: 'encryption_config {\n  resources = ["secrets"]\n  provider {\n    key_arn = aws_kms_key.cluster.arn\n  }\n}',
    },
    azure: {
      text: { en: "Turn on the key management service of the cluster.", zh: "为集群启用密钥管理服务。" },
      terraform: "key_management_service {\n  key_vault_key_id = azurerm_key_vault_key.cluster.id\n}",
    },
    alicloud: {
      text: { en: "Create the cluster with a provider key for secrets.", zh: "创建集群时为 Secret 指定加密密钥。" },
      terraform: "encryption_provider_key = alicloud_kms_key.cluster.id",
    },
  },
  check: (cluster) =>
    must(cluster, "secretsEncrypted", (on) => on, {
      en: "Secrets are not encrypted by a key outside the cluster.",
      zh: "Secret 未由集群外的密钥加密。",
    }),
  examples: {
    pass: [{ resource: given("kubernetes-cluster", { secretsEncrypted: true }) }],
    fail: [{ resource: given("kubernetes-cluster", { secretsEncrypted: false }) }],
  },
});
