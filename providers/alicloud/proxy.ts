/** The way to the cloud for who may not reach it directly: through the proxy that the environment names, as companies have it. */
import { request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { Agent, request as httpsRequest, type AgentOptions, type RequestOptions } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

type Environment = Readonly<Record<string, string | undefined>>;

export interface Proxy {
  readonly url: URL;
  /** Entries of `NO_PROXY`: what is reached directly. */
  readonly except: readonly string[];
}

/** Thrown for a proxy that cannot be used. Its address is not told, because it may hold a password. */
export class BadProxy extends Error {
  override readonly name = "BadProxy";
}

/** The proxy for HTTPS that the environment names (`HTTPS_PROXY`, else `ALL_PROXY`, in either case). */
export function proxyIn(environment: Environment): Proxy | undefined {
  const named = (name: string): string => environment[name] ?? environment[name.toLowerCase()] ?? "";
  const written = named("HTTPS_PROXY") || named("ALL_PROXY");
  if (written === "") return undefined;
  const text = written.includes("://") ? written : `http://${written}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === "") throw new BadProxy();
  return {
    url,
    except: named("NO_PROXY")
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  };
}

/** Whether a host is reached without the proxy: `*` stands for all, and a name for itself and all below it, of one port if it says so. */
export function isDirect(host: string, port: number, { except }: Pick<Proxy, "except">): boolean {
  const name = host.toLowerCase();
  return except.some((entry) => {
    const [, bare = "", only] = /^(.+?)(?::(\d+))?$/.exec(entry.replace(/^\*?\.(?=.)/, "")) ?? [];
    return bare === "*" || ((only === undefined || Number(only) === port) && (name === bare || name.endsWith(`.${bare}`)));
  });
}

/** Sockets that lead through a proxy, and are TLS from end to end. Their number is for the caller to bound: the agent counts them when they stand. */
export class ProxyAgent extends Agent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, done: (error: Error | null, stream: Duplex) => void): Duplex | null | undefined {
    const [host, port] = [options.host ?? "", Number(options.port ?? 443)];
    if (isDirect(host, port, this.#proxy)) return super.createConnection(options, done);
    tunnel(this.#proxy.url, host.includes(":") ? `[${host}]:${String(port)}` : `${host}:${String(port)}`).then(
      (socket) => {
        const within: RequestOptions & { readonly socket: Duplex } = { ...options, socket };
        const secure = super.createConnection(within);
        if (secure) done(null, secure);
      },
      // No stream comes with an error.
      (error: unknown) => (done as (error: unknown) => void)(error),
    );
    return undefined;
  }
}

/** How long a proxy may take to lead on, ms. */
const PATIENCE = 30_000;

function tunnel(proxy: URL, target: string): Promise<Duplex> {
  const send = proxy.protocol === "https:" ? httpsRequest : httpRequest;
  const secret = proxy.username === "" ? undefined : `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const headers = {
    host: target,
    ...(secret === undefined ? {} : { "proxy-authorization": `Basic ${Buffer.from(secret).toString("base64")}` }),
  };
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(proxy.origin, { method: "CONNECT", path: target, headers, agent: false, timeout: PATIENCE });
    request.on("connect", ({ statusCode = 0 }: IncomingMessage, socket: Socket) => {
      socket.setTimeout(0);
      if (statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(withCode(`proxy HTTP ${String(statusCode)}`));
    });
    request.on("timeout", () => request.destroy(withCode("ProxyTimeout")));
    request.on("error", reject);
    request.end();
  });
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
