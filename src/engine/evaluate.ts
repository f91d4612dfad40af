import type { Inventory } from "../model/inventory.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import { because } from "../model/unknown.ts";
import type { Finding, Waiver } from "../result/finding.ts";
import type { Gap } from "../result/gap.ts";
import type { Coverage, ScanResult } from "../result/scan-result.ts";
import { undeterminedBecause, type Surroundings } from "../rule/combinators.ts";
import type { Around, Rule, Severity } from "../rule/define-rule.ts";
import { defaultsOf, type ParameterSource } from "../rule/parameter.ts";
import { surroundingsOf } from "../rule/surroundings.ts";
import type { Verdict } from "../rule/verdict.ts";
import { Judgement, judgedOf, WaivedJudgement, type Judged, type Standard } from "./judgement.ts";
import { laidOver } from "./waive.ts";

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
  const benches = rules.map((rule) => benchOf(rule, around, options));
  const kinds = new Set(rules.flatMap((rule) => rule.kinds));
  // A resource goes before all rules of its kind at once: what they ask of it alike is then still at hand.
  for (const kind of kinds) {
    const sitting = benches.flatMap(({ findings, ...bench }) => {
      const own = findings.get(kind);
      return own === undefined ? [] : [{ ...bench, findings: own }];
    });
    for (const resource of inventory.ofKind(kind)) {
      const judged = judgedOf(resource);
      for (const bench of sitting) bench.findings.push(findingOf(bench, judged, judge(bench.rule, resource, bench.surroundings)));
    }
  }
  return {
    asOf: options.asOf,
    tool: { name: "cldscan", version: options.version },
    rules,
    deselected: options.deselected ?? [],
    findings: inOrder(benches),
    gaps: options.gaps ?? [],
    coverage: options.coverage,
    positions: inventory.positions,
  };
}

function findingOf(bench: Pick<Bench, "standard" | "surroundings" | "waivers">, judged: Judged, verdict: Verdict): Finding {
  const { standard, waivers, surroundings } = bench;
  if (waivers.length === 0 || verdict.outcome !== "fail") return new Judgement(standard, judged, verdict);
  const laid = laidOver(judged.id, waivers, surroundings.asOf);
  return laid === undefined ? new Judgement(standard, judged, verdict) : new WaivedJudgement(standard, judged, verdict, laid);
}

/** A rule with all it judges by, and what it has found so far of each of its kinds. */
interface Bench {
  readonly standard: Standard;
  readonly rule: Rule;
  readonly surroundings: Around;
  readonly waivers: readonly Waiver[];
  readonly findings: ReadonlyMap<KindName, Finding[]>;
}

function benchOf(rule: Rule, around: Surroundings, { settings, waivers = [], asOf }: EvaluationOptions): Bench {
  const set = settings?.get(rule.id);
  const params = parametersFor(rule, set);
  const values = Object.fromEntries(Object.entries(params).map(([name, each]) => [name, each.value]));
  const own = { ...rule, severity: set?.severity ?? rule.severity };
  return {
    standard: { rule: own, params },
    rule: own,
    surroundings: { ...around, asOf, params: values },
    waivers: waivers.filter((each) => each.rule === rule.id),
    findings: new Map(rule.kinds.map((kind) => [kind, []])),
  };
}

/** By rule, then by the kinds as the rule names them, then as the inventory has them. */
function inOrder(benches: readonly Bench[]): readonly Finding[] {
  const all: Finding[] = [];
  for (const { findings } of benches) for (const list of findings.values()) for (const each of list) all.push(each);
  return all;
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
