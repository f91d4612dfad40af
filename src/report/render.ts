import { json } from "./json.ts";
import type { ReportInput } from "./report-input.ts";
import { table } from "./table.ts";

export type Format = "table" | "json";

/** The report in pieces, so that a large one never has to be one string. The pieces end where a line ends. */
export function render(format: Format, input: ReportInput): Iterable<string> {
  return format === "json" ? json(input) : table(input);
}
