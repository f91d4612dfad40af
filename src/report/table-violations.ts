import type { RollUp } from "../framework/roll-up.ts";
import type { At } from "../model/at.ts";
import type { ScanResult } from "../result/scan-result.ts";
import type { Finding } from "../result/finding.ts";
import type { Fix, Rule } from "../rule/define-rule.ts";
import { Excerpts } from "./excerpt.ts";
import { groupsOf, type CloudGroup, type Fold, type RuleGroup } from "./finding-groups.ts";
import { assumptionOf } from "./finding-reason.ts";
import type { Pen } from "./pen.ts";
import { placeText, resourceText, whereabouts } from "./place-text.ts";
import { plainValue } from "./plain-value.ts";
import { providerLabel, severityLabel, texts } from "./texts.ts";
import { flushRight } from "./width.ts";

/** For each rule and cloud: this many findings with their code, this many more in a line each. */
const WITH_CODE = 5;
const IN_A_LINE = 15;
const PLACES_BESIDE = 3;
/** Columns that are kept for the number of a line and what stands around it. */
const ROOM_BESIDE_CODE = 14;

/** Writes violations rule by rule: where, the code, what is wrong, and once for each cloud how to mend it. */
export class Violations {
  readonly #pen: Pen;
  readonly #result: ScanResult;
  readonly #rollUp: RollUp;
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #excerpts: Excerpts;

  constructor(pen: Pen, result: ScanResult, rollUp: RollUp) {
    this.#pen = pen;
    this.#result = result;
    this.#rollUp = rollUp;
    this.#rules = new Map(result.rules.map((rule) => [rule.id, rule]));
    this.#excerpts = new Excerpts(result.positions, pen.glyphs.more);
  }

  /** `findings` are violations in the order in which they are to stand. */
  *lines(findings: readonly Finding[]): Iterable<string> {
    for (const [index, group] of groupsOf(findings).entries()) {
      if (index > 0) yield "\n";
      yield* this.#head(group);
      for (const cloud of group.clouds) yield* this.#cloud(group.rule, cloud);
    }
  }

  *#head({ rule, count, clouds }: RuleGroup): Iterable<string> {
    const pen = this.#pen;
    const severity = (clouds[0]?.folds[0] as Fold).first.severity;
    yield pen.line(0, [pen.say(severityLabel[severity]), severity], "  ", [
      pen.say(this.#rules.get(rule)?.title ?? { en: rule, zh: rule }),
      "strong",
    ]);
    const details = [rule, ...this.#clauses(rule), pen.say(texts.onResources(count))];
    yield pen.line(0, [details.join(`  ${pen.glyphs.dot}  `), "faint"]);
  }

  /** The clauses of the framework that the rule speaks to, the one where it counts first. */
  #clauses(rule: string): readonly string[] {
    const speaking = this.#rollUp.clauses.filter((each) => each.rules.some(({ id }) => id === rule));
    const counts = (each: (typeof speaking)[number]): boolean => each.rules.some(({ id, primary }) => id === rule && primary);
    const ids = [...speaking.filter(counts), ...speaking.filter((each) => !counts(each))].map(({ clause }) => clause.shown);
    return ids.length === 0 ? [] : [this.#pen.say(texts.clauses(ids))];
  }

  *#cloud(rule: string, { provider, folds }: CloudGroup): Iterable<string> {
    const pen = this.#pen;
    for (const fold of folds.slice(0, WITH_CODE)) yield* this.#finding(fold);
    const short = folds.slice(WITH_CODE, WITH_CODE + IN_A_LINE);
    if (short.length > 0) yield "\n";
    for (const { first, count } of short) {
      const more = count > 1 ? `  (${pen.say(texts.moreInstances(count - 1))})` : "";
      yield pen.line(2, [placeText(this.#result.positions, first.at), "strong"], `  ${resourceText(first.resource)}`, [more, "faint"]);
    }
    const left = folds.slice(WITH_CODE + IN_A_LINE).reduce((sum, { count }) => sum + count, 0);
    if (left > 0) yield pen.line(2, [pen.say(texts.moreFindings(left)), "faint"]);
    const fix = this.#rules.get(rule)?.fix[provider];
    if (fix !== undefined) yield* this.#fix(fix, provider, folds);
  }

  *#finding({ first, count }: Fold): Iterable<string> {
    const pen = this.#pen;
    const { positions } = this.#result;
    const where = whereabouts(first.resource);
    yield "\n";
    yield pen.line(2, [resourceText(first.resource), "strong"], [where === "" ? "" : `  (${where})`, "faint"]);
    const host = hostOf(first);
    yield pen.line(2, placeText(positions, first.at), [host === undefined ? "" : `  ${pen.say(texts.inside(host))}`, "faint"]);
    yield* this.#code(first.at, first.severity);
    yield* pen.prose(2, pen.told(first.message), first.severity);
    if (first.related.length > 0) {
      const places = first.related.slice(0, PLACES_BESIDE).map((at) => placeText(positions, at));
      yield* pen.prose(2, pen.say(texts.alsoAt(places, first.related.length - places.length)), "faint");
    }
    const assumes = assumptionOf(first);
    if (assumes !== undefined) yield* pen.prose(2, pen.told(texts.assumes(assumes)), "faint");
    yield* this.#parameters(first);
    if (count > 1) yield pen.line(2, [pen.say(texts.moreInstances(count - 1)), "faint"]);
  }

  *#code(at: At, severity: Finding["severity"]): Iterable<string> {
    const pen = this.#pen;
    const lines = this.#excerpts.around(at, pen.columns - ROOM_BESIDE_CODE);
    const digits = String(lines.at(-1)?.number ?? 0).length;
    for (const { number, text, isMarked } of lines) {
      const head = `${flushRight(String(number), digits)} ${pen.glyphs.bar} `;
      yield isMarked ? pen.line(2, [`> ${head}`, severity], [text, "strong"]) : pen.line(2, [`  ${head}`, "faint"], text);
    }
  }

  *#parameters({ rule, params }: Finding): Iterable<string> {
    for (const [name, { value, source }] of Object.entries(params)) {
      const label = this.#rules.get(rule)?.params[name]?.label;
      if (source !== "configuration" || label === undefined) continue;
      const plain = plainValue(value, name);
      const text = (Array.isArray(plain) ? plain : [plain]).map((each) => JSON.stringify(each)).join(", ");
      yield* this.#pen.prose(2, this.#pen.say(texts.parameter(label, text)), "faint");
    }
  }

  /** What was found in code is mended in code, what was found running by a command. */
  *#fix(fix: Fix, provider: CloudGroup["provider"], folds: readonly Fold[]): Iterable<string> {
    const pen = this.#pen;
    yield "\n";
    yield* pen.prose(2, pen.say(texts.fix(providerLabel[provider], fix.text)));
    const inCode = folds.some(({ first }) => this.#result.positions.locate(first.at).kind === "file");
    const fragment = inCode ? (fix.terraform ?? fix.cli) : (fix.cli ?? fix.terraform);
    for (const line of fragment?.split("\n") ?? []) yield pen.line(6, [line, "good"]);
  }
}

/** The resource in which the place lies, where that is another than the one judged. */
function hostOf({ at, evidence, resource }: Finding): string | undefined {
  const host = evidence.find((each) => each.at === at)?.of;
  return host === undefined || host === resource.id ? undefined : resourceText({ id: host, name: "" });
}
