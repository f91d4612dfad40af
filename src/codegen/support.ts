import type { NotOffered, SetElsewhere } from "../model/fact.ts";
import type { KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import { classOf, reasonText, type Unknown } from "../model/unknown.ts";
import type { Finding } from "../result/finding.ts";
import type { Rule } from "../rule/define-rule.ts";
import type { Witness } from "../rule/verdict.ts";
import type { Explanation } from "./explanations.ts";
import { sources, type Source } from "./sources.ts";

/** `supported`: a sample gets a pass or a fail. `missing`: neither a sample nor an explanation is there. */
export type Support = "supported" | "not offered" | "explained" | "missing";

/** What a source of a cloud can tell of a rule. */
export interface Cell {
  readonly rule: string;
  readonly cloud: ProviderName;
  readonly source: Source;
  readonly support: Support;
  /** Whole sentences: the rows of `clouds.ts`, or why it cannot be told. */
  readonly notes: readonly string[];
}

export interface SupportInput {
  readonly rules: readonly Rule[];
  readonly clouds: readonly ProviderName[];
  /** What the rules say of the samples. */
  readonly findings: readonly Finding[];
  readonly explanations: readonly Explanation[];
  /** Kinds that a cloud is read for from a source. */
  readonly kindsOf: (cloud: ProviderName, source: Source) => ReadonlySet<KindName>;
}

export interface SupportTable {
  readonly cells: readonly Cell[];
  /** Explanations that explain nothing any more. */
  readonly stale: readonly Explanation[];
}

/** Every rule on every source of every cloud, told from what the samples of the repository show. */
export function supportOf(input: SupportInput): SupportTable {
  const { rules, clouds, explanations } = input;
  const used = new Set<Explanation>();
  const samples = bySubject(input.findings);
  const cells = rules.flatMap((rule) =>
    clouds.flatMap((cloud) =>
      sources
        .filter((source) => source.clouds.includes(cloud))
        .map((source): Cell => {
          const parts = rule.kinds.map((kind) => partOf({ rule: rule.id, cloud, source, kind }, input, samples, used));
          return { rule: rule.id, cloud, source, ...merged(parts) };
        }),
    ),
  );
  return { cells, stale: explanations.filter((each) => !used.has(each)) };
}

interface Subject {
  readonly rule: string;
  readonly cloud: ProviderName;
  readonly source: Source;
  readonly kind: KindName;
}

interface Part {
  readonly kind: KindName;
  readonly support: Support;
  readonly notes: readonly string[];
}

const keyOf = ({ rule, cloud, source, kind }: Subject): string => [rule, cloud, source.name, kind].join(" ");

function bySubject(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { provider: cloud, kind } = finding.resource;
    for (const source of sources.filter((each) => each.holds(finding.resource))) {
      const key = keyOf({ rule: finding.rule, cloud, source, kind });
      const own = found.get(key);
      if (own === undefined) found.set(key, [finding]);
      else own.push(finding);
    }
  }
  return found;
}

function partOf(subject: Subject, input: SupportInput, samples: ReadonlyMap<string, readonly Finding[]>, used: Set<Explanation>): Part {
  const { kind, cloud, source } = subject;
  const findings = samples.get(keyOf(subject)) ?? [];
  if (findings.some(({ outcome }) => outcome === "pass" || outcome === "fail")) return { kind, support: "supported", notes: [] };
  const written = input.explanations.find((each) => explains(each, subject));
  if (written !== undefined) {
    used.add(written);
    return { kind, support: "explained", notes: [written.text] };
  }
  const rows = distinct(
    findings.flatMap(({ evidence }) => evidence.flatMap(({ why }) => (isNotOffered(why) ? [rowText(cloud, why)] : []))),
  );
  const reasons = distinct(findings.flatMap(hindrances));
  if (reasons.length > 0) return { kind, support: "explained", notes: [...rows, ...reasons] };
  if (rows.length > 0) return { kind, support: "not offered", notes: rows };
  return { kind, ...unseen(source, input.kindsOf(cloud, source).has(kind)) };
}

const notRead = "Running accounts are not asked for it yet.";
const notRecorded = "Running accounts are asked for it, and no recorded answer of this repository settles it.";

/** A kind of which no sample tells anything. Samples of running accounts grow with what is recorded of them. */
function unseen(source: Source, read: boolean): Pick<Part, "support" | "notes"> {
  if (source.name !== "live") return { support: "missing", notes: [] };
  return { support: "explained", notes: [read ? notRecorded : notRead] };
}

function explains(each: Explanation, { rule, cloud, source, kind }: Subject): boolean {
  return (
    each.cloud === cloud &&
    each.kind === kind &&
    (each.rule === undefined || each.rule === rule) &&
    (each.sources === undefined || each.sources.includes(source.name))
  );
}

/** Why the source cannot tell, as against a sample that was left open on purpose. */
function hindrances({ outcome, evidence, message }: Finding): readonly string[] {
  if (outcome === "not-applicable") return evidence.some(({ why }) => isNotOffered(why)) ? [] : [message.en];
  return evidence.flatMap(({ outcome: own, why }) => {
    if (own !== "undetermined" || !isUnknown(why)) return [];
    const telling = classOf(why) === "format" || why.code === "not-visible" || why.code === "assumption";
    return telling ? [sentence(reasonText(why).en)] : [];
  });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Any part that is supported makes the whole supported. A note that is not about every part names its kind. */
function merged(parts: readonly Part[]): Pick<Cell, "support" | "notes"> {
  const order: readonly Support[] = ["missing", "supported", "explained", "not offered"];
  const support = order.find((each) => parts.some((part) => part.support === each)) ?? "missing";
  const all = distinct(parts.flatMap(({ notes }) => notes));
  const notes = all.map((note) => {
    const about = parts.filter((part) => part.notes.includes(note)).map(({ kind }) => `\`${kind}\``);
    return about.length === parts.length ? note : `${about.join(", ")}: ${note}`;
  });
  return { support, notes };
}

function rowText(cloud: ProviderName, { row, text }: NotOffered): string {
  return `${text.en} (\`${row}\` in \`providers/${cloud}/clouds.ts\`)`;
}

function isNotOffered(why: Unknown | NotOffered | SetElsewhere | undefined): why is NotOffered {
  return why?.code === "not-offered";
}

function isUnknown(why: Witness["why"]): why is Unknown {
  return why !== undefined && why.code !== "not-offered" && why.code !== "set-elsewhere";
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
