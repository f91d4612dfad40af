import type { Positions } from "../model/at.ts";
import type { Scanned } from "../model/unknown.ts";
import type { Finding } from "../result/finding.ts";
import type { ScanResult } from "../result/scan-result.ts";
import type { Witness } from "../rule/verdict.ts";
import { assumptionOf, isUnknown, reasonOf, scannedAs } from "./finding-reason.ts";
import type { ReportFinding } from "./json-contract.ts";
import { maskedText, placeOf, reasonFor } from "./json-text.ts";
import { masked } from "./mask.ts";
import { plainValue } from "./plain-value.ts";

/** One finding as a program reads it. What it does not have is `undefined`, which JSON leaves out. */
export function findingFor(finding: Finding, { positions, coverage }: Pick<ScanResult, "positions" | "coverage">): ReportFinding {
  const { waiver, lapsed } = finding;
  const scanned = scannedAs(finding, coverage);
  const reason = reasonOf(finding);
  const assumes = assumptionOf(finding);
  return {
    rule: finding.rule,
    outcome: finding.outcome,
    severity: finding.severity,
    controls: [...finding.controls],
    resource: resourceFor(finding.resource, positions),
    message: maskedText(finding.message),
    at: placeOf(positions, finding.at),
    related: finding.related.map((at) => placeOf(positions, at)),
    evidence: finding.evidence.map((each) => evidenceFor(each, positions, scanned)),
    reason: reason && reasonFor(reason, scanned, assumes),
    assumes: assumes && maskedText(assumes),
    params: Object.fromEntries(
      Object.entries(finding.params).map(([name, { value, source }]) => [name, { value: plainValue(value, name), source }]),
    ),
    fingerprint: finding.fingerprint,
    waiver: waiver && waiverFor(waiver),
    lapsed: lapsed && waiverFor(lapsed),
  };
}

function resourceFor(resource: Finding["resource"], positions: Positions): ReportFinding["resource"] {
  const { id, kind, native, provider, name, cloud, account, region, at } = resource;
  return { id, kind, native, provider, name, cloud, account, region, at: placeOf(positions, at) };
}

function evidenceFor(witness: Witness, positions: Positions, scanned: Scanned): ReportFinding["evidence"][number] {
  const { outcome, fact, value, basis, at, text, why, assumes, of, part } = witness;
  return {
    outcome,
    fact,
    value: value === undefined ? undefined : plainValue(value, fact),
    basis,
    at: at === undefined ? undefined : placeOf(positions, at),
    text: text && maskedText(text),
    why: isUnknown(why) ? reasonFor(why, scanned, assumes) : why,
    assumes: assumes && maskedText(assumes),
    of,
    part: part === undefined ? undefined : masked(part),
  };
}

/** A waiver may carry more than the contract knows, such as the place where it is written. */
function waiverFor({ rule, resource, owner, reason, expires }: NonNullable<Finding["waiver"]>): NonNullable<ReportFinding["waiver"]> {
  return { rule, resource, owner, reason: maskedText({ en: reason, zh: reason }).en, expires };
}
