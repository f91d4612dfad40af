import type { Instant } from "../model/instant.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import type { Surroundings } from "./combinators.ts";
import type { Example } from "./example.ts";
import type { Parameter, Values } from "./parameter.ts";
import type { Verdict } from "./verdict.ts";

export type Severity = "critical" | "high" | "medium" | "low";

/** How to put it right in one cloud: where to click, what to type, what to write. */
export interface Fix {
  readonly text: Text;
  /** A fragment of Terraform, in the cloud's current resource names. */
  readonly terraform?: string;
  /** A command of the cloud's own tool. Placeholders in capitals. */
  readonly cli?: string;
}

/** What a judgement is made under, beside the inventory. */
export interface Circumstances {
  /** The moment that is judged for: the only time a rule knows. */
  readonly asOf: Instant;
}

/** All that the engine hands to a check. */
export type Around = Surroundings & Circumstances & { readonly params: Readonly<Record<string, unknown>> };

export interface RuleDefinition<K extends KindName, P extends Readonly<Record<string, Parameter>>> {
  /** `<theme>/<what-must-hold>`, the same as the path of its file under `rules/`. */
  readonly id: string;
  /** Question of the catalogue that it answers: `NET-14`. */
  readonly question: string;
  readonly title: Text;
  readonly severity: Severity;
  readonly kind: K | readonly K[];
  /** ISO/IEC 27017:2015 ids. The first is primary: totals count a finding once, there. */
  readonly controls: readonly [string, ...string[]];
  readonly why: Text;
  readonly fix: Readonly<Partial<Record<ProviderName, Fix>>>;
  readonly params?: P;
  readonly check: (resource: Resource<K>, around: Surroundings & Circumstances & { readonly params: Values<P> }) => Verdict;
  readonly examples: { readonly pass: readonly [Example<K>, ...Example<K>[]]; readonly fail: readonly [Example<K>, ...Example<K>[]] };
}

/** A rule as the engine sees it: which kind it is about no longer matters to the types. */
export interface Rule extends Omit<
  RuleDefinition<KindName, Readonly<Record<string, Parameter>>>,
  "kind" | "check" | "params" | "examples"
> {
  readonly kinds: readonly KindName[];
  readonly params: Readonly<Record<string, Parameter>>;
  readonly check: (resource: Resource, around: Around) => Verdict;
  readonly examples: { readonly pass: readonly Example<KindName>[]; readonly fail: readonly Example<KindName>[] };
}

/** The one way to write a rule. The engine calls `check` only with resources of the kinds named. */
export function defineRule<K extends KindName, P extends Readonly<Record<string, Parameter>> = Readonly<Record<string, never>>>(
  definition: RuleDefinition<K, P>,
): Rule {
  const { kind, params, check, examples, ...rest } = definition;
  return {
    ...rest,
    kinds: typeof kind === "string" ? [kind] : kind,
    params: params ?? {},
    check: check as unknown as Rule["check"],
    examples: examples,
  };
}
