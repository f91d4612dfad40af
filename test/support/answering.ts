/** Accounts that answer from kept answers, so that every call of an adapter can be made to fail in every way. */
import { setMaxListeners } from "node:events";
import { failure, type Failure } from "../../src/provider/failure.ts";
import type { Json } from "../../src/provider/json.ts";
import type { RecordedAnswer } from "../../src/provider/recorded.ts";
import type { AccountSession, Limits, Reply, Request, World } from "../../src/provider/session.ts";

/** A world that never waits, whose clock goes on by itself with every wait. */
export function quickWorld(signal: AbortSignal = new AbortController().signal): World {
  setMaxListeners(0, signal);
  let now = Date.parse("2026-01-15T08:00:00Z");
  return {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    random: () => 0.5,
    signal,
  };
}

export const quickLimits: Limits = { perService: 64, accounts: 8, tries: 4, timeout: 50 };

/** What stands between a request and its kept answer. `undefined`: nothing, it is answered. */
export type Fault = (request: Request, times: number, answer: () => Reply) => Reply | Promise<Reply> | undefined;

export interface Answering extends Pick<AccountSession, "provider" | "cloud" | "account" | "regions" | "everyRegion" | "home"> {
  readonly answers: readonly RecordedAnswer[];
  readonly failureOf: (code: string, status: number) => Failure;
  readonly fault?: Fault;
  /** Told every request that is sent. */
  readonly sent?: (request: Request) => void;
}

export function answeringSession({ answers, failureOf, fault, sent, ...session }: Answering): AccountSession {
  const times = new Map<string, number>();
  return {
    ...session,
    send: async (request) => {
      sent?.(request);
      const key = JSON.stringify([request.operation, request.region, request.request]);
      const before = times.get(key) ?? 0;
      times.set(key, before + 1);
      const answer = (): Reply => replyTo(request, answers, failureOf);
      return (await fault?.(request, before, answer)) ?? answer();
    },
  };
}

function replyTo(request: Request, answers: readonly RecordedAnswer[], failureOf: Answering["failureOf"]): Reply {
  const found = answers.find(
    (each) =>
      each.operation === request.operation &&
      (each.region === undefined || request.region === null || each.region === request.region) &&
      asks(request.request, each.request ?? {}),
  );
  if (found === undefined) return { ok: false, failure: failure("rejected", "NotKept") };
  const body = found.body as Json;
  const error = body["Error"] as Json | undefined;
  const code = error?.["Code"] ?? (body["error"] as Json | undefined)?.["code"] ?? (found.status >= 400 ? body["Code"] : undefined);
  if (typeof code === "string") return { ok: false, failure: failureOf(code, found.status) };
  return { ok: true, body };
}

/** An answer is kept with the members of the request that matter: page sizes and the like need not be among them. */
function asks(asked: Json, kept: Json): boolean {
  return Object.entries(kept).every(([name, value]) => JSON.stringify(asked[name]) === JSON.stringify(value));
}
