import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/object-store-encrypted",
  question: "ENC-01",
  title: { en: "Object store encrypts at rest by default", zh: "对象存储默认静态加密" },
  severity: "high",
  kind: "object-store",
  controls: ["10.1.1"],
  why: {
    en: "Without a default, whether an object is encrypted depends on each program that writes one.",
    zh: "若无默认加密，对象是否加密取决于每个写入程序。",
  },
  fix: {
    aws: {
      text: {
        en: "Nothing to do: S3 encrypts every new object since January 2023.",
        zh: "无需处理：自 2023 年 1 月起 S3 加密所有新对象。",
      },
    },
    azure: { text: { en: "Nothing to do: the platform always encrypts.", zh: "无需处理：平台始终加密。" } },
    alicloud: {
      text: { en: "Set server-side encryption of the bucket.", zh: "为 Bucket 设置服务端加密。" },
      terraform:
        'resource "alicloud_oss_bucket_server_side_encryption" "example" {\n  bucket        = alicloud_oss_bucket.example.bucket\n  sse_algorithm = "KMS"\n}',
    },
  },
  check: (store) => must(store, "encrypted", (on) => on, { en: "New objects are not encrypted by default.", zh: "新对象默认不加密。" }),
  examples: {
    pass: [{ resource: given("object-store", { channels: [], encrypted: true }) }],
    fail: [{ resource: given("object-store", { channels: [], encrypted: false }) }],
  },
});
