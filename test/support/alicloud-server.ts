/** A server that behaves like Alibaba Cloud: it refuses whatever is not signed as it must be, pages as the products do, and answers from an inventory. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { products } from "../../providers/alicloud/products.ts";
import type { Json } from "../../src/provider/json.ts";
import { rpcAnswer, type AlicloudInventory } from "./alicloud-answers.ts";
import { ossAnswer } from "./alicloud-oss.ts";
import { ossAuthorization, roaAuthorization, rpcSignature, slsAuthorization } from "./alicloud-signatures.ts";

export interface AlicloudAsked {
  readonly operation: string;
  readonly region: string;
  readonly request: Readonly<Record<string, string>>;
  /** The identity that asked: `root`, or the account of the role. */
  readonly account: string;
  readonly url: string;
}

/** What is done with one request in place of answering it. */
export type AlicloudFault =
  | { readonly status: number; readonly body: Json; readonly headers?: Readonly<Record<string, string>> }
  | { readonly raw: string; readonly status?: number; readonly type?: string }
  | "hang"
  | "reset"
  | "cut";

export interface AlicloudServerOptions {
  readonly inventory: AlicloudInventory;
  readonly keys: { readonly accessKeyId: string; readonly accessKeySecret: string };
  readonly fault?: (asked: AlicloudAsked) => AlicloudFault | undefined;
}

export interface AlicloudServer {
  readonly url: string;
  readonly requests: readonly AlicloudAsked[];
  /** Most sockets that were open at once. */
  readonly sockets: () => number;
  readonly close: () => Promise<void>;
}

interface Identity {
  readonly account: string;
  readonly secret: string;
  readonly token?: string;
}

export async function startAlicloudServer(options: AlicloudServerOptions): Promise<AlicloudServer> {
  const requests: AlicloudAsked[] = [];
  const identities = new Map<string, Identity>([
    [options.keys.accessKeyId, { account: options.inventory.account, secret: options.keys.accessKeySecret }],
  ]);
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const asked = askedIn(request, body, identities);
      if (!("refused" in asked)) requests.push(asked);
      const told = "refused" in asked ? asked.refused : (options.fault?.(asked) ?? answer(asked, options.inventory, identities));
      reply(response, request, told);
    });
  });
  server.on("connection", (socket) => {
    most = Math.max(most, (open += 1));
    socket.on("close", () => (open -= 1));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    requests,
    sockets: () => most,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

const error = (status: number, Code: string): { readonly status: number; readonly body: Json } => ({
  status,
  body: { RequestId: "00000000-0000-4000-8000-000000000000", HostId: "local", Code, Message: `${Code}.` },
});

type Refused = { readonly refused: AlicloudFault };

/** Reads what is asked out of any of the four styles, and works its signature out again. */
function askedIn(request: IncomingMessage, body: string, identities: ReadonlyMap<string, Identity>): AlicloudAsked | Refused {
  const url = new URL(request.url ?? "/", "http://local");
  const authorization = request.headers.authorization ?? "";
  if (authorization === "") return rpcAsked(request, url, body, identities);
  const key = /^(?:acs |LOG |OSS4-HMAC-SHA256 Credential=)([^:/]+)/.exec(authorization)?.[1] ?? "";
  const identity = identities.get(key);
  if (identity === undefined) return { refused: error(404, "InvalidAccessKeyId.NotFound") };
  const token = request.headers["x-acs-security-token"] ?? request.headers["x-oss-security-token"];
  if (token !== identity.token) return { refused: error(400, "InvalidSecurityToken.Malformed") };
  const region = /Credential=[^/]+\/\d+\/([^/]+)/.exec(authorization)?.[1] ?? "";
  const expected = authorization.startsWith("acs ")
    ? roaAuthorization("GET", url.pathname, url.searchParams, request.headers, key, identity.secret)
    : authorization.startsWith("LOG ")
      ? slsAuthorization(url.pathname, url.searchParams, request.headers, key, identity.secret)
      : ossAuthorization(url.pathname, url.searchParams, request.headers, region, key, identity.secret);
  if (expected !== authorization) return { refused: error(403, "SignatureDoesNotMatch") };
  const project = /^([^.]+)\.127\./.exec(request.headers.host ?? "")?.[1];
  const style = authorization.startsWith("acs ") ? "roa" : authorization.startsWith("LOG ") ? "sls" : "oss";
  return {
    operation: `${style}:${style === "oss" ? `${url.pathname === "/" ? "" : "bucket"}?${[...url.searchParams.keys()].find((name) => url.searchParams.get(name) === "") ?? ""}` : url.pathname}`,
    region,
    request: { ...Object.fromEntries(url.searchParams), path: url.pathname, ...(project === undefined ? {} : { project }) },
    account: identity.account,
    url: request.url ?? "",
  };
}

function rpcAsked(request: IncomingMessage, url: URL, body: string, identities: ReadonlyMap<string, Identity>): AlicloudAsked | Refused {
  if (request.method !== "POST" || url.search !== "") return { refused: error(405, "UnsupportedHTTPMethod") };
  const parameters = new Map([...new URLSearchParams(body)]);
  const identity = identities.get(parameters.get("AccessKeyId") ?? "");
  if (identity === undefined) return { refused: error(404, "InvalidAccessKeyId.NotFound") };
  if (parameters.get("SecurityToken") !== identity.token) return { refused: error(400, "InvalidSecurityToken.Malformed") };
  if (parameters.get("Signature") !== rpcSignature("POST", parameters, identity.secret))
    return { refused: error(400, "SignatureDoesNotMatch") };
  return {
    operation: `${productOf(parameters.get("Version"))}.${parameters.get("Action") ?? ""}`,
    region: parameters.get("RegionId") ?? "",
    request: Object.fromEntries(parameters),
    account: identity.account,
    url: request.url ?? "",
  };
}

/** No two products have a version in common. */
function productOf(version: string | undefined): string {
  return Object.keys(products).find((name) => products[name]?.version === version) ?? "nothing";
}

function answer(asked: AlicloudAsked, inventory: AlicloudInventory, identities: Map<string, Identity>): AlicloudFault {
  if (asked.operation === "sts.AssumeRole") return assumed(asked, inventory, identities);
  if (asked.operation.startsWith("oss:")) return ossAnswer(asked, inventory);
  const told = rpcAnswer(asked, inventory);
  return told === undefined
    ? error(404, "InvalidAction.NotFound")
    : "code" in told
      ? error(told.status, told.code)
      : { status: 200, body: told.body };
}

/** A role can be assumed where the account is known and the inline policy fits. */
function assumed(asked: AlicloudAsked, inventory: AlicloudInventory, identities: Map<string, Identity>): AlicloudFault {
  const account = /^acs:ram::(\d+):role\//.exec(asked.request["RoleArn"] ?? "")?.[1] ?? "";
  const policy = asked.request["Policy"] ?? "";
  if (!inventory.enterable.includes(account)) return error(403, "NoPermission");
  if (policy.length === 0 || policy.length > 2048) return error(400, "InvalidParameter.PolicyGrammar");
  const key = `STS.${account}`;
  const identity = { account, secret: `secret-of-${account}`, token: `token-of-${account}` };
  identities.set(key, identity);
  const Credentials = {
    AccessKeyId: key,
    AccessKeySecret: identity.secret,
    SecurityToken: identity.token,
    Expiration: new Date(Date.now() + 3_600_000).toISOString(),
  };
  return { status: 200, body: { RequestId: "assumed", Credentials } };
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
}

function reply(response: ServerResponse, request: IncomingMessage, told: AlicloudFault): void {
  if (told === "hang") return;
  if (told === "reset") {
    request.socket.destroy();
    return;
  }
  if (told === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"RequestId":"cut","Items":');
    setTimeout(() => request.socket.destroy(), 10);
    return;
  }
  if ("raw" in told) {
    response.writeHead(told.status ?? 200, { "content-type": told.type ?? "text/html" });
    response.end(told.raw);
    return;
  }
  response.writeHead(told.status, { "content-type": "application/json;charset=utf-8", ...told.headers });
  response.end(JSON.stringify(told.body));
}
