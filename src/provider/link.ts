import type { Doc } from "../iac/document.ts";
import type { Value } from "../iac/value.ts";
import { closed, many, union, type Many } from "../model/many.ts";
import type { Scope } from "../model/resource.ts";
import { because, type Unknown } from "../model/unknown.ts";
import { known, unknown, unknownBecause, type Fact } from "../model/fact.ts";
import { Listings } from "./listings.ts";
import type { Join } from "./mapper.ts";
import { asText, elements, factOf, refOf, settled, spelledOut, valueAt } from "./read.ts";

interface Satellites {
  readonly byDoc: Map<string, Doc[]>;
  readonly byHandle: Map<string, Doc[]>;
  /** Satellites whose subject cannot be told: they may belong to any. */
  readonly astray: Astray[];
}

/** A satellite that points at something unread, and why that is so. */
export interface Astray {
  readonly doc: Doc;
  readonly why: Unknown;
}

/** The documents of one scope. Most types that mappers ask about do not occur in it: those cost one look-up and no index. */
interface Shelf {
  readonly byType: Map<string, Doc[]>;
  /** By type and attribute. */
  readonly satellites: Map<string, Map<string, Satellites>>;
  readonly named: Map<string, Map<string, Doc | Doc[]>>;
}

const NO_DOCS: readonly Doc[] = [];

/** The link phase: finds the documents that belong to a document. Indexes are built once for each (type, attribute). */
export class Links {
  readonly #byId = new Map<string, Doc>();
  readonly #shelves = new Map<Scope, Shelf>();

  readonly #listings: Listings;

  constructor(docs: readonly Doc[], listings = new Listings()) {
    this.#listings = listings;
    for (const doc of docs) {
      this.#byId.set(doc.id, doc);
      push(this.#shelf(doc.scope).byType, doc.type, doc);
    }
  }

  /** All documents of the types in the scope of `doc`. */
  ofType(doc: Doc, types: readonly string[]): readonly Doc[] {
    const { byType } = this.#shelf(doc.scope);
    let found: readonly Doc[] = NO_DOCS;
    for (const type of types) {
      const more = byType.get(type);
      if (more !== undefined) found = found.length === 0 ? more : [...found, ...more];
    }
    return found;
  }

  /** What a declared join yields for a document. */
  join(doc: Doc, join: Join, identity: readonly string[]): Many<Doc> {
    switch (join.join) {
      case "attached":
        return this.attached(doc, join.types, join.by, identity);
      case "same-region":
        return this.#open(doc, join.types, inRegionOf(doc, this.ofType(doc, join.types)));
      case "same-account":
        return this.#open(doc, join.types, closed(this.ofType(doc, join.types)));
      case "target":
        return union(join.by.map((by) => this.targets(doc, valueAt(doc.body, by).value, join.types)));
    }
  }

  /**
   * Documents of the types whose attribute points at `doc`: by reference, or by an equal literal. Open while a satellite points at something
   * unread, or while the document was handed to a module that is not on disk. A satellite of a data source belongs to something that existed
   * before, so it leaves the set closed.
   */
  attached(doc: Doc, types: readonly string[], by: readonly string[], identity: readonly string[]): Many<Doc> {
    const found: Doc[] = [];
    const open: Unknown[] = [...doc.escapes];
    const shelf = this.#shelf(doc.scope);
    let handles: readonly string[] | undefined;
    for (const type of types) {
      const doubt = this.#listings.doubt(doc, type);
      if (doubt !== undefined) open.push(doubt);
      const docs = shelf.byType.get(type);
      if (docs === undefined) continue;
      for (const attribute of by) {
        const index = this.#index(shelf, type, attribute, docs);
        const own = index.byDoc.get(doc.id);
        if (own !== undefined) found.push(...own);
        if (index.byHandle.size > 0) {
          for (const handle of (handles ??= handlesOf(doc, identity))) {
            for (const each of index.byHandle.get(handle) ?? []) if (!this.#hasNamesake(doc, each, handle, identity)) found.push(each);
          }
        }
        for (const { why } of index.astray) open.push(why);
      }
    }
    return many(found.length < 2 ? found : [...new Set(found)], open);
  }

  /**
   * Documents of the types that may belong to any document in the scope of `doc`, because their attribute points at something unread.
   * For mappers that can say what such a satellite would add, instead of leaving the whole set open.
   */
  astray(doc: Doc, types: readonly string[], by: string): readonly Astray[] {
    const shelf = this.#shelf(doc.scope);
    return types.flatMap((type) => {
      const docs = shelf.byType.get(type);
      return docs === undefined ? [] : this.#index(shelf, type, by, docs).astray;
    });
  }

  /** The documents that a value points at. Open where it points at something unread or outside the scan. */
  targets(doc: Doc, value: Value | undefined, types: readonly string[], identity: readonly string[] = ["name", "id", "arn"]): Many<Doc> {
    if (value === undefined || value === null) return closed([]);
    const list = elements(value);
    const found: Doc[] = [];
    const open = [...list.open];
    for (const each of list.items) {
      const fact = this.target(doc, each, types, identity);
      if (fact.state === "known") found.push(fact.value);
      else if (fact.state === "unknown") open.push(fact.why);
    }
    return many(found, open);
  }

  /** The one document that a value points at. */
  target(doc: Doc, value: Value, types: readonly string[], identity: readonly string[] = ["name", "id", "arn"]): Fact<Doc> {
    const handle = refOf(value);
    if (handle.state !== "known") return handle;
    const byId = this.#byId.get(handle.value);
    if (byId !== undefined) return types.includes(byId.type) ? known(byId) : unknown("outside-scan", handle.value);
    for (const type of types) {
      const found = this.#named(doc.scope, type, identity)?.get(handle.value);
      const one = Array.isArray(found) ? only(found.filter((each) => each.provider.key === doc.provider.key)) : found;
      if (one !== undefined) return known(one);
    }
    for (const type of types) {
      const doubt = this.#listings.doubt(doc, type);
      if (doubt !== undefined) return unknownBecause(doubt);
    }
    return unknownBecause(because("outside-scan", handle.value));
  }

  /** A set of documents stays open while not all of their types were listed. */
  #open(doc: Doc, types: readonly string[], docs: Many<Doc>): Many<Doc> {
    const doubts = types.flatMap((type) => this.#listings.doubt(doc, type) ?? []);
    return doubts.length === 0 ? docs : many(docs.items, [...docs.open, ...doubts]);
  }

  /** A name written out means the one under the satellite's own provider configuration, where there is one of that name. */
  #hasNamesake(doc: Doc, satellite: Doc, handle: string, identity: readonly string[]): boolean {
    if (satellite.provider.key === doc.provider.key) return false;
    const found = this.#named(doc.scope, doc.type, identity)?.get(handle) ?? [];
    return [found].flat().some((other) => other.provider.key === satellite.provider.key);
  }

  #named(scope: Scope, type: string, identity: readonly string[]): ReadonlyMap<string, Doc | Doc[]> | undefined {
    const { byType, named } = this.#shelf(scope);
    const docs = byType.get(type);
    if (docs === undefined) return undefined;
    const name = key(type, identity.join());
    let index = named.get(name);
    if (index === undefined) {
      named.set(name, (index = new Map<string, Doc | Doc[]>()));
      for (const doc of docs) {
        for (const handle of new Set(handlesOf(doc, identity))) {
          const before = index.get(handle);
          index.set(handle, before === undefined ? doc : [...(Array.isArray(before) ? before : [before]), doc]);
        }
      }
    }
    return index;
  }

  #index({ satellites }: Shelf, type: string, attribute: string, docs: readonly Doc[]): Satellites {
    let indexes = satellites.get(type);
    if (indexes === undefined) satellites.set(type, (indexes = new Map<string, Satellites>()));
    let index = indexes.get(attribute);
    if (index === undefined) indexes.set(attribute, (index = this.#satellitesAmong(docs, attribute)));
    return index;
  }

  #satellitesAmong(docs: readonly Doc[], attribute: string): Satellites {
    const index: Satellites = { byDoc: new Map(), byHandle: new Map(), astray: [] };
    for (const doc of docs) {
      const { value } = valueAt(doc.body, attribute);
      if (value === undefined) continue;
      const all = elements(value);
      for (const why of all.open) if (why.code !== "data-source") index.astray.push({ doc, why });
      for (const each of all.items) {
        const handle = refOf(each);
        if (handle.state === "unknown" && handle.why.code !== "data-source") index.astray.push({ doc, why: handle.why });
        if (handle.state === "known") push(this.#byId.has(handle.value) ? index.byDoc : index.byHandle, handle.value, doc);
      }
    }
    return index;
  }

  #shelf(scope: Scope): Shelf {
    let shelf = this.#shelves.get(scope);
    if (shelf === undefined) this.#shelves.set(scope, (shelf = { byType: new Map(), satellites: new Map(), named: new Map() }));
    return shelf;
  }
}

/** A name that several documents share means none of them, unless one alone is under the same provider configuration. */
function only(docs: readonly Doc[]): Doc | undefined {
  return docs.length === 1 ? docs[0] : undefined;
}

/** The literal names under which others may know a document. */
function handlesOf(doc: Doc, identity: readonly string[]): readonly string[] {
  const handles: string[] = [];
  for (const attribute of identity) {
    const value = spelledOut(settled(doc.body.get(attribute)));
    if (typeof value === "string" && value !== "") handles.push(value);
  }
  return handles;
}

/** Documents under the same provider configuration, unless a `region` argument sets them apart. One that cannot be compared leaves the set open. */
function inRegionOf(doc: Doc, others: readonly Doc[]): Many<Doc> {
  const found: Doc[] = [];
  const open: Unknown[] = [];
  for (const other of others) {
    if (other.provider.key !== doc.provider.key) continue;
    const same = inOneRegion(doc, other);
    if (same === true) found.push(other);
    else if (same !== false) open.push(same);
  }
  return many(found, open);
}

function inOneRegion(one: Doc, other: Doc): boolean | Unknown {
  const written = [one, other].map(({ body }) => valueAt(body, "region").value);
  if (written.every((each) => each === undefined)) return true;
  const regions = [one, other].map(({ provider }, index) => {
    const value = written[index];
    return value === undefined ? provider.region : factOf(value, "region", asText);
  });
  const unread = regions.find((each) => each.state === "unknown");
  if (unread?.state === "unknown") return unread.why;
  const [first, second] = regions.map((each) => (each.state === "known" ? each.value : null));
  return first === null || second === null ? because("not-visible", "the region of the provider") : first === second;
}

function key(type: string, attribute: string): string {
  return `${type}\u0000${attribute}`;
}

function push<K, V>(map: Map<K, V[]>, at: K, value: V): void {
  const list = map.get(at);
  if (list === undefined) map.set(at, [value]);
  else list.push(value);
}
