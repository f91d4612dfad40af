import { portsAmong } from "../../src/model/traffic.ts";
import { allOf } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { ports } from "../../src/rule/parameter.ts";
import { closedToInternet, portsText } from "../../src/rule/traffic-check.ts";

/** Databases, caches, search engines, brokers, coordination services, file shares and remote management. */
const sensitive = [
  1433, 1521, 3306, 3433, 3717, 5432, 5439, 5984, 7000, 7199, 8086, 8182, 9042, 27017, 27018, 27019, 50070, 6379, 11211, 11214, 11215, 5601,
  9200, 9300, 1883, 5672, 9092, 9094, 9096, 9098, 15672, 61616, 2181, 2375, 2376, 2379, 2380, 6443, 8500, 10250, 10255, 111, 135, 139, 445,
  873, 2049, 21, 23, 512, 513, 514, 5900, 5985, 5986,
];
const protocols = ["tcp", "udp"] as const;

const opening = (protocol: "tcp" | "udp", port: number) =>
  given("security-group", { semantics: "allow-only", rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[port, port]], protocol })] });

export default defineRule({
  id: "network-segregation/sensitive-ports-closed-to-internet",
  question: "NET-03",
  title: { en: "Security group keeps data and management ports closed to the internet", zh: "安全组未向互联网开放数据与管理端口" },
  severity: "critical",
  kind: "security-group",
  controls: ["13.1.1", "9.1.2"],
  why: {
    en: "Databases, caches, search engines and container runtimes are built for trusted networks; several ask for no password at all. Exposed ones are found within hours and emptied or held for ransom.",
    zh: "数据库、缓存、搜索引擎与容器运行时面向可信网络设计，其中一些默认不要求口令。一旦暴露，数小时内即会被发现并遭窃取或勒索。",
  },
  fix: {
    aws: {
      text: {
        en: "Let the rule admit the group of the machines that use the service instead of an address block.",
        zh: "将来源由地址段改为使用该服务的机器所属安全组。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "cache" {\n  security_group_id            = aws_security_group.cache.id\n  referenced_security_group_id = aws_security_group.app.id\n  ip_protocol                  = "tcp"\n  from_port                    = 6379\n  to_port                      = 6379\n}',
    },
    azure: {
      text: {
        en: "Set the source of the inbound rule to the subnet or application security group that uses the service.",
        zh: "将入站规则的来源设为使用该服务的子网或应用程序安全组。",
      },
      cli: "az network nsg rule update -g GROUP --nsg-name NSG -n RULE --source-address-prefixes VirtualNetwork",
      terraform: 'source_address_prefix = "VirtualNetwork"',
    },
    alicloud: {
      text: { en: "Authorise the group of the instances that use the service.", zh: "将授权对象改为使用该服务的实例所属安全组。" },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --SecurityGroupRuleId.1 RULE",
      terraform:
        'resource "alicloud_security_group_rule" "cache" {\n  security_group_id        = alicloud_security_group.cache.id\n  source_security_group_id = alicloud_security_group.app.id\n  type                     = "ingress"\n  ip_protocol              = "tcp"\n  port_range               = "6379/6379"\n}',
    },
  },
  params: {
    sensitivePorts: ports({ default: sensitive, label: { en: "Ports never open to the internet", zh: "不得向互联网开放的端口" } }),
  },
  check: (group, { params }) => {
    const asked = portsAmong(params.sensitivePorts);
    return allOf(
      ...protocols.map((protocol) =>
        closedToInternet(group, { direction: "ingress", protocol, ports: asked }, (open) => ({
          en: `${protocol.toUpperCase()} ${portsText(open)} is open to every address of the internet.`,
          zh: `${protocol.toUpperCase()} ${portsText(open)} 向互联网任意地址开放。`,
        })),
      ),
    );
  },
  examples: {
    pass: [{ resource: opening("tcp", 443) }],
    fail: [{ resource: opening("tcp", 6379) }, { resource: opening("udp", 11211) }],
  },
});
