/** The way into AWS: who is calling, which accounts and regions there are to read. */
import pLimit from "p-limit";
import { CannotOpen, type Opening, type Operation } from "../../src/provider/adapter.ts";
import { saying, type Failure } from "../../src/provider/failure.ts";
import { itemsAt, textOf, type Json } from "../../src/provider/json.ts";
import { Pace } from "../../src/provider/pace.ts";
import { Refusals } from "../../src/provider/refusals.ts";
import { sender } from "../../src/provider/sender.ts";
import type { AccountSession, Estate, Send } from "../../src/provider/session.ts";
import { cloudOfArn, homeOf, roleArn, type AwsCloud } from "./clouds.ts";
import type { Opener } from "./config/aggregate.ts";
import { assumedRole, configuredRegion, NotAssumed, standardCredentials } from "./credentials.ts";
import type { AwsOptions } from "./options.ts";
import { offeredBy } from "./offered.ts";
import { transport, type CredentialSource, type Transport } from "./transport.ts";

/** Operations of the session itself. `GetCallerIdentity` needs no permission. */
export const sessionOperations: readonly Operation[] = [
  { operation: "sts.GetCallerIdentity", permissions: [] },
  { operation: "sts.AssumeRole", permissions: ["sts:AssumeRole"] },
  { operation: "ec2.DescribeRegions", permissions: ["ec2:DescribeRegions"] },
  { operation: "organizations.ListAccounts", permissions: ["organizations:ListAccounts"] },
];

/** Gives an account session its better source, where it has one. */
export type Shortcuts = (session: Omit<AccountSession, "shortcut">, options: AwsOptions, opener: Opener) => AccountSession["shortcut"];

interface Means extends Opening {
  readonly declared: ReadonlySet<string>;
  readonly shortcuts: Shortcuts;
}

interface Way extends Means {
  /** One for all accounts that are entered, so that they keep to the rate together. */
  readonly pace: Pace;
}

/** One identity that can send: an account seen with one set of keys. */
interface Identity {
  readonly account: string;
  readonly cloud: AwsCloud;
  readonly credentials: CredentialSource;
  readonly transport: Transport;
  readonly send: Send;
}

interface Entered {
  readonly session?: AccountSession;
  readonly refused?: { readonly account: string; readonly call: Operation; readonly region: string | null; readonly failure: Failure };
}

/** Accounts that are entered at once. */
const ENTERING = 8;

export async function openAws(options: AwsOptions, means: Means): Promise<Estate> {
  const way: Way = { ...means, pace: new Pace(means.limits, means.world) };
  const home = options.regions[0] ?? (await configuredRegion(options.profile)) ?? homeOf("aws");
  const base = standardCredentials(options.profile);
  const first = await identify(base, home, options, way);
  const role = options.roleArn;
  const self =
    role === undefined ? first : await identify(assumedRole({ ...options, arn: role }, first.send, way.world.now), home, options, way);
  const refusals = new Refusals();
  const opener = { send: self.send, region: home };
  const ids = await accountsToRead(self, options);
  const atOnce = pLimit(ENTERING);
  const entered = await Promise.all(
    ids.map((id) => atOnce(() => enter(id === self.account ? self : member(id, self, home, options, way), opener, options, way))),
  );
  for (const { refused } of entered) {
    if (refused !== undefined) refusals.add(`aws/${self.cloud}/${refused.account}`, refused.call, refused.region, refused.failure, []);
  }
  return { sessions: entered.flatMap(({ session }) => session ?? []), gaps: refusals.gaps() };
}

function identity(account: string, cloud: AwsCloud, credentials: CredentialSource, home: string, way: Way): Identity {
  const { environment, declared } = way;
  const sendOnce = transport({ credentials, home, environment, declared, account });
  const session = { provider: "aws", cloud, account, regions: [], everyRegion: false, home, send: sendOnce } as const;
  const send = sender({ ...way, session });
  return { account, cloud, credentials, transport: sendOnce, send };
}

/** Asks who the keys belong to; the partition of the answer drives everything else. */
async function identify(credentials: CredentialSource, home: string, options: AwsOptions, way: Way): Promise<Identity> {
  const stranger = identity("caller", "aws", credentials, home, way);
  try {
    await credentials();
  } catch (error) {
    throw cannot(error instanceof NotAssumed ? error.failure.code : undefined, options);
  }
  const reply = await stranger.send({
    operation: "sts.GetCallerIdentity",
    region: home,
    request: {},
    accepts: (body) => textOf(body["Account"]) !== "" && cloudOfArn(textOf(body["Arn"])) !== undefined,
  });
  if (!reply.ok) throw cannot(reply.failure.code, options, reply.failure);
  const cloud = cloudOfArn(textOf(reply.body["Arn"])) as AwsCloud;
  return identity(textOf(reply.body["Account"]), cloud, credentials, home, way);
}

function cannot(code: string | undefined, { profile, roleArn: role }: AwsOptions, failed?: Failure): CannotOpen {
  if (code === undefined) {
    const which = profile === undefined ? "" : ` for profile "${profile}"`;
    return new CannotOpen({
      en: `No AWS credentials were found${which}; set AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with "aws sso login".`,
      zh: `未找到${profile === undefined ? "" : `配置“${profile}”的`} AWS 凭证；请设置 AWS_PROFILE 或 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY，或执行“aws sso login”登录。`,
    });
  }
  if (role !== undefined && failed === undefined) {
    return new CannotOpen({
      en: `The role ${role} could not be assumed (${code}); check its trust policy, the external id and the permission sts:AssumeRole.`,
      zh: `无法担任角色 ${role}（${code}）；请检查其信任策略、外部 ID 以及 sts:AssumeRole 权限。`,
    });
  }
  const { en, zh } = saying(failed?.kind ?? "rejected");
  return new CannotOpen({
    en: `AWS could not tell who is calling: sts.GetCallerIdentity ${en} (${code}); check the keys, the region and the network.`,
    zh: `AWS 无法确认调用者身份：sts.GetCallerIdentity ${zh}（${code}）；请检查密钥、地域与网络。`,
  });
}

async function accountsToRead(self: Identity, options: AwsOptions): Promise<readonly string[]> {
  if (options.accounts !== undefined) return [...new Set(options.accounts)];
  if (!options.organization) return [self.account];
  const found: string[] = [];
  let request: Json = { MaxResults: 20 };
  for (;;) {
    const reply = await self.send({
      operation: "organizations.ListAccounts",
      region: null,
      request,
      accepts: (body) => itemsAt(body, "Accounts") !== undefined,
    });
    if (!reply.ok) {
      const { en, zh } = saying(reply.failure.kind);
      throw new CannotOpen({
        en: `The accounts of the organisation are not known: organizations.ListAccounts ${en} (${reply.failure.code}); run it in the management account or a delegated administrator, or give --accounts-file.`,
        zh: `无法得知组织内的账号：organizations.ListAccounts ${zh}（${reply.failure.code}）；请在管理账号或委派管理员账号中运行，或使用 --accounts-file。`,
      });
    }
    for (const account of itemsAt(reply.body, "Accounts") ?? []) if (account["Status"] === "ACTIVE") found.push(textOf(account["Id"]));
    const next = textOf(reply.body["NextToken"]);
    if (next === "" || next === request["NextToken"]) return found;
    request = { ...request, NextToken: next };
  }
}

function member(account: string, self: Identity, home: string, options: AwsOptions, way: Way): Identity {
  const arn = roleArn(self.cloud, account, options.memberRole);
  return identity(account, self.cloud, assumedRole({ ...options, arn }, self.send, way.world.now), home, way);
}

/** Learns the regions of an account. One that cannot be entered becomes a refusal. */
async function enter(self: Identity, opener: Opener, options: AwsOptions, way: Way): Promise<Entered> {
  const { account, cloud } = self;
  try {
    await self.credentials();
  } catch (error) {
    if (!(error instanceof NotAssumed)) throw error;
    return { refused: { account, call: operationNamed("sts.AssumeRole"), region: null, failure: error.failure } };
  }
  const regions = await enabledRegions(self, homeOf(cloud));
  const refused =
    "failure" in regions ? { account, call: operationNamed("ec2.DescribeRegions"), region: null, failure: regions.failure } : undefined;
  const enabled = "failure" in regions ? [] : regions.names;
  const chosen = options.regions.length > 0 ? [...new Set(options.regions)] : enabled.length > 0 ? enabled : [homeOf(cloud)];
  const bare = {
    provider: "aws",
    cloud,
    account,
    regions: chosen,
    everyRegion: enabled.length > 0 && enabled.every((region) => chosen.includes(region)),
    home: chosen.includes(homeOf(cloud)) ? homeOf(cloud) : (chosen[0] ?? homeOf(cloud)),
    send: self.transport,
    offers: offeredBy(homeOf(cloud)),
  } as const;
  const shortcut = way.shortcuts(bare, options, opener);
  const session: AccountSession = shortcut === undefined ? bare : { ...bare, shortcut };
  return refused === undefined ? { session } : { session, refused };
}

async function enabledRegions(
  self: Identity,
  home: string,
): Promise<{ readonly names: readonly string[] } | { readonly failure: Failure }> {
  const reply = await self.send({
    operation: "ec2.DescribeRegions",
    region: home,
    request: { AllRegions: false },
    accepts: (body) => (itemsAt(body, "Regions")?.length ?? 0) > 0,
  });
  if (!reply.ok) return { failure: reply.failure };
  return { names: (itemsAt(reply.body, "Regions") ?? []).map((region) => textOf(region["RegionName"])).toSorted() };
}

function operationNamed(name: string): Operation {
  return sessionOperations.find((each) => each.operation === name) ?? { operation: name, permissions: [] };
}
