import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/database-encrypted",
  question: "ENC-02",
  title: { en: "Database is encrypted at rest", zh: "数据库静态加密" },
  severity: "high",
  kind: "database",
  controls: ["10.1.1"],
  why: {
    en: "A plain database can be read from its disks, its snapshots and its backups. Most engines cannot be encrypted after they were made.",
    zh: "未加密的数据库可从磁盘、快照与备份中读取，且多数引擎创建后无法再加密。",
  },
  fix: {
    aws: {
      text: { en: "Restore an encrypted copy of a snapshot and switch over.", zh: "由加密的快照副本恢复实例并切换。" },
      terraform: "storage_encrypted = true",
    },
    azure: {
      text: { en: "Turn on transparent data encryption of the database.", zh: "为数据库开启透明数据加密。" },
      cli: "az sql db tde set -g GROUP -s SERVER -d DATABASE --status Enabled",
      terraform: "transparent_data_encryption_enabled = true",
    },
    alicloud: {
      text: { en: "Turn on disk encryption or TDE of the instance.", zh: "为实例开启云盘加密或 TDE。" },
      terraform: "encryption_key = alicloud_kms_key.data.id",
    },
  },
  check: (database) =>
    must(database, "encrypted", (on) => on, { en: "The database is not encrypted at rest.", zh: "该数据库未静态加密。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", encrypted: true }) }],
    fail: [{ resource: given("database", { role: "both", encrypted: false }) }],
  },
});
