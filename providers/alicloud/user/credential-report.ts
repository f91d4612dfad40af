/** The credential report of an account: one row for the account itself, one for each of its users. It may be four hours old. */
import { Buffer } from "node:buffer";
import type { Doc } from "../../../src/iac/document.ts";
import { strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Instant, LastUse } from "../../../src/model/instant.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Call, Found } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { owedWord, saidBy } from "../answered.ts";
import { listed } from "../asking.ts";
import { written } from "../base.ts";
import { instantAt, lastUseAt, ROW } from "./answers.ts";

const OPERATION = "ims.GetCredentialReport";
/** How the row of the account itself is named. */
const ROOT = "<root>";
/** Rows of one answer: an account may have 3,500 users, and has no report where it has more. */
const MOST = 3501;

export const reportCall: Call = {
  ...listed(OPERATION, {
    yields: ROW,
    items: "",
    id: "",
    covers: "account",
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxItems", MOST], more: "IsTruncated" }),
  }),
  after: {
    operation: "ims.GenerateCredentialReport",
    permissions: ["ram:GenerateCredentialReport"],
    ready: (body) => body["State"] === "COMPLETED",
  },
  find: rowsOf,
};

/** `undefined`: no report, or a row that does not fit its head. Cells are words, times and names of users; none of them holds a comma. */
function rowsOf(body: Json): readonly Found[] | undefined {
  const text = Buffer.from(textOf(body["Content"]), "base64").toString("utf8");
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const columns = head.split(",");
  const rows = lines.map((line) => line.split(","));
  if (!columns.includes("user") || !columns.includes("mfa_active") || rows.some((row) => row.length !== columns.length)) return undefined;
  return rows.map((row, index) => {
    const cells = Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ""]));
    return { id: cells["user"] ?? "", body: cells, path: `Content row ${String(index + 1)}` };
  });
}

/** What the row of the account itself says. */
export function ofRoot<T>({ items, open }: Many<Doc>, said: (row: Doc) => Fact<T>): Fact<T> {
  return saidBy({ items: items.filter(({ name }) => name === ROOT), open }, OPERATION, said);
}

/** What the row of a user says, where an answer of its own does not tell: that one is of now. */
export function orRow<T>(answered: Fact<T>, rows: Many<Doc>, said: (row: Doc) => Fact<T>): Fact<T> {
  const known = answered.state === "unknown" ? saidBy(rows, OPERATION, said) : answered;
  return known.state === "unknown" ? answered : known;
}

/** The same for the account itself. */
export function orRootRow<T>(answered: Fact<T>, rows: Many<Doc>, said: (row: Doc) => Fact<T>): Fact<T> {
  const known = answered.state === "unknown" ? ofRoot(rows, said) : answered;
  return known.state === "unknown" ? answered : known;
}

/** How the columns about a key end. */
const EXISTS = "_exist";
const USED = "_last_used";

const words = { TRUE: true, FALSE: false } as const;

export function secondFactor({ body }: Doc): Fact<boolean> {
  return owedWord(body, "mfa_active", words);
}

/** Whether a password lets its user in. One that is not there is not active either. */
export function passwordActive({ body }: Doc): Fact<boolean> {
  const exists = owedWord(body, "password_exist", words);
  return exists.state === "known" && exists.value ? owedWord(body, "password_active", words) : exists;
}

export function passwordSince({ body }: Doc): Fact<Instant> {
  return instantAt(body, "password_last_changed");
}

/** Columns of keys: two for each user, and more for the account itself. */
function keyColumns({ body }: Doc, ending: string): readonly string[] {
  return body.names().filter((column) => column.includes("access_key_") && column.endsWith(ending));
}

/** Whether the row names a key that exists, in use or not. */
export function anyKey(row: Doc): Fact<boolean> {
  const columns = keyColumns(row, EXISTS);
  if (columns.length === 0) return unknown("owed", "access_key_1_exist", row.at);
  return strictest(columns.map((column) => owedWord(row.body, column, words)));
}

/** Nothing that stands beside a key that does not exist says anything. */
function isMissing({ body }: Doc, column: string): boolean {
  const exists = owedWord(body, column, words);
  return exists.state === "known" && !exists.value;
}

/** A hyphen says never; nothing at all was owed. */
function used(row: Doc, column: string): Fact<LastUse> {
  return written(row.body, column) === undefined ? unknown("owed", column, row.at) : lastUseAt(row.body, column);
}

export function lastLogon(row: Doc): Fact<LastUse> {
  return used(row, "user_last_logon");
}

/** The last time that it signed in or that one of its keys was used, whichever is later. One that cannot be read leaves it open. */
export function lastUsed(row: Doc): Fact<LastUse> {
  const keys = keyColumns(row, USED).filter((column) => !isMissing(row, column.replace(USED, EXISTS)));
  const times = [lastLogon(row), ...keys.map((column) => used(row, column))];
  const doubt = times.find((time) => time.state === "unknown");
  return doubt ?? times.reduce(later);
}

/** The later of two times that are known; the one that is, where only one is. */
export function later(one: Fact<LastUse>, other: Fact<LastUse>): Fact<LastUse> {
  return moment(other) > moment(one) ? other : one;
}

function moment(time: Fact<LastUse>): number {
  if (time.state !== "known") return Number.NEGATIVE_INFINITY;
  return time.value === "never" ? Number.MIN_SAFE_INTEGER : Date.parse(time.value);
}
