import type { Doc } from "../iac/document.ts";
import type { Reading } from "../iac/reader.ts";
import type { Positions } from "../model/at.ts";
import { Inventory, type Listed } from "../model/inventory.ts";
import type { KindName } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import { covers } from "../model/scope.ts";
import type { Listings } from "../provider/listings.ts";
import { mapDocuments } from "../provider/map.ts";
import type { Provider } from "../provider/provider.ts";
import type { Gap } from "../result/gap.ts";
import type { Coverage } from "../result/scan-result.ts";
import { accountsOf, ownerOf } from "./accounts.ts";
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
  const docs = providers.reduce<readonly Doc[]>((all, { adapt }) => (adapt === undefined ? all : adapt(all)), read.docs);
  const mapped = mapDocuments(
    docs,
    providers.flatMap((each) => each.mappers),
    read.listings,
  );
  const resources = [...mapped.resources, ...accountsOf(docs, read.listed, scope.complete, mapped.resources)];
  const gaps = [...read.gaps, ...mapped.gaps];
  const listed = read.listed.map((each) => attested(each, mapped.gaps, scope.complete));
  return {
    inventory: new Inventory({
      resources,
      listed,
      elsewhere: scope.elsewhere.map((kind) => ({ kind })),
      positions: read.positions,
    }),
    gaps,
    coverage: {
      files: read.files,
      lines: read.lines,
      resources: mapped.resources.length,
      scopes: scopesOf(read),
      planned: read.planned ?? [],
      elsewhere: scope.elsewhere,
      listed,
      notMapped: [...notMapped(docs, mapped.notMapped, askedAbout(providers)), ...read.unread].toSorted(byProviderAndType),
    },
  };
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

function scopesOf({ docs, gaps, listed }: Reading): readonly Scope[] {
  const scopes = new Set<Scope>();
  for (const { scope } of [...listed, ...docs, ...gaps]) if (scope !== undefined) scopes.add(scope);
  return [...scopes].toSorted();
}

/** Types that are listed only to ask about each of them. */
function askedAbout(providers: readonly Provider[]): ReadonlySet<string> {
  return new Set(providers.flatMap(({ calls }) => calls.flatMap((call) => (call.form === "detail" ? [call.of] : []))));
}

function notMapped(docs: readonly Doc[], all: ReadonlyMap<string, number>, asked: ReadonlySet<string>): readonly NotMapped[] {
  const counts = new Map([...all].filter(([type]) => !asked.has(type)));
  const providers = new Map<string, string>();
  for (const doc of docs) if (counts.has(doc.type)) providers.set(doc.type, doc.provider.name);
  return [...counts].map(([type, count]) => ({ provider: ownerOf({ type, provider: providers.get(type) ?? "" }), type, count }));
}

function byProviderAndType(a: NotMapped, b: NotMapped): number {
  return a.provider === b.provider ? (a.type < b.type ? -1 : 1) : a.provider < b.provider ? -1 : 1;
}
