/** An account on one of the two sites, reached at the names that its hosts really have: by TLS, through a proxy that leads them all here. */
import { alicloud } from "../../../providers/alicloud/adapter.ts";
import { homeOf, type AlicloudCloud, type Site } from "../../../providers/alicloud/clouds.ts";
import { endpointOf, endpointsIn } from "../../../providers/alicloud/endpoints.ts";
import { everyOperation } from "../../../src/provider/adapter.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { ACCOUNT, estate, REGION } from "../../providers/alicloud/estate.ts";
import { declared } from "../../support/alicloud-kept.ts";
import { startAlicloudServer, type AlicloudAsked, type AlicloudFault } from "../../support/alicloud-server.ts";
import { startConnectProxy } from "../../support/connect-proxy.ts";

export const KEYS = { accessKeyId: "canary-key-id-4711", accessKeySecret: "canary-key-secret-4711" };
export const MEMBER = "2000000000000001";
/** One that does not let the scan in. */
export const CLOSED = "2000000000000002";

export interface Running {
  readonly site: Site;
  readonly cloud: AlicloudCloud;
  readonly region: string;
  readonly requests: readonly AlicloudAsked[];
  /** Declared names of what was sent. */
  readonly operations: () => ReadonlySet<string>;
  /** What went to a host that the rules of the site do not name for its product, or was about to. */
  readonly astray: () => readonly string[];
  readonly certificate: string;
  readonly proxy: string;
  readonly close: () => Promise<void>;
}

export interface Circumstances {
  readonly fault?: (asked: AlicloudAsked, operation: string) => AlicloudFault | undefined;
  /** Accounts of the resource directory, beside its own. */
  readonly members?: readonly string[];
  /** As `--endpoint` has them. */
  readonly endpoints?: readonly string[];
}

const cloudOf = (site: Site): AlicloudCloud => (site === "cn" ? "alicloud-cn" : "alicloud-intl");
const products = [...new Set([...everyOperation(alicloud).keys()].map((operation) => operation.split(".")[0] ?? ""))];

export async function runningSite(site: Site, { fault, members = [], endpoints = [] }: Circumstances = {}): Promise<Running> {
  const cloud = cloudOf(site);
  const region = homeOf(cloud);
  const given = endpointsIn(endpoints);
  const hostOf = (product: string, on: Site = site): string => new URL(endpointOf(product, region, on, given) ?? "").host;
  // To learn the site, a scan asks the centre of the China site too.
  const hosts = new Map<string, readonly string[]>([
    ...products.map((product) => [product, [hostOf(product)]] as const),
    ["config", [hostOf("config"), hostOf("config", "cn")]],
  ]);
  const below = [`*.${hostOf("oss")}`, `*.${hostOf("sls")}`];
  const strangers = (asked: AlicloudAsked, operation: string): AlicloudFault | undefined =>
    operation === "config.GetConfigurationRecorder" && asked.host !== hostOf("config")
      ? { status: 404, body: { RequestId: "stranger", Code: "AccountNotExisted" } }
      : undefined;
  const server = await startAlicloudServer({
    inventory: { account: ACCOUNT, regions: [region], enterable: [ACCOUNT, MEMBER], items: {}, whole: {}, buckets: [] },
    answers: answersIn(region, members),
    hosts: [...[...hosts.values()].flat(), ...below],
    keys: KEYS,
    fault: (asked) => {
      const { name } = declared(asked);
      return fault?.(asked, name) ?? strangers(asked, name);
    },
  });
  const proxy = await startConnectProxy(Number(new URL(server.url).port));
  const isOf = (host: string, names: readonly string[]): boolean =>
    names.some((name) => (name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name));
  return {
    site,
    cloud,
    region,
    requests: server.requests,
    operations: () => new Set(server.requests.map((asked) => declared(asked).name)),
    astray: () => [
      ...[...proxy.asked].filter((asked) => !isOf(asked.replace(/:443$/, ""), [...[...hosts.values()].flat(), ...below])),
      ...server.requests.flatMap((asked) => {
        const { name } = declared(asked);
        const product = name.split(".")[0] ?? "";
        return isOf(asked.host, [...(hosts.get(product) ?? []), `*.${hostOf(product)}`]) ? [] : [`${name} ${asked.host}`];
      }),
    ],
    certificate: server.certificate,
    proxy: proxy.url,
    close: async () => {
      await proxy.close();
      await server.close();
    },
  };
}

/** The estate as it would be in another region, and what a scan asks before it reads. */
function answersIn(region: string, members: readonly string[]): readonly RecordedAnswer[] {
  const moved = JSON.parse(JSON.stringify(estate).replaceAll(REGION, region)) as readonly RecordedAnswer[];
  const accounts = [ACCOUNT, ...members].map((AccountId) => ({ AccountId, Status: "CreateSuccess" }));
  const beyond = Object.entries({
    "resourcemanager.ListAccounts": { Accounts: { Account: accounts }, TotalCount: accounts.length },
    "resourcecenter.GetResourceCenterServiceStatus": { ServiceStatus: "Enabled", InitialStatus: "Finished" },
    "resourcecenter.ListResourceTypes": { ResourceTypes: [{ ResourceType: "ACS::ECS::Instance" }] },
    "resourcecenter.GetResourceCounts": { ResourceCounts: [{ GroupName: region, Count: 2 }] },
  }).map(([operation, body]): RecordedAnswer => ({ operation, request: null, status: 200, body: { RequestId: "before", ...body } }));
  return [...moved, ...beyond];
}
