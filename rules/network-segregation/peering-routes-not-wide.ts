import type { PeeringRoute } from "../../src/model/kinds/route-table.ts";
import { every, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";

const route = (coversPeer: boolean) => part<PeeringRoute>({ label: "peering", coversPeer });

export default defineRule({
  id: "network-segregation/peering-routes-not-wide",
  question: "NET-07",
  title: { en: "Routes over peerings lead to parts of the other network", zh: "对等连接路由仅指向对端网络的一部分" },
  severity: "low",
  kind: "route-table",
  controls: ["13.1.3"],
  why: {
    en: "A peering is made for one service on the other side. A route to the whole network behind it joins both into one, and whoever gets into either can reach everything in the other.",
    zh: "对等连接通常只为访问对端的某项服务而建。若路由指向对端整个网络，两个网络便合而为一，任何一侧失守都会波及另一侧的全部资源。",
  },
  fix: {
    aws: {
      text: {
        en: "Replace the route by one to the subnet that is needed.",
        zh: "将该路由替换为指向所需子网的路由。",
      },
      cli: "aws ec2 create-route --route-table-id TABLE --destination-cidr-block 10.1.4.0/24 --vpc-peering-connection-id PEERING",
      terraform:
        'resource "aws_route" "service" {\n  route_table_id            = aws_route_table.app.id\n  destination_cidr_block    = aws_subnet.service.cidr_block\n  vpc_peering_connection_id = aws_vpc_peering_connection.example.id\n}',
    },
    alicloud: {
      text: {
        en: "Replace the route entry by one to the vSwitch that is needed.",
        zh: "将该路由条目替换为指向所需交换机网段的条目。",
      },
      cli: "aliyun vpc CreateRouteEntry --RouteTableId TABLE --DestinationCidrBlock 10.1.4.0/24 --NextHopType VpcPeer --NextHopId PEERING",
      terraform:
        'resource "alicloud_route_entry" "service" {\n  route_table_id        = alicloud_vpc.app.route_table_id\n  destination_cidrblock = alicloud_vswitch.service.cidr_block\n  nexthop_type          = "VpcPeer"\n  nexthop_id            = alicloud_vpc_peer_connection.example.id\n}',
    },
  },
  check: (table) =>
    every(
      table.peeringRoutes,
      (each) =>
        must(each, "coversPeer", (covers) => !covers, {
          en: "The route leads to the whole network behind the peering.",
          zh: "该路由指向对等连接对端的整个网络。",
        }),
      "peeringRoutes",
    ),
  examples: {
    pass: [
      { resource: given("route-table", { peeringRoutes: [] }) },
      { resource: given("route-table", { peeringRoutes: [route(false)] }) },
    ],
    fail: [{ resource: given("route-table", { peeringRoutes: [route(false), route(true)] }) }],
  },
});
