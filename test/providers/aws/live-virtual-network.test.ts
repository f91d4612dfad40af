import { describe, expect, it } from "vitest";
import type { Resource } from "../../../src/model/kinds.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { facts } from "./mapped.ts";

const OWN = "123456789012";
const OTHER = "210987654321";

describe("networks", () => {
  const vpc = (more: Json): RecordedAnswer => answer("ec2.DescribeVpcs", { Vpcs: [{ VpcId: "vpc-1", OwnerId: OWN, ...more }] });
  it.each<[string, Json, unknown]>([
    ["default", { IsDefault: true }, true],
    ["their own", { IsDefault: false }, false],
    ["silent", {}, "?owed IsDefault"],
  ])("are %s", (_, more, expected) => {
    expect(told("virtual-network", [vpc(more)])).toEqual({ isDefault: expected });
  });
  it("of other accounts may have flow logs that cannot be seen", () => {
    const escapes = (OwnerId: string): unknown => toldOf("virtual-network", [vpc({ OwnerId })])[0]?.escapes.map(({ code }) => code);
    expect([escapes(OWN), escapes(OTHER)]).toEqual([[], ["outside-scan"]]);
  });
});

describe("subnets", () => {
  const subnet = (more: Json = {}): RecordedAnswer =>
    answer("ec2.DescribeSubnets", {
      Subnets: [
        { SubnetId: "subnet-1", VpcId: "vpc-1", OwnerId: OWN, MapPublicIpOnLaunch: false, AssignIpv6AddressOnCreation: false, ...more },
      ],
    });
  const acl = (IsDefault: boolean | undefined, SubnetId = "subnet-1"): RecordedAnswer =>
    answer("ec2.DescribeNetworkAcls", {
      NetworkAcls: [{ NetworkAclId: "acl-1", IsDefault, Associations: [{ SubnetId: "subnet-0" }, { SubnetId }], Entries: [] }],
    });

  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["with an ACL of their own", [subnet(), acl(false)], { filtered: true, autoPublicAddress: false, network: "vpc-1" }],
    ["with the default ACL", [subnet(), acl(true)], { filtered: false }],
    ["with an ACL that does not say", [subnet(), acl(undefined)], { filtered: "?owed IsDefault" }],
    ["with an ACL of another account", [subnet(), acl(true, "subnet-9")], { filtered: "?outside-scan the network ACL of the subnet" }],
    ["with ACLs that were refused", [subnet(), denied("ec2.DescribeNetworkAcls")], { filtered: "?denied ec2:DescribeNetworkAcls" }],
    ["that give out IPv4", [subnet({ MapPublicIpOnLaunch: true })], { autoPublicAddress: true }],
    ["that give out IPv6", [subnet({ AssignIpv6AddressOnCreation: true })], { autoPublicAddress: true }],
    ["that do not say", [subnet({ MapPublicIpOnLaunch: undefined })], { autoPublicAddress: "?owed MapPublicIpOnLaunch" }],
  ])("%s", (_, answers, expected) => {
    expect(told("subnet", answers)).toMatchObject(expected);
  });
});

describe("flow logs", () => {
  const plain = { FlowLogId: "fl-1", ResourceId: "vpc-1", FlowLogStatus: "ACTIVE", DeliverLogsStatus: "SUCCESS", TrafficType: "ALL" };
  const log = (more: Json): readonly RecordedAnswer[] => [answer("ec2.DescribeFlowLogs", { FlowLogs: [{ ...plain, ...more }] })];
  const bucket = { LogDestinationType: "s3", LogDestination: "arn:x:s3:::logs/vpc" };

  it.each<[string, Json, Json]>([
    [
      "to a group",
      { LogDestinationType: "cloud-watch-logs", LogDestination: "arn:x:logs:eu-west-1:1:log-group:/flow" },
      { target: "vpc-1", active: true, traffic: "all", store: "arn:x:logs:eu-west-1:1:log-group:/flow:*", retention: "n/a store" },
    ],
    [
      "to a group by its other ARN",
      { LogDestinationType: "cloud-watch-logs", LogDestination: "arn:x:logs:eu-west-1:1:log-group:/flow:*" },
      { store: "arn:x:logs:eu-west-1:1:log-group:/flow:*" },
    ],
    [
      "to a group in another account",
      { LogDestinationType: "cloud-watch-logs", LogGroupName: "/flow", DeliverCrossAccountRole: "arn:x:iam::2:role/logs" },
      { store: "?outside-scan the log group in another account" },
    ],
    ["to a group of old", { LogGroupName: "/flow" }, { store: "/flow", retention: "n/a store" }],
    ["to a bucket", bucket, { store: "logs", retention: "n/a store" }],
    [
      "to a stream",
      { LogDestinationType: "kinesis-data-firehose" },
      { store: "?not-visible where the delivery stream keeps what it takes in" },
    ],
    ["nowhere", {}, { store: "?owed LogDestinationType", retention: "?owed LogDestinationType" }],
    ["of what is accepted", { TrafficType: "ACCEPT" }, { traffic: "accepted" }],
    ["of a gateway", { ResourceId: "tgw-1", TrafficType: undefined }, { traffic: "all" }],
    ["of who knows what", { TrafficType: undefined }, { traffic: "?owed TrafficType" }],
    ["that fail", { DeliverLogsStatus: "FAILED" }, { active: false }],
    ["that err", { DeliverLogsErrorMessage: "Access error", DeliverLogsStatus: undefined }, { active: false }],
    ["whose delivery is not told", { DeliverLogsStatus: undefined }, { active: "?owed DeliverLogsStatus" }],
    ["in another state", { FlowLogStatus: "ODD" }, { active: '?unexpected-value FlowLogStatus = "ODD"' }],
  ])("%s", (_, more, expected) => {
    expect(told("flow-log", log(more))).toMatchObject(expected);
  });

  it("keep their files as long as the bucket does under their folder", () => {
    const rules = [{ Status: "Enabled", Filter: { Prefix: "vpc/" }, Expiration: { Days: 30 } }];
    const answers = [
      ...log(bucket),
      answer("s3.ListBuckets", { Buckets: [{ Name: "logs" }] }),
      answer("s3.GetBucketLifecycleConfiguration", { Rules: rules }, { Bucket: "logs" }),
    ];
    expect(told("flow-log", answers)["retention"]).toBe(30);
  });
});

describe("network ACLs", () => {
  const acl = (...Entries: readonly Json[]): readonly RecordedAnswer[] => [
    answer("ec2.DescribeNetworkAcls", { NetworkAcls: [{ NetworkAclId: "acl-1", IsDefault: false, Associations: [], Entries }] }),
  ];
  it("have the entries of the same ACL in code", () => {
    const code = `resource "aws_network_acl" "a" {
      vpc_id = "vpc-1"
      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 443
        to_port    = 443
      }
      egress {
        rule_no         = 101
        action          = "deny"
        protocol        = "-1"
        ipv6_cidr_block = "::/0"
        from_port       = 0
        to_port         = 0
      }
    }`;
    const entries = [
      { RuleNumber: 100, RuleAction: "allow", Protocol: "6", Egress: false, CidrBlock: "0.0.0.0/0", PortRange: { From: 443, To: 443 } },
      { RuleNumber: 101, RuleAction: "deny", Protocol: "-1", Egress: true, Ipv6CidrBlock: "::/0" },
    ];
    expect(told("network-acl", acl(...entries))).toEqual(facts("network-acl", "aws_network_acl.a", code));
  });
  it.each<[string, Json, Json]>([
    ["a range", { CidrBlock: undefined }, { peers: ["…owed CidrBlock"] }],
    ["ports", { Protocol: "17" }, { ports: "?owed PortRange.From" }],
    ["a direction", { Egress: undefined }, { direction: "?owed Egress" }],
    ["an action", { RuleAction: undefined }, { action: "?owed RuleAction" }],
  ])("owe %s", (_, more, expected) => {
    const entry = { RuleNumber: 1, RuleAction: "allow", Protocol: "-1", Egress: false, CidrBlock: "10.0.0.0/8", ...more };
    expect(told("network-acl", acl(entry))["rules"]).toMatchObject([expected]);
  });
});

describe("route tables", () => {
  const side = (VpcId: string, CidrBlock: string | undefined, ...more: readonly string[]): Json => ({
    VpcId,
    CidrBlock,
    CidrBlockSet: [CidrBlock, ...more].map((each) => ({ CidrBlock: each })),
  });
  const peering = (far: Json = side("vpc-2", "10.2.0.0/16", "10.3.0.0/16")): RecordedAnswer =>
    answer("ec2.DescribeVpcPeeringConnections", {
      VpcPeeringConnections: [{ VpcPeeringConnectionId: "pcx-1", RequesterVpcInfo: side("vpc-1", "10.1.0.0/16"), AccepterVpcInfo: far }],
    });
  const routes = (...list: readonly Json[]): RecordedAnswer =>
    answer("ec2.DescribeRouteTables", {
      RouteTables: [
        {
          RouteTableId: "rtb-1",
          VpcId: "vpc-1",
          Routes: list.map((each) => ({ State: "active", VpcPeeringConnectionId: "pcx-1", ...each })),
        },
      ],
    });
  const listed = (...entries: readonly string[]): readonly RecordedAnswer[] => [
    answer("ec2.DescribeManagedPrefixLists", { PrefixLists: [{ PrefixListId: "pl-1", OwnerId: OWN, PrefixListName: "peers" }] }),
    answer("ec2.GetManagedPrefixListEntries", { Entries: entries.map((Cidr) => ({ Cidr })) }, { PrefixListId: "pl-1" }),
  ];

  it.each<[string, readonly RecordedAnswer[], readonly unknown[]]>([
    ["to everything", [routes({ DestinationCidrBlock: "0.0.0.0/0" }), denied("ec2.DescribeVpcPeeringConnections")], [true]],
    ["to one host", [routes({ DestinationCidrBlock: "10.2.0.4/32" })], [false]],
    ["to a whole range of the peer", [routes({ DestinationCidrBlock: "10.2.0.0/16" }), peering()], [true]],
    ["to its second range", [routes({ DestinationCidrBlock: "10.3.0.0/16" }), peering()], [true]],
    ["to a part of it", [routes({ DestinationCidrBlock: "10.2.4.0/24" }), peering()], [false]],
    ["to the near side alone", [routes({ DestinationCidrBlock: "10.1.0.0/16" }), peering()], [false]],
    [
      "to a peer that does not tell its range",
      [routes({ DestinationCidrBlock: "10.2.4.0/24" }), peering({ VpcId: "vpc-2" })],
      ["?owed AccepterVpcInfo.CidrBlock"],
    ],
    [
      "over a peering that was refused",
      [routes({ DestinationCidrBlock: "10.2.4.0/24" }), denied("ec2.DescribeVpcPeeringConnections")],
      ["?denied ec2:DescribeVpcPeeringConnections"],
    ],
    [
      "by prefix list to the whole peer",
      [routes({ DestinationPrefixListId: "pl-1" }), peering(), ...listed("10.2.0.0/17", "10.2.128.0/17")],
      [true],
    ],
    ["by prefix list to a part", [routes({ DestinationPrefixListId: "pl-1" }), peering(), ...listed("10.2.0.0/17")], [false]],
    ["into a black hole", [routes({ DestinationCidrBlock: "0.0.0.0/0", State: "blackhole" })], []],
    ["over no peering", [routes({ DestinationCidrBlock: "0.0.0.0/0", VpcPeeringConnectionId: undefined, GatewayId: "igw-1" })], []],
  ])("%s", (_, answers, expected) => {
    const table = told("route-table", answers)["peeringRoutes"] as Json[];
    expect(table.map(({ coversPeer }) => coversPeer)).toEqual(expected);
  });
});

describe("security groups and prefix lists", () => {
  const rule = { IpProtocol: "-1", IpRanges: [], Ipv6Ranges: [], UserIdGroupPairs: [], PrefixListIds: [{ PrefixListId: "pl-1" }] };
  const group = answer("ec2.DescribeSecurityGroups", {
    SecurityGroups: [{ GroupId: "sg-1", GroupName: "partners", IpPermissions: [rule], IpPermissionsEgress: [] }],
  });
  const list = (OwnerId: string): RecordedAnswer =>
    answer("ec2.DescribeManagedPrefixLists", { PrefixLists: [{ PrefixListId: "pl-1", OwnerId, PrefixListName: "com.example.s3" }] });
  const entries = (...cidrs: readonly string[]): RecordedAnswer =>
    answer("ec2.GetManagedPrefixListEntries", { Entries: cidrs.map((Cidr) => ({ Cidr })) }, { PrefixListId: "pl-1" });

  it.each<[string, readonly RecordedAnswer[], readonly unknown[]]>([
    ["of the tenant", [list(OWN), entries("0.0.0.0/0")], [{ addresses: "internet" }]],
    ["that are empty", [list(OWN), entries()], []],
    ["whose entries were not asked for", [list(OWN)], ["…not-listed ec2.GetManagedPrefixListEntries"]],
    ["of AWS", [list("AWS")], [{ members: "com.example.s3" }]],
    ["of somebody else", [answer("ec2.DescribeManagedPrefixLists", { PrefixLists: [] })], ["…outside-scan pl-1"]],
    ["that were refused", [denied("ec2.DescribeManagedPrefixLists")], ["…denied ec2:DescribeManagedPrefixLists"]],
    [
      "whose entries were refused",
      [list(OWN), denied("ec2.GetManagedPrefixListEntries", { PrefixListId: "pl-1" })],
      ["…denied ec2:GetManagedPrefixListEntries"],
    ],
  ])("%s", (_, more, expected) => {
    const [one] = told("security-group", [group, ...more])["rules"] as Json[];
    expect(one?.["peers"]).toEqual(expected);
  });
});

describe("snapshots", () => {
  const snapshot = answer("ec2.DescribeSnapshots", { Snapshots: [{ SnapshotId: "snap-1", Encrypted: true }] });
  const shares = (...CreateVolumePermissions: readonly Json[]): RecordedAnswer =>
    answer("ec2.DescribeSnapshotAttribute", { SnapshotId: "snap-1", CreateVolumePermissions }, { SnapshotId: "snap-1" });
  const block = (State: string): RecordedAnswer => answer("ec2.GetSnapshotBlockPublicAccessState", { State });
  const why = "denied ec2:DescribeSnapshotAttribute";

  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["of nobody else", [shares(), block("unblocked")], { public: false, sharedWith: [], encrypted: true }],
    ["of everyone", [shares({ Group: "all" }), block("block-new-sharing")], { public: true, sharedWith: [] }],
    ["of everyone, were it not blocked", [shares({ Group: "all" }), block("block-all-sharing")], { public: false }],
    ["of everyone, unless it is blocked", [shares({ Group: "all" })], { public: "?not-listed ec2.SnapshotBlockPublicAccess" }],
    ["of one account", [shares({ UserId: OTHER })], { public: false, sharedWith: [{ account: OTHER, label: OTHER }] }],
    [
      "of who knows whom",
      [denied("ec2.DescribeSnapshotAttribute", { SnapshotId: "snap-1" }), block("unblocked")],
      { public: `?${why}`, sharedWith: [`…${why}`] },
    ],
    [
      "of who knows whom, yet blocked",
      [denied("ec2.DescribeSnapshotAttribute", { SnapshotId: "snap-1" }), block("block-all-sharing")],
      { public: false },
    ],
  ])("%s", (_, more, expected) => {
    expect(told("snapshot", [snapshot, ...more])).toMatchObject(expected);
  });
});

describe("images", () => {
  const image = (more: Json): RecordedAnswer =>
    answer("ec2.DescribeImages", { Images: [{ ImageId: "ami-1", Name: "base", Public: false, BlockDeviceMappings: [], ...more }] });
  const disk = (Encrypted: boolean | undefined): Json => ({ DeviceName: "/dev/xvda", Ebs: { Encrypted } });
  const shares = (...LaunchPermissions: readonly Json[]): RecordedAnswer =>
    answer("ec2.DescribeImageAttribute", { ImageId: "ami-1", LaunchPermissions }, { ImageId: "ami-1" });

  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["encrypted", [image({ BlockDeviceMappings: [disk(true)] })], { public: false, encrypted: true }],
    ["plain in one disk", [image({ BlockDeviceMappings: [disk(true), disk(false)] })], { encrypted: false }],
    ["silent about a disk", [image({ BlockDeviceMappings: [disk(undefined)] })], { encrypted: "?owed Ebs.Encrypted" }],
    [
      "without disks",
      [image({ BlockDeviceMappings: [{ DeviceName: "/dev/sdb", VirtualName: "ephemeral0" }] })],
      { encrypted: "n/a image/instance-store" },
    ],
    ["public", [image({ Public: true })], { public: true }],
    [
      "silent",
      [image({ Public: undefined, BlockDeviceMappings: undefined })],
      { public: "?owed Public", encrypted: "?owed BlockDeviceMappings" },
    ],
    [
      "shared",
      [image({}), shares({ UserId: OTHER }, { OrganizationArn: "arn:o" }, { Group: "all" })],
      {
        sharedWith: [
          { account: OTHER, label: OTHER },
          { account: "arn:o", label: "arn:o" },
        ],
      },
    ],
    [
      "shared with who knows whom",
      [image({}), denied("ec2.DescribeImageAttribute", { ImageId: "ami-1" })],
      { sharedWith: ["…denied ec2:DescribeImageAttribute"] },
    ],
  ])("%s", (_, answers, expected) => {
    expect(told("image", answers)).toMatchObject(expected);
  });

  it("are known by their ids", () => {
    const [found] = toldOf("image", [image({})]) as [Resource];
    expect([found.name, found.aliases, found.region]).toEqual(["base", ["ami-1"], "eu-west-1"]);
  });
});
