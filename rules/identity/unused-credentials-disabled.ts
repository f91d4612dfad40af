import { usedWithin, type Period } from "../../src/rule/age.ts";
import { anyOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "identity/unused-credentials-disabled",
  question: "IAM-12",
  title: { en: "Credentials that nobody uses are disabled", zh: "长期未使用的凭据已停用" },
  severity: "medium",
  kind: ["user", "access-key"],
  controls: ["9.2.6", "9.2.5", "9.2.1"],
  why: {
    en: "An unused password or key serves only whoever finds it: its owner has left or forgotten it, and nobody would notice that it is used again.",
    zh: "无人使用的口令或密钥只会便宜捡到它的人：原主已离职或遗忘，再次被使用也无人察觉。",
  },
  fix: {
    aws: {
      text: {
        en: "Take the console password away, or disable the key; delete both when nobody misses them.",
        zh: "取消控制台口令或停用密钥；确认无人需要后删除。",
      },
      cli: "aws iam delete-login-profile --user-name USER; aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive",
      terraform: 'resource "aws_iam_access_key" "example" {\n  user   = aws_iam_user.example.name\n  status = "Inactive"\n}',
    },
    alicloud: {
      text: {
        en: "Disable console logon of the user, or the AccessKey pair; delete both when nobody misses them.",
        zh: "关闭该用户的控制台登录或停用 AccessKey；确认无人需要后删除。",
      },
      cli: "aliyun ram DeleteLoginProfile --UserName USER; aliyun ram UpdateAccessKey --UserName USER --UserAccessKeyId KEY --Status Inactive",
      terraform:
        'resource "alicloud_ram_access_key" "example" {\n  user_name = alicloud_ram_user.example.name\n  status    = "Inactive"\n}',
    },
  },
  params: {
    unusedAfter: days({
      default: 90,
      ceiling: 180,
      label: { en: "Days after which a credential counts as unused", zh: "视为未使用的天数" },
    }),
  },
  check: (subject, { params, asOf }) => {
    const period: Period = { days: params.unusedAfter, asOf };
    const limit = String(params.unusedAfter);
    if (subject.kind === "user") {
      const unused = { en: `The password was not used for more than ${limit} days.`, zh: `该口令已超过 ${limit} 天未使用。` };
      const { consoleLastUsed, consoleSince } = subject;
      const usage = { lastUsed: ["consoleLastUsed", consoleLastUsed], since: ["consoleSince", consoleSince] } as const;
      return anyOf(
        must(subject, "consoleAccess", (open) => !open, { en: "The user can still sign in.", zh: "该用户仍可登录。" }),
        usedWithin(usage, period, unused),
      );
    }
    const unused = { en: `The key was not used for more than ${limit} days.`, zh: `该密钥已超过 ${limit} 天未使用。` };
    const usage = { lastUsed: ["lastUsed", subject.lastUsed], since: ["created", subject.created] } as const;
    return anyOf(
      must(subject, "active", (on) => !on, { en: "The key is still active.", zh: "该密钥仍处于启用状态。" }),
      usedWithin(usage, period, unused),
    );
  },
  examples: {
    pass: [
      { resource: given("user", { consoleAccess: false }) },
      { resource: given("user", { consoleAccess: true, consoleLastUsed: "2025-12-24T08:00:00Z", consoleSince: "2021-05-01" }) },
      { resource: given("access-key", { active: true, lastUsed: "never", created: "2025-12-24T08:00:00Z" }) },
    ],
    fail: [
      { resource: given("user", { consoleAccess: true, consoleLastUsed: "never", consoleSince: "2021-05-01T08:00:00Z" }) },
      { resource: given("access-key", { active: true, lastUsed: "2025-05-01T08:00:00Z", created: "2021-05-01T08:00:00Z" }) },
    ],
  },
});
