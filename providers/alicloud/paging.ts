/** How this cloud's listings are followed to their end. */
import { createHash } from "node:crypto";
import { jsonAt, type Json } from "../../src/provider/json.ts";
import { byToken, type Paging } from "../../src/provider/paging.ts";
import { objectsAt } from "./answers.ts";

interface Parts {
  /** Path of the list in the answer. */
  readonly items: string;
  /** The most that the operation gives at once. */
  readonly size: number;
  readonly page?: string;
  readonly sizeAs?: string;
  readonly total?: string;
}

/** How far a listing was followed. */
interface Run {
  readonly total: number | undefined;
  readonly seen: number;
  /** What was seen on pages before. Empty as long as one page may hold everything. */
  readonly had: ReadonlySet<string>;
  /** How often the listing was begun anew. */
  readonly again: number;
}

const AT_FIRST: Run = { total: undefined, seen: 0, had: new Set(), again: 0 };

/** How often a listing that moves while it is read is begun anew. */
const MOST_AGAIN = 2;

/**
 * The end is where as many items were seen as the total says. A total that is another than on the page before, or an item that comes again, means that
 * items were made or released meanwhile and may have slipped between two pages. Such a listing is begun anew, and given up after that.
 */
function counted(run: Run, all: number | undefined, here: readonly unknown[]): Run | "last" | "broken" {
  if (all === undefined) return "broken";
  const seen = run.seen + here.length;
  if (run.total === undefined && seen === all) return "last";
  const had = new Set([...run.had, ...here.map(digestOf)]);
  const moved = (run.total !== undefined && all !== run.total) || seen > all || (here.length === 0 && seen < all) || had.size < seen;
  if (!moved) return seen === all ? "last" : { total: all, seen, had, again: run.again };
  return run.again >= MOST_AGAIN ? "broken" : { ...AT_FIRST, again: run.again + 1 };
}

function digestOf(item: unknown): string {
  return createHash("sha1").update(JSON.stringify(item)).digest("base64");
}

/** Pages that are counted. `read`: the total and the items of an answer; `after`: the request for the page after one of so many items. */
function byCount(
  first: (request: Json) => Json,
  read: (body: Json) => { readonly all: number | undefined; readonly here: readonly unknown[] },
  after: (request: Json, seen: number) => Json,
): Paging {
  const runs = new WeakMap<Json, Run>();
  return {
    first,
    next: ({ request, body }) => {
      const { all, here } = read(body);
      const run = counted(runs.get(request) ?? AT_FIRST, all, here);
      if (run === "last" || run === "broken") return run;
      const next = run.total === undefined ? first(request) : after(request, run.seen);
      runs.set(next, run);
      return next;
    },
  };
}

/** Pages by number. */
export function numbered({ items, size, page = "PageNumber", sizeAs = "PageSize", total = "TotalCount" }: Parts): Paging {
  return byCount(
    (request) => ({ ...request, [sizeAs]: size, [page]: 1 }),
    (body) => ({ all: countOf(jsonAt(body, total)), here: objectsAt(body, items) ?? [] }),
    (request) => ({ ...request, [page]: Number(request[page]) + 1 }),
  );
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

/** Pages by offset, as Log Service has them: `offset` and `size` of the request, `total` of the answer. `itemsIn`: the items of an answer. */
export function offset(size: number, itemsIn: (body: Json) => readonly unknown[] | undefined): Paging {
  return byCount(
    (request) => ({ ...request, offset: 0, size }),
    (body) => ({ all: countOf(body["total"]), here: itemsIn(body) ?? [] }),
    (request, seen) => ({ ...request, offset: seen }),
  );
}
