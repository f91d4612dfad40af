import { dated, within } from "../../src/rule/age.ts";
import { mustBe } from "../../src/rule/combinators.ts";
import { onlyWhere } from "../../src/rule/conditions.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "identity/access-key-rotated",
  question: "IAM-11",
  title: { en: "Access key is replaced in time", zh: "访问密钥按期轮换" },
  severity: "medium",
  kind: "access-key",
  controls: ["9.2.4"],
  why: {
    en: "The longer a key lives, the more copies of it lie in scripts, images and laptops of people who have left. Replacing it ends them all at once.",
    zh: "密钥存在越久，散落在脚本、镜像和离职人员电脑中的副本就越多。轮换可使这些副本一并失效。",
  },
  fix: {
    aws: {
      text: {
        en: "Make a second key, move the programs over, disable the old key and delete it some days later. Roles need no keys at all.",
        zh: "先创建第二个密钥并迁移程序，再停用旧密钥，数日后删除。使用角色则完全不需要密钥。",
      },
      cli: "aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive",
    },
    alicloud: {
      text: {
        en: "Make a second AccessKey pair, move the programs over, disable the old one and delete it some days later. RAM roles need no keys at all.",
        zh: "先创建第二个 AccessKey 并迁移程序，再停用旧密钥，数日后删除。使用 RAM 角色则完全不需要密钥。",
      },
      cli: "aliyun ram UpdateAccessKey --UserName USER --UserAccessKeyId KEY --Status Inactive",
    },
  },
  params: {
    maximumAge: days({ default: 90, ceiling: 365, label: { en: "Days after which a key is replaced", zh: "密钥轮换周期（天）" } }),
  },
  check: (key, { params, asOf }) =>
    onlyWhere(key.active, "active", { en: "The key is disabled.", zh: "该密钥已停用。" }, () =>
      mustBe(
        dated(key.created),
        "created",
        (made) => within(made, { days: params.maximumAge, asOf }),
        (made) => ({
          en: `The key dates from ${made.slice(0, 10)}; a key is to be replaced after ${String(params.maximumAge)} days.`,
          zh: `该密钥创建于 ${made.slice(0, 10)}，使用期限不得超过 ${String(params.maximumAge)} 天。`,
        }),
      ),
    ),
  examples: {
    pass: [{ resource: given("access-key", { active: true, created: "2025-12-01T08:00:00Z" }) }],
    fail: [{ resource: given("access-key", { active: true, created: "2024-02-29T08:00:00Z" }) }],
  },
});
