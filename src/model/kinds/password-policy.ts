import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** Days after which a password ends, or that it never does. */
export type PasswordAge = number | "unlimited";

/**
 * What an account asks of the passwords of its own users. Every account has one, if only that of the vendor.
 * AWS and Alibaba Cloud: `GetPasswordPolicy` of `ram`, `GetAccountPasswordPolicy` of `iam`; its error `NoSuchEntity` means the vendor's own
 * (8 characters of three sorts, no end, no history). Azure: Microsoft Entra, out of reach of Azure Resource Manager.
 */
export interface PasswordPolicy extends ResourceBase<"password-policy"> {
  /** `MinimumPasswordLength` */
  readonly minimumLength: Fact<number>;
  /** `RequireLowercaseCharacters` */
  readonly requiresLowercase: Fact<boolean>;
  /** `RequireUppercaseCharacters` */
  readonly requiresUppercase: Fact<boolean>;
  /** `RequireNumbers` */
  readonly requiresDigits: Fact<boolean>;
  /** `RequireSymbols` */
  readonly requiresSymbols: Fact<boolean>;
  /** How many earlier passwords are refused; 0: none. `PasswordReusePrevention`, in AWS left out for none. */
  readonly refusedEarlier: Fact<number>;
  /** `MaxPasswordAge`: 0 in Alibaba Cloud, left out beside `ExpirePasswords: false` in AWS, for no end. */
  readonly maximumAge: Fact<PasswordAge>;
}

export const passwordPolicy: Fields<PasswordPolicy> = {
  minimumLength: "fact",
  requiresLowercase: "fact",
  requiresUppercase: "fact",
  requiresDigits: "fact",
  requiresSymbols: "fact",
  refusedEarlier: "fact",
  maximumAge: "fact",
};
