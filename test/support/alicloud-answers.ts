/** Answers of RPC operations out of an inventory: lists wrapped twice, pages of the real sizes, counts as numbers or as text. */
import { isJson, type Json } from "../../src/provider/json.ts";
import type { AlicloudAsked } from "./alicloud-server.ts";

export interface AlicloudInventory {
  readonly account: string;
  readonly regions: readonly string[];
  /** Which of the two centres of Cloud Config knows the account. Both, where nothing is said. */
  readonly members?: readonly string[];
  /** Accounts whose role can be assumed. */
  readonly enterable: readonly string[];
  /** The items that a listing gives in a region, by operation. Operations without any give empty lists. */
  readonly items: Readonly<Record<string, Readonly<Record<string, readonly Json[]>>>>;
  /** Whole answers, by operation; a text is an error code. */
  readonly whole: Readonly<Record<string, Json | string | ((asked: AlicloudAsked) => Json | string | undefined)>>;
  readonly buckets: readonly AlicloudBucket[];
}

export interface AlicloudBucket {
  readonly name: string;
  readonly region: string;
  /** XML, or JSON for the policy, by sub-resource. */
  readonly settings: Readonly<Record<string, string>>;
}

interface Shape {
  readonly list: string;
  /** Page size where the request names none. */
  readonly usual: number;
  readonly by: "token" | "number" | "marker";
  readonly total?: string;
  /** Counts are text. */
  readonly textual?: true;
}

const number = (list: string, usual: number, more: Partial<Shape> = {}): Shape => ({
  list,
  usual,
  by: "number",
  total: "TotalCount",
  ...more,
});
const token = (list: string, usual: number): Shape => ({ list, usual, by: "token" });

const shapes: Readonly<Record<string, Shape>> = {
  "ecs.DescribeInstances": token("Instances.Instance", 10),
  "ecs.DescribeDisks": token("Disks.Disk", 10),
  "ecs.DescribeSecurityGroups": token("SecurityGroups.SecurityGroup", 10),
  "ecs.DescribeSnapshots": token("Snapshots.Snapshot", 10),
  "ecs.DescribeNetworkInterfaces": token("NetworkInterfaceSets.NetworkInterfaceSet", 10),
  "ecs.DescribePrefixLists": token("PrefixLists.PrefixList", 10),
  "ecs.DescribePortRangeLists": token("PortRangeLists", 10),
  "ecs.DescribeImages": number("Images.Image", 10),
  "ecs.DescribeLaunchTemplates": number("LaunchTemplateSets.LaunchTemplateSet", 10),
  "vpc.DescribeVpcs": number("Vpcs.Vpc", 10),
  "vpc.DescribeVSwitches": number("VSwitches.VSwitch", 10),
  "vpc.DescribeFlowLogs": number("FlowLogs.FlowLog", 20, { textual: true }),
  "vpc.DescribeNetworkAcls": number("NetworkAcls.NetworkAcl", 10, { textual: true }),
  "vpc.DescribeRouteTableList": number("RouterTableList.RouterTableListType", 10),
  "rds.DescribeDBInstances": number("Items.DBInstance", 30, { total: "TotalRecordCount" }),
  "polardb.DescribeDBClusters": number("Items.DBCluster", 30, { total: "TotalRecordCount" }),
  "nas.DescribeFileSystems": number("FileSystems.FileSystem", 10),
  "kms.ListKeys": number("Keys.Key", 10),
  "kms.ListAliases": number("Aliases.Alias", 10),
  "kms.ListSecrets": number("SecretList.Secret", 10),
  "resourcemanager.ListAccounts": number("Accounts.Account", 10),
  "ims.ListUsers": { list: "Users.User", usual: 100, by: "marker" },
  "r-kvstore.DescribeInstances": number("Instances.KVStoreInstance", 30),
  "dds.DescribeDBInstances": number("DBInstances.DBInstance", 30),
  "slb.DescribeLoadBalancers": number("LoadBalancers.LoadBalancer", 50),
  "slb.DescribeLoadBalancerListeners": token("Listeners", 20),
  "slb.DescribeAccessControlLists": number("Acls.Acl", 50),
  "slb.DescribeAccessLogsDownloadAttribute": number("LogsDownloadAttributes.LogsDownloadAttribute", 10),
  "slb.ListTLSCipherPolicies": token("TLSCipherPolicies", 20),
  "alb.ListLoadBalancers": token("LoadBalancers", 20),
  "alb.ListListeners": token("Listeners", 20),
  "alb.ListRules": token("Rules", 20),
  "alb.ListSecurityPolicies": token("SecurityPolicies", 20),
  "alb.ListAcls": token("Acls", 20),
  "nlb.ListLoadBalancers": token("LoadBalancers", 20),
  "nlb.ListListeners": token("Listeners", 20),
  "nlb.ListSecurityPolicy": token("SecurityPolicies", 20),
  "actiontrail.DescribeTrails": { list: "TrailList", usual: 1000, by: "token" },
  "sas.DescribeCloudCenterInstances": number("Instances", 20, { total: "PageInfo.TotalCount" }),
};

type Told = { readonly body: Json } | { readonly status: number; readonly code: string };

export function rpcAnswer(asked: AlicloudAsked, inventory: AlicloudInventory): Told | undefined {
  const { operation } = asked;
  if (operation === "sts.GetCallerIdentity")
    return whole({ AccountId: asked.account, IdentityType: "RAMUser", Arn: `acs:ram::${asked.account}:user/scanner` });
  if (operation === "ecs.DescribeRegions") return whole({ Regions: { Region: inventory.regions.map((RegionId) => ({ RegionId })) } });
  const own = inventory.whole[operation];
  const told = typeof own === "function" ? own(asked) : own;
  if (typeof told === "string") return { status: 400, code: told };
  if (told !== undefined) return whole(told);
  const shape = shapes[operation];
  return shape === undefined ? undefined : whole(page(asked, shape, inventory));
}

function whole(body: Json): Told {
  return { body: { RequestId: "00000000-0000-4000-8000-000000000001", ...body } };
}

function page(asked: AlicloudAsked, { list, usual, by, total, textual }: Shape, inventory: AlicloudInventory): Json {
  const regions = inventory.items[asked.operation] ?? {};
  const all = regions[asked.region] ?? regions[""] ?? [];
  const size = Number(asked.request["MaxResults"] ?? asked.request["PageSize"] ?? asked.request["MaxItems"] ?? usual);
  const at =
    by === "number"
      ? (Number(asked.request["PageNumber"] ?? asked.request["CurrentPage"] ?? 1) - 1) * size
      : Number(asked.request["NextToken"] ?? asked.request["Marker"] ?? 0);
  const more = at + size < all.length;
  const body = wrapped(list, all.slice(at, at + size));
  if (by === "token") return { ...body, ...(more ? { NextToken: String(at + size) } : { NextToken: "" }) };
  if (by === "marker") return { ...body, IsTruncated: more, ...(more ? { Marker: String(at + size) } : {}) };
  const count = textual === true ? String(all.length) : all.length;
  return merged(body, wrapped(total ?? "TotalCount", count));
}

function wrapped(path: string, value: unknown): Json {
  return path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Json;
}

function merged(one: Json, other: Json): Json {
  const [name = "", value] = Object.entries(other)[0] ?? [];
  const here = one[name];
  return { ...one, [name]: isJson(here) && isJson(value) ? { ...here, ...value } : value };
}
