/** A server that behaves like Alibaba Cloud: it refuses whatever is not signed as it must be, pages as the products do, and answers from an inventory. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type Server as SecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { products } from "../../providers/alicloud/products.ts";
import type { Json } from "../../src/provider/json.ts";
import type { RecordedAnswer } from "../../src/provider/recorded.ts";
import { rpcAnswer, type AlicloudInventory } from "./alicloud-answers.ts";
import { keptAnswer } from "./alicloud-kept.ts";
import { ossAnswer } from "./alicloud-oss.ts";
import { ossAuthorization, roaAuthorization, rpcSignature, slsAuthorization } from "./alicloud-signatures.ts";
import { selfSigned } from "./certificate.ts";

export interface AlicloudAsked {
  readonly operation: string;
  readonly region: string;
  readonly request: Readonly<Record<string, string>>;
  /** The identity that asked: `root`, or the account of the role. */
  readonly account: string;
  /** The host that was meant, without its port. */
  readonly host: string;
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
  /** Given before anything of the inventory. */
  readonly answers?: readonly RecordedAnswer[];
  /** Hosts for which it speaks TLS, in the form of a certificate; plain HTTP where nothing is said. */
  readonly hosts?: readonly string[];
  readonly keys: { readonly accessKeyId: string; readonly accessKeySecret: string };
  readonly fault?: (asked: AlicloudAsked) => AlicloudFault | undefined;
}

export interface AlicloudServer {
  readonly url: string;
  /** PEM; empty where it speaks plain HTTP. */
  readonly certificate: string;
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
  const answered: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      const asked = askedIn(request, body, identities);
      if (!("refused" in asked)) requests.push(asked);
      const told = "refused" in asked ? asked.refused : (options.fault?.(asked) ?? answer(asked, options, identities));
      reply(response, request, told);
    });
  };
  const { key, cert } = options.hosts === undefined ? { key: "", cert: "" } : selfSigned(options.hosts);
  const server: Server | SecureServer = cert === "" ? createServer(answered) : createSecureServer({ key, cert }, answered);
  server.on("connection", (socket: Socket) => {
    most = Math.max(most, (open += 1));
    socket.on("close", () => (open -= 1));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `${cert === "" ? "http" : "https"}://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    certificate: cert,
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
  const host = hostOf(request);
  const bucket = /^([^.]+)\.oss-/.exec(host)?.[1];
  const path = bucket === undefined ? url.pathname : `/${bucket}${url.pathname}`;
  const expected = authorization.startsWith("acs ")
    ? roaAuthorization("GET", path, url.searchParams, request.headers, key, identity.secret)
    : authorization.startsWith("LOG ")
      ? slsAuthorization(path, url.searchParams, request.headers, key, identity.secret)
      : ossAuthorization(path, url.searchParams, request.headers, region, key, identity.secret);
  if (expected !== authorization) return { refused: error(403, "SignatureDoesNotMatch") };
  const project = /^([^.]+)\.(?:127\.|[^.]+\.log\.)/.exec(host)?.[1];
  const style = authorization.startsWith("acs ") ? "roa" : authorization.startsWith("LOG ") ? "sls" : "oss";
  return {
    operation: `${style}:${style === "oss" ? `${path === "/" ? "" : "bucket"}?${[...url.searchParams.keys()].find((name) => url.searchParams.get(name) === "") ?? ""}` : path}`,
    region,
    request: { ...Object.fromEntries(url.searchParams), path, ...(project === undefined ? {} : { project }) },
    account: identity.account,
    host,
    url: request.url ?? "",
  };
}

function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? "").replace(/:\d+$/, "");
}

function rpcAsked(request: IncomingMessage, url: URL, body: string, identities: ReadonlyMap<string, Identity>): AlicloudAsked | Refused {
  // The vendor's own source of keys signs over the URL; a scan must not.
  const ofVendor = request.headers["x-acs-credentials-provider"] !== undefined;
  if (request.method !== "POST" || (url.search !== "" && !ofVendor)) return { refused: error(405, "UnsupportedHTTPMethod") };
  const parameters = new Map([...url.searchParams, ...new URLSearchParams(body)]);
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
    host: hostOf(request),
    url: request.url ?? "",
  };
}

/** No two products have a version in common. */
function productOf(version: string | undefined): string {
  return Object.keys(products).find((name) => products[name]?.version === version) ?? "nothing";
}

function answer(asked: AlicloudAsked, options: AlicloudServerOptions, identities: Map<string, Identity>): AlicloudFault {
  const { inventory, answers = [] } = options;
  if (asked.operation === "sts.AssumeRole") return assumed(asked, inventory, identities);
  const kept = keptAnswer(asked, answers);
  if (kept !== undefined) return kept;
  if (asked.operation.startsWith("oss:")) return ossAnswer(asked, inventory);
  const told = rpcAnswer(asked, inventory);
  return told === undefined
    ? error(404, "InvalidAction.NotFound")
    : "code" in told
      ? error(told.status, told.code)
      : { status: 200, body: told.body };
}

/** A role can be assumed where the account is known and the inline policy fits. Only a profile may go without one. */
function assumed(asked: AlicloudAsked, inventory: AlicloudInventory, identities: Map<string, Identity>): AlicloudFault {
  const account = /^acs:ram::(\d+):role\//.exec(asked.request["RoleArn"] ?? "")?.[1] ?? "";
  const policy = asked.request["Policy"] ?? "";
  if (!inventory.enterable.includes(account)) return error(403, "NoPermission");
  const mayLack = asked.url.includes("?");
  if ((policy === "" && !mayLack) || policy.length > 2048) return error(400, "InvalidParameter.PolicyGrammar");
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
