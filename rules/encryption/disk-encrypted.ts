import type { MachineDisk } from "../../src/model/kinds/virtual-machine.ts";
import { every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";

const plain = { en: "The disk is not encrypted at rest.", zh: "磁盘未静态加密。" };

export default defineRule({
  id: "encryption/disk-encrypted",
  question: "VMH-06",
  title: { en: "Disks are encrypted at rest", zh: "磁盘静态加密" },
  severity: "high",
  kind: ["disk", "virtual-machine", "machine-template"],
  controls: ["10.1.1", "CLD.9.5.2"],
  why: {
    en: "An unencrypted disk can be read by whoever gets hold of it, of its snapshot or of a copy. Encryption cannot be added to an existing disk: it has to be right from the start.",
    zh: "未加密的磁盘一旦连同快照或副本落入他人之手即可被读取。已有磁盘无法直接加密，必须在创建时就启用。",
  },
  fix: {
    aws: {
      text: {
        en: "Create an encrypted copy and replace the volume; turn on EBS encryption by default for the region so that it cannot be forgotten.",
        zh: "创建加密副本并替换该卷；为该区域启用 EBS 默认加密，以免遗漏。",
      },
      cli: "aws ec2 enable-ebs-encryption-by-default --region REGION",
      terraform: 'resource "aws_ebs_encryption_by_default" "this" {\n  enabled = true\n}',
    },
    azure: { text: { en: "Managed disks are always encrypted by the platform; nothing to do.", zh: "托管磁盘始终由平台加密，无需处理。" } },
    alicloud: {
      text: {
        en: "Create an encrypted disk from an encrypted snapshot and replace the old one; turn on disk encryption by default for the region.",
        zh: "由加密快照创建加密云盘并替换原盘；为该地域开启云盘默认加密。",
      },
      cli: "aliyun ecs EnableDiskEncryptionByDefault --RegionId REGION",
      terraform: 'resource "alicloud_ecs_disk_encryption_by_default" "this" {\n  encrypted = true\n}',
    },
  },
  check: (resource) =>
    resource.kind === "disk"
      ? must(resource, "encrypted", (on) => on, plain)
      : every(resource.disks, (disk) => must(disk, "encrypted", (on) => on, plain), "disks"),
  examples: {
    pass: [
      { resource: given("disk", { encrypted: true }) },
      { resource: given("virtual-machine", { disks: [part<MachineDisk>({ label: "root", encrypted: true })] }) },
    ],
    fail: [
      { resource: given("disk", { encrypted: false }) },
      { resource: given("machine-template", { disks: [part<MachineDisk>({ encrypted: true }), part<MachineDisk>({ encrypted: false })] }) },
    ],
  },
});
