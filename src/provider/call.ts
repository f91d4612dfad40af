/**
 * The calls that a cloud's adapter makes, declared as data. One declaration drives all of this: what is sent and what may be sent, the permissions
 * that a user grants, how pages are followed, which documents an answer holds, which kinds a finished listing attests, and what a failed call leaves
 * unknown.
 */
import type { KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import { isJson, jsonAt, textOf, type Json } from "./json.ts";
import type { Paging } from "./paging.ts";

/** A document found in an answer. */
export interface Found {
  /** Last part of the document's id, unique for its type. */
  readonly id: string;
  readonly body: unknown;
  /** Where in the answer. */
  readonly path: string;
  /** Facts that only the request tells: the bucket a policy belongs to. */
  readonly plus?: Json;
  /** Where the thing lives, if the answer tells and it is not the region asked. */
  readonly region?: string;
}

/** Which documents a request is about, so that a failed call leaves documents that say so. */
export type About = (request: Json) => Pick<Found, "id" | "plus"> | readonly Pick<Found, "id" | "plus">[];

interface CallBase {
  readonly provider: ProviderName;
  /** `service.Operation`, the way the cloud writes it. */
  readonly operation: string;
  /** What the caller must be granted; for some operations that is another name than the operation's. */
  readonly permissions: readonly string[];
  /** Native type of the documents. */
  readonly yields: string;
  /** Native types that are documents of their own elsewhere and are held inside the documents here: rules of a group in the group. */
  readonly includes?: readonly string[];
  /** `undefined`: the answer is not of the shape that this operation has. */
  readonly find: (body: Json, request: Json) => readonly Found[] | undefined;
  /** Codes that say "there is none", and the body that stands for it. */
  readonly none?: { readonly codes: readonly string[]; readonly body: Json };
  /** Codes that say that the service is not to be had there, so that nothing can exist: the listing is then complete and empty. */
  readonly absent?: readonly string[];
  /** Members that are taken out of every answer before anything else sees it: private keys. */
  readonly strip?: readonly string[];
  /** Rows of `clouds.ts` in which the operation does not exist. */
  readonly notIn?: readonly string[];
  /** Sent before this one, until it answers: some reports must be ordered first. */
  readonly after?: Preparation;
}

export interface Preparation {
  readonly operation: string;
  readonly permissions: readonly string[];
  /** Whether the preparation is finished. */
  readonly ready: (body: Json) => boolean;
}

/** A call that lists, or answers for a whole region or account. */
export interface Listing extends CallBase {
  readonly form: "listing";
  /** What one call covers. */
  readonly covers: "region" | "account";
  readonly request: Json;
  readonly pages?: Paging;
  /** Kinds that are fully seen once this listing, with all others of the kind, is at its end. */
  readonly lists: readonly KindName[];
}

/** A call about documents that another call found. */
export interface Detail extends CallBase {
  readonly form: "detail";
  /** Native type of the documents that it is about. */
  readonly of: string;
  /** The request about one document (`many` of them in a batch); `undefined` where there is nothing to ask. */
  readonly ask: (subjects: readonly Json[]) => Json | undefined;
  /** How many documents one request can be about. */
  readonly batch: number;
  readonly pages?: Paging;
  readonly about: About;
}

export type Call = Listing | Detail;

type Without<T, K extends keyof T> = Omit<T, K>;

/**
 * The documents of a listing: each object of the list at `items`, named by its member `id`. An item without its name cannot be told apart from the
 * others, and a listing that left it out would be no whole one: the answer is then not of the expected shape.
 */
export function each(items: string, id: string, more?: (item: Json) => Pick<Found, "region" | "plus">): Call["find"] {
  return (body) => {
    const list = jsonAt(body, items);
    if (!Array.isArray(list)) return undefined;
    const found = (list as readonly unknown[]).flatMap((item, index) => {
      const name = isJson(item) ? textOf(item[id]) : "";
      return !isJson(item) || name === "" ? [] : [{ id: name, body: item, path: `${items}[${String(index)}]`, ...more?.(item) }];
    });
    return found.length === list.length ? found : undefined;
  };
}

/** One document: the whole answer, if it has the member `holds`. */
export function whole(about: About, holds?: string): Call["find"] {
  return (body, request) => {
    if (holds !== undefined && body[holds] === undefined) return undefined;
    const subjects = about(request);
    return (Array.isArray(subjects) ? subjects : [subjects]).map((subject: Pick<Found, "id" | "plus">) => ({ ...subject, body, path: "" }));
  };
}

export function listing(definition: Without<Listing, "form" | "request" | "lists"> & Partial<Pick<Listing, "request" | "lists">>): Listing {
  return { request: {}, lists: [], ...definition, form: "listing" };
}

export function detail(definition: Without<Detail, "form" | "batch"> & Partial<Pick<Detail, "batch">>): Detail {
  return { batch: 1, ...definition, form: "detail" };
}

/** Takes members out of an answer, at any depth. */
export function stripped(body: unknown, members: readonly string[]): unknown {
  if (members.length === 0) return body;
  if (Array.isArray(body)) return body.map((item) => stripped(item, members));
  if (!isJson(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !members.includes(name))
      .map(([name, value]) => [name, stripped(value, members)]),
  );
}

/** Every operation that the calls can send, with its permissions. */
export function operationsOf(calls: readonly Call[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const { operation, permissions, after } of calls) {
    all.set(operation, permissions);
    if (after !== undefined) all.set(after.operation, after.permissions);
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whose operation it is: `ec2` of `ec2.DescribeInstances`, `Microsoft.Sql` of `GET Microsoft.Sql/servers (list)`. */
export function serviceOf(operation: string): string {
  const [name = "", path] = operation.split(" ");
  return (path === undefined ? name.split(".")[0] : path.split("/")[0]) ?? operation;
}
