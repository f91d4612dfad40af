import { allOf, anyOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "identity/root-mfa-on",
  question: "IAM-01",
  title: { en: "The account's owner signs in with a second factor", zh: "主账号登录启用多因素认证" },
  severity: "critical",
  kind: "account",
  controls: ["9.2.3", "9.4.2"],
  why: {
    en: "No policy limits the owner of an account: who signs in as it can read, change and delete everything, and lock everyone else out. A password alone is guessed, phished or found in a mailbox.",
    zh: "主账号不受任何策略约束：以其身份登录即可读取、修改、删除一切资源，并将其他人全部拒之门外。仅凭口令，可能被猜解、钓鱼骗取或从邮箱中泄露。",
  },
  fix: {
    aws: {
      text: {
        en: "Sign in as the root user and register a security key under Security credentials. Member accounts of an organization can do without root passwords altogether: manage root access centrally.",
        zh: "以根用户登录，在“安全凭证”中注册安全密钥。组织的成员账号可集中管理根访问，完全不设根用户口令。",
      },
      terraform:
        'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
    },
    azure: {
      text: {
        en: "Require phishing-resistant authentication for all directory roles by a Conditional Access policy of Microsoft Entra. This scanner does not see it: check it there.",
        zh: "在 Microsoft Entra 中以条件访问策略要求所有目录角色使用抗钓鱼认证。本工具无法读取该设置，请在 Entra 中核对。",
      },
    },
    alicloud: {
      text: {
        en: "Sign in with the Alibaba Cloud account and bind an MFA device under Account Center, Security Settings.",
        zh: "使用阿里云主账号登录，在“账号中心 > 安全设置”中绑定 MFA 设备。",
      },
    },
  },
  check: (account) =>
    anyOf(
      must(account, "rootMfa", (on) => on, {
        en: "The account's owner signs in by password alone.",
        zh: "主账号仅凭口令即可登录。",
      }),
      // Without a password there is nothing that a second factor could protect.
      allOf(
        must(account, "rootConsoleAccess", (access) => !access, {
          en: "The account's owner has a password.",
          zh: "主账号设有登录口令。",
        }),
        must(account, "rootKeys", (keys) => !keys, {
          en: "The account's owner has keys that need no second factor.",
          zh: "主账号持有无需第二因素的密钥。",
        }),
      ),
    ),
  examples: {
    pass: [
      { resource: given("account", { rootMfa: true }) },
      { resource: given("account", { rootMfa: false, rootConsoleAccess: false, rootKeys: false }) },
    ],
    fail: [{ resource: given("account", { rootMfa: false, rootConsoleAccess: true, rootKeys: false }) }],
  },
});
