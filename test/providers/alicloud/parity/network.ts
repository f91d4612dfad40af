import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const vpcs = (more: object): RecordedAnswer =>
  answer("vpc.DescribeVpcs", { Vpcs: { Vpc: [{ VpcId: "vpc-0a", VpcName: "main", ...more }] }, TotalCount: 1 });
const vswitch = (NetworkAclId: string): RecordedAnswer =>
  answer("vpc.DescribeVSwitches", {
    VSwitches: { VSwitch: [{ VSwitchId: "vsw-0a", VSwitchName: "web", VpcId: "vpc-0a", NetworkAclId }] },
    TotalCount: 1,
  });
const flowLog = (more: object): RecordedAnswer =>
  answer("vpc.DescribeFlowLogs", {
    FlowLogs: {
      FlowLog: [
        {
          FlowLogId: "fl-0a",
          FlowLogName: "all",
          ResourceType: "VPC",
          ResourceId: "vpc-0a",
          TrafficType: "All",
          Status: "Active",
          ProjectName: "audit",
          LogStoreName: "flows",
          ...more,
        },
      ],
    },
    TotalCount: "1",
  });

const logs = (body: string): string => `
resource "alicloud_log_store" "flows" {
  project_name   = "audit"
  logstore_name  = "flows"
}
resource "alicloud_vpc_flow_log" "all" {
  flow_log_name  = "all"
  resource_type  = "VPC"
  resource_id    = "vpc-0a"
  project_name   = "audit"
  log_store_name = alicloud_log_store.flows.logstore_name
${body}
}`;
const called = { "alicloud_log_store.flows": "audit/flows" };

const acl = (ingress: readonly object[], egress: readonly object[]): readonly RecordedAnswer[] => [
  answer("vpc.DescribeNetworkAcls", { NetworkAcls: { NetworkAcl: [{ NetworkAclId: "nacl-0a" }] }, TotalCount: "1" }),
  answer(
    "vpc.DescribeNetworkAclAttributes",
    {
      NetworkAclAttribute: {
        NetworkAclName: "edge",
        IngressAclEntries: { IngressAclEntry: ingress },
        EgressAclEntries: { EgressAclEntry: egress },
      },
    },
    { NetworkAclId: "nacl-0a" },
  ),
];

const routes = (...entries: readonly object[]): readonly RecordedAnswer[] => [
  answer("vpc.DescribeRouteTableList", {
    RouterTableList: { RouterTableListType: [{ RouteTableId: "vtb-0a", RouteTableName: "own", VpcId: "vpc-0a" }] },
    TotalCount: 1,
  }),
  answer("vpc.DescribeRouteEntryList", { RouteEntrys: { RouteEntry: entries }, NextToken: "" }, { RouteTableId: "vtb-0a" }),
];
const route = (DestinationCidrBlock: string, NextHopType: string, NextHopId: string): object => ({
  DestinationCidrBlock,
  NextHops: { NextHop: [{ NextHopType, NextHopId }] },
});
const table = (...entries: readonly string[]): string => `
resource "alicloud_route_table" "own" {
  vpc_id           = "vpc-0a"
  route_table_name = "own"
}
${entries.map((body, index) => `resource "alicloud_route_entry" "r${String(index)}" {\n  route_table_id = alicloud_route_table.own.id\n${body}\n}\n`).join("")}`;

export const network: readonly Situation[] = [
  {
    kind: "virtual-network",
    name: "a network of the tenant",
    code: 'resource "alicloud_vpc" "main" {\n  vpc_name = "main"\n  cidr_block = "10.0.0.0/8"\n}\n',
    answers: [vpcs({ IsDefault: false })],
  },
  {
    kind: "virtual-network",
    name: "the default network",
    code: 'resource "alicloud_vpc" "main" {\n  vpc_name = "main"\n  is_default = true\n}\n',
    answers: [vpcs({ IsDefault: true })],
  },
  {
    kind: "subnet",
    name: "a vSwitch",
    code: 'resource "alicloud_vswitch" "web" {\n  vswitch_name = "web"\n  vpc_id = "vpc-0a"\n}\n',
    answers: [vswitch("")],
  },
  {
    kind: "subnet",
    name: "a vSwitch behind a network ACL",
    code: `
resource "alicloud_vswitch" "web" {
  vswitch_name = "web"
  vpc_id       = "vpc-0a"
}
resource "alicloud_network_acl" "edge" {
  vpc_id = "vpc-0a"
  resources {
    resource_id   = alicloud_vswitch.web.id
    resource_type = "VSwitch"
  }
}`,
    answers: [vswitch("nacl-0a")],
  },
  { kind: "flow-log", name: "a flow log of everything", code: logs('  traffic_type = "All"'), answers: [flowLog({})], called },
  {
    kind: "flow-log",
    name: "a flow log of what was refused, switched off",
    code: logs('  traffic_type = "Drop"\n  status = "Inactive"'),
    answers: [flowLog({ TrafficType: "Drop", Status: "Inactive" })],
    called,
  },
  {
    kind: "flow-log",
    name: "a flow log of some paths",
    code: logs('  traffic_type = "All"\n  traffic_path = ["internetGateway"]'),
    answers: [flowLog({ TrafficPath: { TrafficPathList: ["internetGateway"] } })],
    called,
  },
  {
    kind: "network-acl",
    name: "entries in order",
    code: `
resource "alicloud_network_acl" "edge" {
  vpc_id           = "vpc-0a"
  network_acl_name = "edge"
  ingress_acl_entries {
    policy         = "drop"
    protocol       = "tcp"
    port           = "22/22"
    source_cidr_ip = "0.0.0.0/0"
  }
  ingress_acl_entries {
    policy         = "accept"
    protocol       = "all"
    port           = "-1/-1"
    source_cidr_ip = "::/0"
  }
  egress_acl_entries {
    policy              = "accept"
    protocol            = "udp"
    port                = "53/53"
    destination_cidr_ip = "10.0.0.0/8"
  }
}`,
    answers: acl(
      [
        { Policy: "drop", Protocol: "tcp", Port: "22/22", SourceCidrIp: "0.0.0.0/0" },
        { Policy: "accept", Protocol: "all", Port: "-1/-1", SourceCidrIp: "::/0" },
      ],
      [{ Policy: "accept", Protocol: "udp", Port: "53/53", DestinationCidrIp: "10.0.0.0/8" }],
    ),
  },
  {
    kind: "route-table",
    name: "routes that lead to no other network",
    code: table('  destination_cidrblock = "0.0.0.0/0"\n  nexthop_type = "NatGateway"\n  nexthop_id = "ngw-0a"'),
    answers: routes(route("0.0.0.0/0", "NatGateway", "ngw-0a"), route("10.0.0.0/8", "local", "")),
  },
  {
    kind: "route-table",
    name: "a route of everything over a peering",
    code: table('  destination_cidrblock = "0.0.0.0/0"\n  nexthop_type = "VpcPeer"\n  nexthop_id = "pcc-0a"'),
    answers: routes(route("0.0.0.0/0", "VpcPeer", "pcc-0a")),
  },
  {
    kind: "route-table",
    name: "a route to a single address over a transit router",
    code: table('  destination_cidrblock = "10.1.0.7/32"\n  nexthop_type = "Attachment"\n  nexthop_id = "tr-attach-0a"'),
    answers: routes(route("10.1.0.7/32", "Attachment", "tr-attach-0a")),
  },
  {
    kind: "route-table",
    name: "a route to some addresses over a transit router, behind which nobody sees",
    code: table('  destination_cidrblock = "10.1.0.0/16"\n  nexthop_type = "Attachment"\n  nexthop_id = "tr-attach-0a"'),
    answers: routes(route("10.1.0.0/16", "Attachment", "tr-attach-0a")),
  },
];
