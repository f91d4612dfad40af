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
  /** When it was last slowed down, ms of the world's clock. */
  slowed: number;
  /** Ends with the turn of whoever came last. */
  line: Promise<void>;
}

/** A lane is a service in an account and region, which is what clouds count requests by. */
export class Pace {
  readonly #lanes = new Map<string, Lane>();
  readonly #limits: Limits;
  readonly #world: World;
  /** When the next call of any lane may go out, ms of the world's clock. */
  #next = 0;
  #line: Promise<void> = Promise.resolve();

  constructor(limits: Limits, world: World) {
    this.#limits = limits;
    this.#world = world;
  }

  /** Runs a call when the lane has room for it. */
  run<T>(lane: string, call: () => Promise<T>): Promise<T> {
    return this.#lane(lane).limit(call);
  }

  /** Waits for the turn of one try, and says when it went out, ms of the world's clock. Every try takes a turn, the repeated ones too. */
  async turn(name: string): Promise<number> {
    const lane = this.#lane(name);
    await (lane.line = lane.line.then(() => this.#depart(lane)));
    if (this.#limits.rate !== undefined) await (this.#line = this.#line.then(() => this.#step()));
    return this.#world.now().getTime();
  }

  /** The head of a lane goes out, at the pace that holds when it does: a lane that recovers is not held up by those who lined up before. */
  async #depart(lane: Lane): Promise<void> {
    const wait = lane.next - this.#world.now().getTime();
    if (wait > 0) await this.#world.sleep(wait, this.#world.signal);
    lane.next = this.#world.now().getTime() + lane.gap;
  }

  /** The head of the line goes out. Counted from when it does, not from when it was to: after a standstill the others do not leave all at once. */
  async #step(): Promise<void> {
    const { rate = Number.POSITIVE_INFINITY } = this.#limits;
    const wait = this.#next - this.#world.now().getTime();
    if (wait > 0) await this.#world.sleep(wait, this.#world.signal);
    this.#next = this.#world.now().getTime() + 1000 / rate;
  }

  /** `sent`: when the try went out. What went out before a slower pace could show tells nothing about it. */
  throttled(name: string, sent: number): void {
    const lane = this.#lane(name);
    if (sent < lane.slowed + lane.gap) return;
    lane.slowed = this.#world.now().getTime();
    lane.gap = Math.min(WIDEST_GAP, Math.max(FIRST_GAP, lane.gap * 2));
  }

  went(name: string): void {
    const lane = this.#lane(name);
    lane.gap = lane.gap < NO_GAP ? 0 : lane.gap * RECOVERY;
  }

  #lane(name: string): Lane {
    let lane = this.#lanes.get(name);
    if (lane === undefined)
      this.#lanes.set(
        name,
        (lane = { limit: pLimit(this.#limits.perService), gap: 0, next: 0, slowed: Number.NEGATIVE_INFINITY, line: Promise.resolve() }),
      );
    return lane;
  }
}
