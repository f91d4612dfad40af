import { describe, expect, it } from "vitest";
import { failure, type FailureKind } from "../../src/provider/failure.ts";
import { Ledger } from "../../src/provider/ledger.ts";
import { Pace } from "../../src/provider/pace.ts";
import { sender } from "../../src/provider/sender.ts";
import type { Limits, Reply, Request, World } from "../../src/provider/session.ts";
import { quickLimits, quickWorld } from "../support/answering.ts";

const request: Request = { operation: "ec2.DescribeVpcs", region: "eu-west-1", request: {} };
const well: Reply = { ok: true, body: { Vpcs: [] }, bytes: 10 };
const badly = (kind: FailureKind, retryAfter?: number): Reply => ({ ok: false, failure: failure(kind, "Code", retryAfter) });

interface Sent {
  readonly reply: Reply;
  readonly tries: number;
  readonly waited: number;
  readonly ledger: Ledger;
}

async function sent(replies: readonly Reply[], changes: { limits?: Partial<Limits>; world?: World; ask?: Request } = {}): Promise<Sent> {
  const world = changes.world ?? quickWorld();
  const limits = { ...quickLimits, ...changes.limits };
  const ledger = new Ledger();
  let tries = 0;
  const session = {
    provider: "aws",
    cloud: "aws",
    account: "1",
    regions: [],
    everyRegion: true,
    home: null,
    send: () => Promise.resolve(replies[Math.min(tries++, replies.length - 1)] as Reply),
  } as const;
  const start = world.now().getTime();
  const send = sender({ session, declared: new Set([request.operation]), pace: new Pace(limits, world), ledger, limits, world });
  const reply = await send(changes.ask ?? request);
  return { reply, tries, waited: world.now().getTime() - start, ledger };
}

describe("a call", () => {
  it.each<FailureKind>(["throttled", "unavailable", "malformed"])("that is %s is tried again, and the answer counts", async (kind) => {
    const { reply, tries, ledger } = await sent([badly(kind), badly(kind), well]);
    expect(reply).toEqual(well);
    expect(tries).toBe(3);
    expect(ledger.total).toMatchObject({ calls: 1, retries: 2, failed: 0, bytes: 10 });
  });
  it.each<FailureKind>(["denied", "gone", "unsupported", "rejected"])("that is %s is not tried again", async (kind) => {
    const { reply, tries, ledger } = await sent([badly(kind), well]);
    expect(reply).toEqual(badly(kind));
    expect(tries).toBe(1);
    expect(ledger.total).toMatchObject({ calls: 1, retries: 0, failed: 1 });
  });
  it("whose error says that there is none has not failed", async () => {
    const { reply, ledger } = await sent([badly("gone")], { ask: { ...request, answers: ["Code"] } });
    expect(reply).toEqual(badly("gone"));
    expect(ledger.total).toMatchObject({ calls: 1, failed: 0 });
  });
  it("is given up after the last try", async () => {
    const { reply, tries } = await sent([badly("throttled")], { limits: { tries: 4 } });
    expect(reply).toEqual(badly("throttled"));
    expect(tries).toBe(4);
  });
  it("waits as long as the other side asks", async () => {
    expect((await sent([badly("throttled", 12_000), well])).waited).toBeGreaterThanOrEqual(12_000);
  });
  it("waits longer every time", async () => {
    const waits: number[] = [];
    const world = quickWorld();
    const slow = { ...world, sleep: (ms: number, signal: AbortSignal) => (waits.push(ms), world.sleep(ms, signal)) };
    await sent([badly("unavailable"), badly("unavailable"), badly("unavailable"), well], { world: slow, limits: { tries: 9 } });
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(new Set(waits).size).toBe(3);
  });
  it("whose answer has not the expected shape is malformed", async () => {
    const { reply } = await sent([well], { ask: { ...request, accepts: () => false } });
    expect(reply).toMatchObject({ ok: false, failure: { kind: "malformed" } });
  });
  it("that is not declared is not sent", async () => {
    const { reply, tries, ledger } = await sent([well], { ask: { ...request, operation: "ec2.DeleteVpc" } });
    expect(reply).toMatchObject({ ok: false, failure: { kind: "not-declared" } });
    expect(tries).toBe(0);
    expect(ledger.total.calls).toBe(0);
  });
  it("ends when the user ends the scan", async () => {
    const stop = new AbortController();
    stop.abort();
    const { reply, tries } = await sent([well], { world: quickWorld(stop.signal) });
    expect(reply).toMatchObject({ ok: false, failure: { kind: "interrupted" } });
    expect(tries).toBe(0);
  });
});

describe("the pace", () => {
  const many = async (limits: Partial<Limits>, throttled: (turn: number) => boolean = () => false): Promise<number> => {
    const world = quickWorld();
    const pace = new Pace({ ...quickLimits, ...limits }, world);
    const start = world.now().getTime();
    for (let turn = 0; turn < 100; turn += 1) {
      const sent = await pace.turn("a");
      if (throttled(turn)) pace.throttled("a", sent);
      else pace.went("a");
    }
    return world.now().getTime() - start;
  };
  it("knows no bound where none is stated and nobody throttles", async () => {
    expect(await many({})).toBe(0);
  });
  it("never goes above the stated rate", async () => {
    expect(await many({ rate: 10 })).toBeGreaterThanOrEqual(9_900);
  });
  it("slows down where it is throttled, and recovers", async () => {
    const slowed = await many({}, (turn) => turn < 5);
    expect(slowed).toBeGreaterThan(2_000);
    expect(slowed).toBeLessThan(60_000);
  });
  it("is slowed down once by tries that went out together", async () => {
    const world = quickWorld();
    const pace = new Pace(quickLimits, world);
    const sent = await Promise.all(Array.from({ length: 8 }, () => pace.turn("a")));
    await world.sleep(50, world.signal);
    for (const each of sent) pace.throttled("a", each);
    await pace.turn("a");
    const before = world.now().getTime();
    await pace.turn("a");
    expect(world.now().getTime() - before).toBe(100);
  });
});
