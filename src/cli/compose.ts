import type { Doc } from "../iac/document.ts";
import type { Reading } from "../iac/reader.ts";
import type { Positions } from "../model/at.ts";
import { Inventory, type Listed } from "../model/inventory.ts";
import type { KindName } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import { covers } from "../model/scope.ts";
import type { Listings } from "../provider/listings.ts";
import { Mapping } from "../provider/map.ts";
import type { Provider } from "../provider/provider.ts";
import type { Gap } from "../result/gap.ts";
import type { Coverage } from "../result/scan-result.ts";
import { accountsOf, ownerOf, ownersAmong, type Owner } from "./accounts.ts";
import type { Configuration } from "./configuration.ts";
import { kindNames, undeclaredKinds } from "./configuration-schema.ts";

type NotMapped = Coverage["notMapped"][number];

/** What the sources of one scan gave. */
export interface Read extends Reading {
  /** Operations that were answered and that nothing reads. */
  readonly unread: readonly NotMapped[];
  readonly positions: Positions;
  /** What was read to the end of running accounts. */
  readonly listings?: Listings;
}

export interface Composed {
  readonly inventory: Inventory;
  readonly gaps: readonly Gap[];
  readonly coverage: Coverage;
}

/** Turns what was read into the inventory that rules judge, with the account of what is missing from it. */
export function compose(read: Read, providers: readonly Provider[], scope: Pick<Configuration, "complete" | "elsewhere">): Composed {
  return new Composition(providers).finish(read, scope);
}

/** An inventory in the making. What was read can come in parts, so that the documents of one part need not outlive it: they are most of what a large scan holds. */
export class Composition {
  readonly #providers: readonly Provider[];
  readonly #mapping: Mapping;
  readonly #owners: Owner[] = [];
  readonly #scopes = new Set<Scope>();
  /** Names of the providers through which a type was seen. */
  readonly #through = new Map<string, string>();

  constructor(providers: readonly Provider[]) {
    this.#providers = providers;
    this.#mapping = new Mapping(providers.flatMap((each) => each.mappers));
  }

  /** The scopes of what was added. */
  get scopes(): ReadonlySet<Scope> {
    return this.#scopes;
  }

  /** Takes all documents of a scope, or of several. */
  add(written: readonly Doc[], listings?: Listings): void {
    const docs = this.#providers.reduce((all, { adapt }) => (adapt === undefined ? all : adapt(all)), written);
    this.#mapping.add(docs, listings);
    for (const each of ownersAmong(docs)) this.#owners.push(each);
    for (const doc of docs) {
      this.#scopes.add(doc.scope);
      if (this.#mapping.notMapped.has(doc.type)) this.#through.set(doc.type, doc.provider.name);
    }
  }

  /** Adds the rest, and closes. */
  finish(read: Read, scope: Pick<Configuration, "complete" | "elsewhere">): Composed {
    this.add(read.docs, read.listings);
    const mapped = this.#mapping;
    const resources = mapped.resources;
    const count = resources.length;
    for (const account of accountsOf(this.#owners, read.listed, scope.complete, resources)) resources.push(account);
    const listed = read.listed.map((each) => attested(each, mapped.gaps, scope.complete));
    return {
      inventory: new Inventory({
        resources,
        listed,
        elsewhere: scope.elsewhere.map((kind) => ({ kind })),
        positions: read.positions,
      }),
      gaps: [...read.gaps, ...mapped.gaps],
      coverage: {
        files: read.files,
        lines: read.lines,
        resources: count,
        scopes: this.#scopesOf(read),
        planned: read.planned ?? [],
        elsewhere: scope.elsewhere,
        listed,
        notMapped: [...this.#notMapped(), ...read.unread].toSorted(byProviderAndType),
      },
    };
  }

  #scopesOf({ gaps, listed }: Read): readonly Scope[] {
    const scopes = new Set(this.#scopes);
    for (const { scope } of [...listed, ...gaps]) if (scope !== undefined) scopes.add(scope);
    return [...scopes].toSorted();
  }

  #notMapped(): readonly NotMapped[] {
    const asked = askedAbout(this.#providers);
    return [...this.#mapping.notMapped].flatMap(([type, count]) =>
      asked.has(type) ? [] : [{ provider: ownerOf({ type, provider: this.#through.get(type) ?? "" }), type, count }],
    );
  }
}

/**
 * Names every kind, so that none that a later version adds is taken for listed. A kind is not listed where one of its documents was lost to a crash. Code does not attest kinds that exist without being declared,
 * unless the user says that what is written is all there is.
 */
function attested(listed: Listed, crashes: readonly Gap[], complete: readonly KindName[]): Listed {
  const lost = new Set<KindName>();
  for (const { scope, kinds = [] } of crashes) {
    if (scope !== undefined && covers(listed.scope, scope)) for (const kind of kinds) lost.add(kind);
  }
  if (listed.kinds === "every") for (const kind of undeclaredKinds) if (!complete.includes(kind)) lost.add(kind);
  if (lost.size === 0 && listed.kinds !== "every") return listed;
  return { scope: listed.scope, kinds: (listed.kinds === "every" ? kindNames : listed.kinds).filter((kind) => !lost.has(kind)) };
}

/** Types that are listed only to ask about each of them. */
function askedAbout(providers: readonly Provider[]): ReadonlySet<string> {
  return new Set(providers.flatMap(({ calls }) => calls.flatMap((call) => (call.form === "detail" ? [call.of] : []))));
}

function byProviderAndType(a: NotMapped, b: NotMapped): number {
  return a.provider === b.provider ? (a.type < b.type ? -1 : 1) : a.provider < b.provider ? -1 : 1;
}
