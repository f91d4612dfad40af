import type { SharedWith } from "../../src/model/sharing.ts";
import { every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";
import { accounts } from "../../src/rule/parameter.ts";

export default defineRule({
  id: "network-segregation/shared-only-with-known-accounts",
  question: "DAT-02",
  title: { en: "Snapshots and images are shared with known accounts only", zh: "快照与镜像仅共享给已知账号" },
  severity: "high",
  kind: ["snapshot", "image"],
  controls: ["9.4.1", "CLD.9.5.1"],
  why: {
    en: "An account that something is shared with can copy all of it and keep the copy for good. Shares outlive the project they were made for, and a mistyped number belongs to a stranger.",
    zh: "获得共享的账号可以复制全部内容并永久保留副本。共享往往在项目结束后仍然存在，输错的账号则属于陌生人。",
  },
  fix: {
    aws: {
      text: {
        en: "Take the account off the permissions, or name it under trustedAccounts in cldscan.yaml if it is yours or a partner's.",
        zh: "将该账号从权限中移除；若属于本方或合作方，则在 cldscan.yaml 的 trustedAccounts 中登记。",
      },
      cli: "aws ec2 modify-snapshot-attribute --snapshot-id SNAPSHOT --attribute createVolumePermission --operation-type remove --user-ids ACCOUNT",
    },
    azure: {
      text: {
        en: "Take the subscription or tenant off the gallery's groups, or name it under trustedAccounts in cldscan.yaml.",
        zh: "将该订阅或租户从库的共享组中移除，或在 cldscan.yaml 的 trustedAccounts 中登记。",
      },
      cli: "az sig share remove -g GROUP --gallery-name GALLERY --subscription-ids SUBSCRIPTION",
    },
    alicloud: {
      text: {
        en: "Withdraw the image from the account, or name it under trustedAccounts in cldscan.yaml.",
        zh: "取消对该账号的镜像共享，或在 cldscan.yaml 的 trustedAccounts 中登记。",
      },
      cli: "aliyun ecs ModifyImageSharePermission --RegionId REGION --ImageId IMAGE --RemoveAccount.1 ACCOUNT",
    },
  },
  params: {
    trustedAccounts: accounts({ default: [], label: { en: "Accounts that may be shared with", zh: "允许共享的账号" } }),
  },
  check: (shared, { params: { trustedAccounts } }) =>
    every(
      shared.sharedWith,
      (share: SharedWith) =>
        must(
          share,
          "account",
          (account) => account === shared.account || trustedAccounts.includes(account),
          (account) => ({
            en: `It is shared with ${account}, which is not among the trusted accounts.`,
            zh: `已共享给 ${account}，该账号不在可信账号之列。`,
          }),
        ),
      "sharedWith",
    ),
  examples: {
    pass: [{ resource: given("snapshot", { sharedWith: [] }) }, { resource: given("image", { sharedWith: [] }) }],
    fail: [
      { resource: given("snapshot", { sharedWith: [part<SharedWith>({ account: "210987654321" })] }) },
      { resource: given("image", { sharedWith: [part<SharedWith>({ account: "210987654321" })] }) },
    ],
  },
});
