import type { At } from "../model/at.ts";
import type { KindName } from "../model/kinds.ts";
import type { ProviderName, Scope } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import type { Severity } from "../rule/define-rule.ts";
import type { ParameterSource } from "../rule/parameter.ts";
import type { Outcome, Witness } from "../rule/verdict.ts";

/** What one rule says of one resource. */
export interface Finding {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly controls: readonly string[];
  readonly resource: {
    readonly id: string;
    readonly kind: KindName;
    readonly native: string;
    readonly provider: ProviderName;
    readonly name: string;
    readonly cloud: string | null;
    readonly account: string | null;
    readonly region: string | null;
    readonly scope: Scope;
    readonly at: At;
  };
  /** One sentence: what is wrong, or why it cannot be told. */
  readonly message: Text;
  /** Place of the first witness that carries the outcome, else of the resource. */
  readonly at: At;
  /** Places of the other witnesses. */
  readonly related: readonly At[];
  readonly evidence: readonly Witness[];
  readonly params: Readonly<Record<string, { readonly value: unknown; readonly source: ParameterSource }>>;
  /** The same for all instances of one source block under one rule. */
  readonly fingerprint: string;
  readonly waiver?: Waiver;
  /** The waiver that was laid over it until it expired. */
  readonly lapsed?: Waiver;
}

/** An accepted violation. It overlays a fail and never erases it. */
export interface Waiver {
  readonly rule: string;
  readonly resource: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO date of the last day. */
  readonly expires: string;
}
