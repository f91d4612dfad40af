/** How the pages of a listing are followed. A listing has ended only when its own signs say so; everything else leaves it unfinished. */
import { itemsAt, jsonAt, type Json } from "./json.ts";

export interface Page {
  readonly request: Json;
  readonly body: Json;
  /** Documents on this page and all pages before it. */
  readonly seen: number;
}

export interface Paging {
  /** The first request, with the page size that the API allows. */
  readonly first: (request: Json) => Json;
  /** The request for the page after this one; `last` after the last; `broken` where the signs contradict each other. */
  readonly next: (page: Page) => Json | "last" | "broken";
}

type Size = readonly [member: string, size: number | string];

/** Pages by a token. `more`: a member that says whether there is another page, where an absent token is not enough. */
export function byToken(parts: { readonly token: string; readonly next: string; readonly size?: Size; readonly more?: string }): Paging {
  const { token, next, size, more } = parts;
  return {
    first: (request) => (size === undefined ? request : { ...request, [size[0]]: size[1] }),
    next: ({ request, body }) => {
      const given = jsonAt(body, next);
      const flag = more === undefined ? undefined : jsonAt(body, more);
      const ended = more !== undefined && (flag === false || flag === "false");
      if (ended) return "last";
      if (typeof given === "string" && given !== "") return given === request[token] ? "broken" : { ...request, [token]: given };
      const none = given === undefined || given === null || given === "";
      return flag === true || flag === "true" || !none ? "broken" : "last";
    },
  };
}

/** Pages by number, with a total that proves the end. `items`: path of the list. A page that is short of the total and empty is broken. */
export function byNumber(parts: { readonly page: string; readonly size: Size; readonly total: string; readonly items: string }): Paging {
  const { page, size, total, items } = parts;
  return {
    first: (request) => ({ ...request, [size[0]]: size[1], [page]: 1 }),
    next: ({ request, body, seen }) => {
      const all = Number(jsonAt(body, total));
      const here = itemsAt(body, items)?.length ?? 0;
      if (!Number.isInteger(all)) return "broken";
      if (seen >= all) return "last";
      return here === 0 ? "broken" : { ...request, [page]: Number(request[page]) + 1 };
    },
  };
}

/** Pages by a link that the answer gives whole. `next`: the member with the link; `path`: the member of the request that takes it. Whoever sends the request sees to it that the link stays at home. */
export function byLink(parts: { readonly next: string; readonly path: string }): Paging {
  const { next, path } = parts;
  return {
    first: (request) => request,
    next: ({ request, body }) => {
      const link = jsonAt(body, next);
      if (link === undefined || link === null || link === "") return "last";
      return typeof link !== "string" || link === request[path] ? "broken" : { ...request, [path]: link };
    },
  };
}
