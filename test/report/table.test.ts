import { describe, expect, it } from "vitest";
import { because } from "../../src/model/unknown.ts";
import { render } from "../../src/report/render.ts";
import type { ReportInput } from "../../src/report/report-input.ts";
import { inputOf, type Said } from "./small-scan.ts";

function tableOf(input: ReportInput): string {
  return [...render("table", input)].join("");
}

function many(count: number, said: (index: number) => Said): readonly Said[] {
  return Array.from({ length: count }, (_, index) => said(index));
}

const count = (text: string, part: string): number => text.split(part).length - 1;

describe("violations", () => {
  it("stand worst first, then by place", () => {
    const table = tableOf(
      inputOf([
        { rule: "a/low", severity: "low" },
        { rule: "a/later", severity: "critical", line: 9 },
        { rule: "a/earlier", severity: "critical", line: 2 },
      ]),
    );
    const order = ["a/earlier", "a/later", "a/low"].map((rule) => table.indexOf(`Title of ${rule}`));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("of one piece of code are told once, with how many they are", () => {
    const table = tableOf(inputOf(many(12, (index) => ({ id: `aws_x.y[${String(index)}]`, fingerprint: "same" }))));
    expect(count(table, "Wrong.")).toBe(1);
    expect(table).toContain("and 11 more instances of the same code");
    expect(table).toContain("12 violations");
  });

  it("of one piece of code that are wrong in another way are told apart", () => {
    const table = tableOf(inputOf([{ fingerprint: "same" }, { fingerprint: "same", message: { en: "Otherwise.", zh: "另有。" } }]));
    expect([count(table, "Wrong."), count(table, "Otherwise.")]).toEqual([1, 1]);
  });

  it("are followed once by the fix for each cloud", () => {
    const table = tableOf(inputOf([{ line: 1 }, { line: 2 }, { line: 3, provider: "azure" }, { line: 4, provider: "alicloud" }]));
    expect(count(table, "Fix for AWS: Mend a/one.")).toBe(1);
    expect(count(table, "Fix for Azure: Mend a/one.")).toBe(1);
    expect(table).not.toContain("Fix for Alibaba");
    expect(table).toContain("      on = true\n");
  });

  it("are shown with code, then in a line each, then counted", () => {
    const table = tableOf(inputOf(many(100, (index) => ({ id: `aws_x.r${String(index)}`, line: 3 }))));
    expect(count(table, "> 3 │ line 3")).toBe(5);
    expect(count(table, "main.tf:3:1")).toBe(20);
    expect(table).toContain("and 80 more; --format json lists them all");
  });

  it("that lie in another resource name it", () => {
    const input = inputOf([{}]);
    const [finding] = input.result.findings;
    const evidence = [{ outcome: "fail" as const, fact: "rules", of: "root#aws_security_group.open", at: finding?.at }];
    const table = tableOf(inputOf([{ evidence }]));
    expect(table).toContain("main.tf:1:1  in aws_security_group.open\n");
  });

  it("that are accepted are told apart, and not counted as open", () => {
    const waiver = { rule: "a/one", resource: "*", owner: "me", reason: "password=canary", expires: "2030-01-01" };
    const table = tableOf(inputOf([{ waiver }]));
    expect(table).toContain("No violations were found.");
    expect(table).toContain("accepted by me until 2030-01-01: password=****");
    expect(table).toContain("0 violations, 1 accepted");
  });

  it("whose waiver has expired stand among the open ones, and are told of with who accepted them until when", () => {
    const lapsed = { rule: "a/one", resource: "*", owner: "me", reason: "password=canary", expires: "2026-12-31" };
    const table = tableOf(inputOf([{ lapsed }, {}]));
    expect(count(table, "Wrong.")).toBe(2);
    expect(table).toContain("Open again: the waiver has expired (1)");
    expect(table).toContain("was accepted by me until 2026-12-31: password=****");
    expect(table).toContain("2 violations");
  });

  it("below the severity asked for are not shown, but told of", () => {
    const table = tableOf(inputOf([{ severity: "low" }, { severity: "medium", outcome: "undetermined" }], { minSeverity: "high" }));
    expect(table).not.toContain("main.tf:");
    expect(table).toContain("2 findings below HIGH not shown");
  });
});

describe("what could not be determined", () => {
  const doubt = (subject: string): Said => ({
    outcome: "undetermined",
    evidence: [{ outcome: "undetermined", fact: "encrypted", why: because("variable-unset", subject) }],
  });

  it("is told by reason, the most frequent first, with what would settle it", () => {
    const table = tableOf(inputOf([doubt("rare"), ...many(3, () => doubt("often"))]));
    expect(table).toMatch(
      /3 {2}variable "often" has no value\n.*e\.g\. main\.tf:1:1[^]*1 {2}variable "rare" has no value[^]*give the variable/,
    );
    expect(table).toContain("No violations were found, but 4 findings could not be determined.");
  });

  it("has its longest lists cut, and says so", () => {
    expect(tableOf(inputOf(many(25, (index) => doubt(`v${String(index)}`))))).toContain("and 15 more reasons (15 findings)");
  });

  it("is told even where no reason was given", () => {
    expect(tableOf(inputOf([{ outcome: "undetermined" }]))).toContain("1  no reason was given");
  });
});

describe("the whole table", () => {
  it("lists what passed and what does not apply only on demand", () => {
    const findings: readonly Said[] = [{ outcome: "pass" }, { outcome: "not-applicable" }];
    expect(tableOf(inputOf(findings))).not.toContain("main.tf");
    const all = tableOf(inputOf(findings, { include: new Set(["pass", "not-applicable"]) }));
    expect([count(all, "Passed (1)"), count(all, "Not applicable (1)")]).toEqual([1, 1]);
  });

  it("never prints what code or a name wants a terminal to do", () => {
    const table = tableOf(inputOf([{ id: "aws_x.\u001b[31my", message: { en: "Bad \u009b31m.", zh: "" } }]));
    expect(table).not.toMatch(/[^\n\P{Cc}]/u);
  });

  it("holds no secret that a message tells", () => {
    const evidence = [{ outcome: "undetermined" as const, fact: "x", why: because("unexpected-value", 'password = "canary"') }];
    const table = tableOf(inputOf([{ message: { en: 'token = "canary"', zh: "" } }, { outcome: "undetermined", evidence }]));
    expect(table).not.toContain("canary");
  });

  it("fits its clauses into the columns, in both scripts", () => {
    for (const language of ["en", "zh"] as const) {
      const table = tableOf(inputOf([{}], { language, columns: 60 }));
      expect(table).toContain(language === "en" ? "Clauses of ISO (1)" : "ISO 条款（1）");
    }
  });

  it("says what nothing reads", () => {
    const input = inputOf([]);
    const notMapped = Array.from({ length: 14 }, (_, index) => ({
      provider: "aws" as const,
      type: `aws_t${String(index)}`,
      count: index + 1,
    }));
    const result = { ...input.result, coverage: { ...input.result.coverage, notMapped } };
    expect(tableOf({ ...input, result })).toMatch(
      /105 resources of 14 types that nothing reads yet\n {2}aws_t13 \(14\),[^]*and 2 more types/,
    );
  });
});
