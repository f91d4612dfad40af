import type { KindName } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import { covers } from "../model/scope.ts";
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
  const missing = kinds.filter(
    (kind) =>
      coverage.elsewhere.includes(kind) ||
      coverage.scopes.length === 0 ||
      !coverage.scopes.every((scope) => listed(coverage.listed, kind, scope)),
  );
  const hiding = gaps.filter((gap) => classOf(gap.why) !== "access" && (gap.kinds?.some((kind) => kinds.includes(kind)) ?? true));
  return { kinds: missing, gaps: hiding.length };
}

function listed(list: Seen["coverage"]["listed"], kind: KindName, scope: Scope): boolean {
  return list.some((each) => (each.kinds === "every" || each.kinds.includes(kind)) && covers(each.scope, scope));
}
