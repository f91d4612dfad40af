/** What an adapter hands to the kernel: accounts that can be asked. The kernel knows no SDK; a session knows no rule, kind or document. */
import type { ProviderName } from "../model/resource.ts";
import type { Gap } from "../result/gap.ts";
import type { Detail, Listing } from "./call.ts";
import type { Failure } from "./failure.ts";
import type { Json } from "./json.ts";

export interface Request {
  readonly operation: string;
  /** `null`: the operation is not of a region. */
  readonly region: string | null;
  readonly request: Json;
  /** Whether an answer has the shape that it must have; one that has not is tried again. */
  readonly accepts?: (body: Json) => boolean;
  /** Codes that answer the question: that there is none. */
  readonly answers?: readonly string[];
}

/** One try of one call. `bytes`: size of the answer, where it is known. */
export type Reply =
  | { readonly ok: true; readonly body: Json; readonly bytes?: number }
  | { readonly ok: false; readonly failure: Failure; readonly bytes?: number };

/** An answer kept as evidence: which operation told it, when, and in reply to what. */
export interface Answer {
  readonly operation: string;
  readonly request: Json;
  readonly body: Json;
  readonly region: string | null;
  /** ISO 8601. */
  readonly time: string;
}

/** Why a listing has no answer: the better source was to give it, did not, and it must not be asked for directly. */
export interface NotAnswered {
  readonly operation: string;
  readonly permissions: readonly string[];
  readonly failure: Failure;
}

/** Sends one declared call, with retries and pacing, and gives the last reply. */
export type Send = (request: Request) => Promise<Reply>;

/** An account, subscription or the like that can be asked. */
export interface AccountSession {
  readonly provider: ProviderName;
  /** Row of `clouds.ts`. */
  readonly cloud: string;
  readonly account: string;
  /** Regions to read. Empty for clouds that answer for all regions at once. */
  readonly regions: readonly string[];
  /** Whether `regions` is all that the account can use. Only then can a kind be attested for the account. */
  readonly everyRegion: boolean;
  /** Region that is asked for what belongs to the account. */
  readonly home: string | null;
  /** One try: neither retries nor waits. Never throws. */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Reply>;
  /**
   * The answers of a listing out of a better source, in the shape of the direct call: a configuration recorder, an inventory. An empty list
   * says that there is nothing; `undefined` that the listing must be asked for directly. `send` paces and counts its calls.
   */
  readonly shortcut?: (listing: Listing, region: string | null, send: Send) => Promise<readonly Answer[] | NotAnswered | undefined>;
  /**
   * Whether there is the service of a listing at all, in a region or in the account; asked where the listing was turned away. Only a plain `false`
   * makes it complete and empty.
   */
  readonly offers?: (turnedAway: NotAnswered, region: string | null, send: Send) => Promise<boolean | undefined>;
  /** The same for a call about documents, with the request that it stands for. */
  readonly shortcutAbout?: (detail: Detail, request: Json, send: Send) => Promise<readonly Answer[] | undefined>;
}

/** Everything that can be asked, and what could not be entered. */
export interface Estate {
  readonly sessions: readonly AccountSession[];
  readonly gaps: readonly Gap[];
}

/** The outside world as the kernel needs it, so that a test can stand in for it. */
export interface World {
  readonly now: () => Date;
  /** Waits ms; ends early, without error, when the signal is given. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Given when the user ends the scan. */
  readonly signal: AbortSignal;
  readonly progress?: (said: Progress) => void;
}

export interface Progress {
  readonly account: string;
  readonly region: string | null;
  readonly service: string;
  readonly calls: number;
}

export interface Limits {
  /** Requests per second over all; `undefined`: no bound but the pace that throttling teaches. */
  readonly rate?: number | undefined;
  /** Calls at once for each service of an account and region. */
  readonly perService: number;
  /** Accounts at once. */
  readonly accounts: number;
  /** Tries for a call that is throttled or fails on the way. */
  readonly tries: number;
  /** Longest wait for one answer, ms. */
  readonly timeout: number;
}

export const defaultLimits: Limits = { perService: 8, accounts: 8, tries: 7, timeout: 60_000 };
