import type { Gap } from "../result/gap.ts";
import { countsOf } from "./counts.ts";
import { inOrder, isListed } from "./finding-order.ts";
import { controlFor } from "./json-control.ts";
import type { Report } from "./json-contract.ts";
import { findingFor } from "./json-finding.ts";
import { maskedText, placeOf, reasonFor } from "./json-text.ts";
import type { ReportInput } from "./report-input.ts";
import { REPORT_FORMAT } from "./report-format.ts";
import { visibleJson } from "./visible.ts";

/** The report for programs: one JSON object of the shape of `reportSchema`, one line for each finding, control and gap. */
export function* json(input: ReportInput): Iterable<string> {
  const { result } = input;
  yield "{\n";
  for (const [key, value] of Object.entries(headOf(input))) yield* member(key, value);
  yield `  "findings": [`;
  const listed = inOrder(
    result.findings.filter((each) => isListed(each, input)),
    result.positions,
  );
  let separator = "\n";
  for (const finding of listed) {
    yield `${separator}    ${lineOf(findingFor(finding, result))}`;
    separator = ",\n";
  }
  yield listed.length === 0 ? "]\n}\n" : "\n  ]\n}\n";
}

function* member(key: string, value: unknown): Iterable<string> {
  if (!Array.isArray(value) || value.length === 0) {
    yield `  ${JSON.stringify(key)}: ${lineOf(value)},\n`;
    return;
  }
  yield `  ${JSON.stringify(key)}: [\n`;
  for (const [index, each] of value.entries()) yield `    ${lineOf(each)}${index < value.length - 1 ? "," : ""}\n`;
  yield "  ],\n";
}

function lineOf(value: unknown): string {
  return visibleJson(JSON.stringify(value));
}

/** Everything but the findings. */
function headOf({ result, rollUp, language, include, minSeverity }: ReportInput): Omit<Report, "findings"> {
  const { tally, open } = countsOf(result.findings);
  const { framework } = rollUp;
  return {
    format: REPORT_FORMAT,
    tool: result.tool,
    asOf: result.asOf,
    language,
    framework: { id: framework.id, name: framework.name, number: framework.number, edition: framework.edition },
    summary: {
      findings: tally,
      open,
      gaps: result.gaps.length,
      listed: {
        outcomes: (["fail", "undetermined", "pass", "not-applicable"] as const).filter((each, index) => index < 2 || include.has(each)),
        minSeverity,
      },
    },
    rules: result.rules.map(({ id, question, title, controls }) => ({ id, question, title, controls: [...controls] })),
    deselected: [...result.deselected],
    coverage: coverageFor(result.coverage),
    gaps: result.gaps.map((gap) => gapFor(gap, result.positions)),
    controls: rollUp.clauses.map(controlFor),
    outside: [...rollUp.outside],
  };
}

function coverageFor(coverage: ReportInput["result"]["coverage"]): Report["coverage"] {
  return {
    files: coverage.files,
    lines: coverage.lines,
    resources: coverage.resources,
    scopes: [...coverage.scopes],
    elsewhere: [...coverage.elsewhere],
    listed: coverage.listed.map(({ scope, kinds }) => ({ scope, kinds: kinds === "every" ? kinds : [...kinds] })),
    notMapped: coverage.notMapped.map(({ provider, type, count }) => ({ provider, type, count })),
  };
}

function gapFor({ why, text, at, path, scope, kinds }: Gap, positions: ReportInput["result"]["positions"]): Report["gaps"][number] {
  return {
    ...reasonFor(why, "code"),
    text: maskedText(text),
    ...(at !== undefined && { at: placeOf(positions, at) }),
    ...(path !== undefined && { path }),
    ...(scope !== undefined && { scope }),
    ...(kinds && { kinds: [...kinds] }),
  };
}
