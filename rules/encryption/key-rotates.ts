import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/key-rotates",
  question: "KEY-01",
  title: { en: "Key rotates by itself", zh: "密钥自动轮换" },
  severity: "medium",
  kind: "key",
  controls: ["10.1.2"],
  why: {
    en: "The longer one key is used, the more data falls with it. Rotation that depends on a calendar entry does not happen.",
    zh: "同一密钥使用越久，一旦泄露受影响的数据越多。依赖日程提醒的轮换往往不会发生。",
  },
  fix: {
    aws: {
      text: { en: "Turn on automatic rotation of the key.", zh: "开启密钥自动轮换。" },
      cli: "aws kms enable-key-rotation --key-id KEY",
      terraform: "enable_key_rotation = true",
    },
    azure: {
      text: { en: "Set a rotation policy with an automatic action.", zh: "设置带自动操作的轮换策略。" },
      terraform: 'rotation_policy {\n  automatic {\n    time_before_expiry = "P30D"\n  }\n  expire_after = "P365D"\n}',
    },
    alicloud: {
      text: { en: "Turn on automatic rotation of the key.", zh: "开启密钥自动轮换。" },
      terraform: 'automatic_rotation = "Enabled"\nrotation_interval  = "365d"',
    },
  },
  check: (key) => must(key, "rotates", (on) => on, { en: "The key does not rotate.", zh: "该密钥不会轮换。" }),
  examples: { pass: [{ resource: given("key", { rotates: true }) }], fail: [{ resource: given("key", { rotates: false }) }] },
});
