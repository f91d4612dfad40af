/** The way into Azure: which cloud, who asks, which subscriptions. */
import { CannotOpen, type Opening, type Operation } from "../../src/provider/adapter.ts";
import type { Call } from "../../src/provider/call.ts";
import { failure } from "../../src/provider/failure.ts";
import { textOf } from "../../src/provider/json.ts";
import { Pace } from "../../src/provider/pace.ts";
import { sender } from "../../src/provider/sender.ts";
import type { AccountSession, Estate, Send } from "../../src/provider/session.ts";
import { Offers } from "./api-versions.ts";
import type { CloudRow } from "./clouds.ts";
import { credentialFor } from "./credential.ts";
import { chosenCloud, cloudOfMetadata, type KnownInPart } from "./custom-cloud.ts";
import { Graph } from "./graph.ts";
import { graphTypes } from "./graph-types.ts";
import type { AzureOptions } from "./options.ts";
import { Quota } from "./quota.ts";
import { armSend, type Way } from "./session.ts";
import { shortcutsOf } from "./shortcuts.ts";
import { learnOffers, subscriptionsBelow, visibleSubscriptions, type Subscription } from "./subscriptions.ts";
import { transport } from "./transport.ts";
import { metadataOf } from "./metadata.ts";
import { unreadSubscriptions, type Wanted } from "./unread.ts";

/** What may be sent, and what it is for. */
interface Declared {
  readonly calls: readonly Call[];
  readonly beyond: readonly Operation[];
}

export async function openAzure(options: AzureOptions, opening: Opening, { calls, beyond }: Declared): Promise<Estate> {
  const cloud = await cloudFor(options);
  const credential = await credentialFor(cloud, options, opening.environment);
  const way: Way = { cloud, transport: transport(cloud, credential), offers: new Offers(), quota: new Quota(opening.world) };
  const bare = { provider: "azure", cloud: cloud.name, regions: [], everyRegion: true, home: null } as const;
  const declared = new Set(beyond.map(({ operation }) => operation));
  const tenant: AccountSession = { ...bare, account: "tenant", send: armSend(way, "") };
  const send: Send = sender({ ...opening, session: tenant, declared, pace: new Pace(opening.limits, opening.world) });

  const visible = await visibleSubscriptions(send);
  const wanted = await wantedIn(visible, options, send);
  const [first] = wanted.read;
  if (first === undefined) throw nothingToRead(wanted);
  await learnOffers(first.id, namespacesOf(calls), way.offers, send);

  const ids = wanted.read.map(({ id }) => id);
  const graph = options.source === "arm" ? undefined : new Graph(ids, graphTypes, opening.world);
  const sessions = ids.map((account): AccountSession => {
    const session: AccountSession = { ...bare, account, send: armSend(way, account) };
    if (graph === undefined) return session;
    const withGraph = { ...session, ...shortcutsOf(account, graph) };
    return options.source === "graph" ? { ...withGraph, send: onlyByGraph(session.send) } : withGraph;
  });
  return { sessions, gaps: unreadSubscriptions(wanted, cloud) };
}

async function cloudFor({ cloud }: AzureOptions): Promise<CloudRow> {
  const choice = await chosenCloud(cloud);
  if ("row" in choice) return choice.row;
  return cloudOfMetadata(await metadataOf(choice.ask satisfies KnownInPart), choice.ask);
}

/** Which of the visible subscriptions are read, and which of those asked for are not. */
async function wantedIn(visible: readonly Subscription[], options: AzureOptions, send: Send): Promise<Wanted> {
  const { managementGroup, expected } = options;
  const below = managementGroup === undefined ? [] : await subscriptionsBelow(managementGroup, send);
  const named = [...options.subscriptions.map((id) => id.toLowerCase()), ...below];
  const byId = new Map(visible.map((each) => [each.id, each]));
  const all = named.length > 0 || managementGroup !== undefined ? [...new Set(named)].flatMap((id) => byId.get(id) ?? []) : visible;
  const owed = new Set([...named, ...expected.map((id) => id.toLowerCase())]);
  return {
    read: all.filter(isReadable).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    closed: all.filter((each) => !isReadable(each)),
    hidden: [...owed].filter((id) => !byId.has(id)).toSorted(),
  };
}

/** What is switched off answers, if at all, for what was. https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states */
function isReadable({ state }: Subscription): boolean {
  return ["", "enabled", "warned", "pastdue"].includes(state.toLowerCase());
}

function namespacesOf(calls: readonly Call[]): readonly string[] {
  const types = calls.map(({ operation }) => /^GET ([^/\s]+)\//.exec(operation)?.[1] ?? "");
  return [...new Set([...types, "Microsoft.ResourceGraph"].filter((each) => each !== ""))].sort();
}

/** Where only the graph may be asked, what it does not answer stays unread. */
function onlyByGraph(send: AccountSession["send"]): AccountSession["send"] {
  const carried = new Set(graphTypes.map((type) => `GET ${type} (list)`));
  return (request, signal) =>
    carried.has(request.operation) && textOf(request.request["path"]) === ""
      ? Promise.resolve({ ok: false, failure: failure("insufficient", "GraphIncomplete") })
      : send(request, signal);
}

function nothingToRead({ hidden, closed }: Wanted): CannotOpen {
  const named = [...hidden, ...closed.map(({ id, state }) => `${id} (${state})`)];
  const [en, zh] = named.length === 0 ? ["", ""] : [`: ${named.join(", ")}`, `：${named.join("、")}`];
  return new CannotOpen({
    en: `There is no subscription to read${en}; give the identity the role Reader or the one that "cldscan permissions azure" prints.`,
    zh: `没有可读取的订阅${zh}；请为该身份授予“读者”角色，或“cldscan permissions azure”输出的角色。`,
  });
}
