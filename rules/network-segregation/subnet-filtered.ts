import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/subnet-filtered",
  question: "NET-06",
  title: { en: "Subnet has a filter of its own", zh: "子网有独立的访问过滤" },
  severity: "medium",
  kind: "subnet",
  controls: ["13.1.3"],
  why: {
    en: "Tiers are separated only if something stands between them. A subnet without a filter, or with the default one that admits everything, is a name on a diagram.",
    zh: "层级之间须有过滤才算隔离。没有过滤、或仅使用放行一切的默认过滤的子网，只是图纸上的名称。",
  },
  fix: {
    aws: {
      text: {
        en: "Give the subnet a network ACL of its own with the entries of its tier.",
        zh: "为子网关联独立的网络 ACL，并按其层级编写条目。",
      },
      cli: "aws ec2 replace-network-acl-association --association-id ASSOCIATION --network-acl-id ACL",
      terraform:
        'resource "aws_network_acl" "data" {\n  vpc_id     = aws_vpc.example.id\n  subnet_ids = [aws_subnet.data.id]\n  ingress {\n    rule_no    = 100\n    action     = "allow"\n    protocol   = "tcp"\n    cidr_block = "10.0.1.0/24"\n    from_port  = 5432\n    to_port    = 5432\n  }\n}',
    },
    azure: {
      text: { en: "Associate a network security group with the subnet.", zh: "为子网关联网络安全组。" },
      cli: "az network vnet subnet update -g GROUP --vnet-name VNET -n SUBNET --network-security-group NSG",
      terraform:
        'resource "azurerm_subnet_network_security_group_association" "data" {\n  subnet_id                 = azurerm_subnet.data.id\n  network_security_group_id = azurerm_network_security_group.data.id\n}',
    },
    alicloud: {
      text: {
        en: "Bind a network ACL to the vSwitch with the entries of its tier.",
        zh: "为交换机绑定网络 ACL，并按其层级编写条目。",
      },
      cli: "aliyun vpc AssociateNetworkAcl --NetworkAclId ACL --Resource.1.ResourceType VSwitch --Resource.1.ResourceId VSWITCH",
      terraform:
        'resource "alicloud_vpc_network_acl_attachment" "data" {\n  network_acl_id = alicloud_network_acl.data.id\n  resource_id    = alicloud_vswitch.data.id\n  resource_type  = "VSwitch"\n}',
    },
  },
  check: (subnet) =>
    must(subnet, "filtered", (is) => is, { en: "No filter of its own stands before the subnet.", zh: "该子网没有独立的访问过滤。" }),
  examples: {
    pass: [{ resource: given("subnet", { filtered: true }) }],
    fail: [{ resource: given("subnet", { filtered: false }) }],
  },
});
