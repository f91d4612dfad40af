import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { PasswordAge, PasswordPolicy } from "../../../src/model/kinds/password-policy.ts";
import { listing, type Call } from "../../../src/provider/call.ts";
import { isJson } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, number } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";

const POLICY = "iam.PasswordPolicy";

/**
 * What holds without a policy of the account's own: 8 characters of three sorts out of four, so that none of the sorts must be there
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html).
 */
const VENDOR = {
  MinimumPasswordLength: 8,
  RequireLowercaseCharacters: false,
  RequireUppercaseCharacters: false,
  RequireNumbers: false,
  RequireSymbols: false,
  ExpirePasswords: false,
};

export const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "iam.GetAccountPasswordPolicy",
    permissions: ["iam:GetAccountPasswordPolicy"],
    yields: POLICY,
    covers: "account",
    find: (body) =>
      isJson(body["PasswordPolicy"]) ? [{ id: "account", body: body["PasswordPolicy"], path: "PasswordPolicy" }] : undefined,
    // The service says the one, its SDK the other.
    none: { codes: ["NoSuchEntity", "NoSuchEntityException"], body: { PasswordPolicy: VENDOR } },
    lists: ["password-policy"],
  }),
];

const passwordPolicy = defineMapper({
  provider: "aws",
  reads: POLICY,
  kinds: ["password-policy"],
  map: (doc): PasswordPolicy => {
    const required = (name: string): Fact<boolean> => boolean(doc.body, name, owed(doc.body, name));
    return {
      minimumLength: number(doc.body, "MinimumPasswordLength", owed(doc.body, "MinimumPasswordLength")),
      requiresLowercase: required("RequireLowercaseCharacters"),
      requiresUppercase: required("RequireUppercaseCharacters"),
      requiresDigits: required("RequireNumbers"),
      requiresSymbols: required("RequireSymbols"),
      // A policy without a history leaves the number out.
      refusedEarlier: number(doc.body, "PasswordReusePrevention", known(0, { at: doc.at })),
      maximumAge: maximumAge(doc),
      ...awsBase("password-policy", doc, { handles: [] }),
    };
  },
});

/** `ExpirePasswords` says whether there is an age at all; a policy without one leaves the age out. */
function maximumAge({ body }: Doc): Fact<PasswordAge> {
  const days = mapFact(number(body, "MaxPasswordAge", owed(body, "MaxPasswordAge")), (count): PasswordAge =>
    count === 0 ? "unlimited" : count,
  );
  if (days.state === "known") return days;
  return chain(boolean(body, "ExpirePasswords", owed(body, "ExpirePasswords")), (expires): Fact<PasswordAge> =>
    expires ? days : known("unlimited", { at: body.at }),
  );
}

export const mappers = [passwordPolicy];
