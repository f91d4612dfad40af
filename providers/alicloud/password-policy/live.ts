import { mapFact } from "../../../src/model/fact.ts";
import type { PasswordPolicy } from "../../../src/model/kinds/password-policy.ts";
import type { Call } from "../../../src/provider/call.ts";
import { isJson } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedNumber, toggle } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";

const POLICY = "ims.PasswordPolicy";

export const calls: readonly Call[] = [
  {
    ...listed("ims.GetPasswordPolicy", { yields: POLICY, items: "", id: "", covers: "account", lists: ["password-policy"] }),
    find: (body) => (isJson(body["PasswordPolicy"]) ? [{ id: "policy", body: body["PasswordPolicy"], path: "PasswordPolicy" }] : undefined),
  },
];

/** Every account has one. No age stands for passwords that do not end. */
const passwordPolicy = defineMapper({
  provider: "alicloud",
  reads: POLICY,
  kinds: ["password-policy"],
  map: (doc): PasswordPolicy => ({
    minimumLength: owedNumber(doc.body, "MinimumPasswordLength"),
    requiresLowercase: toggle(doc.body, "RequireLowercaseCharacters"),
    requiresUppercase: toggle(doc.body, "RequireUppercaseCharacters"),
    requiresDigits: toggle(doc.body, "RequireNumbers"),
    requiresSymbols: toggle(doc.body, "RequireSymbols"),
    refusedEarlier: owedNumber(doc.body, "PasswordReusePrevention"),
    maximumAge: mapFact(owedNumber(doc.body, "MaxPasswordAge"), (days) => (days === 0 ? "unlimited" : days)),
    ...alicloudBase("password-policy", doc, { handles: [] }),
  }),
});

export const mappers = [passwordPolicy];
