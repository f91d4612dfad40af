import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/region-disk-encryption-default",
  question: "VMH-06",
  title: { en: "New disks of the region are encrypted by default", zh: "该地域新建磁盘默认加密" },
  severity: "medium",
  kind: "region-settings",
  controls: ["10.1.1", "CLD.9.5.2"],
  why: {
    en: "A default cannot be forgotten. Without it every single disk depends on somebody thinking of the flag.",
    zh: "默认设置不会被遗忘。若未开启，每块磁盘的加密都取决于创建者是否记得勾选。",
  },
  fix: {
    aws: {
      text: { en: "Turn on EBS encryption by default in every region you use.", zh: "在所用的每个区域开启 EBS 默认加密。" },
      cli: "aws ec2 enable-ebs-encryption-by-default --region REGION",
      terraform: 'resource "aws_ebs_encryption_by_default" "this" {\n  enabled = true\n}',
    },
    alicloud: {
      text: { en: "Turn on disk encryption by default in the region.", zh: "在该地域开启云盘默认加密。" },
      cli: "aliyun ecs EnableDiskEncryptionByDefault --RegionId REGION",
      terraform: 'resource "alicloud_ecs_disk_encryption_by_default" "this" {\n  encrypted = true\n}',
    },
  },
  check: (settings) =>
    must(settings, "diskEncryptionByDefault", (on) => on, { en: "New disks are not encrypted by default.", zh: "新建磁盘默认不加密。" }),
  examples: {
    pass: [{ resource: given("region-settings", { diskEncryptionByDefault: true }) }],
    fail: [{ resource: given("region-settings", { diskEncryptionByDefault: false }) }],
  },
});
