import { describe, expect, it } from "vitest";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, CANARY, refused } from "./estate-answers.ts";
import { told } from "./told.ts";

type Facts = Readonly<Record<string, unknown>>;
const denied = (operation: string): RecordedAnswer => refused(operation, "NoPermission", {}, 403);

describe("a machine with an IPv6 address", () => {
  const machine = answer("ecs.DescribeInstances", {
    Instances: { Instance: [{ InstanceId: "i-1", PublicIpAddress: { IpAddress: [] }, EipAddress: { IpAddress: "" } }] },
  });
  const faces = answer("ecs.DescribeNetworkInterfaces", {
    NetworkInterfaceSets: {
      NetworkInterfaceSet: [
        { NetworkInterfaceId: "eni-1", InstanceId: "i-1", AssociatedPublicIp: {}, Ipv6Sets: { Ipv6Set: [{ Ipv6Address: "2001:db8::1" }] } },
      ],
    },
  });
  const addresses = (...all: readonly object[]): RecordedAnswer =>
    answer("vpc.DescribeIpv6Addresses", { Ipv6Addresses: { Ipv6Address: all }, TotalCount: all.length });
  const one = (more: object): RecordedAnswer => addresses({ Ipv6AddressId: "ipv6-1", Ipv6Address: "2001:db8::1", ...more });

  it.each<[string, RecordedAnswer, unknown]>([
    ["is private without bandwidth", one({ NetworkType: "Private", Ipv6InternetBandwidth: { Bandwidth: 0 } }), false],
    ["is private where no bandwidth is named", one({ NetworkType: "Private" }), false],
    ["is public with bandwidth", one({ NetworkType: "Public", Ipv6InternetBandwidth: { Bandwidth: 5 } }), true],
    ["is public by its bandwidth alone", one({ Ipv6InternetBandwidth: { Bandwidth: 5 } }), true],
    ["is not known where nothing is told", one({}), "?owed NetworkType"],
    ["is not known where the address is not listed", addresses(), "?outside-scan 2001:db8::1"],
    ["is not known where nobody may ask", denied("vpc.DescribeIpv6Addresses"), "?denied vpc:DescribeIpv6Addresses"],
  ])("%s", (_, answered, publicAddress) => {
    expect(told("virtual-machine", machine, faces, answered)).toMatchObject({ publicAddress });
  });
});

describe("a bucket", () => {
  const request = { bucket: "b" };
  const bucket = [
    answer("oss.GetBucketInfo", { Bucket: { Name: "b", Location: "oss-cn-hangzhou" } }, request),
    answer("oss.GetBucketPolicy", { Statement: [] }, request),
  ];
  const points = (...all: readonly object[]): RecordedAnswer =>
    answer("oss.ListAccessPoints", {
      ListAccessPointsResult: { AccessPoints: all.length === 0 ? "" : { AccessPoint: all }, IsTruncated: "false" },
    });
  const point = (more: object): object => ({ AccessPointName: "p", Bucket: "b", NetworkOrigin: "vpc", Status: "enable", ...more });

  it.each<[string, RecordedAnswer, unknown]>([
    ["with an access point inside a VPC", points(point({})), true],
    ["with one on the internet", points(point({ NetworkOrigin: "internet" })), false],
    ["with one that is off", points(point({ Status: "disable" })), false],
    ["with none", points(), false],
    ["beside another that has one", points(point({ Bucket: "c" })), false],
    ["with one of which little is told", points({ AccessPointName: "p", Bucket: "b" }), "?owed Status"],
    ["where nobody may ask", denied("oss.ListAccessPoints"), "?denied oss:ListAccessPoints"],
  ])("%s", (_, answered, privateEndpoint) => {
    expect(told("object-store", ...bucket, answered)).toMatchObject({ privateEndpoint });
  });
});

describe("a route over a peering", () => {
  const table = answer("vpc.DescribeRouteTableList", {
    RouterTableList: { RouterTableListType: [{ RouteTableId: "vtb-1", VpcId: "vpc-1" }] },
    TotalCount: 1,
  });
  const route = (DestinationCidrBlock: string, NextHopType = "VpcPeer"): RecordedAnswer =>
    answer(
      "vpc.DescribeRouteEntryList",
      { RouteEntrys: { RouteEntry: [{ DestinationCidrBlock, NextHops: { NextHop: [{ NextHopType, NextHopId: "pcc-1" }] } }] } },
      { RouteTableId: "vtb-1" },
    );
  const ends = [
    { VpcId: "vpc-1", Ipv4Cidrs: ["10.1.0.0/16"], Ipv6Cidrs: [] },
    { VpcId: "vpc-2", Ipv4Cidrs: ["10.2.0.0/16", "172.16.0.0/24"], Ipv6Cidrs: ["2001:db8::/56"] },
  ];
  const peering = (Vpc: object | undefined, AcceptingVpc: object | undefined): RecordedAnswer =>
    answer("vpcpeer.ListVpcPeerConnections", { VpcPeerConnects: [{ InstanceId: "pcc-1", Vpc, AcceptingVpc }] });
  const asked = peering(ends[0], ends[1]);
  const covers = (...answers: readonly RecordedAnswer[]): unknown => {
    const [first] = told("route-table", table, ...answers)["peeringRoutes"] as readonly Facts[];
    return first?.["coversPeer"];
  };

  it.each<[string, readonly RecordedAnswer[], unknown]>([
    ["to one subnet", [route("10.2.1.0/24"), asked], false],
    ["to one of the two ranges of the other network", [route("10.2.0.0/16"), asked], false],
    ["to more than both", [route("0.0.0.0/1"), peering(ends[0], { VpcId: "vpc-2", Ipv4Cidrs: ["10.2.0.0/16"] })], true],
    ["the other way round", [route("10.2.0.0/16"), peering({ VpcId: "vpc-2", Ipv4Cidrs: ["10.2.0.0/16"] }, ends[0])], true],
    ["to its IPv6 addresses", [route("2001:db8::/48"), asked], true],
    ["to everything", [route("0.0.0.0/0")], true],
    ["to one address", [route("10.2.0.1/32")], false],
    ["between networks that the connection does not join", [route("10.2.0.0/16"), peering(ends[1], ends[1])], "?owed AcceptingVpc"],
    ["to a network of which nothing is told", [route("10.2.0.0/16"), peering(ends[0], { VpcId: "vpc-2" })], "?owed Ipv4Cidrs"],
    ["over something else", [route("10.2.0.0/16", "Attachment"), asked], "?not-visible the network behind the next hop"],
    ["where nobody may ask", [route("10.2.0.0/16"), denied("vpcpeer.ListVpcPeerConnections")], "?denied vpc:ListVpcPeerConnections"],
  ])("%s covers the whole of the other network: %s", (_, answers, coversPeer) => {
    expect(covers(...answers)).toEqual(coversPeer);
  });
});

describe("what machines are made from", () => {
  const region = (Encrypted: boolean): RecordedAnswer => answer("ecs.DescribeDiskEncryptionByDefaultStatus", { Encrypted });
  const configuration = (more: object): RecordedAnswer =>
    answer("ess.DescribeScalingConfigurations", { ScalingConfigurations: [{ ScalingConfigurationId: "asc-1", ...more }], TotalCount: 1 });
  const snapshot = (Encrypted: boolean): RecordedAnswer =>
    answer("ecs.DescribeSnapshots", { Snapshots: { Snapshot: [{ SnapshotId: "s-1", Encrypted }] } });
  const disks = (...all: readonly unknown[]): object => ({ disks: all.map((encrypted) => ({ encrypted })) });

  it.each<[string, object, RecordedAnswer, object]>([
    ["nothing", {}, region(false), { metadataTokenRequired: false, ...disks(false), userDataSecrets: [] }],
    ["tokens", { HttpTokens: "required" }, region(false), { metadataTokenRequired: true }],
    ["no metadata at all", { HttpEndpoint: "disabled" }, region(false), { metadataTokenRequired: true }],
    ["an encrypted disk", { SystemDiskEncrypted: true, DataDisks: [{ Encrypted: "false" }] }, region(false), disks(true, false)],
    ["plain disks in a region that encrypts", { DataDisks: [{ Encrypted: "false" }] }, region(true), disks(true, true)],
    [
      "a password in start-up data",
      { UserData: btoa(`DB_PASSWORD=${CANARY}`) },
      region(false),
      { userDataSecrets: [{ pattern: "password-assignment" }] },
    ],
  ])("by a scaling configuration with %s", (_, more, settings, expected) => {
    const facts = told("machine-template", configuration(more), settings);
    expect(facts).toMatchObject(expected);
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  });

  it.each<[string, RecordedAnswer, unknown]>([
    ["encrypted", snapshot(true), true],
    ["plain", snapshot(false), false],
    ["of somebody else", answer("ecs.DescribeSnapshots", { Snapshots: { Snapshot: [] } }), "?outside-scan s-1"],
    ["that nobody may ask for", denied("ecs.DescribeSnapshots"), "?denied ecs:DescribeSnapshots"],
  ])("with a disk out of a snapshot that is %s", (_, kept, encrypted) => {
    const version = answer(
      "ecs.DescribeLaunchTemplateVersions",
      {
        LaunchTemplateVersionSets: {
          LaunchTemplateVersionSet: [
            {
              LaunchTemplateId: "lt-1",
              VersionNumber: 1,
              LaunchTemplateData: { SystemDisk: { Encrypted: true }, DataDisks: { DataDisk: [{ SnapshotId: "s-1" }] } },
            },
          ],
        },
      },
      { LaunchTemplateId: "lt-1" },
    );
    expect(told("machine-template", version, region(false), kept)).toMatchObject(disks(true, encrypted));
    expect(
      told("machine-template", configuration({ SystemDiskEncrypted: true, DataDisks: [{ SnapshotId: "s-1" }] }), region(false), kept),
    ).toMatchObject(disks(true, encrypted));
  });
});

describe("Cloud Config", () => {
  const recorder = (more: object): RecordedAnswer =>
    answer("config.GetConfigurationRecorder", { ConfigurationRecorder: { ConfigurationRecorderStatus: "REGISTERED", ...more } });
  const types = (...all: readonly string[]): RecordedAnswer =>
    answer("config.ListSupportedProducts", { Products: [{ ResourceTypeList: all.map((ResourceType) => ({ ResourceType })) }] });
  const two = { ResourceTypes: ["ACS::ECS::Instance", "ACS::OSS::Bucket"] };

  it.each<[string, object, RecordedAnswer, unknown]>([
    ["every type", two, types("ACS::OSS::Bucket", "ACS::ECS::Instance"), true],
    ["not a type that it could", two, types("ACS::OSS::Bucket", "ACS::ECS::Disk"), false],
    ["nothing while it is off", { ...two, ConfigurationRecorderStatus: "REGISTRABLE" }, types("ACS::OSS::Bucket"), false],
    ["types that it does not name", {}, types("ACS::OSS::Bucket"), "?owed ResourceTypes"],
    ["types of which none is supported", two, types(), "?owed Products[].ResourceTypeList"],
    ["types that may not be compared", two, denied("config.ListSupportedProducts"), "?denied config:ListSupportedProducts"],
  ])("records %s", (_, more, supported, everyType) => {
    expect(told("recorder", recorder(more), supported)).toMatchObject({ everyType });
  });
});

describe("PolarDB", () => {
  const parameters = (values: Readonly<Record<string, string>>): RecordedAnswer =>
    answer(
      "polardb.DescribeDBClusterParameters",
      {
        RunningParameters: {
          Parameter: Object.entries(values).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
        },
      },
      { DBClusterId: "pc-1" },
    );
  const cluster = (DBType: string): RecordedAnswer =>
    answer("polardb.DescribeDBClusters", { Items: { DBCluster: [{ DBClusterId: "pc-1", DBType }] }, TotalRecordCount: 1 });

  it.each<[string, Readonly<Record<string, string>>, Facts]>([
    ["MySQL", { tls_version: "TLSv1.2,TLSv1.3" }, { minTls: "1.2", logsConnections: "n/a not-offered database/not-postgresql" }],
    ["MySQL", { loose_tls_version: "TLSv1,TLSv1.2" }, { minTls: "1.0" }],
    ["MySQL", {}, { minTls: "?not-visible the parameter tls_version" }],
    [
      "PostgreSQL",
      { ssl_min_protocol_version: "TLSv1.2", log_connections: "on", log_disconnections: "off" },
      { minTls: "1.2", logsConnections: true, logsDisconnections: false, logsDuration: "?not-visible the parameter log_duration" },
    ],
    ["Oracle", { log_connections: "on" }, { logsConnections: true }],
  ])("%s with %j", (type, values, expected) => {
    expect(told("database", cluster(type), parameters(values))).toMatchObject(expected);
  });

  const audit = answer("polardb.DescribeDBClusterAuditLogCollector", { CollectorStatus: "Enable" }, { DBClusterId: "pc-1" });
  const asked = { InstanceId: "pc-1" };
  it.each<[string, RecordedAnswer, unknown]>([
    ["as long as it is told", answer("das.DescribeSqlLogConfig", { Data: { SqlLogEnable: true, Retention: 180 } }, asked), 180],
    [
      "by nobody known",
      answer("das.DescribeSqlLogConfig", { Data: { SqlLogEnable: false } }, asked),
      "?not-visible how long audit records are kept",
    ],
    ["for no time that is told", answer("das.DescribeSqlLogConfig", { Data: { SqlLogEnable: true } }, asked), "?owed Data.Retention"],
    [
      "for a time that nobody may ask for",
      refused("das.DescribeSqlLogConfig", "NoPermission", asked, 403),
      "?denied hdm:DescribeSqlLogConfig",
    ],
  ])("keeps records of SQL %s", (_, kept, auditRetention) => {
    expect(told("database", cluster("MySQL"), audit, kept)).toMatchObject({ auditRetention });
  });

  it("is not known where nobody may ask", () => {
    const refusal = refused("polardb.DescribeDBClusterParameters", "Forbidden.RAM", { DBClusterId: "pc-1" }, 403);
    expect(told("database", cluster("PostgreSQL"), refusal)).toMatchObject({
      minTls: "?denied polardb:DescribeDBClusterParameters",
      logsDuration: "?denied polardb:DescribeDBClusterParameters",
    });
  });
});
