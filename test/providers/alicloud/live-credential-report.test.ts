import { describe, expect, it } from "vitest";
import { calls } from "../../../providers/alicloud/calls.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, refused } from "./estate-answers.ts";
import { told } from "./told.ts";

type Row = Readonly<Record<string, string>>;
const columns = [
  ...["user", "user_last_logon", "password_exist", "password_active", "password_last_changed", "mfa_active"],
  ...["access_key_1_exist", "access_key_1_last_used", "additional_access_key_1_exist", "additional_access_key_1_last_used"],
];
const silent: Row = Object.fromEntries(columns.map((column) => [column, "-"]));
const noKeys: Row = { access_key_1_exist: "FALSE", additional_access_key_1_exist: "FALSE" };

const csv = (...rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))].map((cells) => cells.join(",")).join("\r\n");
const content = (text: string): object => ({ Content: Buffer.from(text).toString("base64"), IsTruncated: "false" });
const report = (...rows: readonly Row[]): RecordedAnswer => answer("ims.GetCredentialReport", content(csv(...rows)));
const root = (more: Row): Row => ({ ...silent, ...noKeys, user: "<root>", password_exist: "TRUE", mfa_active: "TRUE", ...more });

describe("the account itself", () => {
  const mfa = answer("ims.GetAccountMFAInfo", { IsMFAEnable: true });
  const of = (...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> => told("account", mfa, ...answers);

  it.each<[string, Row, unknown]>([
    ["never, where it says so of everything", {}, "never"],
    ["when it signed in", { user_last_logon: "2025-03-01T00:00:00Z" }, "2025-03-01T00:00:00Z"],
    [
      "when a key was used after that",
      {
        user_last_logon: "2025-03-01T00:00:00Z",
        additional_access_key_1_exist: "TRUE",
        additional_access_key_1_last_used: "2025-04-01T00:00:00Z",
      },
      "2025-04-01T00:00:00Z",
    ],
    ["never by a key that does not exist", { access_key_1_last_used: "" }, "never"],
    [
      "at no time that is known, where a cell is empty",
      { access_key_1_exist: "TRUE", access_key_1_last_used: "" },
      "?owed access_key_1_last_used",
    ],
    ["at no time that is known, where a cell holds something else", { user_last_logon: "yesterday" }, "?owed user_last_logon"],
  ])("was last used %s", (_, row, rootLastUsed) => {
    expect(of(report(root(row)))).toMatchObject({ rootLastUsed });
  });

  it("is told of by nobody else", () => {
    expect(of(report({ ...silent, user: "ann@example.onaliyun.com", mfa_active: "TRUE" }))).toMatchObject({
      rootLastUsed: "?not-listed ims.GetCredentialReport",
    });
    expect(of(refused("ims.GetCredentialReport", "NoPermission", {}, 403))).toMatchObject({
      rootLastUsed: "?denied ram:GetCredentialReport",
    });
  });

  it.each<[string, Row, unknown]>([
    ["no key", {}, false],
    ["a key in one of the places that users do not have", { additional_access_key_1_exist: "TRUE" }, true],
    ["what cannot be read", { access_key_1_exist: "MAYBE" }, "?denied ram:GetAccountSecurityPracticeReport"],
  ])("has %s, where the better answer may not be asked for", (_, row, rootKeys) => {
    const denied = refused("ims.GetAccountSecurityPracticeReport", "NoPermission", {}, 403);
    expect(of(denied, report(root(row)))).toMatchObject({ rootKeys });
  });
});

describe("a user", () => {
  const by = { UserPrincipalName: "ann@example.onaliyun.com" };
  const listed = (LastLoginDate: string): RecordedAnswer =>
    answer("ims.ListUsers", { IsTruncated: false, Users: { User: [{ ...by, UserId: "1", LastLoginDate }] } });
  const row = (more: Row): RecordedAnswer =>
    report({ ...silent, user: by.UserPrincipalName, password_exist: "TRUE", password_active: "TRUE", mfa_active: "FALSE", ...more });
  const denied = (operation: string): RecordedAnswer => refused(operation, "NoPermission", by, 403);
  const neither = [denied("ims.GetLoginProfile"), denied("ims.GetUserMFAInfo")];
  const preference = answer("ims.GetSecurityPreference", {
    SecurityPreference: { LoginProfilePreference: { MFAOperationForLogin: "independent" } },
  });

  it("is as the row says where its own answers may not be asked for", () => {
    const changed = row({ mfa_active: "TRUE", password_last_changed: "2025-12-01T00:00:00Z" });
    expect(told("user", listed(""), preference, changed, ...neither)).toMatchObject({
      consoleAccess: true,
      mfa: true,
      consoleSince: "2025-12-01T00:00:00Z",
    });
  });

  it.each<[string, Row, unknown]>([
    ["a password that is off", { password_active: "FALSE" }, false],
    ["none", { password_exist: "FALSE", password_active: "N/A" }, false],
    ["one of which nothing is told", { password_active: "N/A" }, "?denied ram:GetLoginProfile"],
  ])("with %s", (_, more, consoleAccess) => {
    expect(told("user", listed(""), preference, row(more), ...neither)).toMatchObject({ consoleAccess });
  });

  it("has what its own answers say, whatever a report of hours ago holds", () => {
    const profile = answer("ims.GetLoginProfile", { LoginProfile: { Status: "Inactive", CreateDate: "2025-01-01T00:00:00Z" } }, by);
    const device = answer("ims.GetUserMFAInfo", { MFADevice: { SerialNumber: "mfa" } }, by);
    expect(told("user", listed(""), preference, row({}), profile, device)).toMatchObject({
      consoleAccess: false,
      mfa: true,
      consoleSince: "2025-01-01T00:00:00Z",
    });
  });

  it.each<[string, string, string, unknown]>([
    ["the later of both", "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z", "2025-02-01T00:00:00Z"],
    ["the later of both, from the list", "2025-03-01T00:00:00Z", "2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z"],
    ["what one of them tells", "", "2025-02-01T00:00:00Z", "2025-02-01T00:00:00Z"],
    ["never, where both say so", "", "-", "never"],
  ])("signed in last at %s", (_, inList, inRow, consoleLastUsed) => {
    expect(told("user", listed(inList), row({ user_last_logon: inRow }))).toMatchObject({ consoleLastUsed });
  });
});

describe("a report is none", () => {
  const call = calls.find(({ operation }) => operation === "ims.GetCredentialReport");
  it.each([
    ["without content", {}],
    ["of nothing", content("")],
    ["of something else", content("<html></html>")],
    ["with a row that does not fit its head", content("user,mfa_active\r\n<root>")],
  ])("%s", (_, body) => {
    expect(call?.find(body as Readonly<Record<string, unknown>>, {})).toBeUndefined();
  });

  it("before it is made", () => {
    expect(["STARTED", "INPROGRESS", "COMPLETED"].map((State) => call?.after?.ready({ State }))).toEqual([false, false, true]);
  });
});
