import type { Doc } from "../iac/document.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import type { Many } from "../model/many.ts";
import { because } from "../model/unknown.ts";
import type { Gap } from "../result/gap.ts";
import { Links } from "./link.ts";
import type { Listings } from "./listings.ts";
import type { Join, Mapper } from "./mapper.ts";

export interface Mapped {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  /** Types that occur and that nothing reads, with how often. */
  readonly notMapped: ReadonlyMap<string, number>;
}

/** Who reads documents of which type. */
interface Table {
  readonly readers: ReadonlyMap<string, readonly Mapper[]>;
  /** Types that readers look at beside the documents that they read. */
  readonly satellites: ReadonlySet<string>;
}

/**
 * Turns native documents into resources. A mapper that throws costs its own document, which becomes a gap. Clouds give the same names to what
 * they answer (`rds.DBInstance`), so only the mappers of its own cloud see a document.
 */
export class Mapping implements Mapped {
  readonly resources: Resource[] = [];
  readonly gaps: Gap[] = [];
  readonly notMapped = new Map<string, number>();
  readonly #all: Table;
  readonly #own: ReadonlyMap<string, Table>;

  constructor(mappers: readonly Mapper[]) {
    const clouds = [...new Set(mappers.map(({ provider }) => provider))];
    this.#all = tableOf(mappers);
    this.#own = new Map(clouds.map((cloud) => [cloud, tableOf(mappers.filter(({ provider }) => provider === cloud))]));
  }

  /** The documents of a scope belong together and come at once. `listings`: what was read to the end of running accounts. */
  add(docs: readonly Doc[], listings?: Listings): void {
    const links = new Links(docs, listings);
    for (const doc of docs) {
      // Code may call its provider anything; its types tell the clouds apart.
      const { readers, satellites } = this.#own.get(doc.provider.name) ?? this.#all;
      const mine = readers.get(doc.type);
      if (mine === undefined) {
        if (!satellites.has(doc.type)) this.notMapped.set(doc.type, (this.notMapped.get(doc.type) ?? 0) + 1);
        continue;
      }
      for (const mapper of mine) this.#map(mapper, doc, links);
    }
  }

  #map(mapper: Mapper, doc: Doc, links: Links): void {
    try {
      const made = mapper.map(doc, joinedBy(mapper, doc, links), links);
      if (Array.isArray(made)) for (const each of made as readonly Resource[]) this.resources.push(each);
      else this.resources.push(made as Resource);
    } catch (error) {
      this.gaps.push(crash(doc, mapper.kinds, error));
    }
  }
}

/** All documents at once. */
export function mapDocuments(docs: readonly Doc[], mappers: readonly Mapper[], listings?: Listings): Mapped {
  const mapping = new Mapping(mappers);
  mapping.add(docs, listings);
  return mapping;
}

function tableOf(mappers: readonly Mapper[]): Table {
  const readers = new Map<string, Mapper[]>();
  const satellites = new Set<string>();
  for (const mapper of mappers) {
    for (const type of mapper.reads) readers.set(type, [...(readers.get(type) ?? []), mapper]);
    for (const type of [...Object.values(mapper.with).flatMap(({ types }) => types), ...mapper.also]) satellites.add(type);
  }
  return { readers, satellites };
}

function joinedBy(mapper: Mapper, doc: Doc, links: Links): Readonly<Record<string, Many<Doc>>> {
  const joined: Record<string, Many<Doc>> = {};
  for (const name in mapper.with) joined[name] = links.join(doc, mapper.with[name] as Join, mapper.identity);
  return joined;
}

function crash(doc: Doc, kinds: readonly KindName[], error: unknown): Gap {
  const said = error instanceof Error ? error.message : String(error);
  return {
    why: because("crashed", doc.id, doc.at),
    text: {
      en: `The scanner failed on ${doc.id} (${said}); it was left out.`,
      zh: `本工具处理 ${doc.id} 时出错（${said}），已跳过该资源。`,
    },
    at: doc.at,
    scope: doc.scope,
    kinds,
  };
}
