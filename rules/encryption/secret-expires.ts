import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/secret-expires",
  question: "KEY-06",
  title: { en: "Secret expires or is replaced by itself", zh: "机密会过期或自动更换" },
  severity: "medium",
  kind: ["secret", "key"],
  controls: ["9.2.4", "10.1.2"],
  why: {
    en: "A secret without an end is passed on, copied into scripts and outlives everyone who knew it.",
    zh: "没有期限的机密会被转交、写入脚本，并比知情者存在得更久。",
  },
  fix: {
    aws: {
      text: { en: "Set up rotation of the secret.", zh: "为机密设置轮换。" },
      cli: "aws secretsmanager rotate-secret --secret-id SECRET --rotation-lambda-arn FUNCTION --rotation-rules AutomaticallyAfterDays=90",
      terraform:
        'resource "aws_secretsmanager_secret_rotation" "example" {\n  secret_id           = aws_secretsmanager_secret.example.id\n  rotation_lambda_arn = aws_lambda_function.rotate.arn\n  rotation_rules {\n    automatically_after_days = 90\n  }\n}',
    },
    azure: {
      text: { en: "Set an expiry date.", zh: "设置到期日期。" },
      cli: "az keyvault secret set-attributes --vault-name VAULT -n SECRET --expires 2027-01-01T00:00:00Z",
      terraform: 'expiration_date = "2027-01-01T00:00:00Z"',
    },
    alicloud: {
      text: { en: "Turn on automatic rotation of the secret.", zh: "开启凭据自动轮换。" },
      terraform: 'enable_automatic_rotation = true\nrotation_interval         = "90d"',
    },
  },
  check: (secret) => must(secret, "expires", (on) => on, { en: "The secret neither expires nor rotates.", zh: "该机密既不过期也不轮换。" }),
  examples: {
    pass: [{ resource: given("secret", { expires: true }) }, { resource: given("key", { expires: true }) }],
    fail: [{ resource: given("secret", { expires: false }) }, { resource: given("key", { expires: false }) }],
  },
});
