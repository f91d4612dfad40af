import type { Positions } from "./at.ts";
import type { KindName, Resource } from "./kinds.ts";
import { many, type Many } from "./many.ts";
import type { Ref, Scope } from "./resource.ts";
import { isCode, coveredByAny } from "./scope.ts";
import { because, type Unknown } from "./unknown.ts";

/** A source saw every resource of the kinds in the scope. Only this closes a set. */
export interface Listed {
  readonly kinds: readonly KindName[] | "every";
  readonly scope: Scope;
}

/** Kinds that a user declared to live in another repository: their sets stay open. */
export interface Elsewhere {
  readonly kind: KindName;
}

export interface InventoryParts {
  readonly resources: readonly Resource[];
  readonly listed: readonly Listed[];
  readonly elsewhere: readonly Elsewhere[];
  readonly positions: Positions;
}

/** What a scan found, ready to be judged. Indexes are built once, on first use. */
export class Inventory {
  readonly resources: readonly Resource[];
  readonly listed: readonly Listed[];
  readonly elsewhere: readonly Elsewhere[];
  readonly positions: Positions;
  readonly #byId = new Map<string, Resource>();
  readonly #named = new Map<KindName, Map<Scope, Names>>();
  readonly #byKind = new Map<KindName, Resource[]>();
  readonly #pointing = new Map<string, PointingIndex>();
  readonly #whole = new Map<KindName, ReadonlySet<Scope>>();

  constructor(parts: InventoryParts) {
    this.resources = parts.resources;
    this.listed = parts.listed;
    this.elsewhere = parts.elsewhere;
    this.positions = parts.positions;
    for (const resource of parts.resources) {
      let list = this.#byKind.get(resource.kind);
      if (list === undefined) this.#byKind.set(resource.kind, (list = []));
      list.push(resource);
      this.#byId.set(resource.id, resource);
      for (const alias of resource.aliases) {
        enter(this.#namesIn(resource.kind, resource.scope), alias, resource);
        if (isUnique(resource, alias)) enter(this.#namesIn(resource.kind, cloudOf(resource.scope)), alias, resource);
      }
    }
  }

  ofKind<K extends KindName>(kind: K): readonly Resource<K>[] {
    return (this.#byKind.get(kind) ?? []) as readonly unknown[] as readonly Resource<K>[];
  }

  /** The resource a ref names, seen from a resource in `scope`. `undefined` when it is not in this scan or not unique. */
  find<K extends KindName>(kind: K, ref: Ref, scope: Scope): Resource<K> | undefined {
    const byId = this.#byId.get(ref);
    if (byId?.kind === kind) return byId as Resource<K>;
    const scopes = this.#named.get(kind);
    // A log archive is often an account of its own: what an account names by a name unique in the cloud may be in another account of the scan.
    for (const names of [scopes?.get(scope), scopes?.get(cloudOf(scope))]) {
      const found = names?.get(ref);
      if (found !== undefined && found !== "ambiguous") return found as Resource<K>;
    }
    return undefined;
  }

  #namesIn(kind: KindName, scope: Scope): Names {
    let scopes = this.#named.get(kind);
    if (scopes === undefined) this.#named.set(kind, (scopes = new Map<Scope, Names>()));
    let names = scopes.get(scope);
    if (names === undefined) scopes.set(scope, (names = new Map<string, Resource | "ambiguous">()));
    return names;
  }

  /** Whether every resource of the kind in the scope has been seen. */
  isListed(kind: KindName, scope: Scope): boolean {
    let whole = this.#whole.get(kind);
    if (whole === undefined) {
      const listed = this.listed.filter((each) => each.kinds === "every" || each.kinds.includes(kind));
      this.#whole.set(kind, (whole = new Set(listed.map((each) => each.scope))));
    }
    return coveredByAny(whole, scope);
  }

  /**
   * All resources of `kind` whose `field` points at `subject`. Open while the kind is not fully listed there, is declared to live
   * elsewhere, while one of them points at something unread, or while the subject was handed to code that is not on disk.
   */
  pointingAt<K extends KindName>(subject: Resource, kind: K, field: string & keyof Resource<K>): Many<Resource<K>> {
    const index = this.#pointingIndex(kind, field);
    const byId = index.anywhere.get(subject.id) ?? NOTHING;
    const here = index.within.get(subject.scope);
    const byName = here === undefined ? NOTHING : subject.aliases.flatMap((alias) => here.at.get(alias) ?? NOTHING);
    const items = byName.length === 0 ? byId : [...new Set([...byId, ...byName])];
    const open: Unknown[] = [...subject.escapes, ...(here?.unread ?? [])];
    if (!this.isSeenFrom(subject, kind)) open.push(because("not-listed", kind));
    if (this.elsewhere.some((each) => each.kind === kind)) open.push(because("elsewhere", kind));
    return many(items as readonly Resource[] as readonly Resource<K>[], open);
  }

  /** What points at something of a region lies in that region; what points at something of the whole account may lie anywhere in it. */
  isSeenFrom({ scope, region }: Resource, kind: KindName): boolean {
    return this.isListed(kind, scope) || (region !== null && this.isListed(kind, `${scope}/${region}`));
  }

  #pointingIndex(kind: KindName, field: string): PointingIndex {
    const key = `${kind} ${field}`;
    const ready = this.#pointing.get(key);
    if (ready !== undefined) return ready;
    const index: PointingIndex = { anywhere: new Map(), within: new Map() };
    for (const resource of this.ofKind(kind)) {
      let here = index.within.get(resource.scope);
      if (here === undefined) index.within.set(resource.scope, (here = { at: new Map(), unread: [] }));
      const target = (resource as unknown as Record<string, { state: string; value?: unknown; why?: unknown }>)[field];
      if (target?.state === "known" && typeof target.value === "string") {
        push(index.anywhere, target.value, resource);
        push(here.at, target.value, resource);
      } else if (target?.state === "unknown" && here.unread.length < REASONS) {
        here.unread.push(target.why as Unknown);
      }
    }
    this.#pointing.set(key, index);
    return index;
  }
}

const NOTHING: readonly never[] = Object.freeze([]);

/** One reason opens a set; a few tell the user enough, however many there are. */
const REASONS = 5;

interface PointingIndex {
  /** By what they point at: ids are unique in a scan, names in a scope. */
  readonly anywhere: Map<string, Resource[]>;
  readonly within: Map<Scope, { readonly at: Map<string, Resource[]>; readonly unread: Unknown[] }>;
}

/** A name that several resources share means none of them. */
type Names = Map<string, Resource | "ambiguous">;

function enter(names: Names, alias: string, resource: Resource): void {
  const before = names.get(alias);
  names.set(alias, before === undefined || before === resource ? resource : "ambiguous");
}

/** Names that no two accounts of a cloud share: ARNs, ids of Azure Resource Manager, names of buckets. */
const UNIQUE = /^(arn:|acs:|\/subscriptions\/)/i;

function isUnique({ kind, provider, scope }: Resource, alias: string): boolean {
  return !isCode(scope) && ((kind === "object-store" && provider !== "azure") || UNIQUE.test(alias));
}

/** `aws/aws-cn` of `aws/aws-cn/111122223333`. Code has no such scope: nothing is entered there under it. */
function cloudOf(scope: Scope): Scope {
  return isCode(scope) ? "" : scope.split("/", 2).join("/");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
