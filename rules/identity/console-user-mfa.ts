import { must } from "../../src/rule/combinators.ts";
import { onlyWhere } from "../../src/rule/conditions.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "identity/console-user-mfa",
  question: "IAM-04",
  title: { en: "User with console access signs in with a second factor", zh: "可登录控制台的用户启用多因素认证" },
  severity: "critical",
  kind: "user",
  controls: ["9.4.2", "9.2.3"],
  why: {
    en: "Passwords are reused, guessed and phished. With a second factor the password that leaked is not enough to open the console.",
    zh: "口令会被重复使用、猜解或钓鱼骗取。启用第二因素后，仅凭泄露的口令无法进入控制台。",
  },
  fix: {
    aws: {
      text: {
        en: "Have the user register a device under Security credentials, and deny everything but that to sessions without MFA. Better: take the password away and sign in through IAM Identity Center.",
        zh: "由用户在“安全凭证”中注册设备，并对未使用 MFA 的会话拒绝其他一切操作。更好的做法是取消口令，改由 IAM Identity Center 登录。",
      },
      cli: "aws iam enable-mfa-device --user-name USER --serial-number DEVICE_ARN --authentication-code1 CODE --authentication-code2 NEXT_CODE",
    },
    alicloud: {
      text: {
        en: "Require MFA at sign-in for all RAM users of the account, or for this user.",
        zh: "要求账号下全部 RAM 用户登录时使用 MFA，或仅对该用户作此要求。",
      },
      cli: "aliyun ram UpdateLoginProfile --UserName USER --MFABindRequired true",
      terraform:
        'resource "alicloud_ram_security_preference" "this" {\n  enforce_mfa_for_login = true\n}\n\nresource "alicloud_ram_login_profile" "example" {\n  # …\n  mfa_bind_required = true\n}',
    },
  },
  check: (user) =>
    onlyWhere(
      user.consoleAccess,
      "consoleAccess",
      { en: "The user has no password for the console.", zh: "该用户没有控制台登录口令。" },
      () => must(user, "mfa", (on) => on, { en: "The user signs in by password alone.", zh: "该用户仅凭口令即可登录。" }),
    ),
  examples: {
    pass: [{ resource: given("user", { consoleAccess: true, mfa: true }) }],
    fail: [{ resource: given("user", { consoleAccess: true, mfa: false }) }],
  },
});
