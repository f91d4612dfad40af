import type { Tally } from "../framework/tally.ts";
import type { Finding } from "../result/finding.ts";
import type { Severity } from "../rule/define-rule.ts";

/** All findings of a scan by outcome, and the violations that nobody accepted by severity. */
export interface Counts {
  readonly tally: Tally;
  readonly open: Readonly<Record<Severity, number>>;
}

export function countsOf(findings: readonly Finding[]): Counts {
  const tally = { pass: 0, fail: 0, waived: 0, undetermined: 0, notApplicable: 0 };
  const open = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { outcome, severity, waiver } of findings) {
    tally[outcome === "not-applicable" ? "notApplicable" : outcome]++;
    if (outcome !== "fail") continue;
    if (waiver === undefined) open[severity]++;
    else tally.waived++;
  }
  return { tally, open };
}
