/** Networks, what filters and watches them, and where they lead. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, byNumber, byToken, REGION } from "./estate-answers.ts";

const vpc = (id: string, isDefault: boolean): object => ({
  VpcId: id,
  VpcName: id,
  CidrBlock: id === "vpc-0a" ? "10.0.0.0/16" : "10.9.0.0/16",
  IsDefault: isDefault,
  RegionId: REGION,
  Status: "Available",
  VRouterId: `vrt-${id.slice(4)}`,
});

const vswitch = (id: string, network: string, acl: string): object => ({
  VSwitchId: id,
  VSwitchName: id,
  VpcId: network,
  CidrBlock: network === "vpc-0a" ? "10.0.1.0/24" : "10.9.1.0/24",
  NetworkAclId: acl,
  IsDefault: false,
  Status: "Available",
  ZoneId: "cn-hangzhou-i",
});

const flowLog = (id: string, network: string, more: object = {}): object => ({
  FlowLogId: id,
  FlowLogName: id,
  ResourceType: "VPC",
  ResourceId: network,
  TrafficType: "All",
  TrafficPath: { TrafficPathList: ["all"] },
  Status: "Active",
  FlowLogDeliverStatus: "SUCCESS",
  FlowLogDeliverErrorMessage: "",
  ProjectName: "audit",
  LogStoreName: "flow",
  RegionId: REGION,
  ...more,
});

const entry = (peer: string, address: string, more: object = {}): object => ({
  Policy: "accept",
  Protocol: "tcp",
  Port: "443/443",
  [peer]: address,
  EntryType: "custom",
  IpVersion: "IPV4",
  ...more,
});

const acl = (id: string, network: string, vswitches: readonly string[]): object => ({
  NetworkAclId: id,
  NetworkAclName: id,
  VpcId: network,
  RegionId: REGION,
  Status: "Available",
  Resources: { Resource: vswitches.map((each) => ({ ResourceId: each, ResourceType: "VSwitch", Status: "BINDED" })) },
  IngressAclEntries: {
    IngressAclEntry: [
      entry("SourceCidrIp", "10.0.0.0/8"),
      entry("SourceCidrIp", "0.0.0.0/0", { Policy: "drop", Protocol: "all", Port: "-1/-1" }),
    ],
  },
  EgressAclEntries: {
    EgressAclEntry: [
      entry("DestinationCidrIp", "10.0.0.0/8"),
      entry("DestinationCidrIp", "0.0.0.0/0", { Policy: "drop", Protocol: "all", Port: "-1/-1" }),
    ],
  },
});

const acls = [acl("nacl-0a", "vpc-0a", ["vsw-0a"]), acl("nacl-0b", "vpc-0b", ["vsw-0b"])];

const aclNamed = (id: string, body: object | undefined): RecordedAnswer =>
  answer("vpc.DescribeNetworkAclAttributes", { NetworkAclAttribute: body }, { NetworkAclId: id });

const routeTable = (id: string, network: string): object => ({
  RouteTableId: id,
  RouteTableName: id,
  RouteTableType: "System",
  RouterType: "VRouter",
  VpcId: network,
  Status: "Available",
});

const route = (target: string, type: string, hop: string): object => ({
  DestinationCidrBlock: target,
  RouteEntryName: "",
  Type: "Custom",
  Status: "Available",
  IpVersion: "IPv4",
  NextHops: { NextHop: [{ NextHopType: type, NextHopId: hop, Enabled: 1, Weight: 100 }] },
});

const routesOf = (table: string, routes: readonly object[]): readonly RecordedAnswer[] =>
  byToken("vpc.DescribeRouteEntryList", "RouteEntrys.RouteEntry", routes, { RouteTableId: table });

export const network: readonly RecordedAnswer[] = [
  ...byNumber("vpc.DescribeVpcs", "Vpcs.Vpc", [vpc("vpc-0a", false), vpc("vpc-0b", false)]),
  ...byNumber("vpc.DescribeVSwitches", "VSwitches.VSwitch", [
    vswitch("vsw-0a", "vpc-0a", "nacl-0a"),
    vswitch("vsw-0b", "vpc-0b", "nacl-0b"),
  ]),
  ...byNumber("vpc.DescribeFlowLogs", "FlowLogs.FlowLog", [flowLog("fl-0a", "vpc-0a"), flowLog("fl-0b", "vpc-0b")], { textual: true }),
  ...byNumber("vpc.DescribeNetworkAcls", "NetworkAcls.NetworkAcl", acls, { textual: true }),
  aclNamed("nacl-0a", acls[0]),
  aclNamed("nacl-0b", acls[1]),
  ...byNumber("vpc.DescribeRouteTableList", "RouterTableList.RouterTableListType", [
    routeTable("vtb-0a", "vpc-0a"),
    routeTable("vtb-0b", "vpc-0b"),
  ]),
  ...routesOf("vtb-0a", [
    route("10.0.1.0/24", "local", ""),
    route("0.0.0.0/0", "NatGateway", "ngw-0a"),
    route("10.9.1.0/24", "VpcPeer", "pcc-0a"),
  ]),
  ...routesOf("vtb-0b", [route("10.9.1.0/24", "local", ""), route("100.64.0.0/10", "service", "")]),
];
