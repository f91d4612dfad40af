import { everyAddress, parseCidr } from "../../src/model/addresses.ts";
import { setElsewhere } from "../../src/model/fact.ts";
import type { AllowedAddresses, DatabaseGuard } from "../../src/model/kinds/database.ts";
import { admitsLessThanInternet } from "../../src/rule/allow-list.ts";
import { allOf, mustBe } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part, trafficRule } from "../../src/rule/example.ts";
import { guardsKeepInternetOut } from "../../src/rule/guards.ts";

const anyone = { en: "Every address of the internet may connect.", zh: "互联网任意地址均可连接。" };

const listing = (cidr: string) =>
  given("database", { role: "server", allowList: [part<AllowedAddresses>({ addresses: parseCidr(cidr) ?? everyAddress })], guards: [] });
const guarded = given("database", { role: "both", port: 5432, allowList: [], guards: [part<DatabaseGuard>({ group: "group" })] });
const groupFrom = (cidr: string) =>
  given("security-group", { id: "group", semantics: "allow-only", rules: [trafficRule({ from: [cidr], ports: [[5432, 5432]] })] });

export default defineRule({
  id: "network-segregation/database-allow-list-not-any",
  question: "DAT-05",
  title: { en: "Database admits no arbitrary address", zh: "数据库未放行任意地址" },
  severity: "critical",
  kind: "database",
  controls: ["13.1.1", "9.1.2", "9.4.1"],
  why: {
    en: "A list that admits every address leaves the password as the only thing between the data and the internet. It tends to be opened for a test and to stay open.",
    zh: "放行任意地址的名单使口令成为数据与互联网之间的唯一屏障，而这类规则往往为测试而开、随后被遗忘。",
  },
  fix: {
    aws: {
      text: {
        en: "Let the database's security group admit only the groups of the machines that use it.",
        zh: "数据库安全组仅放行使用它的机器所属的安全组。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port PORT --cidr 0.0.0.0/0",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "database" {\n  security_group_id            = aws_security_group.database.id\n  referenced_security_group_id = aws_security_group.app.id\n  ip_protocol                  = "tcp"\n  from_port                    = 5432\n  to_port                      = 5432\n}',
    },
    azure: {
      text: {
        en: "Delete the firewall rule that spans all addresses; use a private endpoint or name the addresses.",
        zh: "删除覆盖全部地址的防火墙规则，改用专用终结点或列出具体地址。",
      },
      cli: "az sql server firewall-rule delete -g GROUP -s SERVER -n RULE",
      terraform:
        'resource "azurerm_mssql_firewall_rule" "office" {\n  name             = "office"\n  server_id        = azurerm_mssql_server.example.id\n  start_ip_address = "198.51.100.10"\n  end_ip_address   = "198.51.100.10"\n}',
    },
    alicloud: {
      text: {
        en: "Replace 0.0.0.0/0 in the whitelist by the addresses or vSwitches that need the database. The command is that of RDS; PolarDB has ModifyDBClusterAccessWhitelist, MongoDB a ModifySecurityIps of its own.",
        zh: "将白名单中的 0.0.0.0/0 替换为需要访问的地址或交换机网段。命令以 RDS 为例；PolarDB 使用 ModifyDBClusterAccessWhitelist，MongoDB 使用其自身的 ModifySecurityIps。",
      },
      cli: "aliyun rds ModifySecurityIps --DBInstanceId INSTANCE --SecurityIps 10.0.0.0/24",
      terraform: 'resource "alicloud_db_instance" "example" {\n  # …\n  security_ips = ["10.0.0.0/24"]\n}',
    },
  },
  check: (database, around) => {
    if (database.role === "database") return mustBe(setElsewhere("server"), "allowList", () => false, anyone);
    return allOf(
      admitsLessThanInternet(database.allowList, anyone),
      guardsKeepInternetOut(database, { protocols: ["tcp"], port: database.port }, around, anyone),
    );
  },
  examples: {
    pass: [{ resource: listing("198.51.100.0/24") }, { resource: guarded, with: [groupFrom("10.0.0.0/8")] }],
    fail: [{ resource: listing("0.0.0.0/0") }, { resource: guarded, with: [groupFrom("0.0.0.0/0")] }],
  },
});
