import { allOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { count, days } from "../../src/rule/parameter.ts";

const strong = { requiresLowercase: true, requiresUppercase: true, requiresDigits: true, requiresSymbols: true } as const;

export default defineRule({
  id: "identity/password-policy-strong",
  question: "IAM-14",
  title: { en: "Password policy asks for strong passwords that change", zh: "口令策略满足强度与更换要求" },
  severity: "medium",
  kind: "password-policy",
  controls: ["9.4.3"],
  why: {
    en: "Short passwords of one sort are guessed by machines, and reused ones are bought in lists of earlier leaks. The policy is the only thing that keeps every user from choosing one.",
    zh: "短而单一的口令可被机器猜解，重复使用的口令可在历次泄露的清单中买到。只有口令策略才能防止任何用户选用此类口令。",
  },
  fix: {
    aws: {
      text: { en: "Set a password policy for the account.", zh: "为账号设置口令策略。" },
      cli: "aws iam update-account-password-policy --minimum-password-length 14 --require-lowercase-characters --require-uppercase-characters --require-numbers --require-symbols --password-reuse-prevention 24 --max-password-age 90",
      terraform:
        'resource "aws_iam_account_password_policy" "this" {\n  minimum_password_length      = 14\n  require_lowercase_characters = true\n  require_uppercase_characters = true\n  require_numbers              = true\n  require_symbols              = true\n  password_reuse_prevention    = 24\n  max_password_age             = 90\n}',
    },
    alicloud: {
      text: { en: "Set the password strength of RAM users.", zh: "设置 RAM 用户的密码强度。" },
      cli: "aliyun ram SetPasswordPolicy --MinimumPasswordLength 14 --RequireLowercaseCharacters true --RequireUppercaseCharacters true --RequireNumbers true --RequireSymbols true --PasswordReusePrevention 5 --MaxPasswordAge 90",
      terraform:
        'resource "alicloud_ram_account_password_policy" "this" {\n  minimum_password_length      = 14\n  require_lowercase_characters = true\n  require_uppercase_characters = true\n  require_numbers              = true\n  require_symbols              = true\n  password_reuse_prevention    = 5\n  max_password_age             = 90\n}',
    },
  },
  params: {
    minimumLength: count({ default: 14, floor: 8, label: { en: "Characters that a password has at least", zh: "口令最小长度" } }),
    refusedEarlier: count({ default: 5, floor: 1, label: { en: "Earlier passwords that are refused", zh: "不得重复使用的历史口令个数" } }),
    maximumAge: days({ default: 90, ceiling: 365, label: { en: "Days after which a password ends", zh: "口令有效期（天）" } }),
  },
  check: (policy, { params: { minimumLength, refusedEarlier, maximumAge } }) =>
    allOf(
      must(
        policy,
        "minimumLength",
        (length) => length >= minimumLength,
        (length) => ({
          en: `Passwords of ${String(length)} characters are accepted; ${String(minimumLength)} are asked for.`,
          zh: `允许 ${String(length)} 位口令，要求不少于 ${String(minimumLength)} 位。`,
        }),
      ),
      must(policy, "requiresLowercase", (on) => on, { en: "Passwords need no lower-case letter.", zh: "口令不要求包含小写字母。" }),
      must(policy, "requiresUppercase", (on) => on, { en: "Passwords need no upper-case letter.", zh: "口令不要求包含大写字母。" }),
      must(policy, "requiresDigits", (on) => on, { en: "Passwords need no digit.", zh: "口令不要求包含数字。" }),
      must(policy, "requiresSymbols", (on) => on, { en: "Passwords need no symbol.", zh: "口令不要求包含符号。" }),
      must(
        policy,
        "refusedEarlier",
        (earlier) => earlier >= refusedEarlier,
        (earlier) => ({
          en: `${String(earlier)} earlier passwords are refused; ${String(refusedEarlier)} are asked for.`,
          zh: `仅禁止重复最近 ${String(earlier)} 个口令，要求不少于 ${String(refusedEarlier)} 个。`,
        }),
      ),
      must(
        policy,
        "maximumAge",
        (age) => age !== "unlimited" && age <= maximumAge,
        (age) => ({
          en: age === "unlimited" ? "Passwords never end." : `Passwords end after ${String(age)} days; ${String(maximumAge)} are allowed.`,
          zh: age === "unlimited" ? "口令永不过期。" : `口令有效期为 ${String(age)} 天，不得超过 ${String(maximumAge)} 天。`,
        }),
      ),
    ),
  examples: {
    pass: [{ resource: given("password-policy", { ...strong, minimumLength: 14, refusedEarlier: 24, maximumAge: 90 }) }],
    fail: [
      { resource: given("password-policy", { ...strong, minimumLength: 8, refusedEarlier: 24, maximumAge: 90 }) },
      { resource: given("password-policy", { ...strong, minimumLength: 14, refusedEarlier: 24, maximumAge: "unlimited" }) },
      { resource: given("password-policy", { ...strong, requiresSymbols: false, minimumLength: 14, refusedEarlier: 24, maximumAge: 90 }) },
    ],
  },
});
