import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { PasswordPolicy } from "../../../src/model/kinds/password-policy.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, number } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";

/** What is not written is set to the defaults that the provider documents for `alicloud_ram_account_password_policy`. */
const passwordPolicy = defineMapper({
  provider: "alicloud",
  reads: "alicloud_ram_account_password_policy",
  kinds: ["password-policy"],
  map: (doc): PasswordPolicy => ({
    ...alicloudBase("password-policy", doc, { handles: [] }),
    minimumLength: number(doc.body, "minimum_password_length", byDefault(12, doc)),
    requiresLowercase: boolean(doc.body, "require_lowercase_characters", byDefault(true, doc)),
    requiresUppercase: boolean(doc.body, "require_uppercase_characters", byDefault(true, doc)),
    requiresDigits: boolean(doc.body, "require_numbers", byDefault(true, doc)),
    requiresSymbols: boolean(doc.body, "require_symbols", byDefault(true, doc)),
    refusedEarlier: number(doc.body, "password_reuse_prevention", byDefault(0, doc)),
    maximumAge: mapFact(number(doc.body, "max_password_age", byDefault(0, doc)), (days) => (days === 0 ? "unlimited" : days)),
  }),
});

function byDefault<T>(value: T, { at }: Doc): Fact<T> {
  return known(value, { basis: "default", at });
}

export const mappers = [passwordPolicy];
