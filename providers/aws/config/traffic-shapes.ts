/** Where traffic goes and what is logged of it, as AWS Config spells it. */
import type { Carried } from "./carried.ts";
import { always, at, each, within, type Shape } from "./take.ts";

const side: Shape = {
  VpcId: always(at("vpcId")),
  OwnerId: at("ownerId"),
  Region: at("region"),
  CidrBlock: at("cidrBlock"),
  CidrBlockSet: each("cidrBlockSet", { CidrBlock: always(at("cidrBlock")) }),
  Ipv6CidrBlockSet: each("ipv6CidrBlockSet", { Ipv6CidrBlock: always(at("ipv6CidrBlock")) }),
};

export const traffic: readonly Carried[] = [
  {
    operation: "ec2.DescribeRouteTables",
    type: "AWS::EC2::RouteTable",
    list: "RouteTables",
    shape: {
      RouteTableId: always(at("routeTableId")),
      VpcId: always(at("vpcId")),
      OwnerId: at("ownerId"),
      Routes: always(
        each("routes", {
          DestinationCidrBlock: at("destinationCidrBlock"),
          DestinationIpv6CidrBlock: at("destinationIpv6CidrBlock"),
          DestinationPrefixListId: at("destinationPrefixListId"),
          VpcPeeringConnectionId: at("vpcPeeringConnectionId"),
          GatewayId: at("gatewayId"),
          State: always(at("state")),
        }),
      ),
    },
  },
  {
    operation: "ec2.DescribeVpcPeeringConnections",
    type: "AWS::EC2::VPCPeeringConnection",
    list: "VpcPeeringConnections",
    shape: {
      VpcPeeringConnectionId: always(at("vpcPeeringConnectionId")),
      AccepterVpcInfo: always(within("accepterVpcInfo", side)),
      RequesterVpcInfo: always(within("requesterVpcInfo", side)),
    },
  },
  {
    operation: "ec2.DescribeFlowLogs",
    type: "AWS::EC2::FlowLog",
    list: "FlowLogs",
    shape: {
      FlowLogId: always(at("flowLogId")),
      ResourceId: always(at("resourceId")),
      FlowLogStatus: always(at("flowLogStatus")),
      DeliverLogsStatus: always(at("deliverLogsStatus")),
      DeliverLogsErrorMessage: at("deliverLogsErrorMessage"),
      TrafficType: at("trafficType"),
      LogDestinationType: always(at("logDestinationType")),
      LogDestination: at("logDestination"),
      LogGroupName: at("logGroupName"),
    },
  },
];
