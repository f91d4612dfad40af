import { isCode } from "../model/scope.ts";
import { because, reasons, reasonText, type Scanned, type Unknown } from "../model/unknown.ts";
import type { Text } from "../model/text.ts";
import type { Finding } from "../result/finding.ts";
import type { Coverage } from "../result/scan-result.ts";
import type { Witness } from "../rule/verdict.ts";

/** Why a finding is undetermined: the first witness that says so. */
export function reasonOf({ outcome, evidence }: Pick<Finding, "outcome" | "evidence">): Unknown | undefined {
  if (outcome !== "undetermined") return undefined;
  for (const witness of evidence) if (witness.outcome === "undetermined" && isUnknown(witness.why)) return witness.why;
  return undefined;
}

/** What the resource of a finding was read from. */
export function scannedAs({ resource: { scope } }: Pick<Finding, "resource">, { planned }: Pick<Coverage, "planned">): Scanned {
  if (!isCode(scope)) return "account";
  return planned?.includes(scope) === true ? "plan" : "code";
}

/** What was taken for granted about things outside the scan. */
export function assumptionOf({ outcome, evidence }: Pick<Finding, "outcome" | "evidence">): Text | undefined {
  return evidence.find((each) => each.outcome === outcome && each.assumes !== undefined)?.assumes;
}

/** The reason as a sentence without a full stop. An assumption is told in both languages, although its reason names it in one. */
export function sentenceOf(why: Unknown, assumes: Text | undefined): Text {
  if (why.code !== "assumption" || assumes === undefined) return reasonText(why);
  return { en: reasonText(because("assumption", assumes.en)).en, zh: reasonText(because("assumption", assumes.zh)).zh };
}

export function isUnknown(why: Witness["why"]): why is Unknown {
  return why !== undefined && why.code in reasons;
}
