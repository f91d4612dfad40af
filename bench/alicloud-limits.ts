/** Time that nobody sits through, and the calls that an account may make in it. */
import { setTimeout as later } from "node:timers/promises";
import type { AccountSession, World } from "../src/provider/session.ts";

/** A clock that stands while anything is under way, and then goes on to the next moment that somebody waits for. */
export class Clock {
  #now = Date.parse("2026-01-01T00:00:00Z");
  #busy = 0;
  readonly #waiting: { readonly until: number; readonly wake: () => void }[] = [];
  #moving = false;

  now(): number {
    return this.#now;
  }

  async while<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#busy -= 1;
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#waiting.push({ until: this.#now + ms, wake });
      if (!this.#moving) void this.#move();
    });
  }

  async #move(): Promise<void> {
    this.#moving = true;
    while (this.#waiting.length > 0) {
      // Whoever was woken gets to say what comes next before the clock goes on.
      await later(0);
      if (this.#busy > 0) continue;
      this.#now = Math.max(this.#now, Math.min(...this.#waiting.map(({ until }) => until)));
      const due = this.#waiting.filter(({ until }) => until <= this.#now);
      for (const each of due) this.#waiting.splice(this.#waiting.indexOf(each), 1);
      for (const { wake } of due) wake();
    }
    this.#moving = false;
  }

  world(signal: AbortSignal): World {
    return { now: () => new Date(this.#now), sleep: (ms) => this.sleep(ms), random: () => 0.5, signal };
  }
}

interface Limit {
  readonly calls: number;
  /** Seconds. */
  readonly within: number;
  /** Operations under one limit together. */
  readonly shared?: string;
}

const minute = (calls: number): Limit => ({ calls, within: 60 });
const second = (calls: number, shared?: string): Limit => ({ calls, within: 1, ...(shared === undefined ? {} : { shared }) });

/**
 * Calls that an account may make in a region, for each operation (ECS, VPC, NLB, Redis, MongoDB and Resource Center: "API rate quota" in the API
 * reference of each, 2024 to 2026; KMS: "Limits", reading operations share one). The vendor publishes none for the others, nor for single ones of ECS:
 * those have the lowest that stands in any of the tables for reading an instance, 200 a minute.
 */
const published: Readonly<Record<string, Limit>> = {
  "ecs.DescribeSnapshots": minute(1000),
  "vpc.DescribeNetworkAcls": minute(30),
  "vpc.DescribeNetworkAclAttributes": minute(300),
  "vpc.DescribeFlowLogs": minute(1200),
  "nlb.ListSecurityPolicy": second(20),
  "dds.DescribeSecurityIps": second(100),
  "resourcecenter.GetResourceCenterServiceStatus": second(20),
  "resourcecenter.ListResourceTypes": second(20),
  "resourcecenter.GetResourceCounts": second(20),
  "kms.ListKeys": second(20, "kms"),
  "kms.DescribeKey": second(20, "kms"),
  "kms.ListAliases": second(20, "kms"),
  "kms.ListSecrets": second(20, "kms"),
  "kms.DescribeSecret": second(20, "kms"),
};
const UNPUBLISHED = minute(200);

/** A session that turns calls beyond the limits away, each call taking a fixed time of the clock. */
export class Limits {
  readonly #clock: Clock;
  readonly #latency: number;
  readonly #hold: boolean;
  readonly #made = new Map<string, { window: number; calls: number }>();
  refused = 0;

  constructor(clock: Clock, latency: number, hold: boolean) {
    this.#clock = clock;
    this.#latency = latency;
    this.#hold = hold;
  }

  limited(session: AccountSession): AccountSession {
    const send: AccountSession["send"] = async (request, signal) => {
      await this.#clock.sleep(this.#latency);
      if (this.#hold && this.#exceeds(request.operation, request.region ?? "")) {
        this.refused += 1;
        return { ok: false, failure: { kind: "throttled", code: "Throttling.User" } };
      }
      return this.#clock.while(session.send(request, signal));
    };
    return { ...session, send };
  }

  #exceeds(operation: string, region: string): boolean {
    const { calls, within, shared } = published[operation] ?? UNPUBLISHED;
    const key = `${shared ?? operation} ${region}`;
    const window = Math.floor(this.#clock.now() / (within * 1000));
    const made = this.#made.get(key);
    const count = made?.window === window ? made.calls + 1 : 1;
    this.#made.set(key, { window, calls: count });
    return count > calls;
  }

  /** Seconds below which nobody can make the calls that were made: so many windows as each limit needs, less the last, which need not end. */
  static least(calls: ReadonlyMap<string, number>, regions: number): number {
    const sums = new Map<string, { readonly limit: Limit; readonly count: number }>();
    for (const [operation, count] of calls) {
      const limit = published[operation] ?? UNPUBLISHED;
      const key = limit.shared ?? operation;
      sums.set(key, { limit, count: (sums.get(key)?.count ?? 0) + count });
    }
    const seconds = [...sums.values()].map(({ limit, count }) => (Math.ceil(count / regions / limit.calls) - 1) * limit.within);
    return Math.max(0, ...seconds);
  }
}
