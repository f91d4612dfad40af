import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/key-deletion-guarded",
  question: "KEY-02",
  title: { en: "Keys cannot be destroyed at once", zh: "密钥不会被立即销毁" },
  severity: "high",
  kind: ["key", "vault"],
  controls: ["10.1.2", "CLD.12.1.5"],
  why: {
    en: "A key that is gone takes all data with it that it encrypted, backups included. Time to think again is the only remedy.",
    zh: "密钥一旦销毁，其加密的全部数据连同备份都将不可读。留出反悔时间是唯一的补救。",
  },
  fix: {
    aws: {
      text: {
        en: "Keep the waiting period of key deletion; do not shorten the recovery of secrets to zero.",
        zh: "保留密钥删除等待期，不要将机密的恢复窗口设为零。",
      },
      terraform: "deletion_window_in_days = 30",
    },
    azure: {
      text: { en: "Turn on purge protection of the vault.", zh: "为保管库启用清除保护。" },
      cli: "az keyvault update -n VAULT --enable-purge-protection true",
      terraform: "purge_protection_enabled = true",
    },
    alicloud: {
      text: { en: "Turn on deletion protection of the key or of the KMS instance.", zh: "为密钥或 KMS 实例开启删除保护。" },
      cli: "aliyun kms SetDeletionProtection --ProtectedResourceArn KEY_ARN --EnableDeletionProtection true",
      terraform: 'deletion_protection = "Enabled"',
    },
  },
  check: (key) =>
    must(key, "deletionGuarded", (on) => on, { en: "Nothing delays or prevents destruction.", zh: "没有任何机制延缓或阻止销毁。" }),
  examples: {
    pass: [{ resource: given("key", { deletionGuarded: true }) }, { resource: given("vault", { deletionGuarded: true }) }],
    fail: [{ resource: given("key", { deletionGuarded: false }) }, { resource: given("vault", { deletionGuarded: false }) }],
  },
});
