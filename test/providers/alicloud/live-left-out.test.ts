import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, answer, refused, REGION } from "./estate-answers.ts";
import { factsOf } from "./mapped.ts";

function read(...answers: readonly RecordedAnswer[]): ReturnType<typeof recordedIn> {
  const origin = { provider: "alicloud", cloud: "alicloud-cn", account: ACCOUNT, region: REGION, time: "2026-01-01T00:00:00Z" } as const;
  return recordedIn({ ...origin, answers, listed: [] });
}

function fact(kind: KindName, name: string, ...answers: readonly RecordedAnswer[]): unknown {
  const found = read(...answers).mapped.resources.find((each) => each.kind === kind);
  return found === undefined ? "nothing" : factsOf(found)[name];
}

const instance = (more: object): RecordedAnswer =>
  answer("ecs.DescribeInstances", {
    Instances: { Instance: [{ InstanceId: "i-1", PublicIpAddress: { IpAddress: [] }, EipAddress: { IpAddress: "" }, ...more }] },
  });
const interfaces = (more: object): RecordedAnswer =>
  answer("ecs.DescribeNetworkInterfaces", {
    NetworkInterfaceSets: { NetworkInterfaceSet: [{ NetworkInterfaceId: "eni-1", InstanceId: "i-1", ...more }] },
  });

describe("a machine is public through an address that is told", () => {
  it.each<[string, object, object, unknown]>([
    ["none at all", {}, {}, false],
    ["an elastic one", { EipAddress: { IpAddress: "203.0.113.9" } }, {}, true],
    ["an elastic one that is left out", { EipAddress: {} }, {}, "?owed EipAddress.IpAddress"],
    ["an interface without one", {}, { AssociatedPublicIp: { PublicIpAddress: "" } }, false],
    ["an interface with one", {}, { AssociatedPublicIp: { PublicIpAddress: "203.0.113.9" } }, true],
    ["an interface that says so oddly", {}, { AssociatedPublicIp: "yes" }, expect.stringMatching(/^\?unexpected-value/)],
  ])("%s", (_name, own, bound, expected) => {
    expect(fact("virtual-machine", "publicAddress", instance(own), interfaces(bound))).toEqual(expected);
  });
});

describe("a disk that is not encrypted", () => {
  it.each<[string, unknown]>([
    ["cloud_essd", false],
    ["cloud", false],
    ["elastic_ephemeral_disk_premium", false],
    ["local_ssd_pro", "n/a not-offered disk/local-disk-encryption"],
    ["ephemeral_ssd", "n/a not-offered disk/local-disk-encryption"],
    ["", '?unexpected-value Category = ""'],
    ["tape", '?unexpected-value Category = "tape"'],
  ])("of category %j", (Category, expected) => {
    const disks = answer("ecs.DescribeDisks", { Disks: { Disk: [{ DiskId: "d-1", Category, Encrypted: false }] } });
    expect(fact("disk", "encrypted", disks)).toEqual(expected);
  });
});

it("a machine has disks that are not told where its system disk is not", () => {
  const disk = (Type: string): RecordedAnswer =>
    answer("ecs.DescribeDisks", { Disks: { Disk: [{ DiskId: "d-1", InstanceId: "i-1", Type, Category: "cloud", Encrypted: true }] } });
  expect(fact("virtual-machine", "disks", instance({}), disk("system"))).toEqual([{ encrypted: true }]);
  expect(fact("virtual-machine", "disks", instance({}), disk("data"))).toEqual([
    { encrypted: true },
    expect.stringMatching(/^…not-listed the system disk of/),
  ]);
});

describe("the default version of a launch template", () => {
  const versions = (...items: readonly object[]): RecordedAnswer =>
    answer(
      "ecs.DescribeLaunchTemplateVersions",
      { LaunchTemplateVersionSets: { LaunchTemplateVersionSet: items } },
      { LaunchTemplateId: "lt-1" },
    );
  const version = { LaunchTemplateId: "lt-1", VersionNumber: 1, LaunchTemplateData: { HttpTokens: "required" } };

  it.each<[string, RecordedAnswer, unknown]>([
    ["is the one that is told", versions(version), true],
    ["is told apart from the others", versions({ ...version, LaunchTemplateData: {}, DefaultVersion: false }, version), true],
    ["is not known without its data", versions({ ...version, LaunchTemplateData: undefined }), "?owed LaunchTemplateData"],
    ["is not known where none is told", versions(), "?call-failed ecs.DescribeLaunchTemplateVersions (UnexpectedAnswer)"],
    ["is not known where two are", versions(version, version), "?call-failed ecs.DescribeLaunchTemplateVersions (UnexpectedAnswer)"],
    [
      "is not known where it may not be asked",
      refused("ecs.DescribeLaunchTemplateVersions", "Forbidden.RAM", { LaunchTemplateId: "lt-1" }, 403),
      "?denied ecs:DescribeLaunchTemplateVersions",
    ],
  ])("%s", (_name, told, expected) => {
    expect(fact("machine-template", "metadataTokenRequired", told)).toEqual(expected);
  });
});

it("a route without a next hop may lead anywhere", () => {
  const tables = answer("vpc.DescribeRouteTableList", { RouterTableList: { RouterTableListType: [{ RouteTableId: "vtb-1" }] } });
  const routes = (NextHops: object): RecordedAnswer =>
    answer(
      "vpc.DescribeRouteEntryList",
      { RouteEntrys: { RouteEntry: [{ DestinationCidrBlock: "0.0.0.0/0", NextHops }] } },
      { RouteTableId: "vtb-1" },
    );
  expect(fact("route-table", "peeringRoutes", tables, routes({ NextHop: [{ NextHopType: "local" }] }))).toEqual([]);
  expect(fact("route-table", "peeringRoutes", tables, routes({ NextHop: [] }))).toEqual(["…owed NextHops.NextHop"]);
});

describe("what has no name cannot be told apart, and makes the answer one that is not known", () => {
  const gapOf = (...answers: readonly RecordedAnswer[]): readonly string[] => read(...answers).reading.gaps.map(({ text }) => text.en);
  it.each<[string, RecordedAnswer]>([
    ["a bucket", answer("oss.GetBucketInfo", { BucketInfo: { Bucket: { Name: "" } } }, { bucket: "example-logs" })],
    ["an access point", answer("oss.ListAccessPoints", { ListAccessPointsResult: { AccessPoints: { AccessPoint: [{ Bucket: "b" }] } } })],
    ["an access key", answer("ims.ListAccessKeys", { AccessKeys: { AccessKey: [{ Status: "Active" }] } }, { UserPrincipalName: "ana" })],
    ["a product without its types", answer("config.ListSupportedProducts", { Products: [{ ProductCode: "ECS" }] })],
    ["a type of resource", answer("config.ListSupportedProducts", { Products: [{ ResourceTypeList: [{ ResourceType: "" }] }] })],
  ])("%s", (_name, told) => {
    expect(gapOf(told)).toEqual([expect.stringContaining(told.operation)]);
  });
});

it("a whitelist of MongoDB without addresses may admit everybody", () => {
  const database = answer(
    "dds.DescribeDBInstances",
    { DBInstances: { DBInstance: [{ DBInstanceId: "dds-1" }] } },
    { DBInstanceType: "replicate" },
  );
  const list = (SecurityIpList: string): RecordedAnswer =>
    answer("dds.DescribeSecurityIps", { SecurityIpGroups: { SecurityIpGroup: [{ SecurityIpList }] } }, { DBInstanceId: "dds-1" });
  expect(fact("database", "allowList", database, list(""))).toContain("…owed SecurityIpList");
  expect(fact("database", "allowList", database, list("127.0.0.1"))).not.toContain("…owed SecurityIpList");
});

it("a domain of a function that speaks no word that is known may speak any", () => {
  const domain = (protocol: string): RecordedAnswer => answer("fc.ListCustomDomains", { customDomains: [{ domainName: "a", protocol }] });
  expect(["HTTPS", "HTTP,HTTPS", ""].map((each) => fact("web-app", "httpsOnly", domain(each)))).toEqual([
    true,
    false,
    '?unexpected-value protocol = ""',
  ]);
});

it("an account without a name may be any", () => {
  const images = answer("ecs.DescribeImages", { Images: { Image: [{ ImageId: "m-1" }] } });
  const shares = answer("ecs.DescribeImageSharePermission", { Accounts: { Account: [{ AliyunId: "" }] } }, { ImageId: "m-1" });
  expect(fact("image", "sharedWith", images, shares)).toEqual([{ account: "?owed AliyunId" }]);
});

it("a flow log of nothing may be of anything", () => {
  const logs = answer("vpc.DescribeFlowLogs", { FlowLogs: { FlowLog: [{ FlowLogId: "fl-1", ResourceId: "" }] } });
  expect(fact("flow-log", "target", logs)).toBe("?owed ResourceId");
});

it("a classic balancer whose listener speaks a word that is not known may have requests to log", () => {
  const balancers = answer("slb.DescribeLoadBalancers", { LoadBalancers: { LoadBalancer: [{ LoadBalancerId: "lb-1" }] } });
  const noLogs = answer("slb.DescribeAccessLogsDownloadAttribute", { LogsDownloadAttributes: { LogsDownloadAttribute: [] } });
  const listener = (ListenerProtocol: string): RecordedAnswer =>
    answer("slb.DescribeLoadBalancerListeners", { Listeners: [{ LoadBalancerId: "lb-1", ListenerPort: 1, ListenerProtocol }] });
  const logged = (protocol: string): unknown => fact("load-balancer", "accessLogged", balancers, listener(protocol), noLogs);
  expect(["http", "tcp", "smtp"].map(logged)).toEqual([
    false,
    "n/a not-offered load-balancer/layer-four-access-logs",
    '?unexpected-value ListenerProtocol = "smtp"',
  ]);
});

it.each<[string, (engine: string) => RecordedAnswer, readonly string[]]>([
  [
    "RDS",
    (Engine) => answer("rds.DescribeDBInstances", { Items: { DBInstance: [{ DBInstanceId: "rm-1", Engine }] } }),
    ["MySQL", "mysql", "Odd"],
  ],
  [
    "PolarDB",
    (DBType) => answer("polardb.DescribeDBClusters", { Items: { DBCluster: [{ DBClusterId: "pc-1", DBType }] } }),
    ["MySQL", "mysql", "Odd"],
  ],
])("a database of %s with an engine that is not known may log what another does not", (_, instance, engines) => {
  const [named, lower, odd] = engines.map((engine) => fact("database", "logsConnections", instance(engine)));
  expect(named).toBe("n/a not-offered database/not-postgresql");
  expect(lower).toBe(named);
  expect(odd).toMatch(/^\?unexpected-value (Engine|DBType) = "Odd"$/);
});

it("a list of keys in which no key is named does not encrypt a database", () => {
  const instance = answer("rds.DescribeDBInstances", { Items: { DBInstance: [{ DBInstanceId: "rm-1", Engine: "MySQL" }] } });
  const off = answer("rds.DescribeDBInstanceTDE", { TDEStatus: "Disabled" }, { DBInstanceId: "rm-1" });
  const keys = (EncryptionKeyList: unknown): RecordedAnswer =>
    answer("rds.DescribeDBInstanceEncryptionKey", { EncryptionKey: "", EncryptionKeyList }, { DBInstanceId: "rm-1" });
  const encrypted = [[{ EncryptionKey: "key-1" }], [], [{}], {}].map((each) => fact("database", "encrypted", instance, off, keys(each)));
  expect(encrypted).toEqual([true, false, "?owed EncryptionKeyList.EncryptionKey", "?owed EncryptionKeyList.EncryptionKey"]);
});
