import type { Doc } from "../iac/document.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import type { Many } from "../model/many.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Links } from "./link.ts";

/** How a document is joined to the one a mapper reads. */
export type Join =
  /** Documents whose attribute points at the one read: `aws_s3_bucket_policy.bucket`. */
  | { readonly join: "attached"; readonly types: readonly string[]; readonly by: readonly string[] }
  /** Documents that an attribute of the one read points at: `launch_template.id`. */
  | { readonly join: "target"; readonly types: readonly string[]; readonly by: readonly string[] }
  /** Documents under the same provider configuration: settings of a region or an account. */
  | { readonly join: "same-region"; readonly types: readonly string[] }
  /** Documents of the same account or root: settings that hold for all of it. */
  | { readonly join: "same-account"; readonly types: readonly string[] };

const listOf = (one: string | readonly string[]): readonly string[] => (typeof one === "string" ? [one] : one);

export function attached(types: string | readonly string[], by: string | readonly string[]): Join {
  return { join: "attached", types: listOf(types), by: listOf(by) };
}

export function target(types: string | readonly string[], by: string | readonly string[]): Join {
  return { join: "target", types: listOf(types), by: listOf(by) };
}

export function sameRegion(types: string | readonly string[]): Join {
  return { join: "same-region", types: listOf(types) };
}

export function sameAccount(types: string | readonly string[]): Join {
  return { join: "same-account", types: listOf(types) };
}

export interface MapperDefinition<W extends Readonly<Record<string, Join>>> {
  readonly provider: ProviderName;
  /** Native types. */
  readonly reads: string | readonly string[];
  /** Kinds that it yields, for the support table. */
  readonly kinds: readonly KindName[];
  /** Attributes by whose literal values other documents may name the one read. */
  readonly identity?: readonly string[];
  readonly with?: W;
  /** Types that `map` looks up through `links` beyond `with`. */
  readonly also?: readonly string[];
  readonly map: (doc: Doc, joined: { readonly [J in keyof W]: Many<Doc> }, links: Links) => Resource | readonly Resource[];
}

export interface Mapper {
  readonly provider: ProviderName;
  readonly reads: readonly string[];
  readonly kinds: readonly KindName[];
  readonly identity: readonly string[];
  readonly with: Readonly<Record<string, Join>>;
  readonly also: readonly string[];
  readonly map: (doc: Doc, joined: Readonly<Record<string, Many<Doc>>>, links: Links) => Resource | readonly Resource[];
}

const NAMES = ["name", "id"];

/** The one way to write a mapper: what it reads, what belongs to it, and the whole kind it returns. */
export function defineMapper<W extends Readonly<Record<string, Join>> = Readonly<Record<string, never>>>(
  definition: MapperDefinition<W>,
): Mapper {
  const { provider, reads, kinds, identity = NAMES, also = [], map } = definition;
  return { provider, reads: listOf(reads), kinds, identity, with: definition.with ?? {}, also, map: map as Mapper["map"] };
}
