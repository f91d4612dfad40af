/** Declarations of calls to AWS in the forms that most of its services share. */
import type { KindName } from "../../src/model/kinds.ts";
import { detail, each, listing, whole, type Detail, type Found, type Listing } from "../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../src/provider/json.ts";
import { byToken, type Paging } from "../../src/provider/paging.ts";

/** Pages of the older query APIs, a hundred at once. */
export const byMarker = byToken({ token: "Marker", next: "Marker", size: ["MaxRecords", 100] });

/** Pages of the newer APIs. `size`: the most that the operation gives at once. */
export function byNextToken(size: number): Paging {
  return byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", size] });
}

interface Regional {
  readonly permission: string;
  readonly yields: string;
  /** The list in the answer, and the member that names each of its items. */
  readonly items: string;
  readonly id: string;
  readonly request?: Json;
  readonly pages?: Paging;
  readonly lists?: readonly KindName[];
  /** Types that are documents of their own elsewhere and are held inside these. */
  readonly includes?: readonly string[];
  readonly strip?: readonly string[];
}

/** A listing of one region, whose items are objects with a name. */
export function perRegion(operation: string, { permission, items, id, ...rest }: Regional): Listing {
  return listing({ provider: "aws", operation, permissions: [permission], covers: "region", find: each(items, id), ...rest });
}

/** The names that a list of plain text holds, as documents with the one member `member`. */
export function eachName(list: string, member: string): Listing["find"] {
  return (body) => {
    const names = body[list];
    return Array.isArray(names)
      ? names.map(textOf).map((name, index) => ({ id: name, body: { [member]: name }, path: `${list}[${String(index)}]` }))
      : undefined;
  };
}

/** What a request is about, where one member of it names that. */
export function named(member: string): (request: Json) => Pick<Found, "id" | "plus"> {
  return (request) => {
    const name = textOf(request[member]);
    return { id: name, plus: { [member]: name } };
  };
}

interface PerDocument {
  readonly permission: string;
  readonly of: string;
  readonly yields: string;
  /** Member of the document that names it, and member of the request that takes the name. */
  readonly from: string;
  readonly as: string;
  readonly with?: Json;
  /** Member that every answer has; `unwrapped`: the document is what it holds. */
  readonly holds: string;
  readonly unwrapped?: true;
  readonly none?: Detail["none"];
  readonly strip?: readonly string[];
  /** Whether there is anything to ask about a document. */
  readonly when?: (subject: Json) => boolean;
}

/** A question about one document. */
export function perDocument(operation: string, parts: PerDocument): Detail {
  const { permission, of, yields, from, as, holds, unwrapped, none, strip, when = () => true } = parts;
  const about = named(as);
  return detail({
    provider: "aws",
    operation,
    permissions: [permission],
    of,
    yields,
    about,
    ask: ([subject]) =>
      subject === undefined || textOf(subject[from]) === "" || !when(subject) ? undefined : { [as]: subject[from], ...parts.with },
    find: unwrapped === true ? inside(about, holds) : whole(about, holds),
    ...(none === undefined ? undefined : { none }),
    ...(strip === undefined ? undefined : { strip }),
  });
}

function inside(about: (request: Json) => Pick<Found, "id" | "plus">, holds: string): Detail["find"] {
  return (body, request) => {
    const inner = body[holds];
    return typeof inner === "object" && inner !== null ? [{ ...about(request), body: inner, path: holds }] : undefined;
  };
}

/** The items of a page that are wanted, as one document for each page: of a list of hundreds a few decide. */
export function wanted(about: ReturnType<typeof named>, list: string, keep: (item: Json) => Json | undefined): Detail["find"] {
  return (body, request) => {
    const items = itemsAt(body, list);
    const subject = about(request);
    const page = textOf(request["Marker"]);
    const id = page === "" ? subject.id : `${subject.id}/${page}`;
    return items === undefined ? undefined : [{ ...subject, id, body: { [list]: items.flatMap((item) => keep(item) ?? []) }, path: "" }];
  };
}
