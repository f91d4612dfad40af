import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/snapshot-encrypted",
  question: "ENC-03",
  title: { en: "Snapshot is encrypted at rest", zh: "快照静态加密" },
  severity: "high",
  kind: "snapshot",
  controls: ["10.1.1", "12.3.1"],
  why: {
    en: "A plain snapshot carries the whole content of its disks to wherever it is copied or shared.",
    zh: "未加密的快照会将磁盘的全部内容带到其被复制或共享的任何位置。",
  },
  fix: {
    aws: {
      text: { en: "Make an encrypted copy of the snapshot and delete the plain one.", zh: "创建快照的加密副本并删除原快照。" },
      cli: "aws ec2 copy-snapshot --source-region REGION --source-snapshot-id SNAPSHOT --encrypted",
      terraform: "encrypted = true",
    },
    azure: { text: { en: "Nothing to do: the platform encrypts every snapshot.", zh: "无需处理：平台会加密每个快照。" } },
    alicloud: {
      text: { en: "Make an encrypted copy of the snapshot and delete the plain one.", zh: "创建快照的加密副本并删除原快照。" },
      terraform: "encrypted = true",
    },
  },
  check: (snapshot) => must(snapshot, "encrypted", (on) => on, { en: "The snapshot is not encrypted at rest.", zh: "该快照未静态加密。" }),
  examples: { pass: [{ resource: given("snapshot", { encrypted: true }) }], fail: [{ resource: given("snapshot", { encrypted: false }) }] },
});
