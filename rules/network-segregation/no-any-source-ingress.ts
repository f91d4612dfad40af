import { portsExcept } from "../../src/model/traffic.ts";
import { allOf } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { ports } from "../../src/rule/parameter.ts";
import { closedToInternet, portsText } from "../../src/rule/traffic-check.ts";

export default defineRule({
  id: "network-segregation/no-any-source-ingress",
  question: "VMH-02",
  title: { en: "Security group admits the internet only on declared public ports", zh: "安全组仅在申报的公开端口上放行互联网流量" },
  severity: "high",
  kind: "security-group",
  controls: ["13.1.1", "CLD.9.5.2"],
  why: {
    en: "Every port that the whole internet can reach is part of the attack surface, whether or not a service listens there today. Only the ports that are declared public should be reachable from everywhere.",
    zh: "凡互联网可达的端口都属于攻击面，无论今天是否有服务监听。只有申报为公开的端口才应对任意来源可达。",
  },
  fix: {
    aws: {
      text: {
        en: "Narrow the source to known addresses or another security group, or declare the port as public in cldscan.yaml.",
        zh: "将来源收窄为已知地址或其他安全组；确需公开的端口请在 cldscan.yaml 中申报。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "app" {\n  security_group_id            = aws_security_group.app.id\n  referenced_security_group_id = aws_security_group.web.id\n  ip_protocol                  = "tcp"\n  from_port                    = 8080\n  to_port                      = 8080\n}',
    },
    azure: {
      text: {
        en: "Set the source of the inbound rule to a subnet, a service tag or an application security group.",
        zh: "将入站规则的来源设为子网、服务标记或应用程序安全组。",
      },
      cli: "az network nsg rule update -g GROUP --nsg-name NSG -n RULE --source-address-prefixes VirtualNetwork",
      terraform: 'source_address_prefix = "VirtualNetwork"',
    },
    alicloud: {
      text: {
        en: "Authorise a security group or a narrow address block instead of 0.0.0.0/0.",
        zh: "将授权对象由 0.0.0.0/0 改为安全组或较小的网段。",
      },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --SecurityGroupRuleId.1 RULE",
      terraform:
        'resource "alicloud_security_group_rule" "app" {\n  security_group_id        = alicloud_security_group.app.id\n  source_security_group_id = alicloud_security_group.web.id\n  type                     = "ingress"\n  ip_protocol              = "tcp"\n  port_range               = "8080/8080"\n}',
    },
  },
  params: { publicPorts: ports({ default: [80, 443], label: { en: "Ports that may be public", zh: "允许公开的端口" } }) },
  check: (group, { params }) => {
    const protocols = ["tcp", "udp"] as const;
    return allOf(
      ...protocols.map((protocol) =>
        closedToInternet(group, { direction: "ingress", protocol, ports: portsExcept(params.publicPorts) }, (open) => ({
          en: `${protocol.toUpperCase()} ${portsText(open)} is open to every address of the internet.`,
          zh: `${protocol.toUpperCase()} ${portsText(open)} 向互联网任意地址开放。`,
        })),
      ),
    );
  },
  examples: {
    pass: [
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["0.0.0.0/0", "::/0"], ports: [[443, 443]] })],
        }),
      },
    ],
    fail: [
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[8080, 8080]] })],
        }),
      },
    ],
  },
});
