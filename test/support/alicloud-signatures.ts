/** The signatures of Alibaba Cloud, worked out again from what arrived, so that a request signed in any other way is refused. */
import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** RFC 3986, in upper case. */
function percent(text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9_.~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

const one = (headers: IncomingHttpHeaders, name: string): string => String(headers[name] ?? "");

/** RPC: HMAC-SHA1 over the sorted parameters. */
export function rpcSignature(method: string, parameters: ReadonlyMap<string, string>, secret: string): string {
  const query = [...parameters]
    .filter(([name]) => name !== "Signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .join("&");
  return createHmac("sha1", `${secret}&`)
    .update(`${method}&${percent("/")}&${percent(query)}`)
    .digest("base64");
}

/** ROA: HMAC-SHA1 over the headers and the path with its query. */
export function roaAuthorization(
  method: string,
  path: string,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  key: string,
  secret: string,
): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${one(headers, name)}\n`)
    .join("");
  const asked = [...query].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  const resource = asked.length === 0 ? path : `${path}?${asked.join("&")}`;
  const head = [method, one(headers, "accept"), one(headers, "content-md5"), one(headers, "content-type"), one(headers, "date")].join("\n");
  return `acs ${key}:${createHmac("sha1", secret).update(`${head}\n${own}${resource}`).digest("base64")}`;
}

/** OSS: version 4. `path` is that of the bucket, whatever the host. */
export function ossAuthorization(
  path: string,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  region: string,
  key: string,
  secret: string,
): string {
  const time = one(headers, "x-oss-date");
  const scope = [time.slice(0, 8), region, "oss", "aliyun_v4_request"];
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-oss-"))
    .sort()
    .map((name) => `${name}:${one(headers, name)}\n`)
    .join("");
  const asked = [...query]
    .map(([name, value]) => (value === "" ? percent(name) : `${percent(name)}=${percent(value)}`))
    .sort()
    .join("&");
  const canonical = ["GET", path.split("/").map(percent).join("/"), asked, own, "", one(headers, "x-oss-content-sha256")].join("\n");
  const digest = createHash("sha256").update(canonical).digest("hex");
  let signing: Buffer | string = `aliyun_v4${secret}`;
  for (const part of scope) signing = createHmac("sha256", signing).update(part).digest();
  const signature = createHmac("sha256", signing)
    .update(["OSS4-HMAC-SHA256", time, scope.join("/"), digest].join("\n"))
    .digest("hex");
  return `OSS4-HMAC-SHA256 Credential=${key}/${scope.join("/")},Signature=${signature}`;
}

/** Log Service: HMAC-SHA1 over the headers and the path with its query. */
export function slsAuthorization(path: string, query: URLSearchParams, headers: IncomingHttpHeaders, key: string, secret: string): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-log-") || name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${one(headers, name)}`);
  const asked = [...query].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  const resource = asked.length === 0 ? path : `${path}?${asked.join("&")}`;
  const text = ["GET", one(headers, "content-md5"), one(headers, "content-type"), one(headers, "date"), ...own, resource].join("\n");
  return `LOG ${key}:${createHmac("sha1", secret).update(text).digest("base64")}`;
}
