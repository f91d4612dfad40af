import type { ScanResult } from "../result/scan-result.ts";
import type { Severity } from "../rule/define-rule.ts";

export type FailOn = Severity | "none";

export const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

export interface ExitPolicy {
  readonly failOn: FailOn;
  readonly allowIncomplete: boolean;
  readonly strict: boolean;
}

/** 0 clean, 1 violations, 2 usage or nothing readable, 3 something selected could not be read. A violation outranks a gap. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Waived violations do not count. `strict` counts every undetermined finding as something not read, whatever else is allowed. */
export function exitCodeOf({ findings, gaps }: Pick<ScanResult, "findings" | "gaps">, policy: ExitPolicy): ExitCode {
  const { failOn, allowIncomplete, strict } = policy;
  if (
    failOn !== "none" &&
    findings.some((each) => each.outcome === "fail" && each.waiver === undefined && isAtLeast(each.severity, failOn))
  )
    return 1;
  if (gaps.length > 0 && !allowIncomplete) return 3;
  return strict && findings.some((each) => each.outcome === "undetermined") ? 3 : 0;
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}
