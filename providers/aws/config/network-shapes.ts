/** Networks and what stands before them, as AWS Config spells them. */
import { always, at, each, either, within, type Shape, type Take } from "./take.ts";
import type { Carried } from "./carried.ts";

/** Before there were descriptions, ranges were plain text. */
const oldRanges: Take = (from) => {
  const list = from["ipRanges"];
  const plain = Array.isArray(list) && list.every((item) => typeof item === "string");
  return { value: plain ? list.map((CidrIp) => ({ CidrIp })) : undefined, whole: true };
};

const permission: Shape = {
  IpProtocol: always(at("ipProtocol")),
  FromPort: at("fromPort"),
  ToPort: at("toPort"),
  IpRanges: always(either(each("ipv4Ranges", { CidrIp: always(at("cidrIp")) }), oldRanges)),
  Ipv6Ranges: always(each("ipv6Ranges", { CidrIpv6: always(at("cidrIpv6")) })),
  PrefixListIds: always(each("prefixListIds", { PrefixListId: always(at("prefixListId")) })),
  UserIdGroupPairs: always(each("userIdGroupPairs", { GroupId: always(at("groupId")), UserId: at("userId") })),
};

const owner = always(at("ownerId"));

export const networks: readonly Carried[] = [
  {
    operation: "ec2.DescribeVpcs",
    type: "AWS::EC2::VPC",
    list: "Vpcs",
    shape: { VpcId: always(at("vpcId")), OwnerId: owner, IsDefault: always(at("isDefault")), CidrBlock: at("cidrBlock") },
  },
  {
    operation: "ec2.DescribeSubnets",
    type: "AWS::EC2::Subnet",
    list: "Subnets",
    shape: {
      SubnetId: always(at("subnetId")),
      SubnetArn: at("subnetArn"),
      VpcId: always(at("vpcId")),
      OwnerId: owner,
      MapPublicIpOnLaunch: always(at("mapPublicIpOnLaunch")),
      AssignIpv6AddressOnCreation: always(at("assignIpv6AddressOnCreation")),
    },
  },
  {
    operation: "ec2.DescribeSecurityGroups",
    type: "AWS::EC2::SecurityGroup",
    list: "SecurityGroups",
    shape: {
      GroupId: always(at("groupId")),
      GroupName: always(at("groupName")),
      VpcId: at("vpcId"),
      OwnerId: at("ownerId"),
      IpPermissions: always(each("ipPermissions", permission)),
      IpPermissionsEgress: always(each("ipPermissionsEgress", permission)),
    },
  },
  {
    operation: "ec2.DescribeNetworkAcls",
    type: "AWS::EC2::NetworkAcl",
    list: "NetworkAcls",
    shape: {
      NetworkAclId: always(at("networkAclId")),
      VpcId: at("vpcId"),
      OwnerId: at("ownerId"),
      IsDefault: always(at("isDefault")),
      Associations: always(each("associations", { SubnetId: always(at("subnetId")), NetworkAclId: at("networkAclId") })),
      Entries: always(
        each("entries", {
          CidrBlock: at("cidrBlock"),
          Ipv6CidrBlock: at("ipv6CidrBlock"),
          Egress: always(at("egress")),
          PortRange: within("portRange", { From: at("from"), To: at("to") }),
          Protocol: always(at("protocol")),
          RuleAction: always(at("ruleAction")),
          RuleNumber: always(at("ruleNumber")),
        }),
      ),
    },
  },
];
