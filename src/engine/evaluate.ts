import type { Inventory } from "../model/inventory.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import { because } from "../model/unknown.ts";
import type { Finding, Waiver } from "../result/finding.ts";
import type { Gap } from "../result/gap.ts";
import type { Coverage, ScanResult } from "../result/scan-result.ts";
import { undeterminedBecause } from "../rule/combinators.ts";
import type { Around, Rule, Severity } from "../rule/define-rule.ts";
import { defaultsOf, type ParameterSource } from "../rule/parameter.ts";
import { surroundingsOf } from "../rule/surroundings.ts";
import type { Verdict } from "../rule/verdict.ts";
import { findingOf, judgedOf, type Judged } from "./finding-of.ts";
import { waived } from "./waive.ts";

/** What the user set for a rule. */
export interface RuleSettings {
  readonly severity?: Severity;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface EvaluationOptions {
  /** ISO date of the judgement: waivers expire and keys age by it. Never the clock. */
  readonly asOf: string;
  readonly version: string;
  readonly settings?: ReadonlyMap<string, RuleSettings>;
  readonly waivers?: readonly Waiver[];
  /** Rules of the catalogue that were left out on purpose. */
  readonly deselected?: readonly string[];
  readonly gaps?: readonly Gap[];
  readonly coverage: Coverage;
}

/** Judges every resource by every rule of its kind. Pure: the same inventory gives the same result, in the same order. */
export function evaluate(inventory: Inventory, rules: readonly Rule[], options: EvaluationOptions): ScanResult {
  const around = surroundingsOf(inventory);
  const findings: Finding[] = [];
  const subjects = subjectsIn(inventory);
  const waivers = options.waivers ?? [];
  for (const rule of rules) {
    const settings = options.settings?.get(rule.id);
    const weighed = { ...rule, severity: settings?.severity ?? rule.severity };
    const params = parametersFor(rule, settings);
    const values = Object.fromEntries(Object.entries(params).map(([name, each]) => [name, each.value]));
    const surroundings = { ...around, asOf: options.asOf, params: values };
    const own = waivers.filter((each) => each.rule === rule.id);
    for (const kind of rule.kinds) {
      for (const { resource, judged } of subjects(kind)) {
        const finding = findingOf(weighed, resource, judged, judge(rule, resource, surroundings), params);
        findings.push(own.length === 0 ? finding : waived(finding, own, options.asOf));
      }
    }
  }
  return {
    asOf: options.asOf,
    tool: { name: "cldscan", version: options.version },
    rules,
    deselected: options.deselected ?? [],
    findings,
    gaps: options.gaps ?? [],
    coverage: options.coverage,
    positions: inventory.positions,
  };
}

/** The resources of a kind, each with what all findings about it share: that is worked out once, and not by each rule of the kind. */
function subjectsIn(inventory: Inventory): (kind: KindName) => readonly { readonly resource: Resource; readonly judged: Judged }[] {
  const byKind = new Map<KindName, readonly { readonly resource: Resource; readonly judged: Judged }[]>();
  return (kind) => {
    let subjects = byKind.get(kind);
    if (subjects === undefined) {
      subjects = inventory.ofKind(kind).map((resource) => ({ resource, judged: judgedOf(resource) }));
      byKind.set(kind, subjects);
    }
    return subjects;
  };
}

/** A rule that throws is a bug of ours: the resource stays undetermined, and the scan goes on. */
export function judge(rule: Rule, resource: Resource, around: Around): Verdict {
  let judged: Verdict;
  try {
    judged = rule.check(resource, around);
  } catch (error) {
    return undeterminedBecause(because("crashed", error instanceof Error ? error.message : String(error), resource.at), rule.id);
  }
  if (resource.presence.state !== "unknown" || judged.outcome !== "fail") return judged;
  const doubt = undeterminedBecause(resource.presence.why, "presence");
  return { outcome: "undetermined", witnesses: [...doubt.witnesses, ...judged.witnesses] };
}

/** The values a rule works with, and where each came from. */
function parametersFor(
  rule: Rule,
  settings: RuleSettings | undefined,
): Readonly<Record<string, { readonly value: unknown; readonly source: ParameterSource }>> {
  const entries = Object.entries(defaultsOf(rule.params)).map(([name, preset]) => {
    const set = settings?.params?.[name];
    return [
      name,
      set === undefined ? { value: preset, source: "default" as const } : { value: set, source: "configuration" as const },
    ] as const;
  });
  return Object.fromEntries(entries);
}
