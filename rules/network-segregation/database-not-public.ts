import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/database-not-public",
  question: "DAT-05",
  title: { en: "Database has no public endpoint", zh: "数据库没有公网端点" },
  severity: "high",
  kind: "database",
  controls: ["13.1.1", "9.1.2", "9.4.1"],
  why: {
    en: "A database with a public endpoint is protected by a list of addresses and a password, and a slip in either is enough. Without the endpoint it can be reached only from the networks it belongs to.",
    zh: "拥有公网端点的数据库仅靠地址名单与口令保护，任何一处疏忽都足以失守。没有公网端点时，它只能从所属网络内访问。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn off public accessibility; administer the database through a bastion or a session with port forwarding.",
        zh: "关闭公开访问；通过堡垒机或会话端口转发管理数据库。",
      },
      cli: "aws rds modify-db-instance --db-instance-identifier DATABASE --no-publicly-accessible",
      terraform: 'resource "aws_db_instance" "example" {\n  # …\n  publicly_accessible = false\n}',
    },
    azure: {
      text: {
        en: "Disable public network access and give the server a private endpoint.",
        zh: "禁用公用网络访问，并为服务器创建专用终结点。",
      },
      cli: "az sql server update -g GROUP -n SERVER --enable-public-network false",
      terraform: 'resource "azurerm_mssql_server" "example" {\n  # …\n  public_network_access_enabled = false\n}',
    },
    alicloud: {
      text: {
        en: "Release the public endpoint; connect over the internal endpoint of the VPC. The command is that of RDS; PolarDB has DeleteDBEndpointAddress, MongoDB has ReleasePublicNetworkAddress.",
        zh: "释放公网连接地址，改用专有网络的内网地址连接。命令以 RDS 为例；PolarDB 使用 DeleteDBEndpointAddress，MongoDB 使用 ReleasePublicNetworkAddress。",
      },
      cli: "aliyun rds ReleaseInstancePublicConnection --DBInstanceId INSTANCE --CurrentConnectionString ADDRESS",
      terraform:
        'resource "alicloud_db_instance" "example" {\n  # … and no alicloud_db_connection for it\n  vswitch_id = alicloud_vswitch.data.id\n}',
    },
  },
  check: (database) =>
    must(database, "publicAccess", (open) => !open, { en: "The database has a public endpoint.", zh: "该数据库具有公网端点。" }),
  examples: {
    pass: [{ resource: given("database", { role: "both", publicAccess: false }) }],
    fail: [{ resource: given("database", { role: "server", publicAccess: true }) }],
  },
});
