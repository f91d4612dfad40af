import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer, refused, REGION } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const recorder = (...ResourceTypes: readonly string[]): readonly RecordedAnswer[] => [
  answer("config.GetConfigurationRecorder", { ConfigurationRecorder: { ConfigurationRecorderStatus: "REGISTERED", ResourceTypes } }),
  answer("config.ListSupportedProducts", {
    Products: [{ ResourceTypeList: [{ ResourceType: "ACS::ECS::Instance" }, { ResourceType: "ACS::OSS::Bucket" }] }],
  }),
];
const recorderInCode = (types: readonly string[]): string =>
  `resource "alicloud_config_configuration_recorder" "all" {\n  resource_types = ${JSON.stringify(types)}\n}\n`;

const peering = (DestinationCidrBlock: string): readonly RecordedAnswer[] => [
  answer("vpc.DescribeRouteTableList", {
    RouterTableList: { RouterTableListType: [{ RouteTableId: "vtb-0a", RouteTableName: "own", VpcId: "vpc-0a" }] },
    TotalCount: 1,
  }),
  answer(
    "vpc.DescribeRouteEntryList",
    { RouteEntrys: { RouteEntry: [{ DestinationCidrBlock, NextHops: { NextHop: [{ NextHopType: "VpcPeer", NextHopId: "pcc-0a" }] } }] } },
    { RouteTableId: "vtb-0a" },
  ),
  answer("vpcpeer.ListVpcPeerConnections", {
    VpcPeerConnects: [
      {
        InstanceId: "pcc-0a",
        Vpc: { VpcId: "vpc-0a", Ipv4Cidrs: ["10.0.0.0/16"] },
        AcceptingVpc: { VpcId: "vpc-0b", Ipv4Cidrs: ["10.9.0.0/16"] },
      },
    ],
  }),
];
const peeringInCode = (target: string): string => `
resource "alicloud_vpc" "own" {
  cidr_block = "10.0.0.0/16"
}
resource "alicloud_vpc" "other" {
  cidr_block = "10.9.0.0/16"
}
resource "alicloud_vpc_peer_connection" "both" {
  vpc_id           = alicloud_vpc.own.id
  accepting_vpc_id = alicloud_vpc.other.id
}
resource "alicloud_route_table" "own" {
  vpc_id           = alicloud_vpc.own.id
  route_table_name = "own"
}
resource "alicloud_route_entry" "over" {
  route_table_id        = alicloud_route_table.own.id
  destination_cidrblock = "${target}"
  nexthop_type          = "VpcPeer"
  nexthop_id            = alicloud_vpc_peer_connection.both.id
}
`;

const scaling = (more: object): readonly RecordedAnswer[] => [
  answer("ess.DescribeScalingConfigurations", {
    ScalingConfigurations: [{ ScalingConfigurationId: "asc-0a", ScalingConfigurationName: "web", ...more }],
    TotalCount: 1,
  }),
  answer("ecs.DescribeDiskEncryptionByDefaultStatus", { Encrypted: false }),
];
const scalingInCode = (body: string): string =>
  `resource "alicloud_ess_scaling_configuration" "web" {\n  scaling_configuration_name = "web"\n${body}\n}\n`;

const asked = { bucket: "data" };
const bucket = (...points: readonly object[]): readonly RecordedAnswer[] => [
  answer(
    "oss.GetBucketInfo",
    {
      BucketInfo: {
        Bucket: {
          Name: "data",
          Location: `oss-${REGION}`,
          AccessControlList: { Grant: "private" },
          ServerSideEncryptionRule: { SSEAlgorithm: "None" },
          BucketPolicy: { LogBucket: "", LogPrefix: "" },
        },
      },
    },
    asked,
  ),
  refused("oss.GetBucketPolicy", "NoSuchBucketPolicy", asked),
  refused("oss.GetBucketHttpsConfig", "NoSuchHttpsConfig", asked),
  refused("oss.GetBucketLifecycle", "NoSuchLifecycle", asked),
  answer("oss.ListAccessPoints", { ListAccessPointsResult: { AccessPoints: { AccessPoint: points }, IsTruncated: "false" } }),
];
const bucketInCode = (origin: string): string =>
  `resource "alicloud_oss_bucket" "data" {\n  bucket = "data"\n}\nresource "alicloud_oss_access_point" "app" {\n  access_point_name = "app"\n  bucket = alicloud_oss_bucket.data.bucket\n  network_origin = "${origin}"\n}\n`;
const point = (NetworkOrigin: string): object => ({ AccessPointName: "app", Bucket: "data", NetworkOrigin, Status: "enable" });
const unwritten = { blocks: "whether a new bucket blocks public access depends on the day and the region it is made in" };

export const further: readonly Situation[] = [
  {
    kind: "recorder",
    name: "a recorder of everything",
    code: recorderInCode(["all"]),
    answers: recorder("ACS::ECS::Instance", "ACS::OSS::Bucket"),
  },
  {
    kind: "recorder",
    name: "a recorder of machines alone",
    code: recorderInCode(["ACS::ECS::Instance"]),
    answers: recorder("ACS::ECS::Instance"),
  },
  {
    kind: "route-table",
    name: "a route to the whole of the network at the other end",
    code: peeringInCode("10.9.0.0/16"),
    answers: peering("10.9.0.0/16"),
  },
  {
    kind: "route-table",
    name: "a route to one subnet at the other end",
    code: peeringInCode("10.9.1.0/24"),
    answers: peering("10.9.1.0/24"),
  },
  {
    kind: "machine-template",
    name: "a scaling configuration without metadata, whose disks are encrypted",
    code: scalingInCode(
      '  http_endpoint = "disabled"\n  system_disk_encrypted = true\n  data_disk {\n    name = "data"\n    encrypted = true\n  }',
    ),
    answers: scaling({ HttpEndpoint: "disabled", SystemDiskEncrypted: true, DataDisks: [{ DiskName: "data", Encrypted: "true" }] }),
  },
  { kind: "machine-template", name: "a scaling configuration that says nothing", code: scalingInCode(""), answers: scaling({}) },
  {
    kind: "object-store",
    name: "a bucket with an access point inside a VPC",
    code: bucketInCode("vpc"),
    answers: bucket(point("vpc")),
    differs: unwritten,
  },
  {
    kind: "object-store",
    name: "a bucket with an access point on the internet",
    code: bucketInCode("internet"),
    answers: bucket(point("internet")),
    differs: unwritten,
  },
];
