/** One try of one call: the kernel tries again, paces and counts. */
import { failure, type Failure } from "../../src/provider/failure.ts";
import { isJson, textOf, type Json } from "../../src/provider/json.ts";
import type { Reply, Request } from "../../src/provider/session.ts";
import type { Site } from "./clouds.ts";
import { endpointOf, type Endpoints } from "./endpoints.ts";
import { failureOf } from "./errors.ts";
import { Sockets, type RawAnswer } from "./http.ts";
import type { KeySource } from "./keys.ts";
import { askOss } from "./oss-client.ts";
import { askRoa, askRpc, type Asking } from "./pop-core.ts";
import { productNamed } from "./products.ts";
import type { Proxy } from "./proxy.ts";
import { askSls, filled } from "./sls-client.ts";

interface TransportOptions {
  readonly keys: KeySource;
  readonly site: Site;
  /** Region for what is not of a region. */
  readonly home: string;
  readonly endpoints: Endpoints;
  readonly proxy?: Proxy | undefined;
  /** Operations that may leave the process. */
  readonly declared: ReadonlySet<string>;
  readonly now: () => Date;
}

export type Transport = (request: Request, signal: AbortSignal) => Promise<Reply>;

/** Paths of the products that are asked by path. */
export const roaPaths: Readonly<Record<string, string>> = {
  "cs.DescribeClustersV1": "/api/v1/clusters",
  "cs.DescribeClusterDetail": "/clusters/{ClusterId}",
  "cs.CheckControlPlaneLogEnable": "/clusters/{ClusterId}/controlplanelog",
  "cs.GetClusterAuditProject": "/clusters/{ClusterId}/audit",
  "cs.ListClusterAddonInstances": "/clusters/{ClusterId}/addon_instances",
  "cs.GetClusterAddonInstance": "/clusters/{ClusterId}/addon_instances/{AddonName}",
  "fc.ListCustomDomains": "/2023-03-30/custom-domains",
  "fc.ListFunctions": "/2023-03-30/functions",
  "rocketmq.GetInstance": "/instances/{instanceId}",
  "rocketmq.ListInstances": "/instances",
  "sae.DescribeApplicationConfig": "/pop/v1/sam/app/describeApplicationConfig",
  "sae.DescribeApplicationSlbs": "/pop/v1/sam/app/slb",
  "sae.ListApplications": "/pop/v1/sam/app/listApplications",
  "sae.ListIngresses": "/pop/v1/sam/ingress/IngressList",
};

export function transport(options: TransportOptions): Transport {
  const sockets = new Sockets(options.proxy);
  return async ({ operation, region, request }, signal) => {
    if (!options.declared.has(operation)) return { ok: false, failure: failure("not-declared", operation) };
    const [name = "", action = ""] = operation.split(".");
    const where = region ?? options.home;
    const product = productNamed(name);
    const endpoint = endpointOf(name, where, options.site, options.endpoints);
    if (product === undefined || endpoint === undefined) return { ok: false, failure: failure("not-declared", operation) };
    let keys;
    try {
      keys = await options.keys();
    } catch {
      return { ok: false, failure: failure("denied", "NoCredentials") };
    }
    const asking: Asking = { endpoint, version: product.version, keys, sockets, signal };
    const inStyle = (): Promise<Reply> => {
      switch (product.style) {
        case "rpc": {
          const regional = product.central === true || request["RegionId"] !== undefined ? {} : { RegionId: where };
          return askRpc(asking, action, { ...regional, ...request }).then((raw) => replyOf(raw, rpcShape));
        }
        case "roa": {
          const { path, rest } = filled(roaPaths[operation] ?? "", request);
          if (path === "") return Promise.resolve({ ok: false, failure: failure("not-declared", operation) });
          return askRoa(asking, path, rest).then((raw) => replyOf(raw, anyShape));
        }
        case "oss":
          return askOss(asking, where, action, request, options.now()).then((raw) => replyOf(raw, anyShape));
        case "sls":
          return askSls(asking, action, request, options.now()).then((raw) => replyOf(raw, anyShape));
      }
    };
    return sockets.run(endpoint, inStyle);
  };
}

const anyShape = (): boolean => true;

/** Every RPC answer carries the id of its request; a page of a proxy does not. */
const rpcShape = (body: Json): boolean => textOf(body["RequestId"] ?? body["requestId"]) !== "";

function replyOf({ status, body, code, bytes = 0, retryAfter }: RawAnswer, fits: (body: Json) => boolean): Reply {
  if (status >= 200 && status < 300 && code === undefined) {
    if (isJson(body) && fits(body)) return { ok: true, body, bytes };
    return { ok: false, failure: failure("malformed", "UnexpectedAnswer"), bytes };
  }
  return { ok: false, failure: failed(status, code, retryAfter), bytes };
}

/** Without a code of the cloud it was not the cloud that spoke, or it spoke of the network. */
function failed(status: number, code: string | undefined, retryAfter: string | undefined): Failure {
  const word = code ?? (status === 0 ? "SocketError" : `HTTP ${String(status)}`);
  const told = failureOf(word, status);
  const kind = told.kind === "rejected" && status === 0 ? "unavailable" : told.kind;
  const asked = Number(retryAfter);
  return Number.isFinite(asked) && asked > 0 ? failure(kind, told.code, asked * 1000) : failure(kind, told.code);
}
