/** A cloud's own description, which it gives to everybody. */
import { CannotOpen } from "../../src/provider/adapter.ts";
import { testedVersions } from "./api-versions.ts";
import type { KnownInPart } from "./custom-cloud.ts";
import { failureIn } from "./refusal.ts";

/** Throws `CannotOpen`: with no authority nobody can sign in. */
export async function metadataOf({ resourceManager, certificates }: KnownInPart): Promise<unknown> {
  const { createDefaultHttpClient, createHttpHeaders, createPipelineFromOptions, createPipelineRequest } =
    await import("@azure/core-rest-pipeline");
  const url = `${resourceManager}/metadata/endpoints?api-version=${testedVersions("metadata")[0] ?? ""}`;
  const headers = createHttpHeaders({ accept: "application/json" });
  const request = createPipelineRequest({ url, method: "GET", headers, timeout: WAIT });
  // The pipeline, unlike the bare client, takes the way of the proxy that the environment names.
  const pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    ...(certificates === undefined ? {} : { tlsOptions: { ca: certificates } }),
  });
  try {
    const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request);
    if (status === 200) return JSON.parse(bodyAsText ?? "") as unknown;
    throw unanswered(resourceManager, `HTTP ${String(status)}`);
  } catch (error) {
    throw error instanceof CannotOpen
      ? error
      : unanswered(resourceManager, error instanceof SyntaxError ? "NoJson" : failureIn(error).code);
  }
}

const WAIT = 30_000;

function unanswered(resourceManager: string, code: string): CannotOpen {
  return new CannotOpen({
    en: `${resourceManager} does not tell what cloud it is (${code}); give a file with its authority and audience.`,
    zh: `${resourceManager} 未返回其所属云的信息（${code}）；请提供包含 authority 与 audience 的文件。`,
  });
}
