import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/provider/json.ts";
import { byLink, byNumber, byToken, type Paging } from "../../src/provider/paging.ts";

/** Follows the pages of a list that a server cuts as it likes. Gives what was seen, and how it ended. */
function followed(
  paging: Paging,
  serve: (request: Json) => Json,
  itemsIn: (body: Json) => readonly unknown[],
): readonly [unknown[], string] {
  const seen: unknown[] = [];
  let request = paging.first({});
  for (let page = 0; page < 1000; page += 1) {
    const body = serve(request);
    seen.push(...itemsIn(body));
    const next = paging.next({ request, body, seen: seen.length });
    if (typeof next === "string") return [seen, next];
    request = next;
  }
  return [seen, "endless"];
}

const items = (body: Json): readonly unknown[] => body["items"] as readonly unknown[];

describe("pages by token", () => {
  const paging = byToken({ token: "Token", next: "Next", size: ["Size", 7] });

  it("give every item once and in order, however the server cuts them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 60 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 80 }),
        (all, cuts) => {
          const serve = ({ Token }: Json): Json => {
            const [from, turn] = typeof Token === "string" ? Token.split("/").map(Number) : [0, 0];
            const to = Math.min(
              all.length,
              (from as number) + Math.max(turn === 0 ? 0 : 1, cuts[(turn as number) % cuts.length] as number),
            );
            return { items: all.slice(from, to), ...(to < all.length ? { Next: `${String(to)}/${String((turn as number) + 1)}` } : {}) };
          };
          expect(followed(paging, serve, items)).toEqual([all, "last"]);
        },
      ),
    );
  });
  it("ask for the page size", () => {
    expect(paging.first({ a: 1 })).toEqual({ a: 1, Size: 7 });
  });
  it.each<[string, Paging, Json, Json, unknown]>([
    ["an empty token is the end", paging, { Next: "" }, {}, "last"],
    ["a null token is the end", paging, { Next: null }, {}, "last"],
    ["a token that is no text is a contradiction", paging, { Next: 2 }, {}, "broken"],
    ["the token just sent is a contradiction", paging, { Next: "a" }, { Token: "a" }, "broken"],
    ["no more, whatever the token", byToken({ token: "M", next: "N", more: "More" }), { N: "a", More: false }, {}, "last"],
    ["more without a token is a contradiction", byToken({ token: "M", next: "N", more: "More" }), { More: true }, {}, "broken"],
  ])("%s", (_, by, body, request, next) => {
    expect(by.next({ request, body, seen: 0 })).toEqual(next);
  });
});

describe("pages by number", () => {
  const paging = byNumber({ page: "Page", size: ["Size", 10], total: "Total", items: "items" });

  it("give every item, and end when the total is there", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 95 }), (all) => {
        const serve = ({ Page, Size }: Json): Json => ({
          items: all.slice((Number(Page) - 1) * Number(Size), Number(Page) * Number(Size)).map((value) => ({ value })),
          Total: String(all.length),
        });
        expect(followed(paging, serve, items)).toEqual([all.map((value) => ({ value })), "last"]);
      }),
    );
  });
  it.each<[string, Json, number]>([
    ["a total that is missing", { items: [] }, 0],
    ["a page that is empty before the total is reached", { items: [], Total: 5 }, 4],
  ])("%s is a contradiction", (_, body, seen) => {
    expect(paging.next({ request: { Page: 1 }, body, seen })).toBe("broken");
  });
});

describe("pages by link", () => {
  const paging = byLink({ next: "nextLink", path: "path" });
  it.each<[Json, unknown]>([
    [{ nextLink: "/b" }, { path: "/b" }],
    [{}, "last"],
    [{ nextLink: null }, "last"],
    [{ nextLink: "/a" }, "broken"],
    [{ nextLink: 5 }, "broken"],
  ])("%j", (body, next) => {
    expect(paging.next({ request: { path: "/a" }, body, seen: 0 })).toEqual(next);
  });
});
