import type { At } from "../model/at.ts";
import { levelInChinese } from "../model/subjects.ts";
import { reasonText } from "../model/unknown.ts";
import type { Resource } from "../model/kinds.ts";
import type { Text } from "../model/text.ts";
import type { Finding, Waiver } from "../result/finding.ts";
import type { Rule } from "../rule/define-rule.ts";
import type { Outcome, Verdict, Witness } from "../rule/verdict.ts";
import type { Laid } from "./waive.ts";

/** What all findings about one resource share. */
export type Judged = Finding["resource"];

export function judgedOf({ id, kind, native, provider, name, cloud, account, region, scope, at }: Resource): Judged {
  return { id, kind, native, provider, name, cloud, account, region, scope, at };
}

/** What all findings of one rule share. */
export interface Standard {
  readonly rule: Rule;
  readonly params: Finding["params"];
}

/**
 * One finding for a rule and a resource: placed at the first witness that carries the outcome, the others beside it. A large scan has millions,
 * of which a report shows few: one holds what was found, and words it when asked.
 */
export class Judgement implements Finding {
  readonly outcome: Outcome;
  readonly resource: Judged;
  readonly #standard: Standard;
  /** Most findings have one witness: it is kept without a list. */
  readonly #witnesses: Witness | readonly Witness[];

  constructor(standard: Standard, resource: Judged, { outcome, witnesses }: Verdict) {
    this.outcome = outcome;
    this.resource = resource;
    // Copied, because a list that was filled item by item has room for seventeen.
    this.#witnesses = witnesses.length === 1 ? (witnesses[0] as Witness) : witnesses.slice();
    this.#standard = standard;
  }

  get evidence(): readonly Witness[] {
    return Array.isArray(this.#witnesses) ? (this.#witnesses as readonly Witness[]) : [this.#witnesses as Witness];
  }

  get rule(): string {
    return this.#standard.rule.id;
  }

  get severity(): Finding["severity"] {
    return this.#standard.rule.severity;
  }

  get controls(): Finding["controls"] {
    return this.#standard.rule.controls;
  }

  get params(): Finding["params"] {
    return this.#standard.params;
  }

  get message(): Text {
    return messageOf(this.#standard.rule, this.outcome, this.#first);
  }

  get at(): At {
    return this.#first?.at ?? this.resource.at;
  }

  /** Places of the other witnesses of the outcome. Most findings have one witness. */
  get related(): readonly At[] {
    const { at, outcome, evidence } = this;
    if (evidence.length < 2) return NONE;
    const places = new Set<At>();
    for (const each of evidence) if (each.outcome === outcome && each.at !== undefined && each.at !== at) places.add(each.at);
    return [...places];
  }

  get fingerprint(): string {
    return `${this.rule} ${withoutKeys(this.resource.id)}`;
  }

  get #first(): Witness | undefined {
    return this.evidence.find((each) => each.outcome === this.outcome);
  }
}

/** A finding with what a waiver makes of it. */
export class WaivedJudgement extends Judgement {
  declare readonly waiver?: Waiver;
  declare readonly lapsed?: Waiver;

  constructor(standard: Standard, resource: Judged, verdict: Verdict, laid: Laid) {
    super(standard, resource, verdict);
    Object.assign(this, laid);
  }
}

const NONE: readonly At[] = [];

function messageOf(rule: Rule, outcome: Outcome, witness: Witness | undefined): Text {
  if (outcome === "fail") return witness?.text ?? rule.title;
  if (outcome === "not-applicable" && witness?.text !== undefined) return witness.text;
  if (outcome === "pass" || witness?.why === undefined) return rule.title;
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
