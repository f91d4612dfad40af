import { known, unknown } from "../../../src/model/fact.ts";
import type { AccessKey } from "../../../src/model/kinds/access-key.ts";
import type { User } from "../../../src/model/kinds/user.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { ref, text, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { anyOf } from "../satellites.ts";

const user = defineMapper({
  provider: "aws",
  reads: "aws_iam_user",
  kinds: ["user"],
  identity: ["name", "id", "arn"],
  with: { profiles: attached("aws_iam_user_login_profile", "user") },
  map: (doc, { profiles }): User => ({
    ...awsBase("user", doc, { handles: ["name", "arn"] }),
    consoleAccess: anyOf(profiles),
    // A device is registered by whoever holds it; code can make one but not bind it.
    mfa: unknown("not-in-format", "the MFA device of a user", doc.at),
    consoleSince: unknown("not-in-format", "password_last_changed", doc.at),
    consoleLastUsed: unknown("not-in-format", "password_last_used", doc.at),
  }),
});

/** The id of a key is half of a credential: the resource goes by its place in the code. */
const accessKey = defineMapper({
  provider: "aws",
  reads: "aws_iam_access_key",
  kinds: ["access-key"],
  map: (doc): AccessKey => ({
    ...awsBase("access-key", doc, { handles: [] }),
    name: doc.name,
    owner: ref(doc.body, "user", unknown("unexpected-value", "access key without a user", doc.at)),
    active: word(doc.body, "status", { Active: true, Inactive: false }, known(true, { basis: "default", at: doc.at })),
    // A state tells it, a plan and code do not.
    created: text(doc.body, "create_date", unknown("computed", "create_date", doc.at)),
    lastUsed: unknown("not-in-format", "the last use of a key", doc.at),
  }),
});

export const mappers = [user, accessKey];
