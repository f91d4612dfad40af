/**
 * Whether an account ever activated a service. What a service answers to an account that never did differs from product to product, and is often
 * the same as for a permission that is missing (Function Compute), a key that is off (Log Service) or a bill that is not paid (OSS). Resource
 * Orchestration Service keeps the status of activation apart from all that (GetServiceProvisions, 2019-09-10: `Disabled`, "not activated").
 */
import type { Operation } from "../../src/provider/adapter.ts";
import { itemsAt, textOf } from "../../src/provider/json.ts";
import type { AccountSession, Send } from "../../src/provider/session.ts";

const PROVISIONS = "ros.GetServiceProvisions";

/** It looks at the service's roles as well, for which the caller must be allowed to. */
export const activationOperation: Operation = { operation: PROVISIONS, permissions: ["ros:GetServiceProvisions", "ram:GetRole"] };

/** Names there of the services that are activated one by one, by the names of their products here. */
const services: Readonly<Record<string, string>> = {
  cloudapi: "ApiGateway",
  cs: "CS",
  fc: "FC",
  kms: "KMS",
  mns: "MNS",
  nas: "NAS",
  ons: "RocketMQ",
  oss: "OSS",
  sae: "SAE",
  sls: "SLS",
};

/**
 * Asks once for each account, and only after a service turned a call away: two have then to say that there is nothing. A status that comes with a
 * reason was not settled by the account alone, and leaves the question open, like any other word.
 */
export function activated(home: string | null): NonNullable<AccountSession["offers"]> {
  let known: Promise<ReadonlySet<string> | undefined> | undefined;
  return async ({ operation }, _region, send) => {
    const service = services[operation.split(".")[0] ?? ""];
    if (service === undefined) return undefined;
    const never = await (known ??= neverActivated(home, send));
    return never?.has(service) === true ? false : undefined;
  };
}

async function neverActivated(home: string | null, send: Send): Promise<ReadonlySet<string> | undefined> {
  const reply = await send({
    operation: PROVISIONS,
    region: home,
    request: { RegionId: home, Services: Object.values(services).map((ServiceName) => ({ ServiceName })) },
    accepts: (body) => itemsAt(body, "ServiceProvisions") !== undefined,
  });
  if (!reply.ok) return undefined;
  const found = itemsAt(reply.body, "ServiceProvisions") ?? [];
  return new Set(
    found.filter((each) => each["Status"] === "Disabled" && textOf(each["StatusReason"]) === "").map((each) => textOf(each["ServiceName"])),
  );
}
