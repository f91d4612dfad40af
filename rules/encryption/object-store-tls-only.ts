import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/object-store-tls-only",
  question: "ENC-06",
  title: { en: "Object store refuses unencrypted transport", zh: "对象存储拒绝未加密传输" },
  severity: "medium",
  kind: "object-store",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "As long as plain HTTP is answered, one misconfigured client sends data and signed requests in the clear, and nobody notices.",
    zh: "只要仍接受明文 HTTP，任一配置错误的客户端都会以明文传输数据和签名请求，而无人察觉。",
  },
  fix: {
    aws: {
      text: {
        en: "Add a statement to the bucket policy that denies everybody every action when aws:SecureTransport is false.",
        zh: "在存储桶策略中添加语句：当 aws:SecureTransport 为 false 时拒绝所有主体的所有操作。",
      },
      cli: "aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json",
      terraform:
        'data "aws_iam_policy_document" "tls_only" {\n  statement {\n    effect    = "Deny"\n    actions   = ["s3:*"]\n    resources = [aws_s3_bucket.example.arn, "${aws_s3_bucket.example.arn}/*"]\n    principals {\n      type        = "*"\n      identifiers = ["*"]\n    }\n    condition {\n      test     = "Bool"\n      variable = "aws:SecureTransport"\n      values   = ["false"]\n    }\n  }\n}',
    },
    azure: {
      text: { en: "Require secure transfer on the storage account.", zh: "在存储账户上启用“需要安全传输”。" },
      cli: "az storage account update -g GROUP -n ACCOUNT --https-only true",
      terraform: 'resource "azurerm_storage_account" "example" {\n  # …\n  https_traffic_only_enabled = true\n}',
    },
    alicloud: {
      text: {
        en: "Add a statement to the bucket policy that denies everybody every action when acs:SecureTransport is false.",
        zh: "在 Bucket 策略中添加语句：当 acs:SecureTransport 为 false 时拒绝所有主体的所有操作。",
      },
      cli: "aliyun ossutil api put-bucket-policy --bucket BUCKET --body file://policy.json",
      terraform:
        'resource "alicloud_oss_bucket_policy" "tls_only" {\n  bucket = alicloud_oss_bucket.example.bucket\n  policy = jsonencode({\n    Version = "1"\n    Statement = [{\n      Effect    = "Deny"\n      Action    = ["oss:*"]\n      Principal = ["*"]\n      Resource  = ["acs:oss:*:*:BUCKET", "acs:oss:*:*:BUCKET/*"]\n      Condition = { Bool = { "acs:SecureTransport" = ["false"] } }\n    }]\n  })\n}',
    },
  },
  check: (store) => must(store, "tlsOnly", (on) => on, { en: "Requests over plain HTTP are answered.", zh: "接受明文 HTTP 请求。" }),
  examples: {
    pass: [{ resource: given("object-store", { channels: [], tlsOnly: true }) }],
    fail: [{ resource: given("object-store", { channels: [], tlsOnly: false }) }],
  },
});
