import { describe, expect, it } from "vitest";
import { Positions } from "../../src/model/at.ts";
import { detail, each, listing, stripped, whole, type Call } from "../../src/provider/call.ts";
import { collect, type Collected } from "../../src/provider/collect.ts";
import { failure, type FailureKind } from "../../src/provider/failure.ts";
import { textOf, type Json } from "../../src/provider/json.ts";
import { Ledger } from "../../src/provider/ledger.ts";
import { Listings } from "../../src/provider/listings.ts";
import { byToken } from "../../src/provider/paging.ts";
import type { AccountSession, Reply, Request } from "../../src/provider/session.ts";
import { quickLimits, quickWorld } from "../support/answering.ts";

const about = (request: Json): { id: string; plus: Json } => ({ id: textOf(request["Name"]), plus: { Name: request["Name"] } });
const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "x.ListThings",
    permissions: ["x:ListThings"],
    yields: "x.Thing",
    covers: "region",
    pages: byToken({ token: "Token", next: "Next" }),
    find: each("Things", "Name"),
    lists: ["queue"],
  }),
  listing({
    provider: "aws",
    operation: "x.ListOthers",
    permissions: ["x:ListOthers"],
    yields: "x.Other",
    covers: "account",
    find: each("Others", "Name"),
    lists: ["queue", "key"],
  }),
  detail({
    provider: "aws",
    operation: "x.GetThing",
    permissions: ["x:GetThing"],
    yields: "x.ThingSettings",
    of: "x.Thing",
    ask: ([thing]) => ({ Name: thing?.["Name"] }),
    about,
    find: whole(about, "Settings"),
    strip: ["Secret"],
  }),
];

type Answers = (request: Request) => Json | Reply;

async function read(answers: Answers, changes: Partial<AccountSession> = {}, signal?: AbortSignal): Promise<Collected & { calls: number }> {
  const session: AccountSession = {
    provider: "aws",
    cloud: "aws",
    account: "1",
    regions: ["eu-1", "us-1"],
    everyRegion: true,
    home: "eu-1",
    send: (request) => {
      const said = answers(request);
      return Promise.resolve("ok" in said ? (said as Reply) : { ok: true, body: said });
    },
    ...changes,
  };
  const ledger = new Ledger();
  const kit = { calls, limits: quickLimits, world: quickWorld(signal), ledger, positions: new Positions(), listings: new Listings() };
  return { ...(await collect({ sessions: [session], gaps: [] }, kit)), calls: ledger.total.calls };
}

const denied: Reply = { ok: false, failure: failure("denied", "AccessDenied") };
const quiet: Answers = ({ operation, region }) =>
  operation === "x.ListThings"
    ? { Things: region === "eu-1" ? [{ Name: "a" }] : [] }
    : operation === "x.ListOthers"
      ? { Others: [] }
      : { Settings: {} };
const except =
  (operation: string, reply: Reply, region?: string): Answers =>
  (request) =>
    request.operation === operation && (region === undefined || request.region === region) ? reply : quiet(request);

describe("an account that answers", () => {
  it("gives its documents, and attests the kinds that every listing of them reached the end of", async () => {
    const { docs, gaps, listed } = await read(quiet);
    expect(docs.map(({ id }) => id)).toEqual(["aws/aws/1/eu-1#x.Thing/a", "aws/aws/1/eu-1#x.ThingSettings/a"]);
    expect(gaps).toEqual([]);
    expect(listed).toEqual([{ scope: "aws/aws/1", kinds: ["key", "queue"] }]);
  });
  it("attests no kind of regions for the account when only some regions were asked", async () => {
    const { listed } = await read(quiet, { regions: ["eu-1"], everyRegion: false });
    expect(listed).toEqual([
      { scope: "aws/aws/1", kinds: ["key"] },
      { scope: "aws/aws/1/eu-1", kinds: ["queue"] },
    ]);
  });
  it("is followed to the last page", async () => {
    const { docs } = await read((request) =>
      request.operation !== "x.ListThings"
        ? quiet(request)
        : request.request["Token"] === "2"
          ? { Things: [{ Name: "b" }] }
          : { Things: [{ Name: "a" }], Next: "2" },
    );
    expect(docs.filter(({ type }) => type === "x.Thing")).toHaveLength(4);
  });
});

describe("an account that does not", () => {
  it("leaves a region out of what it attests, keeps the other, and says which permission is missing", async () => {
    const { gaps, listed } = await read(except("x.ListThings", denied, "us-1"));
    expect(listed).toEqual([
      { scope: "aws/aws/1", kinds: ["key"] },
      { scope: "aws/aws/1/eu-1", kinds: ["queue"] },
    ]);
    expect(gaps).toMatchObject([{ why: { code: "denied", subject: "x:ListThings" }, scope: "aws/aws/1", kinds: ["queue"] }]);
    expect(gaps[0]?.text.en).toBe("x.ListThings was refused in account 1, us-1 (AccessDenied).");
  });
  it("leaves a document whose every member is unknown for a call about it", async () => {
    const { docs } = await read(except("x.GetThing", denied));
    const settings = docs.find(({ type }) => type === "x.ThingSettings");
    expect(settings?.body.get("Settings")).toMatchObject({ is: "unresolved", why: { code: "denied", subject: "x:GetThing" } });
    expect(settings?.body.get("Name")).toBe("a");
  });
  it.each<[string, Json]>([
    ["has no list", {}],
    ["has something else for the list", { Things: "none" }],
    ["lists something without its name", { Things: [{ Name: "a" }, { Size: 1 }] }],
    ["lists something with an empty name", { Things: [{ Name: "" }] }],
    ["lists something that is no object", { Things: [null] }],
  ])("is not empty when its answer %s", async (_, body) => {
    const { gaps, listed } = await read(except("x.ListThings", { ok: true, body }));
    expect(gaps).toMatchObject([{ why: { code: "call-failed", subject: "x.ListThings (UnexpectedAnswer)" } }]);
    expect(listed.flatMap(({ kinds }) => kinds)).not.toContain("queue");
  });
  it("is left unfinished when its pages go round in a circle", async () => {
    const { gaps } = await read(except("x.ListThings", { ok: true, body: { Things: [], Next: "2" } }));
    expect(gaps).toMatchObject([{ why: { subject: "x.ListThings (PagesContradict)" } }]);
  });
  it("is a gap and no crash when the user ends the scan", async () => {
    const stop = new AbortController();
    stop.abort();
    const { docs, gaps, listed } = await read(quiet, {}, stop.signal);
    expect(docs).toEqual([]);
    expect(listed).toEqual([]);
    expect(gaps.map(({ why }) => why.code)).toEqual(["interrupted", "interrupted"]);
  });
  it("is complete and empty where its cloud says that the service does not exist there, and only there", async () => {
    const nowhere = except("x.ListThings", { ok: false, failure: failure("unsupported", "ENOTFOUND") }, "us-1");
    expect((await read(nowhere, { offers: () => Promise.resolve(false) })).listed).toEqual([
      { scope: "aws/aws/1", kinds: ["key", "queue"] },
    ]);
    expect((await read(nowhere, { offers: () => Promise.resolve(undefined) })).gaps).toHaveLength(1);
  });
  it.each<[FailureKind, number]>([
    ["denied", 0],
    ["rejected", 0],
    ["gone", 0],
    ["throttled", 1],
    ["unavailable", 1],
    ["malformed", 1],
  ])("may be asked after where it was %s: %i gaps", async (kind, gaps) => {
    const turnedAway = except("x.ListThings", { ok: false, failure: failure(kind, "Any") }, "us-1");
    expect((await read(turnedAway, { offers: () => Promise.resolve(false) })).gaps).toHaveLength(gaps);
  });
});

it("takes members out before anything else sees them", () => {
  expect(stripped({ a: 1, Secret: "s", b: [{ Secret: "s", c: 2 }] }, ["Secret"])).toEqual({ a: 1, b: [{ c: 2 }] });
});
