/** The credential report of an account: one row for its root user, one for each of its users. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Instant, LastUse } from "../../../src/model/instant.ts";
import { listing, type Found, type Listing } from "../../../src/provider/call.ts";
import type { Json } from "../../../src/provider/json.ts";
import { text } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";

export const REPORT_ROW = "iam.CredentialReportRow";
/** How the row of the root user is named. */
export const ROOT = "<root_account>";

/** A report may be four hours old: AWS gives the last one until then. */
export const reportCall: Listing = listing({
  provider: "aws",
  operation: "iam.GetCredentialReport",
  permissions: ["iam:GetCredentialReport"],
  yields: REPORT_ROW,
  covers: "account",
  after: {
    operation: "iam.GenerateCredentialReport",
    permissions: ["iam:GenerateCredentialReport"],
    ready: (body) => body["State"] === "COMPLETE",
  },
  find: rowsOf,
  lists: ["user", "access-key"],
});

/** A cell in quotes, where two stand for one, or bare. */
const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g;

function cellsOf(line: string): readonly string[] {
  // A line that begins with a comma has an empty first cell, which the pattern alone would miss.
  const cells = [...(line.startsWith(",") ? `""${line}` : line).matchAll(CELL)];
  return cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
}

/** `undefined`: no report, or a row that does not fit its head. */
function rowsOf(body: Json): readonly Found[] | undefined {
  const { Content: content } = body;
  if (typeof content !== "string") return undefined;
  const [head, ...lines] = content.split(/\r?\n/).filter((line) => line !== "");
  const columns = head === undefined ? [] : cellsOf(head);
  if (!columns.includes("user") || !columns.includes("arn")) return undefined;
  const rows = lines.map(cellsOf);
  if (rows.some((row) => row.length !== columns.length)) return undefined;
  return rows.map((row, index) => {
    const entries = Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ""]));
    return { id: entries["arn"] ?? "", body: entries, path: `Content row ${String(index + 1)}` };
  });
}

const NEVER = ["N/A", "no_information"];

/** When something was last used. `N/A` and `no_information` say that there is no use it knows of. */
export function lastUse({ body }: Doc, column: string): Fact<LastUse> {
  const written = text(body, column, owed(body, column));
  if (written.state === "known" && NEVER.includes(written.value)) return known("never", { at: written.at });
  return moment(written, column);
}

/** A moment that the report tells; `N/A` where there is none to tell. */
export function instantAt({ body }: Doc, column: string): Fact<Instant> {
  return moment(text(body, column, owed(body, column)), column);
}

function moment(written: Fact<string>, column: string): Fact<Instant> {
  if (written.state !== "known") return written;
  return Number.isNaN(Date.parse(written.value)) ? unknown("unexpected-value", `${column} = ${written.value}`, written.at) : written;
}
