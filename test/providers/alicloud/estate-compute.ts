/** Machines, what they are made from, and the security groups that they join. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { ACCOUNT, answer, byNumber, byToken, CANARY, KEY_ID, REGION } from "./estate-answers.ts";

const machine = (id: string, more: object = {}): object => ({
  InstanceId: id,
  InstanceName: id,
  RegionId: REGION,
  ZoneId: "cn-hangzhou-i",
  Status: "Running",
  InstanceType: "ecs.g7.large",
  InstanceNetworkType: "vpc",
  InstanceChargeType: "PostPaid",
  SpotStrategy: "NoSpot",
  DeletionProtection: true,
  ImageId: "aliyun_3_x64_20G_alibase_20240819.vhd",
  OSType: "linux",
  OSName: "Alibaba Cloud Linux 3",
  KeyPairName: "operators",
  MetadataOptions: { HttpEndpoint: "enabled", HttpPutResponseHopLimit: 0, HttpTokens: "required" },
  SecurityOptions: { EnableSecureBoot: true },
  SecurityGroupIds: { SecurityGroupId: ["sg-0a"] },
  VpcAttributes: { VpcId: "vpc-0a", VSwitchId: "vsw-0a", NatIpAddress: "", PrivateIpAddress: { IpAddress: ["10.0.1.10"] } },
  PublicIpAddress: { IpAddress: [] },
  InnerIpAddress: { IpAddress: [] },
  EipAddress: { AllocationId: "", InternetChargeType: "", IpAddress: "" },
  InternetMaxBandwidthOut: 0,
  NetworkInterfaces: { NetworkInterface: [{ NetworkInterfaceId: `eni-${id.slice(2)}`, Type: "Primary", PrimaryIpAddress: "10.0.1.10" }] },
  Tags: { Tag: [{ TagKey: "tier", TagValue: "web" }] },
  ...more,
});

const interfaceOf = (id: string): object => ({
  NetworkInterfaceId: `eni-${id}`,
  InstanceId: `i-${id}`,
  Type: "Primary",
  Status: "InUse",
  VpcId: "vpc-0a",
  VSwitchId: "vsw-0a",
  PrivateIpAddress: "10.0.1.10",
  AssociatedPublicIp: {},
  PrivateIpSets: { PrivateIpSet: [{ Primary: true, PrivateIpAddress: "10.0.1.10", AssociatedPublicIp: {} }] },
  Ipv6Sets: { Ipv6Set: id === "0a" ? [{ Ipv6Address: "2001:db8::0a" }] : [] },
  SecurityGroupIds: { SecurityGroupId: ["sg-0a"] },
});

const disk = (id: string, instance: string, type: string): object => ({
  DiskId: id,
  DiskName: id,
  InstanceId: instance,
  Category: "cloud_essd",
  Type: type,
  Size: 40,
  Status: instance === "" ? "Available" : "In_use",
  Encrypted: true,
  KMSKeyId: KEY_ID,
  MultiAttach: "Disabled",
  RegionId: REGION,
});

const assistant = (id: string): object => ({
  InstanceId: id,
  CloudAssistantStatus: "true",
  CloudAssistantVersion: "2.2.3.857",
  LastHeartbeatTime: "2026-01-15T07:59:00Z",
  OSType: "Linux",
});

const image = (id: string): object => ({
  ImageId: id,
  ImageName: `web-${id.slice(2)}`,
  ImageOwnerAlias: "self",
  Status: "Available",
  OSType: "linux",
  IsPublic: false,
  DiskDeviceMappings: { DiskDeviceMapping: [{ Device: "/dev/xvda", Encrypted: true, Size: "40", SnapshotId: "s-0a", Type: "system" }] },
});

const template = (id: string, name: string): object => ({
  LaunchTemplateId: id,
  LaunchTemplateName: name,
  DefaultVersionNumber: 1,
  LatestVersionNumber: 1,
});

const versionsOf = (id: string, name: string, data: object): RecordedAnswer =>
  answer(
    "ecs.DescribeLaunchTemplateVersions",
    {
      LaunchTemplateVersionSets: {
        LaunchTemplateVersionSet: [
          { LaunchTemplateId: id, LaunchTemplateName: name, VersionNumber: 1, DefaultVersion: true, LaunchTemplateData: data },
        ],
      },
      PageNumber: 1,
      PageSize: 50,
      TotalCount: 1,
    },
    { LaunchTemplateId: id },
  );

const group = (id: string, name: string, type: string): object => ({
  SecurityGroupId: id,
  SecurityGroupName: name,
  SecurityGroupType: type,
  VpcId: "vpc-0a",
  ServiceManaged: false,
  RuleCount: 3,
});

const rule = (id: string, more: object): object => ({
  SecurityGroupRuleId: id,
  Direction: "ingress",
  Policy: "Accept",
  Priority: "1",
  IpProtocol: "TCP",
  PortRange: "443/443",
  PortRangeListId: "",
  SourceCidrIp: "",
  Ipv6SourceCidrIp: "",
  SourceGroupId: "",
  SourcePrefixListId: "",
  DestCidrIp: "",
  Ipv6DestCidrIp: "",
  DestGroupId: "",
  DestPrefixListId: "",
  NicType: "intranet",
  ...more,
});

const rulesOf = (group: string, rules: readonly object[]): readonly RecordedAnswer[] =>
  byToken(
    "ecs.DescribeSecurityGroupAttribute",
    "Permissions.Permission",
    rules,
    { SecurityGroupId: group },
    { SecurityGroupId: group, InnerAccessPolicy: "Drop", RegionId: REGION, VpcId: "vpc-0a" },
  );

export const compute: readonly RecordedAnswer[] = [
  ...byToken("ecs.DescribeInstances", "Instances.Instance", [
    machine("i-0a"),
    machine("i-0b", { OSType: "windows", OSName: "Windows Server 2022", KeyPairName: "", SecurityOptions: { EnableSecureBoot: false } }),
  ]),
  ...byToken("ecs.DescribeNetworkInterfaces", "NetworkInterfaceSets.NetworkInterfaceSet", [interfaceOf("0a"), interfaceOf("0b")]),
  answer("ecs.DescribeCloudAssistantStatus", {
    InstanceCloudAssistantStatusSet: { InstanceCloudAssistantStatus: [assistant("i-0a"), assistant("i-0b")] },
    TotalCount: 2,
  }),
  ...byToken("ecs.DescribeDisks", "Disks.Disk", [
    disk("d-0a", "i-0a", "system"),
    disk("d-0b", "i-0b", "system"),
    disk("d-0c", "", "data"),
    { ...disk("d-0d", "i-0a", "data"), Category: "local_ssd_pro", Encrypted: false, KMSKeyId: "" },
  ]),
  answer("ecs.DescribeDiskEncryptionByDefaultStatus", { Encrypted: true }),
  ...byToken("ecs.DescribeSnapshots", "Snapshots.Snapshot", [
    { SnapshotId: "s-0a", SnapshotName: "nightly", SourceDiskId: "d-0a", Encrypted: true, KMSKeyId: KEY_ID, Status: "accomplished" },
  ]),
  ...byNumber("ecs.DescribeImages", "Images.Image", [image("m-0a"), image("m-0b")]),
  answer(
    "ecs.DescribeImageSharePermission",
    { ImageId: "m-0a", Accounts: { Account: [] }, ShareGroups: { ShareGroup: [] }, TotalCount: 0 },
    { ImageId: "m-0a" },
  ),
  ...byNumber("ecs.DescribeImageSharePermission", "Accounts.Account", [{ AliyunId: ACCOUNT }, { AliyunId: "2234567890123456" }], {
    request: { ImageId: "m-0b" },
  }),
  ...byNumber("ecs.DescribeLaunchTemplates", "LaunchTemplateSets.LaunchTemplateSet", [
    template("lt-0a", "web"),
    template("lt-0b", "batch"),
  ]),
  versionsOf("lt-0a", "web", {
    ImageId: "m-0a",
    InstanceType: "ecs.g7.large",
    HttpEndpoint: "enabled",
    HttpTokens: "required",
    HttpPutResponseHopLimit: 1,
    KeyPairName: "operators",
    SystemDisk: { Category: "cloud_essd", Size: 40, Encrypted: "true", KMSKeyId: KEY_ID },
    DataDisks: { DataDisk: [{ Category: "cloud_essd", Size: 100, DiskName: "data", Encrypted: "true", KMSKeyId: KEY_ID }] },
    SecurityGroupIds: { SecurityGroupId: ["sg-0a"] },
    UserData: Buffer.from("#!/bin/sh\nsystemctl enable --now web\n").toString("base64"),
  }),
  versionsOf("lt-0b", "batch", {
    ImageId: "m-0b",
    InstanceType: "ecs.c7.large",
    HttpEndpoint: "disabled",
    HttpPutResponseHopLimit: 1,
    SystemDisk: { Category: "cloud_essd", Size: 40 },
    UserData: Buffer.from(`#!/bin/sh\nexport DB_PASSWORD=${CANARY}\n`).toString("base64"),
  }),
  ...byToken("ecs.DescribeSecurityGroups", "SecurityGroups.SecurityGroup", [
    group("sg-0a", "web", "normal"),
    group("sg-0b", "database", "enterprise"),
  ]),
  ...rulesOf("sg-0a", [
    rule("sgr-0a", { SourceCidrIp: "10.0.0.0/8" }),
    rule("sgr-0b", { PortRange: "22/22", SourcePrefixListId: "pl-0a" }),
    rule("sgr-0c", { PortRange: "", PortRangeListId: "prl-0a", SourceCidrIp: "0.0.0.0/0" }),
    rule("sgr-0d", { PortRange: "", PortRangeListId: "prl-0a", Ipv6SourceCidrIp: "::/0" }),
    rule("sgr-0e", { Direction: "egress", DestCidrIp: "10.0.0.0/8" }),
    rule("sgr-0f", {
      Direction: "egress",
      Policy: "Drop",
      Priority: "100",
      IpProtocol: "ALL",
      PortRange: "-1/-1",
      DestCidrIp: "0.0.0.0/0",
    }),
    rule("sgr-0g", { Direction: "egress", Policy: "Drop", Priority: "100", IpProtocol: "ALL", PortRange: "-1/-1", Ipv6DestCidrIp: "::/0" }),
  ]),
  ...rulesOf("sg-0b", [rule("sgr-0h", { PortRange: "3306/3306", SourceGroupId: "sg-0a" })]),
  ...byToken("ecs.DescribePrefixLists", "PrefixLists.PrefixList", [
    { PrefixListId: "pl-0a", PrefixListName: "offices", AddressFamily: "IPv4", MaxEntries: 5, AssociationCount: 1 },
  ]),
  answer(
    "ecs.DescribePrefixListAttributes",
    {
      PrefixListId: "pl-0a",
      PrefixListName: "offices",
      AddressFamily: "IPv4",
      Entries: { Entry: [{ Cidr: "203.0.113.0/24", Description: "office" }] },
    },
    { PrefixListId: "pl-0a" },
  ),
  ...byToken("ecs.DescribePortRangeLists", "PortRangeLists", [
    { PortRangeListId: "prl-0a", PortRangeListName: "web", MaxEntries: 5, AssociationCount: 2 },
  ]),
  answer(
    "ecs.DescribePortRangeListEntries",
    { Entries: [{ PortRange: "80/80" }, { PortRange: "443/443", Description: "TLS" }] },
    { PortRangeListId: "prl-0a" },
  ),
];
