import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/log-store-encrypted",
  question: "LOG-08",
  title: { en: "Log store is encrypted with a key of your own", zh: "日志库使用自管密钥加密" },
  severity: "low",
  kind: "log-store",
  controls: ["12.4.2", "10.1.1"],
  why: {
    en: "Logs hold names, addresses and often more than anyone meant to write. With a key of your own, access can be withdrawn at the key.",
    zh: "日志包含姓名、地址，往往还有无意写入的内容。使用自管密钥便可从密钥层面收回访问权。",
  },
  fix: {
    aws: {
      text: { en: "Give the log group a customer-managed KMS key.", zh: "为日志组关联客户管理的 KMS 密钥。" },
      cli: "aws logs associate-kms-key --log-group-name GROUP --kms-key-id KEY_ARN",
      terraform: "kms_key_id = aws_kms_key.logs.arn",
    },
    azure: {
      text: {
        en: "Link the workspace to a dedicated cluster that uses a customer-managed key.",
        zh: "将工作区关联到使用客户管理密钥的专用群集。",
      },
    },
    alicloud: {
      text: { en: "Turn on encryption of the Logstore with a key of your own.", zh: "为 Logstore 开启加密并使用自管密钥。" },
      terraform:
        'encrypt_conf {\n  enable = true\n  user_cmk_info {\n    cmk_key_id = alicloud_kms_key.logs.id\n    arn        = alicloud_ram_role.logs.arn\n    region_id  = "cn-hangzhou"\n  }\n}',
    },
  },
  check: (store) =>
    must(store, "customerKey", (on) => on, {
      en: "The log store is not encrypted with a key of your own.",
      zh: "日志库未使用自管密钥加密。",
    }),
  examples: {
    pass: [{ resource: given("log-store", { customerKey: true }) }],
    fail: [{ resource: given("log-store", { customerKey: false }) }],
  },
});
