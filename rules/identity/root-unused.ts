import { mustBe } from "../../src/rule/combinators.ts";
import { dated, within } from "../../src/rule/age.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "identity/root-unused",
  question: "IAM-03",
  title: { en: "The account's owner was not used in the review period", zh: "审查期内未使用主账号" },
  severity: "high",
  kind: "account",
  controls: ["9.2.3", "12.4.3"],
  why: {
    en: "The owner's identity is for emergencies. Everyday work done with it runs without limits and cannot be told apart by person, and it hides the one use that is an attack.",
    zh: "主账号仅供应急使用。以其从事日常操作既无权限限制，也无法区分到人，更会掩盖真正的攻击行为。",
  },
  fix: {
    aws: {
      text: {
        en: "Work with roles. Look up in CloudTrail who used the root user and why, and raise an alarm at every use.",
        zh: "日常使用角色。在 CloudTrail 中查明根用户的使用者与原因，并对每次使用设置告警。",
      },
      cli: "aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root --max-results 50",
    },
    azure: {
      text: {
        en: "Review the sign-ins of the emergency accounts in Microsoft Entra; this scanner does not see them.",
        zh: "在 Microsoft Entra 中审阅应急账号的登录记录；本工具无法读取。",
      },
    },
    alicloud: {
      text: {
        en: "Work with RAM users and roles. Look up in ActionTrail who used the Alibaba Cloud account and why.",
        zh: "日常使用 RAM 用户与角色。在操作审计中查明主账号的使用者与原因。",
      },
      cli: "aliyun actiontrail LookupEvents --LookupAttribute.1.Key User --LookupAttribute.1.Value root --MaxResults 50",
    },
  },
  params: {
    reviewPeriod: days({ default: 90, floor: 30, label: { en: "Days of the review period", zh: "审查期天数" } }),
  },
  check: (account, { params, asOf }) =>
    mustBe(
      dated(account.rootLastUsed),
      "rootLastUsed",
      (last) => last === "never" || !within(last, { days: params.reviewPeriod, asOf }),
      (last) => ({
        en: `The account's owner was last used on ${last.slice(0, 10)}, within the last ${String(params.reviewPeriod)} days.`,
        zh: `主账号最近一次使用于 ${last.slice(0, 10)}，在最近 ${String(params.reviewPeriod)} 天之内。`,
      }),
    ),
  examples: {
    pass: [
      { resource: given("account", { rootLastUsed: "never" }) },
      { resource: given("account", { rootLastUsed: "2025-06-01T08:00:00Z" }) },
    ],
    fail: [{ resource: given("account", { rootLastUsed: "2025-12-24T08:00:00Z" }) }],
  },
});
