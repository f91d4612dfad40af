import type { Doc } from "../../../src/iac/document.ts";
import { chain, mapFact, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { LastUse } from "../../../src/model/instant.ts";
import type { Account, RootFacts } from "../../../src/model/kinds/account.ts";
import type { Many } from "../../../src/model/many.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { listing, type Call } from "../../../src/provider/call.ts";
import { isJson } from "../../../src/provider/json.ts";
import { defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { number, settled } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { lastUse, REPORT_ROW, reportCall, ROOT } from "./credential-report.ts";

const SUMMARY = "iam.AccountSummary";

export const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "iam.GetAccountSummary",
    permissions: ["iam:GetAccountSummary"],
    yields: SUMMARY,
    covers: "account",
    find: (body) => (isJson(body["SummaryMap"]) ? [{ id: "account", body: body["SummaryMap"], path: "SummaryMap" }] : undefined),
    lists: ["account"],
  }),
  reportCall,
];

const account = defineMapper({
  provider: "aws",
  reads: SUMMARY,
  kinds: ["account"],
  with: { rows: sameAccount(REPORT_ROW) },
  map: (doc, { rows }): Account => {
    const base = awsBase("account", doc, { handles: [] });
    const facts = base.cloud === "aws-cn" ? withoutRoot : rootIn(doc, rows);
    return { ...facts, ...base, id: accountRef(doc.scope, "aws"), name: base.account ?? base.name };
  },
});

const withoutRoot: RootFacts = {
  rootConsoleAccess: notOffered["account/root"],
  rootMfa: notOffered["account/root"],
  rootKeys: notOffered["account/root"],
  rootLastUsed: notOffered["account/root"],
};

function rootIn({ body }: Doc, rows: Many<Doc>): RootFacts {
  const counted = (name: string): Fact<boolean> => mapFact(number(body, name, owed(body, name)), (count) => count > 0);
  return {
    rootConsoleAccess: counted("AccountPasswordPresent"),
    rootMfa: counted("AccountMFAEnabled"),
    rootKeys: strictest([counted("AccountAccessKeysPresent"), counted("AccountSigningCertificatesPresent")]),
    rootLastUsed: rootLastUsed(rows),
  };
}

const USES = ["password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date"];

function rootLastUsed(rows: Many<Doc>): Fact<LastUse> {
  const row = rows.items.find(({ body }) => settled(body.get("user")) === ROOT);
  if (row !== undefined) return USES.map((column) => lastUse(row, column)).reduce(later);
  return rows.open[0] === undefined ? unknown("owed", ROOT) : unknownBecause(rows.open[0]);
}

/** The later of two uses; not known while one of them is not. */
function later(one: Fact<LastUse>, other: Fact<LastUse>): Fact<LastUse> {
  return chain(one, (first) =>
    chain(other, (second) => {
      if (first === "never") return other;
      return second !== "never" && Date.parse(second) > Date.parse(first) ? other : one;
    }),
  );
}

export const mappers = [account];
