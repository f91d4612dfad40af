/** A server that behaves like a cloud of Azure: resource manager, resource graph, and the authority that gives tokens for them. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { isJson, textOf, type Json } from "../../src/provider/json.ts";
import { ArmAnswers, error, type Answered, type Asked, type Inventory } from "./arm-answers.ts";
import { selfSigned } from "./certificate.ts";

/** What is done with one request in place of answering it. */
type Fault = Answered | { readonly raw: string; readonly status?: number; readonly type?: string } | "hang" | "reset";

export interface ArmServerOptions {
  readonly inventory: Inventory;
  readonly audience?: string;
  /** What it calls itself in links; its own address where nothing is said. */
  readonly origin?: string;
  /** Further hosts that its certificate is good for. */
  readonly hosts?: readonly string[];
  /** Clock of the quota, ms. */
  readonly now?: () => number;
  /** Questions to the resource graph that are let through in five seconds; unbounded where nothing is said. */
  readonly graphQuota?: number;
  readonly fault?: (asked: Asked) => Fault | undefined;
}

export interface ArmServer {
  readonly url: string;
  readonly audience: string;
  /** PEM. */
  readonly certificate: string;
  /** A token that the resource manager accepts. */
  readonly token: string;
  readonly requests: readonly Asked[];
  /** Hosts that requests were meant for. */
  readonly hosts: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export async function startArmServer(options: ArmServerOptions): Promise<ArmServer> {
  const { key, cert } = selfSigned(options.hosts);
  const requests: Asked[] = [];
  const hosts = new Set<string>();
  const answers = new ArmAnswers(options.inventory);
  const quota = new Window(options.graphQuota ?? Number.POSITIVE_INFINITY, options.now ?? Date.now);
  let url = "";
  let audience = "";
  const server: Server = createServer({ key, cert }, (request, response) => {
    void bodyOf(request).then((body) => {
      const asked = askedIn(request, options.origin ?? url, body);
      requests.push(asked);
      hosts.add(request.headers.host ?? "");
      reply(response, options.fault?.(asked) ?? answer(asked, request));
    });
  });
  const answer = (asked: Asked, request: IncomingMessage): Answered => {
    if (asked.path === "/metadata/endpoints") return { status: 200, body: metadataOf(options.origin ?? url, audience) };
    if (asked.path.endsWith("/.well-known/openid-configuration")) return { status: 200, body: authorityOf(options.origin ?? url) };
    if (asked.path.endsWith("/oauth2/v2.0/token")) return { status: 200, body: tokenAnswer(asked.body) };
    return refusedToken(request, audience) ?? (asked.method === "POST" ? quota.count(() => answers.answer(asked)) : answers.answer(asked));
  };
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  audience = options.audience ?? url;
  return {
    url,
    audience,
    certificate: cert,
    token: tokenFor(audience),
    requests,
    hosts,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** So many in five seconds, told with each answer as the resource graph does. */
class Window {
  readonly #most: number;
  readonly #now: () => number;
  #until = 0;
  #left = 0;

  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  count(answer: () => Answered): Answered {
    const now = this.#now();
    if (now >= this.#until) [this.#until, this.#left] = [now + 5000, this.#most];
    const seconds = Math.ceil((this.#until - now) / 1000);
    const headers = {
      "x-ms-user-quota-remaining": String(Math.max(0, this.#left - 1)),
      "x-ms-user-quota-resets-after": `00:00:0${String(seconds)}`,
    };
    if (this.#left <= 0)
      return {
        ...error(429, "RateLimiting", "Client application has been throttled."),
        headers: { ...headers, "retry-after": String(seconds) },
      };
    this.#left -= 1;
    return { ...answer(), headers };
  }
}

function tokenFor(audience: string): string {
  const part = (json: Json): string => Buffer.from(JSON.stringify(json)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part({ aud: audience, sub: "scanner" })}.c2lnbmF0dXJl`;
}

function refusedToken({ headers }: IncomingMessage, audience: string): Answered | undefined {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (token === undefined) return error(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString() || "{}") as Json;
  return claims["aud"] === audience
    ? undefined
    : error(
        401,
        "InvalidAuthenticationTokenAudience",
        `The access token has been obtained for wrong audience or resource '${String(claims["aud"])}'.`,
      );
}

function tokenAnswer(body: Json): Json {
  const [scope = ""] = textOf(body["scope"]).split(" ");
  const audience = scope.replace(/\/\.default$/, "");
  return { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token: tokenFor(audience) };
}

function authorityOf(url: string): Json {
  const base = `${url}/tenant`;
  return {
    issuer: `${base}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    jwks_uri: `${base}/keys`,
  };
}

function metadataOf(url: string, audience: string): Json {
  return {
    name: "Local",
    resourceManager: url,
    authentication: { loginEndpoint: `${url}/`, audiences: [audience], tenant: "common", identityProvider: "AAD" },
    suffixes: { storage: "core.local.test" },
  };
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((whole) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => whole(Buffer.concat(parts).toString()));
  });
}

function askedIn(request: IncomingMessage, origin: string, text: string): Asked {
  const url = new URL(request.url ?? "/", origin);
  return {
    method: request.method ?? "",
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    body: parsed(text, request),
    origin,
  };
}

function parsed(text: string, { headers }: IncomingMessage): Json {
  if (text === "") return {};
  if (headers["content-type"]?.includes("form") === true) return Object.fromEntries(new URLSearchParams(text));
  const body: unknown = JSON.parse(text);
  return isJson(body) ? body : {};
}

function reply(response: ServerResponse, fault: Fault): void {
  if (fault === "hang") return;
  if (fault === "reset") {
    response.destroy();
    return;
  }
  if ("raw" in fault) {
    response.writeHead(fault.status ?? 200, { "content-type": fault.type ?? "text/html" });
    response.end(fault.raw);
    return;
  }
  response.writeHead(fault.status, { "content-type": "application/json; charset=utf-8", ...fault.headers });
  response.end(JSON.stringify(fault.body));
}
