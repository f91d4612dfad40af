import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/disk-customer-key",
  question: "ENC-05",
  title: { en: "Disk is encrypted with a key of your own", zh: "磁盘使用自管密钥加密" },
  severity: "low",
  kind: "disk",
  controls: ["10.1.2", "10.1.1"],
  why: {
    en: "With a key of your own you decide who may use it, see each use, and can make the data unreadable by taking the key away.",
    zh: "使用自管密钥即可决定谁能使用、查看每次使用，并可通过收回密钥使数据不可读。",
  },
  fix: {
    aws: {
      text: { en: "Create the volume with a customer-managed KMS key.", zh: "使用客户管理的 KMS 密钥创建卷。" },
      terraform: "kms_key_id = aws_kms_key.disks.arn",
    },
    azure: {
      text: { en: "Assign a disk encryption set.", zh: "为磁盘指定磁盘加密集。" },
      cli: "az disk update -g GROUP -n DISK --encryption-type EncryptionAtRestWithCustomerKey --disk-encryption-set SET",
      terraform: "disk_encryption_set_id = azurerm_disk_encryption_set.example.id",
    },
    alicloud: {
      text: { en: "Create the disk with a KMS key of your own.", zh: "使用自管 KMS 密钥创建云盘。" },
      terraform: "kms_key_id = alicloud_kms_key.disks.id",
    },
  },
  check: (disk) => must(disk, "customerKey", (on) => on, { en: "The disk uses a key of the platform.", zh: "该磁盘使用平台密钥。" }),
  examples: { pass: [{ resource: given("disk", { customerKey: true }) }], fail: [{ resource: given("disk", { customerKey: false }) }] },
});
