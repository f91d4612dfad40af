import { known, mapFact } from "../../../src/model/fact.ts";
import type { Account } from "../../../src/model/kinds/account.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { owedNumber, saidBy, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { REPORT, ROOT_MFA, ROW } from "./answers.ts";
import { anyKey, lastUsed, ofRoot, orRootRow, secondFactor } from "./credential-report.ts";

const KEYS = "AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.RootWithAccessKey";

/** The Alibaba Cloud account itself, which no policy limits and which always signs in with a password. */
export const accountLive = defineMapper({
  provider: "alicloud",
  reads: ROOT_MFA,
  kinds: ["account"],
  with: { reports: sameAccount(REPORT), rows: sameAccount(ROW) },
  map: (doc, { reports, rows }): Account => {
    const base = alicloudBase("account", doc, { handles: [] });
    return {
      ...base,
      rootConsoleAccess: known(true, { basis: "platform", at: doc.at }),
      rootMfa: orRootRow(toggle(doc.body, "IsMFAEnable"), rows, secondFactor),
      rootKeys: orRootRow(
        saidBy(reports, "ims.GetAccountSecurityPracticeReport", ({ body }) => mapFact(owedNumber(body, KEYS), (keys) => keys > 0)),
        rows,
        anyKey,
      ),
      rootLastUsed: ofRoot(rows, lastUsed),
      id: accountRef(doc.scope, "alicloud"),
      name: base.account ?? doc.name,
    };
  },
});
