/** A subscription that can be asked. */
import { failure } from "../../src/provider/failure.ts";
import { isJson, textOf, type Json } from "../../src/provider/json.ts";
import type { AccountSession, Reply, Request } from "../../src/provider/session.ts";
import { refusesVersion, type Offers } from "./api-versions.ts";
import type { CloudRow } from "./clouds.ts";
import type { Quota } from "./quota.ts";
import { GRAPH_PATH, type Transport } from "./transport.ts";

/** Operation that asks the resource graph. */
export const GRAPH = "POST Microsoft.ResourceGraph/resources";

/** Operation that reads a subscription itself. */
export const SUBSCRIPTION = "GET Microsoft.Resources/subscriptions (item)";

/** What all subscriptions of a scan share. */
export interface Way {
  readonly cloud: CloudRow;
  readonly transport: Transport;
  readonly offers: Offers;
  readonly quota: Quota;
}

/**
 * One try of a call. Operations are named `GET Microsoft.Sql/servers (list)`; a request without a path lists the type in the subscription.
 * A version that the cloud refuses is followed by the next one within the same try, because that is no failure of the call.
 */
export function armSend(way: Way, account: string): AccountSession["send"] {
  return async (request, signal) => {
    if (request.operation === GRAPH) return askGraph(way, request.request, signal);
    const type = typeOf(request);
    const path = pathOf(request, type, account);
    if (/[?&]api-version=/i.test(path)) return (await way.transport({ path }, signal)).reply;
    const versions = way.offers.of(type);
    if (versions === "absent") return { ok: false, failure: failure("unsupported", TYPE_NOT_OFFERED) };
    let last: Reply = { ok: false, failure: failure("unsupported", "NoTestedApiVersion") };
    for (const version of versions) {
      last = (await way.transport({ path: `${path}${path.includes("?") ? "&" : "?"}api-version=${version}` }, signal)).reply;
      if (last.ok || !refusesVersion(last.failure.code)) return last;
      way.offers.refuse(type, version);
    }
    return last;
  };
}

/** The cloud does not list the type. */
export const TYPE_NOT_OFFERED = "TypeNotOffered";

function typeOf({ operation }: Request): string {
  return /^GET (\S+) \(/.exec(operation)?.[1] ?? "";
}

function pathOf({ operation, request }: Request, type: string, account: string): string {
  const path = textOf(request["path"]);
  if (operation === SUBSCRIPTION) return `/subscriptions/${account}`;
  return path === "" ? `/subscriptions/${account}/providers/${type}` : path;
}

/** The answer carries what only headers tell: that the identity sees more subscriptions than one question may cover. */
async function askGraph({ transport, offers, quota }: Way, body: Json, signal: AbortSignal): Promise<Reply> {
  const type = "Microsoft.ResourceGraph/resources";
  const versions = offers.of(type);
  if (versions === "absent") return { ok: false, failure: failure("unsupported", TYPE_NOT_OFFERED) };
  for (const version of versions) {
    await quota.turn(signal);
    const { reply, header } = await transport({ path: `${GRAPH_PATH}?api-version=${version}`, body }, signal);
    quota.heed(header);
    if (!reply.ok) {
      if (!refusesVersion(reply.failure.code)) return reply;
      offers.refuse(type, version);
      continue;
    }
    const limitHit = header("x-ms-tenant-subscription-limit-hit")?.toLowerCase() === "true";
    return limitHit && isJson(reply.body) ? { ...reply, body: { ...reply.body, limitHit } } : reply;
  }
  return { ok: false, failure: failure("unsupported", "NoTestedApiVersion") };
}
