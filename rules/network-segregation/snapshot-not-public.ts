import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/snapshot-not-public",
  question: "DAT-02",
  title: { en: "Snapshot is not shared with everyone", zh: "快照未对所有人共享" },
  severity: "critical",
  kind: "snapshot",
  controls: ["9.4.1", "CLD.9.5.1"],
  why: {
    en: "A snapshot is the whole disk or database at one moment, deleted files and stored passwords included. Shared with everyone, it can be restored in any account, and no log of yours shows it.",
    zh: "快照是磁盘或数据库在某一时刻的全貌，包含已删除的文件与保存的口令。一旦公开，任何账号都可恢复，且本方日志中毫无痕迹。",
  },
  fix: {
    aws: {
      text: {
        en: "Take the group all off the snapshot's permissions, and block public sharing of snapshots for the region.",
        zh: "从快照权限中移除 all 组，并在该区域阻止公开共享快照。",
      },
      cli: "aws ec2 enable-snapshot-block-public-access --state block-all-sharing",
      terraform: 'resource "aws_ebs_snapshot_block_public_access" "this" {\n  state = "block-all-sharing"\n}',
    },
  },
  check: (snapshot) => must(snapshot, "public", (open) => !open, { en: "Anyone may restore the snapshot.", zh: "任何人都可恢复该快照。" }),
  examples: {
    pass: [{ resource: given("snapshot", { public: false }) }],
    fail: [{ resource: given("snapshot", { public: true }) }],
  },
});
