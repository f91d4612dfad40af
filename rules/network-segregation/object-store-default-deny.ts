import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/object-store-default-deny",
  question: "NET-09",
  title: { en: "Object store refuses networks that are not listed", zh: "对象存储默认拒绝未列出的网络" },
  severity: "medium",
  kind: "object-store",
  controls: ["9.1.2", "13.1.3"],
  why: {
    en: "A key or a signed link that leaks works from anywhere in the world. Where the store answers only the networks that are listed, a stolen credential alone opens nothing.",
    zh: "泄露的密钥或签名链接可在世界任何地方使用。若存储只应答名单内的网络，仅凭被盗凭据便无从访问。",
  },
  fix: {
    azure: {
      text: {
        en: "Set the default action of the network rules to Deny and list the subnets and addresses that need the account.",
        zh: "将网络规则的默认操作设为拒绝，并列出需要访问该账户的子网与地址。",
      },
      cli: "az storage account update -g GROUP -n ACCOUNT --default-action Deny",
      terraform:
        'resource "azurerm_storage_account_network_rules" "example" {\n  storage_account_id         = azurerm_storage_account.example.id\n  default_action             = "Deny"\n  virtual_network_subnet_ids = [azurerm_subnet.app.id]\n}',
    },
    alicloud: {
      text: {
        en: "Add a statement to the bucket policy that denies everybody every action from outside the VPC.",
        zh: "在 Bucket 策略中添加语句：拒绝来自该 VPC 之外的所有主体的所有操作。",
      },
      cli: "aliyun ossutil api put-bucket-policy --bucket BUCKET --body file://policy.json",
      terraform:
        'resource "alicloud_oss_bucket_policy" "inside" {\n  bucket = alicloud_oss_bucket.example.bucket\n  policy = jsonencode({\n    Version = "1"\n    Statement = [{\n      Effect    = "Deny"\n      Action    = ["oss:*"]\n      Principal = ["*"]\n      Resource  = ["acs:oss:*:*:BUCKET", "acs:oss:*:*:BUCKET/*"]\n      Condition = { StringNotEquals = { "acs:SourceVpc" = [alicloud_vpc.example.id] } }\n    }]\n  })\n}',
    },
  },
  check: (store) =>
    must(store, "networkDefaultDeny", (on) => on, {
      en: "Requests from any network are answered.",
      zh: "来自任意网络的请求均会得到应答。",
    }),
  examples: {
    pass: [{ resource: given("object-store", { channels: [], networkDefaultDeny: true }) }],
    fail: [{ resource: given("object-store", { channels: [], networkDefaultDeny: false }) }],
  },
});
