import type { Doc } from "../iac/document.ts";
import type { Scope } from "../model/resource.ts";
import { because, type Unknown } from "../model/unknown.ts";

/** Types of Terraform have no such mark; native types of live documents do. */
const NATIVE = /[./]/;

/**
 * Which native types were read to the end, and where. It closes the joins of live documents: that no flow log points at a network is only true if
 * all flow logs of its region were seen. Scopes of code are not in it; there a reader says itself what is open.
 */
export class Listings {
  readonly #seen = new Map<Scope, Map<string, Map<string | null, Unknown | null>>>();

  /** Marks a scope as running: what is not recorded for it was not read. */
  open(scope: Scope): void {
    if (!this.#seen.has(scope)) this.#seen.set(scope, new Map());
  }

  /** `why`: what kept the listing from its end; `null` when it got there. A type may be fed by several listings: all must end. */
  record(scope: Scope, type: string, region: string | null, why: Unknown | null): void {
    this.open(scope);
    const types = this.#seen.get(scope) as Map<string, Map<string | null, Unknown | null>>;
    let regions = types.get(type);
    if (regions === undefined) types.set(type, (regions = new Map<string | null, Unknown | null>()));
    regions.set(region, regions.get(region) ?? why);
  }

  /** Why documents of the type that belong to `doc` may be missing; `undefined` when none can be. */
  doubt(doc: Doc, type: string): Unknown | undefined {
    const types = this.#seen.get(doc.scope);
    if (types === undefined || !NATIVE.test(type)) return undefined;
    const regions = types.get(type);
    if (regions === undefined) return because("not-listed", type);
    const own = doc.provider.region.state === "known" ? doc.provider.region.value : null;
    const here = own === null ? undefined : regions.get(own);
    const wide = regions.get(null);
    if (here !== undefined || wide !== undefined) return here ?? wide ?? undefined;
    for (const why of regions.values()) if (why !== null) return why;
    return own !== null ? because("not-listed", type) : undefined;
  }
}
