import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AccessKey } from "../../../src/model/kinds/access-key.ts";
import type { User } from "../../../src/model/kinds/user.ts";
import type { Many } from "../../../src/model/many.ts";
import { attached, defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean, ref, text, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { anyOf, settingOf } from "../satellites.ts";

const user = defineMapper({
  provider: "alicloud",
  reads: "alicloud_ram_user",
  kinds: ["user"],
  identity: ["name", "id"],
  with: {
    profiles: attached("alicloud_ram_login_profile", "user_name"),
    preferences: sameRegion("alicloud_ram_security_preference"),
  },
  map: (doc, { profiles, preferences }): User => ({
    ...alicloudBase("user", doc, { handles: ["name", "id"] }),
    consoleAccess: anyOf(profiles),
    mfa: strictest([requiredOfAll(preferences), settingOf(profiles, requiredOfOne, known(false, { basis: "default" }))]),
    consoleSince: settingOf(profiles, createdOf, unknown("not-in-format", "create_time", doc.at)),
    consoleLastUsed: unknown("not-in-format", "the last logon of a user", doc.at),
  }),
});

/** By default it depends on the profile of each user. Where no preference is declared, the account may ask for more than the code shows. */
function requiredOfAll(preferences: Many<Doc>): Fact<boolean> {
  const outside = known(false, {
    basis: "default",
    assumes: { en: "the account does not require MFA of all users", zh: "账号未要求全部用户使用 MFA" },
  });
  return settingOf(
    preferences,
    ({ body, at }) => {
      const older = boolean(body, "enforce_mfa_for_login", known(false, { basis: "default", at }));
      return word(body, "mfa_operation_for_login", { mandatory: true, independent: false, adaptive: false }, older);
    },
    outside,
  );
}

/** The service took no MFA for the default until 2024, and older providers write that default out. */
function requiredOfOne({ body, at }: Doc): Fact<boolean> {
  return boolean(body, "mfa_bind_required", unknown("provider-version", "mfa_bind_required was false by default before 2024", at));
}

function createdOf({ body, at }: Doc): Fact<string> {
  return text(body, "create_time", unknown("computed", "create_time", at));
}

/** The id of a key is half of a credential: the resource goes by its place in the code. */
const accessKey = defineMapper({
  provider: "alicloud",
  reads: "alicloud_ram_access_key",
  kinds: ["access-key"],
  map: (doc): AccessKey => ({
    ...alicloudBase("access-key", doc, { handles: [] }),
    name: doc.name,
    // Without a name the key belongs to whoever applies the code.
    owner: ref(doc.body, "user_name", unknown("not-visible", "the user that applies the code", doc.at)),
    active: word(doc.body, "status", { Active: true, Inactive: false }, known(true, { basis: "default", at: doc.at })),
    created: text(doc.body, "create_time", unknown("computed", "create_time", doc.at)),
    lastUsed: unknown("not-in-format", "the last use of a key", doc.at),
  }),
});

export const mappers = [user, accessKey];
