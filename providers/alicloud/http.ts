/** HTTP as the signed clients of this cloud need it: bounded sockets, a deadline by signal, and the whole answer or none. */
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { createSecureContext } from "node:tls";
import pLimit, { type LimitFunction } from "p-limit";
import { ProxyAgent, type Proxy } from "./proxy.ts";

/** What came back for one request. `status` 0: nothing came back. `code`: the other side's or the network's own word for what went wrong. */
export interface RawAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly code?: string | undefined;
  readonly bytes?: number;
  /** The header of that name. */
  readonly retryAfter?: string;
}

/** Sockets to one host at most. */
const SOCKETS = 32;

const KEPT = { keepAlive: true, maxSockets: SOCKETS };

/** The sockets of one identity, through the proxy where there is one. They do not keep the program running. */
export class Sockets {
  // Plain HTTP is for this machine alone.
  readonly #http = new HttpAgent(KEPT);
  readonly #https: HttpsAgent;
  readonly #atOnce = new Map<string, LimitFunction>();

  constructor(proxy?: Proxy) {
    // One for all sockets: it holds every authority that is trusted, and is dear to make.
    const options = { ...KEPT, secureContext: createSecureContext() };
    this.#https = proxy === undefined ? new HttpsAgent(options) : new ProxyAgent(proxy, options);
  }

  agentFor(url: string): HttpAgent {
    return url.startsWith("http:") ? this.#http : this.#https;
  }

  /** Runs a request when an endpoint has a socket for it. */
  run<T>(endpoint: string, request: () => Promise<T>): Promise<T> {
    let limit = this.#atOnce.get(endpoint);
    if (limit === undefined) this.#atOnce.set(endpoint, (limit = pLimit(SOCKETS)));
    return limit(request);
  }
}

export interface Got {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

type Headers = Readonly<Record<string, string>>;

/** A GET. Rejects with an error that has a `code` when nothing, or not all, comes back. */
export function get(url: string, headers: Headers, sockets: Sockets, signal: AbortSignal): Promise<Got> {
  return exchange(url, { headers, signal }, undefined, sockets);
}

/** Any request, under the same promise. */
export function exchange(
  url: string,
  how: { readonly method?: string; readonly headers: Headers; readonly signal: AbortSignal },
  body: string | undefined,
  sockets: Sockets,
): Promise<Got> {
  const send = url.startsWith("http:") ? httpRequest : httpsRequest;
  const options: RequestOptions = { ...how, agent: sockets.agentFor(url) };
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8"), headers: response.headers }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** The word for an error of the network. Its message may hold the URL, and is not looked at. */
export function networkCode(error: unknown): string {
  const code = typeof error === "object" && error !== null ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === "string" ? code : "SocketError";
}

/** Text as the vendor's signatures want it: RFC 3986, with nothing but letters, digits and `-_.~` left as they are. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
