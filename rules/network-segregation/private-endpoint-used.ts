import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/private-endpoint-used",
  question: "NET-09",
  title: { en: "Data service is reached through a private endpoint", zh: "通过私有终端访问数据服务" },
  severity: "low",
  kind: ["object-store", "database", "vault"],
  controls: ["9.1.2", "13.1.3"],
  why: {
    en: "A platform service answers on a public name unless it is drawn into the network. Over a private endpoint the traffic stays inside, and access can be tied to the networks that need it.",
    zh: "平台服务若未接入自有网络，便以公共域名应答。经由私有终端，流量留在网内，访问权限也可绑定到确有需要的网络。",
  },
  fix: {
    aws: {
      text: {
        en: "Create a VPC endpoint for the service, and let the bucket policy deny requests that do not come through it.",
        zh: "为该服务创建 VPC 终端节点，并在存储桶策略中拒绝不经由该终端节点的请求。",
      },
      cli: "aws ec2 create-vpc-endpoint --vpc-id VPC --service-name SERVICE --route-table-ids TABLE",
      terraform:
        'resource "aws_vpc_endpoint" "s3" {\n  vpc_id          = aws_vpc.example.id\n  service_name    = data.aws_vpc_endpoint_service.s3.service_name\n  route_table_ids = [aws_route_table.app.id]\n}',
    },
    azure: {
      text: { en: "Create a private endpoint for the service in the subnet that uses it.", zh: "在使用该服务的子网中为其创建专用终结点。" },
      cli: "az network private-endpoint create -g GROUP -n NAME --vnet-name VNET --subnet SUBNET --private-connection-resource-id ID --group-id blob --connection-name NAME",
      terraform:
        'resource "azurerm_private_endpoint" "blob" {\n  # …\n  subnet_id = azurerm_subnet.app.id\n  private_service_connection {\n    name                           = "blob"\n    private_connection_resource_id = azurerm_storage_account.example.id\n    subresource_names              = ["blob"]\n    is_manual_connection           = false\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Use an access point of the bucket that belongs to the VPC; give databases no public endpoint.",
        zh: "为 Bucket 使用归属于 VPC 的接入点；数据库不要申请公网连接地址。",
      },
      terraform:
        'resource "alicloud_oss_access_point" "app" {\n  access_point_name = "app"\n  bucket            = alicloud_oss_bucket.example.bucket\n  network_origin    = "vpc"\n  vpc_configuration {\n    vpc_id = alicloud_vpc.example.id\n  }\n}',
    },
  },
  check: (service) =>
    must(service, "privateEndpoint", (used) => used, {
      en: "The service is not tied to a private endpoint.",
      zh: "该服务未通过私有终端接入。",
    }),
  examples: {
    pass: [
      { resource: given("object-store", { channels: [], privateEndpoint: true }) },
      { resource: given("vault", { privateEndpoint: true }) },
    ],
    fail: [
      { resource: given("database", { role: "server", privateEndpoint: false }) },
      { resource: given("vault", { privateEndpoint: false }) },
    ],
  },
});
