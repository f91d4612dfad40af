import type { KindName } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import { coveredByAny } from "../model/scope.ts";
import { classOf } from "../model/unknown.ts";
import type { ScanResult } from "../result/scan-result.ts";

/** What keeps a rule from having seen every resource it is about. */
export interface Unseen {
  /** Kinds that some scope did not list to the end. */
  readonly kinds: readonly KindName[];
  /** Pieces of code that could not be read and may hold such resources. */
  readonly gaps: number;
}

export type Seen = Pick<ScanResult, "coverage" | "gaps">;

/**
 * Which of the kinds have not been seen whole. A denied call shows in the listing or in the facts of a resource, but code that could
 * not be read hides whole resources, so it counts although its scope is listed.
 */
export function unseen({ coverage, gaps }: Seen, kinds: readonly KindName[]): Unseen {
  const missing = kinds.filter((kind) => coverage.elsewhere.includes(kind) || !isListedEverywhere(coverage, kind));
  const hiding = gaps.filter((gap) => classOf(gap.why) !== "access" && (gap.kinds?.some((kind) => kinds.includes(kind)) ?? true));
  return { kinds: missing, gaps: hiding.length };
}

/** Dozens of rules ask about the same kinds, and a tree may have thousands of scopes: each kind is worked out once for a scan. */
const answers = new WeakMap<Seen["coverage"], Map<KindName, boolean>>();

function isListedEverywhere(coverage: Seen["coverage"], kind: KindName): boolean {
  let known = answers.get(coverage);
  if (known === undefined) answers.set(coverage, (known = new Map<KindName, boolean>()));
  let answer = known.get(kind);
  if (answer === undefined) known.set(kind, (answer = listedEverywhere(coverage, kind)));
  return answer;
}

function listedEverywhere({ scopes, listed }: Seen["coverage"], kind: KindName): boolean {
  const whole = new Set<Scope>();
  for (const { kinds, scope } of listed) if (kinds === "every" || kinds.includes(kind)) whole.add(scope);
  return scopes.length > 0 && scopes.every((scope) => coveredByAny(whole, scope));
}
