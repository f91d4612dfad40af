/** A subscription that answers out of an inventory, without a network: for what must be asked thousands of times. */
import { Offers } from "../../../providers/azure/api-versions.ts";
import type { CloudRow } from "../../../providers/azure/clouds.ts";
import { failureOf } from "../../../providers/azure/errors.ts";
import { Graph } from "../../../providers/azure/graph.ts";
import { graphTypes } from "../../../providers/azure/graph-types.ts";
import { Quota } from "../../../providers/azure/quota.ts";
import { armSend } from "../../../providers/azure/session.ts";
import { shortcutsOf } from "../../../providers/azure/shortcuts.ts";
import type { Transport } from "../../../providers/azure/transport.ts";
import { itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import type { AccountSession, Reply, World } from "../../../src/provider/session.ts";
import { ArmAnswers, type Answered, type Inventory } from "../../support/arm-answers.ts";
import { quickWorld, type Fault } from "../../support/answering.ts";

const ORIGIN = "https://management.local.test";
const END = "$skiptoken=end";

export interface ArmSession {
  readonly inventory: Inventory;
  readonly account: string;
  /** Row of the table, or another name. */
  readonly cloud?: string;
  /** Whether the resource graph is asked first. */
  readonly graph?: boolean;
  readonly fault?: Fault;
  readonly world?: World;
}

export function armSession({
  inventory,
  account,
  cloud = "local",
  graph = false,
  fault,
  world = quickWorld(),
}: ArmSession): AccountSession {
  const answers = new ArmAnswers(inventory);
  const row: CloudRow = {
    name: cloud,
    resourceManager: ORIGIN,
    authority: ORIGIN,
    audience: ORIGIN,
    suffixes: {},
    loginAliases: [],
    custom: true,
  };
  const way = { cloud: row, transport: transportTo(answers), offers: new Offers(), quota: new Quota(world) };
  const send = armSend(way, account);
  const times = new Map<string, number>();
  return {
    provider: "azure",
    cloud,
    account,
    regions: [],
    everyRegion: true,
    home: null,
    ...(graph ? shortcutsOf(account, new Graph([account], graphTypes, world)) : {}),
    send: async (request, signal) => {
      const whole = await send(request, signal);
      const key = JSON.stringify([request.operation, request.request]);
      const before = times.get(key) ?? 0;
      times.set(key, before + 1);
      return (await fault?.(request, before, () => whole)) ?? whole;
    },
  };
}

/** Every list ends with an empty page, as it may: so each operation that lists has a second page to lose. */
function transportTo(answers: ArmAnswers): Transport {
  return (request) => {
    const url = new URL(request.path, ORIGIN);
    const asked = {
      method: request.body === undefined ? "GET" : "POST",
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      body: request.body ?? {},
      origin: ORIGIN,
    };
    const isEnd = url.search.includes(END);
    const answered: Answered = isEnd ? { status: 200, body: { value: [] } } : answers.answer(asked);
    return Promise.resolve({
      header: (name) => answered.headers?.[name],
      reply: replyOf(answered, isEnd ? undefined : `${url.href}${url.search === "" ? "?" : "&"}${END}`),
    });
  };
}

function replyOf({ status, body }: Answered, end: string | undefined): Reply {
  const json = body as Json;
  if (status !== 200) return { ok: false, failure: failureOf(textOf((json["error"] as Json)["code"]), status) };
  const isLast = itemsAt(json, "value") !== undefined && json["nextLink"] === undefined;
  return { ok: true, body: isLast && end !== undefined ? { ...json, nextLink: end } : json };
}
