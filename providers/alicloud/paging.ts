/** How this cloud's listings are followed to their end. */
import { itemsAt, jsonAt, type Json } from "../../src/provider/json.ts";
import { byToken, type Paging } from "../../src/provider/paging.ts";

interface Parts {
  /** Path of the list in the answer. */
  readonly items: string;
  /** The most that the operation gives at once. */
  readonly size: number;
  readonly page?: string;
  readonly sizeAs?: string;
  readonly total?: string;
}

interface Run {
  readonly total: number | undefined;
  readonly seen: number;
  /** How often the listing was begun anew. */
  readonly again: number;
}

/** How often a listing whose total moves while it is read is begun anew. */
const MOST_AGAIN = 2;

/**
 * Pages by number. The end is where as many items were seen as the total says, which must stay the same from page to page: a total that moves means
 * that items were made or released meanwhile and may have slipped between two pages. Such a listing is begun anew, and given up after that.
 */
export function numbered({ items, size, page = "PageNumber", sizeAs = "PageSize", total = "TotalCount" }: Parts): Paging {
  const runs = new WeakMap<Json, Run>();
  const first = (request: Json): Json => ({ ...request, [sizeAs]: size, [page]: 1 });
  return {
    first,
    next: ({ request, body }) => {
      const run = runs.get(request) ?? { total: undefined, seen: 0, again: 0 };
      const all = countOf(jsonAt(body, total));
      if (all === undefined) return "broken";
      const here = itemsAt(body, items)?.length ?? 0;
      const seen = run.seen + here;
      const moved = (run.total !== undefined && all !== run.total) || seen > all || (here === 0 && seen < all);
      if (!moved && seen === all) return "last";
      if (moved && run.again >= MOST_AGAIN) return "broken";
      const next = moved ? first(request) : { ...request, [page]: Number(request[page]) + 1 };
      runs.set(next, moved ? { total: undefined, seen: 0, again: run.again + 1 } : { total: all, seen, again: run.again });
      return next;
    },
  };
}

/** A count, which some products write as text. */
function countOf(value: unknown): number | undefined {
  if (typeof value === "string" && !/^\d+$/.test(value)) return undefined;
  const count = typeof value === "string" || typeof value === "number" ? Number(value) : undefined;
  return Number.isInteger(count) ? count : undefined;
}

/** Pages by the token of the newer APIs. */
export function tokened(size: number): Paging {
  return byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", size] });
}

/** Pages by the marker of RAM. */
export const marked: Paging = byToken({ token: "Marker", next: "Marker", size: ["MaxItems", 100], more: "IsTruncated" });

/** Pages by offset, as Log Service has them: `offset` and `size` of the request, `total` of the answer. `count`: how many items an answer holds. */
export function offset(size: number, count: (body: Json) => number): Paging {
  return {
    first: (request) => ({ ...request, offset: 0, size }),
    next: ({ request, body }) => {
      const all = countOf(body["total"]);
      const here = count(body);
      const seen = Number(request["offset"]) + here;
      if (all === undefined || (here === 0 && seen < all)) return "broken";
      return seen >= all ? "last" : { ...request, offset: seen };
    },
  };
}
