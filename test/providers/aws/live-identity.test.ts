import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { factsOf } from "./mapped.ts";

const COLUMNS =
  "user,arn,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date";
const report = (...rows: readonly string[]): RecordedAnswer =>
  answer("iam.GetCredentialReport", { Content: [COLUMNS, ...rows].join("\n") });
const NO_KEYS = "false,N/A,N/A,false,N/A,N/A";
const summary = (SummaryMap: Json): RecordedAnswer => answer("iam.GetAccountSummary", { SummaryMap });
const clean = { AccountPasswordPresent: 1, AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountSigningCertificatesPresent: 0 };
const root = (used: string, keys = NO_KEYS): string => `<root_account>,arn:root,not_supported,${used},not_supported,true,${keys}`;

describe("the root user", () => {
  it.each<[string, readonly RecordedAnswer[], Json]>([
    [
      "unused and guarded",
      [summary(clean), report(root("no_information"))],
      { rootConsoleAccess: true, rootMfa: true, rootKeys: false, rootLastUsed: "never" },
    ],
    ["with a key", [summary({ ...clean, AccountAccessKeysPresent: 1 })], { rootKeys: true }],
    ["with a certificate", [summary({ ...clean, AccountSigningCertificatesPresent: 1 })], { rootKeys: true }],
    ["without a password", [summary({ ...clean, AccountPasswordPresent: 0 })], { rootConsoleAccess: false }],
    ["with a summary that leaves out", [summary({})], { rootMfa: "?owed AccountMFAEnabled", rootKeys: "?owed AccountAccessKeysPresent" }],
    [
      "used by key after it signed in",
      [summary(clean), report(root("2025-01-01T00:00:00+00:00", "true,2020-01-01T00:00:00+00:00,2025-06-01T00:00:00+00:00,false,N/A,N/A"))],
      { rootLastUsed: "2025-06-01T00:00:00+00:00" },
    ],
    [
      "with a use that is no date",
      [summary(clean), report(root("yesterday"))],
      { rootLastUsed: "?unexpected-value password_last_used = yesterday" },
    ],
    ["missing in the report", [summary(clean), report()], { rootLastUsed: "?owed <root_account>" }],
    ["with a refused report", [summary(clean), denied("iam.GetCredentialReport")], { rootLastUsed: "?denied iam:GetCredentialReport" }],
    ["with a report not asked for", [summary(clean)], { rootLastUsed: "?not-listed iam.CredentialReportRow" }],
  ])("%s", (_, answers, expected) => {
    expect(told("account", answers)).toMatchObject(expected);
  });
  it("is not there in China", () => {
    const set = { provider: "aws", cloud: "aws-cn", account: "123456789012", region: "cn-north-1", time: "2026-01-01T00:00:00Z" } as const;
    const { mapped } = recordedIn({ ...set, answers: [summary(clean)], listed: [] });
    expect(mapped.resources.map((each) => [each.id, Object.values(factsOf(each))])).toEqual([
      ["aws/aws-cn/123456789012#account/aws", Array.from({ length: 4 }, () => "n/a account/root")],
    ]);
  });
});

describe("users and their keys", () => {
  const ann = `ann,arn:ann,true,no_information,2024-01-01T00:00:00+00:00,false,true,2023-01-01T00:00:00+00:00,N/A,false,N/A,N/A`;
  const bot = `bot,arn:bot,false,N/A,N/A,false,false,2022-01-01T00:00:00+00:00,2022-02-01T00:00:00+00:00,true,2022-03-01T00:00:00+00:00,N/A`;
  it("are the rows of the report but for the root user's", () => {
    const all = [report(root("N/A"), ann, bot)];
    expect(toldOf("user", all).map((each) => [each.name, factsOf(each)])).toEqual([
      ["ann", { consoleAccess: true, mfa: false, consoleSince: "2024-01-01T00:00:00+00:00", consoleLastUsed: "never" }],
      [
        "bot",
        {
          consoleAccess: false,
          mfa: false,
          consoleSince: "?not-visible the date of a password that does not exist",
          consoleLastUsed: "never",
        },
      ],
    ]);
    expect(toldOf("access-key", all).map((each) => [each.name, factsOf(each)])).toEqual([
      ["ann/access-key-1", { owner: "arn:ann", active: true, created: "2023-01-01T00:00:00+00:00", lastUsed: "never" }],
      [
        "bot/access-key-1",
        { owner: "arn:bot", active: false, created: "2022-01-01T00:00:00+00:00", lastUsed: "2022-02-01T00:00:00+00:00" },
      ],
      ["bot/access-key-2", { owner: "arn:bot", active: true, created: "2022-03-01T00:00:00+00:00", lastUsed: "never" }],
    ]);
  });
  it("are there where they are in use, though nobody knows since when", () => {
    const row = `ann,arn:ann,false,N/A,N/A,false,true,N/A,N/A,false,N/A,N/A`;
    expect(toldOf("access-key", [report(root("N/A"), row)]).map((each) => [each.name, factsOf(each)])).toEqual([
      [
        "ann/access-key-1",
        { owner: "arn:ann", active: true, created: "?unexpected-value access_key_1_last_rotated = N/A", lastUsed: "never" },
      ],
    ]);
  });
  it("may have a name that is quoted", () => {
    expect(toldOf("user", [report(`"a,b",arn:x,true,N/A,N/A,true,${NO_KEYS}`)]).map(({ name }) => name)).toEqual(["a,b"]);
  });
  it.each([
    ["a row that does not fit", answer("iam.GetCredentialReport", { Content: `${COLUMNS}\nann,arn` })],
    ["no columns that are known", answer("iam.GetCredentialReport", { Content: "hello" })],
    ["no content", answer("iam.GetCredentialReport", {})],
  ])("are not read out of %s", (_, broken) => {
    const set = { provider: "aws", cloud: "aws", account: "123456789012", region: "eu-west-1", time: "2026-01-01T00:00:00Z" } as const;
    const { reading } = recordedIn({ ...set, answers: [broken], listed: [] });
    expect([reading.docs.length, reading.gaps.length]).toEqual([0, 1]);
  });
});

describe("password policies", () => {
  const own = {
    MinimumPasswordLength: 14,
    RequireLowercaseCharacters: true,
    RequireUppercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: false,
  };
  const policy = (more: Json): RecordedAnswer => answer("iam.GetAccountPasswordPolicy", { PasswordPolicy: { ...own, ...more } });
  const none: RecordedAnswer = { ...denied("iam.GetAccountPasswordPolicy"), status: 404, body: { Error: { Code: "NoSuchEntity" } } };
  it.each<[string, RecordedAnswer, Json]>([
    [
      "of the account",
      policy({ ExpirePasswords: true, MaxPasswordAge: 90, PasswordReusePrevention: 24 }),
      { minimumLength: 14, requiresSymbols: false, refusedEarlier: 24, maximumAge: 90 },
    ],
    ["without age and history", policy({ ExpirePasswords: false }), { refusedEarlier: 0, maximumAge: "unlimited" }],
    ["that ends and does not say when", policy({ ExpirePasswords: true }), { maximumAge: "?owed MaxPasswordAge" }],
    ["that says nothing of age", policy({}), { maximumAge: "?owed ExpirePasswords" }],
    ["of the vendor", none, { minimumLength: 8, requiresDigits: false, refusedEarlier: 0, maximumAge: "unlimited" }],
  ])("%s", (_, answers, expected) => {
    expect(told("password-policy", [answers])).toMatchObject(expected);
  });
});
