import { setElsewhere } from "../../src/model/fact.ts";
import type { TrailDestination } from "../../src/model/kinds/audit-trail.ts";
import { every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";

const platformKey = { en: "The log is not encrypted with a key of your own.", zh: "日志未使用自管密钥加密。" };

export default defineRule({
  id: "logging/audit-trail-encrypted",
  question: "LOG-08",
  title: { en: "Audit log is encrypted with a key of your own", zh: "审计日志使用自管密钥加密" },
  severity: "low",
  kind: "audit-trail",
  controls: ["12.4.2", "10.1.1"],
  why: {
    en: "With a key of your own, reading the log takes a second permission that can be withdrawn and is itself recorded.",
    zh: "使用自管密钥后，读取日志需要另一项可撤销且自身有记录的权限。",
  },
  fix: {
    aws: {
      text: { en: "Give the trail a customer-managed KMS key.", zh: "为跟踪指定客户管理的 KMS 密钥。" },
      cli: "aws cloudtrail update-trail --name TRAIL --kms-key-id KEY",
      terraform: "kms_key_id = aws_kms_key.trail.arn",
    },
    azure: {
      text: {
        en: "Encrypt the storage account or the workspace that receives the log with a customer-managed key.",
        zh: "使用客户管理的密钥加密接收日志的存储账户或工作区。",
      },
      terraform:
        "customer_managed_key {\n  key_vault_key_id          = azurerm_key_vault_key.logs.id\n  user_assigned_identity_id = azurerm_user_assigned_identity.logs.id\n}",
    },
    alicloud: {
      text: {
        en: "Encrypt the bucket or the Logstore that receives the log with a key of your own.",
        zh: "使用自管密钥加密接收日志的 Bucket 或 Logstore。",
      },
    },
  },
  check: (trail, { follow }) =>
    trail.customerKey.state === "not-applicable"
      ? every(
          trail.destinations,
          (destination) =>
            follow(trail, destination.store, ["object-store", "log-store"], (store) =>
              must(store, "customerKey", (own) => own, platformKey),
            ),
          "destinations",
        )
      : must(trail, "customerKey", (own) => own, platformKey),
  examples: {
    pass: [
      { resource: given("audit-trail", { customerKey: true }) },
      {
        resource: given("audit-trail", {
          customerKey: setElsewhere("store"),
          destinations: [part<TrailDestination>({ store: "logs", retention: "forever" })],
        }),
        with: [given("log-store", { id: "logs", customerKey: true })],
      },
    ],
    fail: [{ resource: given("audit-trail", { customerKey: false }) }],
  },
});
