/** What there is to read: the subscriptions that the identity sees, and what the cloud offers them. */
import { CannotOpen } from "../../src/provider/adapter.ts";
import { saying, type Failure } from "../../src/provider/failure.ts";
import { isJson, itemsAt, textOf, type Json } from "../../src/provider/json.ts";
import type { Send } from "../../src/provider/session.ts";
import type { Offers } from "./api-versions.ts";
import { TOKEN } from "./credential.ts";

export const SUBSCRIPTIONS = "GET subscriptions (list)";
export const DESCENDANTS = "GET Microsoft.Management/managementGroups/descendants (list)";
export const PROVIDER = "GET subscriptions/providers (item)";

export interface Subscription {
  readonly id: string;
  readonly name: string;
  /** `Enabled`, `Warned`, `PastDue`, `Disabled`, `Deleted`. */
  readonly state: string;
  readonly tenant: string;
}

/** Every subscription that the identity sees. Throws `CannotOpen`: with no list there is nothing to begin with. */
export async function visibleSubscriptions(send: Send): Promise<readonly Subscription[]> {
  const items = await everyPage(SUBSCRIPTIONS, "/subscriptions", send);
  if ("kind" in items) throw cannotList(items);
  return items.map((item) => ({
    id: textOf(item["subscriptionId"]).toLowerCase(),
    name: textOf(item["displayName"]),
    state: textOf(item["state"]),
    tenant: textOf(item["tenantId"]).toLowerCase(),
  }));
}

/** Ids of the subscriptions below a management group. */
export async function subscriptionsBelow(group: string, send: Send): Promise<readonly string[]> {
  const items = await everyPage(DESCENDANTS, `/providers/Microsoft.Management/managementGroups/${group}/descendants`, send);
  if ("kind" in items) {
    const { en, zh } = saying(items.kind);
    throw new CannotOpen({
      en: `The subscriptions below the management group ${group} are not known: ${DESCENDANTS} ${en} (${items.code}).`,
      zh: `无法得知管理组 ${group} 下的订阅：${DESCENDANTS} ${zh}（${items.code}）。`,
    });
  }
  return items.filter((item) => /\/subscriptions$/i.test(textOf(item["type"]))).map((item) => textOf(item["name"]).toLowerCase());
}

/** Learns what a cloud offers of the namespaces. What it does not tell stays open: then the tested versions are tried one by one. */
export async function learnOffers(subscription: string, namespaces: readonly string[], offers: Offers, send: Send): Promise<void> {
  await Promise.all(
    namespaces.map(async (namespace) => {
      const request = { path: `/subscriptions/${subscription}/providers/${namespace}` };
      const accepts = (body: Json): boolean => (itemsAt(body, "resourceTypes")?.length ?? 0) > 0;
      const reply = await send({ operation: PROVIDER, region: null, request, accepts });
      if (reply.ok) offers.tell(namespace, typesIn(reply.body));
    }),
  );
}

function typesIn(body: Json): ReadonlyMap<string, readonly string[]> {
  const types = (itemsAt(body, "resourceTypes") ?? []).map((each) => {
    const versions = Array.isArray(each["apiVersions"]) ? each["apiVersions"].filter((version) => typeof version === "string") : [];
    return [textOf(each["resourceType"]), versions] as const;
  });
  return new Map(types.filter(([type]) => type !== ""));
}

async function everyPage(operation: string, first: string, send: Send): Promise<readonly Json[] | Failure> {
  const found: Json[] = [];
  let path = first;
  for (;;) {
    const accepts = (body: Json): boolean => itemsAt(body, "value") !== undefined;
    const reply = await send({ operation, region: null, request: { path }, accepts });
    if (!reply.ok) return reply.failure;
    found.push(...(itemsAt(reply.body, "value") ?? []).filter(isJson));
    const next = textOf(reply.body["nextLink"]);
    if (next === "" || next === path) return found;
    path = next;
  }
}

function cannotList(failed: Failure): CannotOpen {
  const { en, zh } = saying(failed.kind);
  return new CannotOpen({
    en: `Azure did not tell which subscriptions there are: ${SUBSCRIPTIONS} ${en} (${failed.code}); sign in ("az login", AZURE_* variables or ${TOKEN}) and check the cloud, the tenant and the network.`,
    zh: `Azure 未返回订阅清单：${SUBSCRIPTIONS} ${zh}（${failed.code}）；请先登录（“az login”、AZURE_* 环境变量或 ${TOKEN}），并检查所选的云、租户与网络。`,
  });
}
