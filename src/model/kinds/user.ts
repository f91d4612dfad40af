import type { Fact } from "../fact.ts";
import type { Instant, LastUse } from "../instant.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/**
 * A user of the account itself, person or program, without its owner. AWS: rows of the IAM credential report but for `<root_account>`.
 * Alibaba Cloud: rows of the `ims` credential report but for the account's own, `GetLoginProfile`, `GetUserMFAInfo`.
 * Azure: users live in Microsoft Entra, which Azure Resource Manager does not show.
 */
export interface User extends ResourceBase<"user"> {
  /** It has a password that lets it into the console. AWS: `password_enabled`. Alibaba Cloud: `LoginProfile.Status`, `password_active`. */
  readonly consoleAccess: Fact<boolean>;
  /**
   * Nobody signs in as this user by password alone. AWS: `mfa_active`. Alibaba Cloud: a device is bound (`mfa_active`, `GetUserMFAInfo`), or
   * `LoginProfile.MFABindRequired`, or `LoginProfilePreference.MFAOperationForLogin` of the account is `mandatory`.
   */
  readonly mfa: Fact<boolean>;
  /** When the password was given. AWS: `password_last_changed`. Alibaba Cloud: `LoginProfile.CreateDate`, `password_last_changed`. */
  readonly consoleSince: Fact<Instant>;
  /** The last time it signed in. AWS: `password_last_used`; `no_information` means never. Alibaba Cloud: `LastLoginDate`, `user_last_logon`. */
  readonly consoleLastUsed: Fact<LastUse>;
}

export const user: Fields<User> = { consoleAccess: "fact", mfa: "fact", consoleSince: "fact", consoleLastUsed: "fact" };
