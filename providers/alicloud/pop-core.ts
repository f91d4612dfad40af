/**
 * One call through `@alicloud/pop-core`, without its traps: it sends GET with the key, token and signature in the URL unless told otherwise, gives
 * up after three seconds, takes any JSON for a success whatever the HTTP status, opens sockets without bound, and puts URLs into its errors.
 */
import type { Json } from "../../src/provider/json.ts";
import { isJson } from "../../src/provider/json.ts";
import type { Keys } from "./keys.ts";
import type { RawAnswer, Sockets } from "./http.ts";

interface Entry {
  readonly response: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string | undefined>> } | null;
}

/** What is used of the package, whose own types lack most of it. */
interface PopCore {
  readonly RPCClient: new (
    config: object,
    verbose: true,
  ) => {
    readonly request: (action: string, parameters: object, options: object) => Promise<readonly [unknown, Entry]>;
  };
  readonly ROAClient: new (config: object) => {
    readonly request: (method: string, path: string, query: object, body: string, headers: object, options: object) => Promise<unknown>;
  };
}

export interface Asking {
  /** URL without a slash at the end. */
  readonly endpoint: string;
  readonly version: string;
  readonly keys: Keys;
  readonly sockets: Sockets;
  readonly signal: AbortSignal;
}

/** Longer than any deadline of a scan, which ends calls by the signal. */
const NEVER = 600_000;

let loading: Promise<PopCore> | undefined;

function popCore(): Promise<PopCore> {
  loading ??= import("@alicloud/pop-core").then((module) => module as unknown as PopCore);
  return loading;
}

function optionsOf({ endpoint, sockets, signal }: Asking): object {
  return {
    timeout: NEVER,
    agent: sockets.agentFor(endpoint),
    beforeRequest: (request: object) => ({ ...request, signal }),
  };
}

/** An RPC call, its parameters in the body. */
export async function askRpc(asking: Asking, action: string, parameters: Json): Promise<RawAnswer> {
  const { RPCClient } = await popCore();
  const { endpoint, version: apiVersion, keys } = asking;
  const client = new RPCClient({ endpoint, apiVersion, ...keys }, true);
  try {
    const [body, { response }] = await client.request(action, wired(parameters), { ...optionsOf(asking), method: "POST" });
    return answerOf(body, response?.statusCode ?? 0, response?.headers?.["retry-after"]);
  } catch (error) {
    return rpcFailure(error);
  }
}

/** A ROA call. Only reading ones are made, all by GET. */
export async function askRoa(asking: Asking, path: string, query: Json): Promise<RawAnswer> {
  const { ROAClient } = await popCore();
  const { endpoint, version: apiVersion, keys } = asking;
  const client = new ROAClient({ endpoint, apiVersion, ...keys });
  try {
    return answerOf(await client.request("GET", path, wired(query), "", {}, optionsOf(asking)), 200);
  } catch (error) {
    const { code, statusCode, name, result } = partsOf(error);
    // Container Service writes the name of the member small, which the package does not know.
    const told = [code, partsOf(result)["code"]].find((each): each is string => typeof each === "string" && each !== "");
    if (typeof statusCode === "number") return { status: statusCode, code: told };
    return { status: 0, code: codeOf(code, name) };
  }
}

/** Plain objects become JSON text, which is what APIs want where they want an object at all. Arrays are numbered by the package. */
function wired(parameters: Json): Json {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, isJson(value) ? JSON.stringify(value) : value]),
  );
}

/** Large numbers become text with all their digits, and objects ordinary ones. */
function answerOf(body: unknown, status: number, retryAfter?: string): RawAnswer {
  const written = JSON.stringify(body) as string | undefined;
  const plain: unknown = written === undefined ? undefined : JSON.parse(written);
  return { status, body: plain, bytes: written?.length ?? 0, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Of an error only its code and status: its message and URL may hold the key, the token and the signature. */
function rpcFailure(error: unknown): RawAnswer {
  const { code, name, entry } = partsOf(error);
  const response = (entry as Entry | undefined)?.response;
  if (response === undefined || response === null) return { status: 0, code: codeOf(code, name) };
  const retryAfter = response.headers?.["retry-after"];
  return {
    status: response.statusCode ?? 0,
    code: typeof code === "string" ? code : undefined,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function partsOf(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === "object" && error !== null ? (error as Readonly<Record<string, unknown>>) : {};
}

function codeOf(code: unknown, name: unknown): string {
  return [code, name].find((each): each is string => typeof each === "string" && each !== "" && each !== "Error") ?? "SocketError";
}
