import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { User } from "../../../src/model/kinds/user.ts";
import type { Many } from "../../../src/model/many.ts";
import { attached, defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { isAbsent, settled } from "../../../src/provider/read.ts";
import { owedWord, saidBy, toggle } from "../answered.ts";
import { alicloudBase, written } from "../base.ts";
import { isSet } from "../satellites.ts";
import { instantAt, lastUseAt, MFA, PREFERENCE, PROFILE, ROW, USER } from "./answers.ts";
import { lastLogon, later, orRow, passwordActive, passwordSince, secondFactor } from "./credential-report.ts";

const by = "UserPrincipalName";

export const userLive = defineMapper({
  provider: "alicloud",
  reads: USER,
  kinds: ["user"],
  identity: [by],
  with: { profiles: attached(PROFILE, by), devices: attached(MFA, by), preferences: sameAccount(PREFERENCE), rows: attached(ROW, "user") },
  map: (doc, { profiles, devices, preferences, rows }): User => ({
    consoleAccess: orRow(
      saidBy(profiles, "ims.GetLoginProfile", ({ body }) => owedWord(body, "LoginProfile.Status", profileStates)),
      rows,
      passwordActive,
    ),
    mfa: strictest([
      orRow(saidBy(devices, "ims.GetUserMFAInfo", bound), rows, secondFactor),
      saidBy(profiles, "ims.GetLoginProfile", ({ body, at }) =>
        settled(written(body, "LoginProfile.Status")) === "None" ? known(false, { at }) : toggle(body, "LoginProfile.MFABindRequired"),
      ),
      requiredOfAll(preferences),
    ]),
    consoleSince: orRow(saidBy(profiles, "ims.GetLoginProfile", since), rows, passwordSince),
    consoleLastUsed: rows.items.map(lastLogon).reduce(later, lastUseAt(doc.body, "LastLoginDate")),
    ...alicloudBase("user", doc, { named: [by], handles: [by, "UserId"] }),
  }),
});

/** `None` stands for a user without a login profile. */
const profileStates = { Active: true, Inactive: false, None: false } as const;

/** An answer without a serial number is of a user without a device. */
function bound({ body, at }: Doc): Fact<boolean> {
  if (isAbsent(body, "MFADevice")) return unknown("owed", "MFADevice", at);
  return isSet(body, "MFADevice.SerialNumber", known(false, { at }));
}

function requiredOfAll(preferences: Many<Doc>): Fact<boolean> {
  return saidBy(preferences, "ims.GetSecurityPreference", ({ body }) =>
    owedWord(body, "SecurityPreference.LoginProfilePreference.MFAOperationForLogin", {
      mandatory: true,
      independent: false,
      adaptive: false,
    }),
  );
}

/** Where the day the password was given is not told, that of its last change stands for it. */
function since({ body, at }: Doc): Fact<string> {
  const created = instantAt(body, "LoginProfile.CreateDate");
  if (created.state === "known") return created;
  return chain(instantAt(body, "LoginProfile.UpdateDate"), (day) => known(day, { at }));
}
