/** The way into Alibaba Cloud: who is calling, which accounts and regions there are to read. */
import pLimit from "p-limit";
import type { Opening, Operation } from "../../src/provider/adapter.ts";
import type { Failure } from "../../src/provider/failure.ts";
import { itemsAt, textOf } from "../../src/provider/json.ts";
import { Pace } from "../../src/provider/pace.ts";
import { Refusals } from "../../src/provider/refusals.ts";
import { sender } from "../../src/provider/sender.ts";
import type { AccountSession, Estate, Send } from "../../src/provider/session.ts";
import { cloudOfSite, homeOf, type AlicloudCloud, type Site } from "./clouds.ts";
import { assumedRole, NotAssumed, standardKeys } from "./credentials.ts";
import { BadEndpoint, endpointsIn, type Endpoints } from "./endpoints.ts";
import type { KeySource } from "./keys.ts";
import { accountsToRead, directoryOperations, roleArn } from "./members.ts";
import type { AlicloudOptions } from "./options.ts";
import { BadProxy, proxyIn, type Proxy } from "./proxy.ts";
import { cannotOpen } from "./refusal.ts";
import { siteOfAccount, siteProbe } from "./site.ts";
import { transport, type Transport } from "./transport.ts";

/** Operations of the session itself. `GetCallerIdentity` needs no permission. */
export const sessionOperations: readonly Operation[] = [
  { operation: "sts.GetCallerIdentity", permissions: [] },
  { operation: "sts.AssumeRole", permissions: ["sts:AssumeRole"] },
  { operation: "ecs.DescribeRegions", permissions: ["ecs:DescribeRegions"] },
  siteProbe,
  ...directoryOperations,
];

/** Gives an account session its better source, where it has one. */
type Shortcuts = (session: Omit<AccountSession, "shortcut">, options: AlicloudOptions, send: Send) => Promise<AccountSession["shortcut"]>;

interface Way extends Opening {
  readonly declared: ReadonlySet<string>;
  /** What a role is held down to. */
  readonly policy: string;
  readonly shortcuts: Shortcuts;
  readonly proxy: Proxy | undefined;
}

/** One identity that can send: an account seen with one set of keys. */
interface Identity {
  readonly account: string;
  readonly cloud: AlicloudCloud;
  readonly keys: KeySource;
  readonly transport: Transport;
  readonly send: Send;
}

interface Entered {
  readonly session?: AccountSession;
  readonly refused?: { readonly account: string; readonly call: Operation; readonly failure: Failure };
}

/** Accounts that are entered at once. */
const ENTERING = 8;

export async function openAlicloud(options: AlicloudOptions, opening: Omit<Way, "proxy">): Promise<Estate> {
  const endpoints = endpointsOf(options);
  const way: Way = { ...opening, proxy: proxyOf(opening.environment) };
  const assumed = options.site === "auto" ? "cn" : options.site;
  const first = await identify(standardKeys(options.profile, way.environment, way.proxy), assumed, endpoints, options, way);
  const role = options.roleArn;
  const taken = role === undefined ? undefined : assumedRole({ ...options, arn: role, policy: way.policy }, first.send, way.world.now);
  const caller = taken === undefined ? first : await identify(taken, assumed, endpoints, options, way);
  const inSite = (site: Site): Identity => identity(caller.account, cloudOfSite(site), caller.keys, endpoints, way);
  const site = options.site === "auto" ? await siteOfAccount((each) => inSite(each).send) : options.site;
  if (site === undefined) throw cannotOpen.site();
  const self = inSite(site);
  const ids = await accountsToRead(self.account, self.send, options);
  const atOnce = pLimit(ENTERING);
  const entered = await Promise.all(
    ids.map((id) => atOnce(() => enter(id === self.account ? self : member(id, self, endpoints, options, way), options, way))),
  );
  const refusals = new Refusals();
  for (const { refused } of entered) {
    if (refused !== undefined) refusals.add(`alicloud/${self.cloud}/${refused.account}`, refused.call, null, refused.failure, []);
  }
  return { sessions: entered.flatMap(({ session }) => session ?? []), gaps: refusals.gaps() };
}

function endpointsOf({ endpoints }: AlicloudOptions): Endpoints {
  try {
    return endpointsIn(endpoints);
  } catch (error) {
    throw error instanceof BadEndpoint ? cannotOpen.endpoint(error.message) : error;
  }
}

function proxyOf(environment: Opening["environment"]): Proxy | undefined {
  try {
    return proxyIn(environment);
  } catch (error) {
    throw error instanceof BadProxy ? cannotOpen.proxy() : error;
  }
}

function identity(account: string, cloud: AlicloudCloud, keys: KeySource, endpoints: Endpoints, way: Way): Identity {
  const { declared, world, proxy } = way;
  const home = homeOf(cloud);
  const site = cloud === "alicloud-cn" ? "cn" : "intl";
  const sendOnce = transport({ keys, site, home, endpoints, proxy, declared, now: world.now });
  const session = { provider: "alicloud", cloud, account, regions: [], everyRegion: false, home, send: sendOnce } as const;
  return { account, cloud, keys, transport: sendOnce, send: sender({ ...way, session, pace: new Pace(way.limits, world) }) };
}

/** Asks who the keys belong to. */
async function identify(keys: KeySource, site: Site, endpoints: Endpoints, options: AlicloudOptions, way: Way): Promise<Identity> {
  try {
    await keys();
  } catch (error) {
    throw error instanceof NotAssumed ? cannotOpen.role(options.roleArn ?? "", error.failure) : cannotOpen.keys(options.profile);
  }
  const stranger = identity("caller", cloudOfSite(site), keys, endpoints, way);
  const reply = await stranger.send({
    operation: "sts.GetCallerIdentity",
    region: null,
    request: {},
    accepts: (body) => textOf(body["AccountId"]) !== "",
  });
  if (!reply.ok) throw cannotOpen.caller(reply.failure);
  return identity(textOf(reply.body["AccountId"]), cloudOfSite(site), keys, endpoints, way);
}

function member(account: string, self: Identity, endpoints: Endpoints, options: AlicloudOptions, way: Way): Identity {
  const arn = roleArn(account, options.memberRole);
  return identity(account, self.cloud, assumedRole({ ...options, arn, policy: way.policy }, self.send, way.world.now), endpoints, way);
}

/** Learns the regions of an account. One that cannot be entered becomes a refusal. */
async function enter(self: Identity, options: AlicloudOptions, way: Way): Promise<Entered> {
  const { account, cloud } = self;
  try {
    await self.keys();
  } catch (error) {
    if (!(error instanceof NotAssumed)) throw error;
    return { refused: { account, call: operationNamed("sts.AssumeRole"), failure: error.failure } };
  }
  const home = homeOf(cloud);
  const regions = await usableRegions(self, home);
  const usable = "failure" in regions ? [] : regions.names;
  const chosen = options.regions.length > 0 ? [...new Set(options.regions)] : usable.length > 0 ? usable : [home];
  const bare = {
    provider: "alicloud",
    cloud,
    account,
    regions: chosen,
    everyRegion: usable.length > 0 && usable.every((region) => chosen.includes(region)),
    home: chosen.includes(home) ? home : (chosen[0] ?? home),
    send: self.transport,
  } as const;
  const shortcut = await way.shortcuts(bare, options, self.send);
  const session: AccountSession = shortcut === undefined ? bare : { ...bare, shortcut };
  return "failure" in regions
    ? { session, refused: { account, call: operationNamed("ecs.DescribeRegions"), failure: regions.failure } }
    : { session };
}

async function usableRegions(self: Identity, home: string): Promise<{ readonly names: readonly string[] } | { readonly failure: Failure }> {
  const reply = await self.send({
    operation: "ecs.DescribeRegions",
    region: home,
    request: { AcceptLanguage: "en-US" },
    accepts: (body) => (itemsAt(body, "Regions.Region")?.length ?? 0) > 0,
  });
  if (!reply.ok) return { failure: reply.failure };
  return { names: (itemsAt(reply.body, "Regions.Region") ?? []).map((region) => textOf(region["RegionId"])).toSorted() };
}

function operationNamed(name: string): Operation {
  return sessionOperations.find((each) => each.operation === name) ?? { operation: name, permissions: [] };
}
