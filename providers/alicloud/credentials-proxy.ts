/** The way of `@alicloud/credentials` to its tokens, where a proxy stands before the cloud. */
import { exchange, Sockets } from "./http.ts";
import type { Proxy } from "./proxy.ts";

interface Wanted {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyForm?: Readonly<Record<string, string>>;
  readonly connectTimeout?: number;
  readonly readTimeout?: number;
  readonly toRequestURL: () => string;
}

/** What the package itself gives a request, ms. */
const CONNECT = 5_000;
const READ = 10_000;

/**
 * The package knows no proxy, has sockets of its own that nobody else can set, and sends everything by one function. That function is replaced for all
 * sources of keys that are made afterwards. What it sends to this machine and to the metadata service is plain HTTP, and goes directly as before.
 */
export async function leadThrough(proxy: Proxy): Promise<void> {
  const { default: http } = await import("@alicloud/credentials/dist/src/providers/http.js");
  const sockets = new Sockets(proxy);
  const doRequest = async (wanted: Wanted): Promise<unknown> => {
    const { method, headers, bodyForm, connectTimeout = CONNECT, readTimeout = READ } = wanted;
    const signal = AbortSignal.timeout(connectTimeout + readTimeout);
    const body = bodyForm === undefined || Object.keys(bodyForm).length === 0 ? undefined : new URLSearchParams(bodyForm).toString();
    const form = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
    const { status, text } = await exchange(wanted.toRequestURL(), { method, headers: { ...form, ...headers }, signal }, body, sockets);
    return http.Response.builder().withStatusCode(status).withHeaders({}).withBody(Buffer.from(text)).build();
  };
  Object.assign(http, { doRequest });
}
