/** Which answers of EC2 tell about networks, and native types that other mappers look up. */
import { each, type Call, type Found } from "../../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byNextToken, perDocument, perRegion } from "../calls.ts";

export const VPC = "ec2.Vpc";
export const SUBNET = "ec2.Subnet";
export const FLOW_LOG = "ec2.FlowLog";
export const ACL = "ec2.NetworkAcl";
export const ROUTE_TABLE = "ec2.RouteTable";
export const PEERING = "ec2.VpcPeeringConnection";
export const PREFIX_LIST = "ec2.ManagedPrefixList";
export const PREFIX_LIST_ENTRY = "ec2.PrefixListEntry";

/** Member of the document that says that a list's entries were answered. */
export const ANSWERED = "Answered";

/** Owner of the lists that AWS keeps, each for one of its services. */
export const AWS = "AWS";

const pages = byNextToken(1000);

/** The subnets that an ACL stands before, as a list of their own, by which subnets find it. */
function subnetsOf(acl: Json): { readonly plus: Json } {
  return { plus: { SubnetIds: (itemsAt(acl, "Associations") ?? []).map((one) => textOf(one["SubnetId"])).filter((id) => id !== "") } };
}

export const networkCalls: readonly Call[] = [
  perRegion("ec2.DescribeVpcs", {
    permission: "ec2:DescribeVpcs",
    yields: VPC,
    items: "Vpcs",
    id: "VpcId",
    pages,
    lists: ["virtual-network"],
  }),
  perRegion("ec2.DescribeSubnets", {
    permission: "ec2:DescribeSubnets",
    yields: SUBNET,
    items: "Subnets",
    id: "SubnetId",
    pages,
    lists: ["subnet"],
  }),
  perRegion("ec2.DescribeFlowLogs", {
    permission: "ec2:DescribeFlowLogs",
    yields: FLOW_LOG,
    items: "FlowLogs",
    id: "FlowLogId",
    pages,
    lists: ["flow-log"],
  }),
];

export const aclCalls: readonly Call[] = [
  {
    ...perRegion("ec2.DescribeNetworkAcls", {
      permission: "ec2:DescribeNetworkAcls",
      yields: ACL,
      items: "NetworkAcls",
      id: "NetworkAclId",
      pages,
      lists: ["network-acl"],
    }),
    find: each("NetworkAcls", "NetworkAclId", subnetsOf),
  },
];

export const routeCalls: readonly Call[] = [
  perRegion("ec2.DescribeRouteTables", {
    permission: "ec2:DescribeRouteTables",
    yields: ROUTE_TABLE,
    items: "RouteTables",
    id: "RouteTableId",
    pages: byNextToken(100),
    lists: ["route-table"],
  }),
  perRegion("ec2.DescribeVpcPeeringConnections", {
    permission: "ec2:DescribeVpcPeeringConnections",
    yields: PEERING,
    items: "VpcPeeringConnections",
    id: "VpcPeeringConnectionId",
    pages,
  }),
];

/** Beside the entries, a document that says that they were answered: an empty list and one that was not asked for are not the same. */
function entriesIn(body: Json, request: Json): readonly Found[] | undefined {
  const entries = itemsAt(body, "Entries");
  if (entries === undefined) return undefined;
  const id = textOf(request["PrefixListId"]);
  const plus = { PrefixListId: id };
  return [
    { id, body: { [ANSWERED]: true }, path: "", plus },
    ...entries.map((entry, index) => ({ id: `${id}/${textOf(entry["Cidr"])}`, body: entry, path: `Entries[${String(index)}]`, plus })),
  ];
}

export const prefixListCalls: readonly Call[] = [
  perRegion("ec2.DescribeManagedPrefixLists", {
    permission: "ec2:DescribeManagedPrefixLists",
    yields: PREFIX_LIST,
    items: "PrefixLists",
    id: "PrefixListId",
    pages: byNextToken(100),
    includes: [PREFIX_LIST_ENTRY],
  }),
  {
    ...perDocument("ec2.GetManagedPrefixListEntries", {
      permission: "ec2:GetManagedPrefixListEntries",
      of: PREFIX_LIST,
      yields: PREFIX_LIST_ENTRY,
      from: "PrefixListId",
      as: "PrefixListId",
      holds: "Entries",
      when: (prefixList) => prefixList["OwnerId"] !== AWS,
    }),
    pages: byNextToken(100),
    find: entriesIn,
  },
];
