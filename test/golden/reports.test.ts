import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Outcome } from "../../src/rule/verdict.ts";
import { reportSchema } from "../../src/report/json-contract.ts";
import { render, type Format } from "../../src/report/render.ts";
import type { ReportInput } from "../../src/report/report-input.ts";
import { canaries } from "./sample-code.ts";
import { sampleRollUp, sampleScan } from "./sample-scan.ts";

const usual: ReportInput = {
  result: sampleScan,
  rollUp: sampleRollUp,
  language: "en",
  color: false,
  columns: 100,
  include: new Set(),
  minSeverity: "low",
  elapsed: "0.4 s",
};
const everything = new Set<Outcome>(["pass", "not-applicable"]);

const reports: readonly (readonly [file: string, format: Format, input: ReportInput])[] = [
  ["table.en.txt", "table", usual],
  ["table.zh.txt", "table", { ...usual, language: "zh" }],
  ["table-narrow-ascii.en.txt", "table", { ...usual, columns: 60, unicode: false, minSeverity: "high" }],
  ["table-everything-colour.zh.txt", "table", { ...usual, language: "zh", color: true, include: everything }],
  ["report.en.json", "json", usual],
  ["report-everything.zh.json", "json", { ...usual, language: "zh", include: everything }],
];

function written(format: Format, input: ReportInput): string {
  return [...render(format, input)].join("");
}

describe("the reports of one scan", () => {
  it.each(reports)("%s", (file, format, input) => {
    const path = fileURLToPath(new URL(`../../fixtures/golden/${file}`, import.meta.url));
    const text = written(format, input);
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, "utf8"));
  });

  it.each(reports)("%s holds no secret and no escape of the code", (_, format, input) => {
    const text = written(format, { ...input, color: false });
    for (const canary of canaries) expect(text).not.toContain(canary);
    expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
  });
});

describe("JSON", () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(z.toJSONSchema(reportSchema));

  it.each(reports.filter(([, format]) => format === "json"))("%s is valid by the published schema", (_, format, input) => {
    const report: unknown = JSON.parse(written(format, input));
    validate(report);
    expect(validate.errors).toBeNull();
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it("lists violations and what is undetermined, and the rest on demand", () => {
    const outcomes = (include: ReadonlySet<Outcome>): ReadonlySet<string> =>
      new Set(reportSchema.parse(JSON.parse(written("json", { ...usual, include }))).findings.map(({ outcome }) => outcome));
    expect(outcomes(new Set())).toEqual(new Set(["fail", "undetermined"]));
    expect(outcomes(everything)).toEqual(new Set(["fail", "undetermined", "pass", "not-applicable"]));
  });
});
