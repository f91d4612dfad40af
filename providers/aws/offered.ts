/** Whether a service is to be had in a region, as AWS itself publishes it. Asked only where a call found no such service. */
import type { Operation } from "../../src/provider/adapter.ts";
import { itemsAt, textOf, type Json } from "../../src/provider/json.ts";
import type { NotAnswered, Send } from "../../src/provider/session.ts";

const OPERATION = "ssm.GetParametersByPath";

export const offeredOperation: Operation = { operation: OPERATION, permissions: ["ssm:GetParametersByPath"] };

/** Names there, where they differ from the SDK's. https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html */
const names: Readonly<Record<string, string>> = { opensearch: "es", "redshift-serverless": "redshift", apigatewayv2: "apigateway" };

/** The most pages that are read: ten regions are on each. */
const MOST_PAGES = 20;

/** Asks once for each service. `undefined`: not known, because the list could not be read or knows no such service. */
export function offeredBy(home: string): (turnedAway: NotAnswered, region: string | null, send: Send) => Promise<boolean | undefined> {
  const known = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  return async ({ operation, failure }, region, send) => {
    if (failure.kind !== "unsupported" || region === null) return undefined;
    const service = operation.split(".")[0] ?? "";
    let regions = known.get(service);
    if (regions === undefined) known.set(service, (regions = regionsOf(names[service] ?? service, home, send)));
    return (await regions)?.has(region);
  };
}

async function regionsOf(service: string, home: string, send: Send): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>();
  let request: Json = { Path: `/aws/service/global-infrastructure/services/${service}/regions`, MaxResults: 10 };
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const accepts = (body: Json): boolean => itemsAt(body, "Parameters") !== undefined;
    const reply = await send({ operation: OPERATION, region: home, request, accepts });
    if (!reply.ok) return undefined;
    for (const each of itemsAt(reply.body, "Parameters") ?? []) found.add(textOf(each["Value"]));
    const next = textOf(reply.body["NextToken"]);
    if (next === "") return found.size === 0 ? undefined : found;
    request = { ...request, NextToken: next };
  }
  return undefined;
}
