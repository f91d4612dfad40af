/** What an answer that is none says: codes, and how long to wait. Messages are left behind. */
import { failure, type Failure } from "../../src/provider/failure.ts";
import { isJson, jsonAt } from "../../src/provider/json.ts";
import { failureOf } from "./errors.ts";

interface Headers {
  readonly get: (name: string) => string | undefined;
}

/** An answer with an error, or with no JSON in it. */
export function refusalIn(status: number, body: unknown, headers: Headers): Failure {
  if (status >= 200 && status < 300) return failure("malformed", body === undefined ? "NoJson" : "UnexpectedAnswer");
  const found = failureOf(codeIn(body) ?? `HTTP ${String(status)}`, status);
  const wait = found.kind === "throttled" || found.kind === "unavailable" ? waitIn(headers) : undefined;
  return wait === undefined ? found : { ...found, retryAfter: wait };
}

/** Providers write `error.code` as a rule, and some their own form. */
function codeIn(body: unknown): string | undefined {
  if (!isJson(body)) return undefined;
  const places = ["error.code", "code", "Code", "error.error.code"];
  const codes = [...places.map((path) => jsonAt(body, path)), jsonAt(body["odata.error"], "code")];
  return codes.find((each): each is string => typeof each === "string" && /^[\w.:-]{1,100}$/.test(each));
}

/** The wait that is asked for, ms: seconds, or `hh:mm:ss` until the quota of the resource graph is full again. */
function waitIn(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? "");
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  return quotaReset(headers.get("x-ms-user-quota-resets-after"));
}

/** `00:00:05` in ms. */
export function quotaReset(text: string | undefined): number | undefined {
  const parts = /^(\d+):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(text ?? "");
  if (parts === null) return undefined;
  const [hours, minutes, seconds] = parts.slice(1).map(Number) as [number, number, number];
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** What the SDK throws: no connection, no token, a deadline. */
export function failureIn(error: unknown): Failure {
  const name = error instanceof Error ? error.name : "";
  if (/Authentication|CredentialUnavailable/.test(name)) return failure("denied", name);
  if (name === "AbortError") return failure("unavailable", "TimeoutError");
  const code = isJson(error) || error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  const word = typeof code === "string" ? code : name === "" ? "UnknownError" : name;
  return failure(word === "PARSE_ERROR" ? "malformed" : "unavailable", word);
}
