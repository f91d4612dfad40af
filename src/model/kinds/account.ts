import type { Fact } from "../fact.ts";
import type { LastUse } from "../instant.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/**
 * What is told of the identity that owns the account and that no policy limits.
 * AWS: the root user, in the summary of the account (`GetAccountSummary`) and the row `<root_account>` of the credential report. Partitions of
 * China have none. Alibaba Cloud: the Alibaba Cloud account itself, in `GetAccountMFAInfo` and the first row of the credential report of `ims`.
 * Azure: global administrators, whom Microsoft Entra knows and Azure Resource Manager does not.
 */
export interface RootFacts {
  /** It has a password to sign in with. AWS: `AccountPasswordPresent`. An Alibaba Cloud account always has one. */
  readonly rootConsoleAccess: Fact<boolean>;
  /** A second factor is asked for when it signs in. AWS: `AccountMFAEnabled`, `mfa_active`. Alibaba Cloud: `IsMFAEnable`, `mfa_active`. */
  readonly rootMfa: Fact<boolean>;
  /**
   * It holds keys that do not end by themselves, in use or not. AWS: `AccountAccessKeysPresent`, `AccountSigningCertificatesPresent`.
   * Alibaba Cloud: `RootWithAccessKey` above 0 (`GetAccountSecurityPracticeReport`), `access_key_*_exist` of the report.
   */
  readonly rootKeys: Fact<boolean>;
  /**
   * The last time that it signed in or called with a key, whichever is later. AWS: `password_last_used` and `access_key_*_last_used_date`, where
   * `no_information` and `N/A` mean never. Alibaba Cloud: `user_last_logon`, `access_key_*_last_used`.
   */
  readonly rootLastUsed: Fact<LastUse>;
}

/**
 * An account or subscription. In code it exists only where `cldscan.yaml` declares that the code is complete for it.
 * What belongs to it points at it.
 */
export interface Account extends ResourceBase<"account">, RootFacts {}

export const account: Fields<Account> = {
  rootConsoleAccess: "fact",
  rootMfa: "fact",
  rootKeys: "fact",
  rootLastUsed: "fact",
};
