/** Sends the calls of one account: only declared ones, at the right pace, again where that helps, each one counted. */
import { serviceOf } from "./call.ts";
import { failure, isTransient, type Failure } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";
import type { AccountSession, Limits, Reply, Request, Send, World } from "./session.ts";

export interface Sending {
  readonly session: AccountSession;
  /** The only operations that leave the process. */
  readonly declared: ReadonlySet<string>;
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly world: World;
}

/** Wait before the second try, ms; doubled for each further one. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 20_000;

export function sender({ session, declared, pace, ledger, limits, world }: Sending): Send {
  const underWay = new UnderWay(world.signal);
  return async (request) => {
    if (!declared.has(request.operation)) return failed(failure("not-declared", request.operation));
    const lane = laneOf(session.account, request);
    return pace.run(lane, async () => {
      const start = world.now().getTime();
      let bytes = 0;
      for (let tries = 1; ; tries += 1) {
        const reply = await attempt(lane, request);
        bytes += reply.bytes ?? 0;
        const again = !reply.ok && isTransient(reply.failure) && tries < limits.tries && !world.signal.aborted;
        if (!again) {
          ledger.record(request.operation, { tries, ok: isAnswer(reply, request), bytes, ms: world.now().getTime() - start });
          return reply;
        }
        await world.sleep(waitBefore(tries, reply.failure), world.signal);
      }
    });
  };

  /** The user may end the scan at any moment, also while a call is on its way. */
  function isOver(): boolean {
    return world.signal.aborted;
  }

  async function attempt(lane: string, request: Request): Promise<Reply> {
    const sent = await pace.turn(lane);
    if (isOver()) return failed(failure("interrupted", "interrupted"));
    const { reply, late } = await underWay.within(limits.timeout, (signal) => session.send(request, signal));
    if (reply.ok) {
      pace.went(lane);
      const fits = request.accepts?.(reply.body) ?? true;
      return fits ? reply : { ...failed(failure("malformed", "UnexpectedAnswer")), ...sizeOf(reply) };
    }
    if (reply.failure.kind === "throttled") pace.throttled(lane, sent);
    if (isOver()) return failed(failure("interrupted", "interrupted"));
    return late ? failed(failure("unavailable", "TimeoutError")) : reply;
  }

  /** Doubled each time with full jitter, so that many callers do not come back together; as long as the other side asks, if it asks. */
  function waitBefore(tries: number, { retryAfter }: Failure): number {
    const widest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
    return Math.max(Math.min(retryAfter ?? 0, LONGEST_WAIT * 3), world.random() * widest);
  }
}

function failed(what: Failure): Reply {
  return { ok: false, failure: what };
}

/** "There is none" comes as an error and fails nobody. */
function isAnswer(reply: Reply, { answers = [] }: Request): boolean {
  return reply.ok || answers.includes(reply.failure.code);
}

function sizeOf({ bytes }: Reply): { readonly bytes?: number } {
  return bytes === undefined ? {} : { bytes };
}

/** The tries that are under way. One listener ends them all: a signal that thousands listen to takes ever longer to listen to. */
class UnderWay {
  readonly #stops = new Set<() => void>();

  constructor(ended: AbortSignal) {
    ended.addEventListener("abort", () => [...this.#stops].forEach((stop) => stop()), { once: true });
  }

  /** A try ends with its deadline, or when the user ends the scan, even if the SDK does not heed the signal. */
  async within(timeout: number, send: (signal: AbortSignal) => Promise<Reply>): Promise<{ readonly reply: Reply; readonly late: boolean }> {
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    const timer = setTimeout(stop, timeout);
    this.#stops.add(stop);
    const cut = new Promise<Reply>((resolve) => {
      controller.signal.addEventListener("abort", () => resolve(failed(failure("unavailable", "TimeoutError"))), { once: true });
    });
    try {
      const reply = await Promise.race([send(controller.signal), cut]);
      return { reply, late: controller.signal.aborted };
    } finally {
      clearTimeout(timer);
      this.#stops.delete(stop);
    }
  }
}

function laneOf(account: string, { operation, region }: Request): string {
  return `${account}/${region ?? ""}/${serviceOf(operation)}`;
}
