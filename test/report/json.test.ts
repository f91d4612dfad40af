import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { At } from "../../src/model/at.ts";
import { because } from "../../src/model/unknown.ts";
import { reportSchema, type Report } from "../../src/report/json-contract.ts";
import { render } from "../../src/report/render.ts";
import type { ReportInput } from "../../src/report/report-input.ts";
import { inputOf, type Said } from "./small-scan.ts";

function reportOf(input: ReportInput): Report {
  return reportSchema.parse(JSON.parse([...render("json", input)].join("")));
}

describe("the JSON report", () => {
  it("is whole without findings", () => {
    expect(reportOf(inputOf([]))).toMatchObject({ format: "cldscan-report/1", findings: [], gaps: [], summary: { gaps: 0 } });
  });

  it("comes in pieces, one for each finding", () => {
    const pieces = (count: number): number => [...render("json", inputOf(Array.from({ length: count }, () => ({}))))].length;
    expect(pieces(50) - pieces(40)).toBe(10);
  });

  it("stands in the same order however the findings come", () => {
    const said: readonly Said[] = [
      { severity: "critical", line: 4 },
      { severity: "high", line: 2, rule: "a/two" },
      { severity: "high", line: 2, rule: "a/one", id: "b" },
      { severity: "high", line: 2, rule: "a/one", id: "a" },
      { severity: "low", line: 1 },
    ].map((each, index) => ({ ...each, fingerprint: String(index) }) as Said);
    const order = (findings: readonly Said[]): readonly string[] =>
      reportOf(inputOf(findings)).findings.map(({ fingerprint }) => fingerprint);
    fc.assert(
      fc.property(fc.shuffledSubarray([...said], { minLength: said.length }), (shuffled) => {
        expect(order(shuffled)).toEqual(["0", "3", "2", "1", "4"]);
      }),
    );
  });

  it("gives the reason of what is undetermined, and an assumption in both languages", () => {
    const assumes = { en: "the region encrypts", zh: "该区域默认加密" };
    const why = because("assumption", assumes.en);
    const [finding] = reportOf(
      inputOf([{ outcome: "undetermined", evidence: [{ outcome: "undetermined", fact: "x", why, assumes }] }]),
    ).findings;
    expect(finding?.assumes).toEqual(assumes);
    expect(finding?.reason).toMatchObject({
      code: "assumption",
      class: "assumption",
      text: { en: "it rests on an assumption: the region encrypts", zh: "结论依赖于假设：该区域默认加密" },
    });
  });

  it.each([
    ["not-visible", {}, "scan the running account"],
    ["computed", {}, "scan the running account, or a plan"],
    ["computed", { planned: ["code/."] }, "scan the running account"],
    ["variable-unset", { planned: ["code/."] }, "give the variable a value (--var, --var-file)"],
  ] as const)("says what settles %s of %j", (code, read, settle) => {
    const input = inputOf([{ outcome: "undetermined", evidence: [{ outcome: "undetermined", fact: "x", why: because(code, "x") }] }]);
    const coverage = { ...input.result.coverage, ...read };
    const [finding] = reportOf({ ...input, result: { ...input.result, coverage } }).findings;
    expect(finding?.reason?.settle.en).toBe(settle);
    expect([...render("table", { ...input, result: { ...input.result, coverage } })].join("")).toContain(`To settle it: ${settle}.`);
  });

  it("tells of a waiver that has expired, and counts the violation", () => {
    const lapsed = { rule: "a/one", resource: "*", owner: "me", reason: "why", expires: "2026-12-31" };
    const { summary, findings } = reportOf(inputOf([{ lapsed }]));
    expect(findings[0]).toMatchObject({ lapsed });
    expect(summary.findings).toMatchObject({ fail: 1, waived: 0 });
  });

  it("gives no reason for a violation that something else left open", () => {
    const evidence = [
      { outcome: "fail" as const, fact: "x", value: false },
      { outcome: "undetermined" as const, fact: "y", why: because("variable-unset", "z") },
    ];
    const [finding] = reportOf(inputOf([{ evidence }])).findings;
    expect(finding?.reason).toBeUndefined();
    expect(finding?.evidence[1]?.why).toMatchObject({ code: "variable-unset", class: "input" });
  });

  it("tells why something does not apply", () => {
    const why = { code: "set-elsewhere", level: "server" } as const;
    const [finding] = reportOf(
      inputOf([{ outcome: "not-applicable", evidence: [{ outcome: "not-applicable", fact: "x", why }] }], {
        include: new Set(["not-applicable"]),
      }),
    ).findings;
    expect(finding?.evidence[0]?.why).toEqual(why);
  });

  it("gives the place of a gap, or its path", () => {
    const text = { en: "Broken.", zh: "损坏。" };
    const why = because("file-unreadable", "main.tf");
    const gaps = [
      { why, text, at: 0 as At },
      { why, text, path: "folder" },
    ];
    expect(reportOf(inputOf([{}], {}, { gaps })).gaps).toMatchObject([{ at: { file: "main.tf", line: 1, column: 1 } }, { path: "folder" }]);
  });

  it("counts every finding, whether or not it is listed", () => {
    const waiver = { rule: "", resource: "", owner: "", reason: "", expires: "" };
    const { summary, findings } = reportOf(inputOf([{}, { severity: "low" }, { waiver }, { outcome: "pass" }], { minSeverity: "high" }));
    expect(summary.findings).toEqual({ pass: 1, fail: 3, waived: 1, undetermined: 0, notApplicable: 0 });
    expect(summary.open).toEqual({ critical: 0, high: 1, medium: 0, low: 1 });
    expect(findings).toHaveLength(2);
  });
});
