import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { PasswordPolicy } from "../../../src/model/kinds/password-policy.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, number } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";

/**
 * Whatever is not written is not asked for: the call replaces the whole policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
const passwordPolicy = defineMapper({
  provider: "aws",
  reads: "aws_iam_account_password_policy",
  kinds: ["password-policy"],
  map: (doc): PasswordPolicy => ({
    ...awsBase("password-policy", doc, { handles: [] }),
    minimumLength: number(doc.body, "minimum_password_length", byDefault(6, doc)),
    requiresLowercase: boolean(doc.body, "require_lowercase_characters", byDefault(false, doc)),
    requiresUppercase: boolean(doc.body, "require_uppercase_characters", byDefault(false, doc)),
    requiresDigits: boolean(doc.body, "require_numbers", byDefault(false, doc)),
    requiresSymbols: boolean(doc.body, "require_symbols", byDefault(false, doc)),
    refusedEarlier: number(doc.body, "password_reuse_prevention", byDefault(0, doc)),
    maximumAge: mapFact(number(doc.body, "max_password_age", byDefault(0, doc)), (days) => (days === 0 ? "unlimited" : days)),
  }),
});

function byDefault<T>(value: T, { at }: Doc): Fact<T> {
  return known(value, { basis: "default", at });
}

export const mappers = [passwordPolicy];
