/**
 * Resource Center knows what an account holds in which region. A regional listing is not asked where it counts nothing of the sort: most regions
 * of most accounts are empty. What it does not know of, or does not answer for, is asked directly.
 */
import type { Operation } from "../../src/provider/adapter.ts";
import { itemsAt, textOf } from "../../src/provider/json.ts";
import type { AccountSession, Send } from "../../src/provider/session.ts";
import { objectsAt } from "./answers.ts";
import type { AlicloudOptions } from "./options.ts";

const STATUS = "resourcecenter.GetResourceCenterServiceStatus";
const TYPES = "resourcecenter.ListResourceTypes";
const COUNTS = "resourcecenter.GetResourceCounts";

export const inventoryOperations: readonly Operation[] = [STATUS, TYPES, COUNTS].map((operation) => ({
  operation,
  permissions: [operation.replace(".", ":")],
}));

/** The sort of resource without which a listing has nothing to tell, by the native type that it yields. Lists and policies tell of what names them alone. */
export const sorts: Readonly<Record<string, string>> = {
  "ecs.Instance": "ACS::ECS::Instance",
  "ecs.Disk": "ACS::ECS::Disk",
  "ecs.SecurityGroup": "ACS::ECS::SecurityGroup",
  "ecs.ListedPrefixList": "ACS::ECS::SecurityGroup",
  "ecs.ListedPortRangeList": "ACS::ECS::SecurityGroup",
  "ecs.Snapshot": "ACS::ECS::Snapshot",
  "ecs.Image": "ACS::ECS::Image",
  "ecs.LaunchTemplate": "ACS::ECS::LaunchTemplate",
  "ecs.NetworkInterface": "ACS::ECS::NetworkInterface",
  "ess.ScalingConfiguration": "ACS::ESS::ScalingGroup",
  "vpc.Vpc": "ACS::VPC::VPC",
  "vpc.Ipv6Address": "ACS::ECS::NetworkInterface",
  "vpc.VSwitch": "ACS::VPC::VSwitch",
  "vpc.RouteTable": "ACS::VPC::RouteTable",
  "vpc.ListedNetworkAcl": "ACS::VPC::NetworkAcl",
  "vpc.FlowLog": "ACS::VPC::FlowLog",
  "rds.DBInstance": "ACS::RDS::DBInstance",
  "rds.WhitelistTemplate": "ACS::RDS::DBInstance",
  "polardb.DBCluster": "ACS::PolarDB::DBCluster",
  "polardb.GlobalSecurityIPGroup": "ACS::PolarDB::DBCluster",
  "dds.DBInstance": "ACS::MongoDB::DBInstance",
  "dds.ShardingDBInstance": "ACS::MongoDB::DBInstance",
  "dds.GlobalSecurityIPGroup": "ACS::MongoDB::DBInstance",
  "r-kvstore.Instance": "ACS::Redis::DBInstance",
  "nas.FileSystem": "ACS::NAS::FileSystem",
  "kms.ListedKey": "ACS::KMS::Key",
  "kms.ListedSecret": "ACS::KMS::Secret",
  "slb.LoadBalancer": "ACS::SLB::LoadBalancer",
  "slb.Listener": "ACS::SLB::LoadBalancer",
  "slb.AccessLog": "ACS::SLB::LoadBalancer",
  "slb.ListedAccessControlList": "ACS::SLB::LoadBalancer",
  "slb.TLSCipherPolicy": "ACS::SLB::LoadBalancer",
  "alb.LoadBalancer": "ACS::ALB::LoadBalancer",
  "alb.Listener": "ACS::ALB::LoadBalancer",
  "alb.Rule": "ACS::ALB::LoadBalancer",
  "alb.ListedAccessControlList": "ACS::ALB::LoadBalancer",
  "alb.SecurityPolicy": "ACS::ALB::LoadBalancer",
  "nlb.LoadBalancer": "ACS::NLB::LoadBalancer",
  "nlb.Listener": "ACS::NLB::LoadBalancer",
  "nlb.SecurityPolicy": "ACS::NLB::LoadBalancer",
  "oss.AccessPoint": "ACS::OSS::Bucket",
  "sls.Project": "ACS::SLS::Project",
  "vpcpeer.Connection": "ACS::VPC::VPC",
};

type Inventory = NonNullable<AccountSession["shortcut"]>;

/** The inventory of an account; `undefined` where it is not wanted, not on, not yet complete, or may not be asked. */
export async function inventoryOf(options: Pick<AlicloudOptions, "source">, send: Send): Promise<Inventory | undefined> {
  if (options.source === "direct") return undefined;
  const status = await send({ operation: STATUS, region: null, request: {}, accepts: (body) => textOf(body["ServiceStatus"]) !== "" });
  if (!status.ok || status.body["ServiceStatus"] !== "Enabled" || status.body["InitialStatus"] !== "Finished") return undefined;
  const types = await send({
    operation: TYPES,
    region: null,
    request: {},
    accepts: (body) => itemsAt(body, "ResourceTypes") !== undefined,
  });
  if (!types.ok) return undefined;
  const known = new Set((itemsAt(types.body, "ResourceTypes") ?? []).map((each) => textOf(each["ResourceType"])));
  const counted = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  return async (listing, region, sendNow) => {
    const sort = sorts[listing.yields];
    if (sort === undefined || region === null || !known.has(sort)) return undefined;
    let regions = counted.get(sort);
    if (regions === undefined) counted.set(sort, (regions = regionsWith(sort, sendNow)));
    const held = await regions;
    return held === undefined || held.has(region) ? undefined : [];
  };
}

/** The regions that hold anything of a sort. */
async function regionsWith(sort: string, send: Send): Promise<ReadonlySet<string> | undefined> {
  const reply = await send({
    operation: COUNTS,
    region: null,
    request: { GroupByKey: "Region", Filter: [{ Key: "ResourceType", MatchType: "Equals", Value: [sort] }] },
    accepts: (body) => objectsAt(body, "ResourceCounts") !== undefined,
  });
  if (!reply.ok) return undefined;
  const counts = objectsAt(reply.body, "ResourceCounts") ?? [];
  // A count without a region may be of any.
  if (counts.some((each) => textOf(each["GroupName"]) === "")) return undefined;
  // A region is empty where a count says so; a count that says nothing does not.
  return new Set(counts.filter((each) => each["Count"] !== 0 && each["Count"] !== "0").map((each) => textOf(each["GroupName"])));
}
