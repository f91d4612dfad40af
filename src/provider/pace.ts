/** How fast calls go out: so many at once for each lane, never more than the stated rate, and slower where a cloud says so. */
import pLimit, { type LimitFunction } from "p-limit";
import type { Limits, World } from "./session.ts";

/** First wait between calls of a lane that was throttled, ms; doubled with every further throttling. */
const FIRST_GAP = 100;
const WIDEST_GAP = 5_000;
/** What a call that goes well takes off the wait. */
const RECOVERY = 0.8;
const NO_GAP = 10;

interface Lane {
  readonly limit: LimitFunction;
  /** Wait between two calls, ms. */
  gap: number;
  /** When the next call may go out, ms of the world's clock. */
  next: number;
}

/** A lane is a service in an account and region, which is what clouds count requests by. */
export class Pace {
  readonly #lanes = new Map<string, Lane>();
  readonly #limits: Limits;
  readonly #world: World;
  #next = 0;

  constructor(limits: Limits, world: World) {
    this.#limits = limits;
    this.#world = world;
  }

  /** Runs a call when the lane has room for it. */
  run<T>(lane: string, call: () => Promise<T>): Promise<T> {
    return this.#lane(lane).limit(call);
  }

  /** Waits for the turn of one try. Every try takes a turn, the repeated ones too. */
  async turn(name: string): Promise<void> {
    const lane = this.#lane(name);
    const now = this.#world.now().getTime();
    const { rate } = this.#limits;
    const at = Math.max(now, lane.next, rate === undefined ? 0 : this.#next);
    lane.next = at + lane.gap;
    if (rate !== undefined) this.#next = at + 1000 / rate;
    if (at > now) await this.#world.sleep(at - now, this.#world.signal);
  }

  throttled(name: string): void {
    const lane = this.#lane(name);
    lane.gap = Math.min(WIDEST_GAP, Math.max(FIRST_GAP, lane.gap * 2));
  }

  went(name: string): void {
    const lane = this.#lane(name);
    lane.gap = lane.gap < NO_GAP ? 0 : lane.gap * RECOVERY;
  }

  #lane(name: string): Lane {
    let lane = this.#lanes.get(name);
    if (lane === undefined) this.#lanes.set(name, (lane = { limit: pLimit(this.#limits.perService), gap: 0, next: 0 }));
    return lane;
  }
}
