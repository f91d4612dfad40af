import type { KindName } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import type { Gap } from "../result/gap.ts";
import type { Call } from "./call.ts";
import { reasonOf, saying, type Failure } from "./failure.ts";

interface Refusal {
  readonly scope: Scope;
  readonly operation: string;
  readonly permissions: readonly string[];
  readonly failure: Failure;
  readonly kinds: Set<KindName>;
  readonly regions: Set<string>;
  times: number;
}

/** Collects what failed, so that a thousand refused calls of one operation are one line. */
export class Refusals {
  readonly #all = new Map<string, Refusal>();

  add(
    scope: Scope,
    call: Pick<Call, "operation" | "permissions">,
    region: string | null,
    failure: Failure,
    kinds: readonly KindName[],
  ): void {
    const key = `${scope} ${call.operation} ${failure.kind} ${failure.code}`;
    let refusal = this.#all.get(key);
    if (refusal === undefined) {
      const { operation, permissions } = call;
      this.#all.set(key, (refusal = { scope, operation, permissions, failure, kinds: new Set(), regions: new Set(), times: 0 }));
    }
    refusal.times += 1;
    if (region !== null) refusal.regions.add(region);
    for (const kind of kinds) refusal.kinds.add(kind);
  }

  gaps(): readonly Gap[] {
    return [...this.#all.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(gapOf);
  }
}

function keyOf({ scope, operation, failure }: Refusal): string {
  return `${scope} ${operation} ${failure.code}`;
}

function gapOf({ scope, operation, permissions, failure, kinds, regions, times }: Refusal): Gap {
  const where = [...regions].sort();
  const named = where.length > MANY ? [...where.slice(0, MANY), "…"] : where;
  const account = scope.split("/")[2] ?? scope;
  const { en, zh } = saying(failure.kind);
  const why = reasonOf(failure, operation, permissions);
  // Where a permission is spelled as the operation, its name says nothing more.
  const lacks = why.code === "denied" && why.subject !== operation.replace(".", ":") ? why.subject : undefined;
  const text: Text = {
    en: `${operation} ${en} in account ${account}${named.length === 0 ? "" : `, ${named.join(", ")}`} (${failure.code}${times > 1 ? `, ${String(times)} calls` : ""})${lacks === undefined ? "" : `; it needs ${lacks}`}.`,
    zh: `账号 ${account}${named.length === 0 ? " " : `（${named.join("、")}）`}的 ${operation} 调用${zh}（${failure.code}${times > 1 ? `，共 ${String(times)} 次` : ""}）${lacks === undefined ? "" : `，需要权限 ${lacks}`}。`,
  };
  return { why, text, scope, kinds: [...kinds].sort() };
}

/** Regions that are named before the list becomes longer than a line. */
const MANY = 6;
