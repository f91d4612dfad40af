import type { Positions } from "../model/at.ts";
import type { KindName } from "../model/kinds.ts";
import type { ProviderName, Scope } from "../model/resource.ts";
import type { Rule } from "../rule/define-rule.ts";
import type { Finding } from "./finding.ts";
import type { Gap } from "./gap.ts";

/** What was looked at, and what was not. The honest denominator of every report. */
export interface Coverage {
  readonly files: number;
  readonly lines: number;
  readonly resources: number;
  /** Every scope that was to be read, whether or not it answered: a kind not listed in one of them is open. */
  readonly scopes: readonly Scope[];
  /** Those of the scopes that were read from a plan. */
  readonly planned?: readonly Scope[];
  /** Kinds that the user declared to live elsewhere: never complete here. */
  readonly elsewhere: readonly KindName[];
  readonly listed: readonly { readonly scope: Scope; readonly kinds: readonly KindName[] | "every" }[];
  /** Resource types that occur and that no mapper reads, with how often. */
  readonly notMapped: readonly { readonly provider: ProviderName | "other"; readonly type: string; readonly count: number }[];
}

export interface ScanResult {
  readonly asOf: string;
  readonly tool: { readonly name: "cldscan"; readonly version: string };
  readonly rules: readonly Rule[];
  /** Rules of the catalogue that the user left out. */
  readonly deselected: readonly string[];
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly coverage: Coverage;
  readonly positions: Positions;
}
