import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "identity/root-without-keys",
  question: "IAM-02",
  title: { en: "The account's owner holds no long-lived keys", zh: "主账号不持有长期访问密钥" },
  severity: "critical",
  kind: "account",
  controls: ["9.2.3", "9.2.4"],
  why: {
    en: "A key of the owner opens the whole account from anywhere, without a second factor and without an end. No policy can narrow it, and a copy in a script or a repository is enough.",
    zh: "主账号密钥可从任何地方打开整个账号，无需第二因素，也永不过期。任何策略都无法收窄其权限，只要在脚本或代码库中留有副本即可被利用。",
  },
  fix: {
    aws: {
      text: {
        en: "Move what uses the key to a role, then sign in as the root user and delete its access keys and signing certificates.",
        zh: "将使用该密钥的程序改为使用角色，然后以根用户登录，删除其访问密钥与签名证书。",
      },
    },
    alicloud: {
      text: {
        en: "Move what uses the key to a RAM role or RAM user, then disable and delete the AccessKey pairs of the Alibaba Cloud account.",
        zh: "将使用该密钥的程序改为使用 RAM 角色或 RAM 用户，然后停用并删除主账号的 AccessKey。",
      },
    },
  },
  check: (account) =>
    must(account, "rootKeys", (keys) => !keys, { en: "The account's owner holds long-lived keys.", zh: "主账号持有长期访问密钥。" }),
  examples: {
    pass: [{ resource: given("account", { rootKeys: false }) }],
    fail: [{ resource: given("account", { rootKeys: true }) }],
  },
});
