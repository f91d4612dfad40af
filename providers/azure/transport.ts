/** One try of one request to the resource manager, through the SDK with its retries off: the kernel tries again, paces and counts. */
import type { ResourceManagementClient } from "@azure/arm-resources";
import type { PipelineResponse } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { failure, type Failure } from "../../src/provider/failure.ts";
import { isJson, type Json } from "../../src/provider/json.ts";
import type { Reply } from "../../src/provider/session.ts";
import type { CloudRow } from "./clouds.ts";
import { failureIn, refusalIn } from "./refusal.ts";

/** The only request that is no GET: a question to the resource graph, which changes nothing. */
export const GRAPH_PATH = "/providers/Microsoft.ResourceGraph/resources";

/** `path`: with its query, or the whole link to a next page. `body`: makes it a question to the resource graph. */
export interface ArmRequest {
  readonly path: string;
  readonly body?: Json;
}

export interface ArmReply {
  readonly reply: Reply;
  /** Of the answer, by names in lower case. */
  readonly header: (name: string) => string | undefined;
}

export type Transport = (request: ArmRequest, signal: AbortSignal) => Promise<ArmReply>;

export function transport(cloud: CloudRow, credential: TokenCredential): Transport {
  let client: Promise<ResourceManagementClient> | undefined;
  return async (request, signal) => {
    const url = permitted(cloud.resourceManager, request);
    if ("kind" in url) return refused(url);
    try {
      client ??= clientOf(cloud, credential);
      const { createPipelineRequest } = await import("@azure/core-rest-pipeline");
      const asking = createPipelineRequest({ url: url.href, method: request.body === undefined ? "GET" : "POST", abortSignal: signal });
      if (request.body !== undefined) {
        asking.body = JSON.stringify(request.body);
        asking.headers.set("content-type", "application/json");
      }
      return answered(await (await client).sendRequest(asking));
    } catch (error) {
      return refused(failureIn(error));
    }
  };
}

async function clientOf(cloud: CloudRow, credential: TokenCredential): Promise<ResourceManagementClient> {
  const { ResourceManagementClient } = await import("@azure/arm-resources");
  return new ResourceManagementClient(credential, {
    endpoint: cloud.resourceManager,
    credentialScopes: `${cloud.audience}/.default`,
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    ...(cloud.certificates === undefined ? {} : { tlsOptions: { ca: cloud.certificates } }),
  });
}

/** The URL of a request that may leave: to the resource manager and nobody else, reading and nothing else. A next page that lies elsewhere is not followed. */
function permitted(resourceManager: string, { path, body }: ArmRequest): URL | Failure {
  const text = /^https:\/\//i.test(path) ? path : `${resourceManager}/${path.replace(/^\/+/, "")}`;
  if (!URL.canParse(text)) return failure("malformed", "UnreadableLink");
  const url = new URL(text);
  if (url.origin !== new URL(resourceManager).origin) return failure("malformed", "LinkLeavesCloud");
  if (body !== undefined && url.pathname.toLowerCase() !== GRAPH_PATH.toLowerCase()) return failure("not-declared", `POST ${url.pathname}`);
  return url;
}

function answered({ status, headers, bodyAsText }: PipelineResponse): ArmReply {
  const header = (name: string): string | undefined => headers.get(name);
  const text = bodyAsText ?? "";
  const bytes = Buffer.byteLength(text);
  const body = parsed(text);
  if (status === 200 && isJson(body)) return { header, reply: { ok: true, body, bytes } };
  return { header, reply: { ok: false, failure: refusalIn(status, body, headers), bytes } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(what: Failure): ArmReply {
  return { header: () => undefined, reply: { ok: false, failure: what } };
}
