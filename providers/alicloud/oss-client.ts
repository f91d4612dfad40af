/** Signed requests to OSS, whose API is XML over paths and which `pop-core` cannot call. Signature: OSS4-HMAC-SHA256. */
import { createHash, createHmac } from "node:crypto";
import { textOf, type Json } from "../../src/provider/json.ts";
import { isJson } from "../../src/provider/json.ts";
import { encoded, get, networkCode, type RawAnswer } from "./http.ts";
import type { Asking } from "./pop-core.ts";
import { xmlToJson } from "./xml.ts";

/** The sub-resource that each operation reads; `""`: the bucket list of the account itself. */
export const ossOperations: Readonly<Record<string, string>> = {
  ListBuckets: "",
  GetBucketInfo: "bucketInfo",
  GetBucketPolicy: "policy",
  GetBucketPublicAccessBlock: "publicAccessBlock",
  GetPublicAccessBlock: "publicAccessBlock",
  GetBucketHttpsConfig: "httpsConfig",
  GetBucketLifecycle: "lifecycle",
  ListAccessPoints: "accessPoint",
};

/** Elements that may come any number of times, and are a list even when there is one. */
const LISTS: ReadonlySet<string> = new Set(["TLSVersion", "Rule", "Tag", "AccessPoint"]);
const BUCKETS: ReadonlySet<string> = new Set(["Bucket"]);

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:]+\]|localhost)$/i;
const EMPTY_BODY = "UNSIGNED-PAYLOAD";

/** One GET. `request.bucket` names the bucket; its other members are the query. */
export async function askOss(asking: Asking, region: string, operation: string, { bucket, ...query }: Json, now: Date): Promise<RawAnswer> {
  const resource = ossOperations[operation];
  if (resource === undefined) return { status: 0, code: "NotDeclared" };
  const name = textOf(bucket);
  const asked = { ...query, ...(resource === "" ? {} : { [resource]: "" }) };
  const url = urlOf(asking.endpoint, name, asked);
  const headers = signedHeaders(asking, region, `/${name === "" ? "" : `${name}/`}`, asked, now);
  try {
    const { status, text, headers: answered } = await get(url, headers, asking.sockets, asking.signal);
    return { ...told(operation, status, text), bytes: text.length, ...retryAfter(answered["retry-after"]) };
  } catch (error) {
    return { status: 0, code: networkCode(error) };
  }
}

function retryAfter(header: string | undefined): Pick<RawAnswer, "retryAfter"> {
  return header === undefined ? {} : { retryAfter: header };
}

/** A bucket has a host name of its own, except where the endpoint is an address. */
function urlOf(endpoint: string, bucket: string, query: Json): string {
  const { protocol, hostname, host } = new URL(endpoint);
  const asked = queryOf(query);
  const tail = asked === "" ? "" : `?${asked}`;
  if (bucket === "") return `${endpoint}/${tail}`;
  return ADDRESS.test(hostname) ? `${endpoint}/${bucket}/${tail}` : `${protocol}//${bucket}.${host}/${tail}`;
}

function queryOf(query: Json): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [encoded(name), encoded(String(value))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`))
    .join("&");
}

/** The headers of a request with its signature (OSS API reference, "Signature version 4"). */
function signedHeaders({ keys }: Pick<Asking, "keys">, region: string, path: string, query: Json, now: Date): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/oss/aliyun_v4_request`;
  const headers: Record<string, string> = {
    "x-oss-content-sha256": EMPTY_BODY,
    "x-oss-date": time,
    ...(keys.securityToken === undefined ? {} : { "x-oss-security-token": keys.securityToken }),
  };
  const canonical = Object.entries(headers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`)
    .join("");
  const whole = ["GET", path.split("/").map(encoded).join("/"), queryOf(query), canonical, "", EMPTY_BODY].join("\n");
  const toSign = ["OSS4-HMAC-SHA256", time, scope, createHash("sha256").update(whole).digest("hex")].join("\n");
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
  const key = [region, "oss", "aliyun_v4_request"].reduce<Buffer>(hmac, hmac(`aliyun_v4${keys.accessKeySecret}`, day));
  const signature = hmac(key, toSign).toString("hex");
  return { ...headers, authorization: `OSS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope},Signature=${signature}` };
}

function told(operation: string, status: number, text: string): RawAnswer {
  const body =
    operation === "GetBucketPolicy" && status < 400 ? jsonIn(text) : xmlToJson(text, operation === "ListBuckets" ? BUCKETS : LISTS);
  if (status < 400) return { status, body };
  const error = body?.["Error"];
  const code = isJson(error) ? textOf(error["Code"]) : "";
  return { status, body, code: code === "" ? undefined : code };
}

function jsonIn(text: string): Json | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isJson(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
