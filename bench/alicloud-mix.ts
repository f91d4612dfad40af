/** What each region of an account of Alibaba Cloud holds: much that is told in lists, and some about which each is asked. */
export interface Mass {
  /** Path of the list in the answer, and the member that names an item. */
  readonly list: string;
  readonly id: string;
  /** Things for each thousand of a region. */
  readonly share: number;
  /** Most that one page gives. */
  readonly page: number;
  readonly by: "token" | "number" | "offset" | "marker";
  /** The sort under which Resource Center counts them. */
  readonly sort?: string;
  /** Members that name things of another list. */
  readonly joins?: Readonly<Record<string, string>>;
  /** Told for all regions at once. */
  readonly ofAccount?: true;
}

const number = (list: string, id: string, share: number, page: number, more: Partial<Mass> = {}): Mass => ({
  list,
  id,
  share,
  page,
  by: "number",
  ...more,
});
const token = (list: string, id: string, share: number, page: number, more: Partial<Mass> = {}): Mass => ({
  ...number(list, id, share, page, more),
  by: "token",
});

const onMachine = { joins: { InstanceId: "ecs.DescribeInstances" } } as const;
const sort = (name: string): Pick<Mass, "sort"> => ({ sort: `ACS::${name}` });

export const mix: Readonly<Record<string, Mass>> = {
  "ecs.DescribeInstances": token("Instances.Instance", "InstanceId", 160, 100, sort("ECS::Instance")),
  "ecs.DescribeDisks": token("Disks.Disk", "DiskId", 220, 500, { ...sort("ECS::Disk"), ...onMachine }),
  "ecs.DescribeSnapshots": token("Snapshots.Snapshot", "SnapshotId", 200, 100, sort("ECS::Snapshot")),
  "ecs.DescribeNetworkInterfaces": token("NetworkInterfaceSets.NetworkInterfaceSet", "NetworkInterfaceId", 170, 500, {
    ...sort("ECS::NetworkInterface"),
    ...onMachine,
  }),
  "ecs.DescribeSecurityGroups": token("SecurityGroups.SecurityGroup", "SecurityGroupId", 40, 100, sort("ECS::SecurityGroup")),
  "ecs.DescribeImages": number("Images.Image", "ImageId", 6, 100, sort("ECS::Image")),
  "ecs.DescribeLaunchTemplates": number("LaunchTemplateSets.LaunchTemplateSet", "LaunchTemplateId", 6, 50, sort("ECS::LaunchTemplate")),
  "vpc.DescribeVpcs": number("Vpcs.Vpc", "VpcId", 4, 50, sort("VPC::VPC")),
  "vpc.DescribeVSwitches": number("VSwitches.VSwitch", "VSwitchId", 30, 50, {
    ...sort("VPC::VSwitch"),
    joins: { VpcId: "vpc.DescribeVpcs" },
  }),
  "vpc.DescribeRouteTableList": number("RouterTableList.RouterTableListType", "RouteTableId", 6, 50, sort("VPC::RouteTable")),
  "rds.DescribeDBInstances": number("Items.DBInstance", "DBInstanceId", 8, 100, sort("RDS::DBInstance")),
  "r-kvstore.DescribeInstances": number("Instances.KVStoreInstance", "InstanceId", 6, 50, sort("Redis::DBInstance")),
  "nas.DescribeFileSystems": number("FileSystems.FileSystem", "FileSystemId", 2, 100, sort("NAS::FileSystem")),
  "kms.ListKeys": number("Keys.Key", "KeyId", 10, 100, sort("KMS::Key")),
  "kms.ListSecrets": number("SecretList.Secret", "SecretName", 20, 100, sort("KMS::Secret")),
  "slb.DescribeLoadBalancers": number("LoadBalancers.LoadBalancer", "LoadBalancerId", 10, 100, sort("SLB::LoadBalancer")),
  "alb.ListLoadBalancers": token("LoadBalancers", "LoadBalancerId", 4, 100, sort("ALB::LoadBalancer")),
  "alb.ListListeners": token("Listeners", "ListenerId", 8, 100, {
    ...sort("ALB::LoadBalancer"),
    joins: { LoadBalancerId: "alb.ListLoadBalancers" },
  }),
  "fc.ListFunctions": { ...token("functions", "functionName", 54, 100), joins: {} },
  "sls.ListProject": { ...number("projects", "projectName", 4, 500, sort("SLS::Project")), by: "offset" },
  "oss.ListBuckets": { ...number("ListAllMyBucketsResult.Buckets.Bucket", "Name", 8, 1000), by: "marker", ofAccount: true },
};

/** Log stores that each project holds. */
export const STORES = 6;

export const sizeOf = ({ share }: Mass, things: number): number => Math.round((share * things) / 1000);

/** Things that an account of so many regions holds, and the pages that they fill beyond the first of each list. */
export function holding(regions: number, things: number): { readonly things: number; readonly pages: number } {
  const lists = Object.values(mix).map((mass) => ({
    count: sizeOf(mass, things) * (mass.ofAccount === true ? regions : 1),
    times: mass.ofAccount === true ? 1 : regions,
    page: mass.page,
  }));
  const projects = mix["sls.ListProject"];
  const stores = projects === undefined ? 0 : sizeOf(projects, things) * STORES * regions;
  return {
    things: lists.reduce((sum, { count, times }) => sum + count * times, stores),
    pages: lists.reduce((sum, { count, times, page }) => sum + (Math.max(1, Math.ceil(count / page)) - 1) * times, 0),
  };
}
