import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/queue-encrypted",
  question: "ENC-04",
  title: { en: "Queue or topic is encrypted at rest", zh: "队列与主题静态加密" },
  severity: "medium",
  kind: "queue",
  controls: ["10.1.1"],
  why: {
    en: "Messages wait on disk, often longer than intended, and carry what the systems say to each other.",
    zh: "消息在磁盘上等待的时间往往超出预期，且承载系统间传递的内容。",
  },
  fix: {
    aws: {
      text: { en: "Turn on encryption with a KMS key.", zh: "使用 KMS 密钥开启加密。" },
      terraform: "kms_master_key_id = aws_kms_key.messages.arn",
    },
    azure: { text: { en: "Nothing to do: the platform always encrypts.", zh: "无需处理：平台始终加密。" } },
    alicloud: { text: { en: "Choose storage encryption when the instance is made.", zh: "创建实例时选择存储加密。" } },
  },
  check: (queue) => must(queue, "encrypted", (on) => on, { en: "Messages are not encrypted at rest.", zh: "消息未静态加密。" }),
  examples: { pass: [{ resource: given("queue", { encrypted: true }) }], fail: [{ resource: given("queue", { encrypted: false }) }] },
});
