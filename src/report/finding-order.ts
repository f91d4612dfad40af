import type { Location, Positions } from "../model/at.ts";
import type { Finding } from "../result/finding.ts";
import type { Severity } from "../rule/define-rule.ts";
import type { Outcome } from "../rule/verdict.ts";

export const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

/** Which findings a report lists. */
export interface Listing {
  /** Beside violations and undetermined findings, which are always listed. */
  readonly include: ReadonlySet<Outcome>;
  readonly minSeverity: Severity;
}

export function isListed({ outcome, severity }: Pick<Finding, "outcome" | "severity">, { include, minSeverity }: Listing): boolean {
  const wanted = outcome === "fail" || outcome === "undetermined" || include.has(outcome);
  return wanted && severities.indexOf(severity) <= severities.indexOf(minSeverity);
}

/** The worst first, then by place, rule and resource: the same result always gives the same report. */
export function inOrder(findings: readonly Finding[], positions: Positions): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, rank: severities.indexOf(finding.severity), place: positions.locate(finding.at) }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      byPlace(a.place, b.place) ||
      compare(a.finding.rule, b.finding.rule) ||
      compare(a.finding.resource.id, b.finding.resource.id),
  );
  return keyed.map(({ finding }) => finding);
}

/** Files before answers; by name, line and column. */
function byPlace(a: Location, b: Location): number {
  if (a.kind === "file") return b.kind === "file" ? compare(a.file, b.file) || a.line - b.line || a.column - b.column : -1;
  return b.kind === "file" ? 1 : compare(a.operation, b.operation) || compare(a.path, b.path);
}

/** By code unit, which no locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
