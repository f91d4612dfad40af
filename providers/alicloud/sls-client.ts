/** Signed requests to Log Service (SLS), which `pop-core` cannot call. Signature: `LOG`, HMAC-SHA1. */
import { createHmac } from "node:crypto";
import { isJson, textOf, type Json } from "../../src/provider/json.ts";
import { encoded, get, networkCode, type RawAnswer } from "./http.ts";
import type { Asking } from "./pop-core.ts";

/** The path of each operation; `{Member}` is taken from the request. A request with a project goes to the host of the project. */
export const slsOperations: Readonly<Record<string, string>> = {
  ListProject: "/",
  ListLogStores: "/logstores",
  GetLogStore: "/logstores/{logstore}",
};

const API = "0.6.0";

/** One GET. `request.project` names the project; members that the path does not take are the query. */
export async function askSls(asking: Asking, operation: string, { project, ...request }: Json, now: Date): Promise<RawAnswer> {
  const pattern = slsOperations[operation];
  if (pattern === undefined) return { status: 0, code: "NotDeclared" };
  const { path, rest } = filled(pattern, request);
  const { protocol, host, hostname } = new URL(asking.endpoint);
  const name = textOf(project);
  const itself = name === "" ? host : `${name}.${host}`;
  const onAddress = /^[\d.]+$|^localhost$|^\[/.test(hostname);
  const headers = { ...signedHeaders(asking, path, rest, now), host: itself };
  const query = sorted(rest)
    .map(([key, value]) => `${encoded(key)}=${encoded(value)}`)
    .join("&");
  const origin = onAddress ? asking.endpoint : `${protocol}//${itself}`;
  try {
    const { status, text } = await get(`${origin}${path}${query === "" ? "" : `?${query}`}`, headers, asking.sockets, asking.signal);
    return { ...told(status, text), bytes: text.length };
  } catch (error) {
    return { status: 0, code: networkCode(error) };
  }
}

/** A path with its members filled in, and what is left of the request. */
export function filled(pattern: string, request: Json): { readonly path: string; readonly rest: Json } {
  const used = new Set<string>();
  const path = pattern.replace(/\{(\w+)\}/g, (_, member: string) => {
    used.add(member);
    return encoded(textOf(request[member]));
  });
  return { path, rest: Object.fromEntries(Object.entries(request).filter(([member]) => !used.has(member))) };
}

function sorted(query: Json): readonly (readonly [string, string])[] {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => [key, String(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The headers of a request with its signature (Log Service API reference, "Request signatures"). */
function signedHeaders({ keys }: Pick<Asking, "keys">, path: string, query: Json, now: Date): Record<string, string> {
  const date = now.toUTCString();
  const own: Record<string, string> = {
    "x-log-apiversion": API,
    "x-log-bodyrawsize": "0",
    "x-log-signaturemethod": "hmac-sha1",
    ...(keys.securityToken === undefined ? {} : { "x-acs-security-token": keys.securityToken }),
  };
  const canonical = Object.entries(own)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}`);
  const asked = sorted(query)
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  const toSign = ["GET", "", "", date, ...canonical, asked === "" ? path : `${path}?${asked}`].join("\n");
  const signature = createHmac("sha1", keys.accessKeySecret).update(toSign).digest("base64");
  return { ...own, date, authorization: `LOG ${keys.accessKeyId}:${signature}` };
}

function told(status: number, text: string): RawAnswer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (status < 400) return { status, body };
  const code = isJson(body) ? textOf(body["errorCode"]) : "";
  return { status, body, code: code === "" ? undefined : code };
}
