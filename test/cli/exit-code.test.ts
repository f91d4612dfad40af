import { describe, expect, it } from "vitest";
import { exitCodeOf, type ExitPolicy } from "../../src/cli/exit-code.ts";
import { because } from "../../src/model/unknown.ts";
import type { Finding, Waiver } from "../../src/result/finding.ts";
import type { Gap } from "../../src/result/gap.ts";
import type { Severity } from "../../src/rule/define-rule.ts";
import type { Outcome } from "../../src/rule/verdict.ts";

const finding = (outcome: Outcome, severity: Severity = "medium", waiver?: Waiver): Finding =>
  ({ outcome, severity, ...(waiver === undefined ? {} : { waiver }) }) as unknown as Finding;
const waiver: Waiver = { rule: "a/b", resource: "*", owner: "o", reason: "r", expires: "2030-01-01" };
const gap: Gap = { why: because("module-missing", "vpc"), text: { en: "", zh: "" } };
const policy = (changes: Partial<ExitPolicy> = {}): ExitPolicy => ({ failOn: "low", allowIncomplete: false, strict: false, ...changes });

const cases: readonly (readonly [what: string, findings: readonly Finding[], gaps: readonly Gap[], policy: ExitPolicy, code: number])[] = [
  ["nothing found", [], [], policy(), 0],
  ["only passes", [finding("pass"), finding("not-applicable")], [], policy(), 0],
  ["a violation", [finding("fail", "low")], [], policy(), 1],
  ["a violation below --fail-on", [finding("fail", "medium")], [], policy({ failOn: "high" }), 0],
  ["a violation at --fail-on", [finding("fail", "high")], [], policy({ failOn: "high" }), 1],
  ["a violation above --fail-on", [finding("fail", "critical")], [], policy({ failOn: "high" }), 1],
  ["a violation with --fail-on none", [finding("fail", "critical")], [], policy({ failOn: "none" }), 0],
  ["a waived violation", [finding("fail", "critical", waiver)], [], policy(), 0],
  ["something undetermined", [finding("undetermined")], [], policy(), 0],
  ["something undetermined, strict", [finding("undetermined")], [], policy({ strict: true }), 3],
  ["something undetermined, strict, incomplete allowed", [finding("undetermined")], [], policy({ strict: true, allowIncomplete: true }), 3],
  ["a gap", [], [gap], policy(), 3],
  ["a gap, incomplete allowed", [], [gap], policy({ allowIncomplete: true }), 0],
  ["a gap and a violation", [finding("fail")], [gap], policy(), 1],
  ["a gap and a violation below --fail-on", [finding("fail", "low")], [gap], policy({ failOn: "high" }), 3],
  ["a violation and something undetermined, strict", [finding("fail"), finding("undetermined")], [], policy({ strict: true }), 1],
];

describe("the exit code", () => {
  it.each(cases)("of %s", (_what, findings, gaps, how, code) => {
    expect(exitCodeOf({ findings, gaps }, how)).toBe(code);
  });
});
