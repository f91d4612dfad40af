import type { At } from "../model/at.ts";
import { levelInChinese } from "../model/subjects.ts";
import { reasonText } from "../model/unknown.ts";
import type { Resource } from "../model/kinds.ts";
import type { Text } from "../model/text.ts";
import type { Finding } from "../result/finding.ts";
import type { Rule } from "../rule/define-rule.ts";
import type { Verdict, Witness } from "../rule/verdict.ts";

/** What all findings about one resource share. */
export interface Judged {
  readonly summary: Finding["resource"];
  readonly block: string;
}

export function judgedOf(resource: Resource): Judged {
  const { id, kind, native, provider, name, cloud, account, region, scope, at } = resource;
  return { summary: { id, kind, native, provider, name, cloud, account, region, scope, at }, block: withoutKeys(id) };
}

/** One finding for a rule and a resource: placed at the first witness that carries the outcome, the others beside it. */
export function findingOf(rule: Rule, resource: Resource, judged: Judged, verdict: Verdict, params: Finding["params"]): Finding {
  const first = verdict.witnesses.find((each) => each.outcome === verdict.outcome);
  const at = first?.at ?? resource.at;
  return {
    rule: rule.id,
    outcome: verdict.outcome,
    severity: rule.severity,
    controls: rule.controls,
    resource: judged.summary,
    message: messageOf(rule, verdict, first),
    at,
    related: placesBeside(at, verdict),
    // Copied, because a list that was filled item by item has room for seventeen.
    evidence: verdict.witnesses.slice(),
    params,
    fingerprint: `${rule.id} ${judged.block}`,
  };
}

const NONE: readonly At[] = [];

/** Where the other witnesses of the outcome are. Most findings have one witness. */
function placesBeside(at: At, { outcome, witnesses }: Verdict): readonly At[] {
  if (witnesses.length < 2) return NONE;
  const places = new Set<At>();
  for (const each of witnesses) if (each.outcome === outcome && each.at !== undefined && each.at !== at) places.add(each.at);
  return places.size === 0 ? NONE : [...places];
}

function messageOf(rule: Rule, verdict: Verdict, witness: Witness | undefined): Text {
  if (verdict.outcome === "fail") return witness?.text ?? rule.title;
  if (verdict.outcome === "not-applicable" && witness?.text !== undefined) return witness.text;
  if (verdict.outcome === "pass" || witness?.why === undefined) return rule.title;
  switch (witness.why.code) {
    case "not-offered":
      return witness.why.text;
    case "set-elsewhere":
      return { en: `Set at the level of the ${witness.why.level}.`, zh: `在上一级（${levelInChinese(witness.why.level)}）设置。` };
    default: {
      if (witness.assumes !== undefined) return { en: `Not decided: ${witness.assumes.en}`, zh: `无法判定：${witness.assumes.zh}` };
      const reason = reasonText(witness.why);
      return { en: `Not decided: ${reason.en}.`, zh: `无法判定：${reason.zh}。` };
    }
  }
}

/** All instances of one source block share this: `aws_x.y["a"]` and `aws_x.y[0]` are `aws_x.y`. */
function withoutKeys(id: string): string {
  return !id.includes("[") ? id : id.replaceAll(/\[(?:\d+|\*|"(?:[^"\\]|\\.)*")\]/g, "");
}
