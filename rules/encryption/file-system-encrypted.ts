import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/file-system-encrypted",
  question: "ENC-04",
  title: { en: "File system is encrypted at rest", zh: "文件系统静态加密" },
  severity: "high",
  kind: "file-system",
  controls: ["10.1.1"],
  why: {
    en: "Shared file systems collect everything, and cannot be encrypted after they were made.",
    zh: "共享文件系统汇集各类数据，且创建后无法再加密。",
  },
  fix: {
    aws: {
      text: { en: "Create an encrypted file system and move the files.", zh: "创建加密的文件系统并迁移文件。" },
      terraform: "encrypted = true",
    },
    azure: { text: { en: "Nothing to do: the platform always encrypts.", zh: "无需处理：平台始终加密。" } },
    alicloud: {
      text: { en: "Create the file system with encryption.", zh: "创建文件系统时启用加密。" },
      terraform: "encrypt_type = 2\nkms_key_id   = alicloud_kms_key.files.id",
    },
  },
  check: (system) =>
    must(system, "encrypted", (on) => on, { en: "The file system is not encrypted at rest.", zh: "该文件系统未静态加密。" }),
  examples: {
    pass: [{ resource: given("file-system", { encrypted: true }) }],
    fail: [{ resource: given("file-system", { encrypted: false }) }],
  },
});
