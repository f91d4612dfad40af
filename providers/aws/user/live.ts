import type { Doc } from "../../../src/iac/document.ts";
import { unknown } from "../../../src/model/fact.ts";
import type { AccessKey } from "../../../src/model/kinds/access-key.ts";
import type { User } from "../../../src/model/kinds/user.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, ref, settled } from "../../../src/provider/read.ts";
import { instantAt, lastUse, REPORT_ROW, ROOT } from "../account/credential-report.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";

/** What the report tells of its root user are facts of the account. */
function isRoot({ body }: Doc): boolean {
  return settled(body.get("user")) === ROOT;
}

const user = defineMapper({
  provider: "aws",
  reads: REPORT_ROW,
  kinds: ["user"],
  map: (doc): readonly User[] => {
    if (isRoot(doc)) return [];
    const consoleAccess = boolean(doc.body, "password_enabled", owed(doc.body, "password_enabled"));
    const outside = consoleAccess.state === "known" && !consoleAccess.value;
    return [
      {
        consoleAccess,
        mfa: boolean(doc.body, "mfa_active", owed(doc.body, "mfa_active")),
        consoleSince: outside
          ? unknown("not-visible", "the date of a password that does not exist", doc.at)
          : instantAt(doc, "password_last_changed"),
        consoleLastUsed: lastUse(doc, "password_last_used"),
        ...awsBase("user", doc, { named: "user", handles: ["arn", "user"] }),
      },
    ];
  },
});

const SLOTS = ["access_key_1", "access_key_2"];

/** The report numbers the keys of a user and does not name them. A key is there where the report knows when it was made, or does not call it inactive. */
const accessKeys = defineMapper({
  provider: "aws",
  reads: REPORT_ROW,
  kinds: ["access-key"],
  map: (doc): readonly AccessKey[] => (isRoot(doc) ? [] : SLOTS.filter((slot) => !isFree(doc, slot)).map((slot) => keyIn(doc, slot))),
});

function isFree({ body }: Doc, slot: string): boolean {
  return settled(body.get(`${slot}_last_rotated`)) === "N/A" && settled(body.get(`${slot}_active`)) === "false";
}

function keyIn(doc: Doc, slot: string): AccessKey {
  const part = slot.replaceAll("_", "-");
  const base = awsBase("access-key", doc, { named: "user", handles: [], part });
  return {
    owner: ref(doc.body, "arn", owed(doc.body, "arn")),
    active: boolean(doc.body, `${slot}_active`, owed(doc.body, `${slot}_active`)),
    created: instantAt(doc, `${slot}_last_rotated`),
    lastUsed: lastUse(doc, `${slot}_last_used_date`),
    ...base,
    name: `${base.name}/${part}`,
  };
}

export const mappers = [user, accessKeys];
