import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { notOpenOnEveryPort } from "../../src/rule/traffic-check.ts";

export default defineRule({
  id: "network-segregation/no-any-port-ingress",
  question: "NET-02",
  title: { en: "Security group has no rule from anywhere to every port", zh: "安全组没有任意来源、任意端口的放行规则" },
  severity: "critical",
  kind: "security-group",
  controls: ["13.1.1"],
  why: {
    en: "A rule from anywhere to every port is the same as no filter. It is written to make something work for an afternoon, and then exposes whatever is started behind it later.",
    zh: "任意来源、任意端口的放行等于没有过滤。它往往为了临时打通而添加，此后在其后启动的一切服务都会暴露。",
  },
  fix: {
    aws: {
      text: {
        en: "Remove the rule and add one for each port that is needed, from the addresses or the group that needs it.",
        zh: "删除该规则，按需为每个端口添加规则，来源限于需要访问的地址或安全组。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "https" {\n  security_group_id = aws_security_group.web.id\n  ip_protocol       = "tcp"\n  from_port         = 443\n  to_port           = 443\n  cidr_ipv4         = "0.0.0.0/0"\n}',
    },
    azure: {
      text: {
        en: "Delete the rule; what it was for gets a rule of its own with a source and a port.",
        zh: "删除该规则；确有需要的流量另建规则并写明来源与端口。",
      },
      cli: "az network nsg rule delete -g GROUP --nsg-name NSG -n RULE",
      terraform:
        'security_rule {\n  name                       = "https"\n  priority                   = 100\n  direction                  = "Inbound"\n  access                     = "Allow"\n  protocol                   = "Tcp"\n  source_port_range          = "*"\n  source_address_prefix      = "Internet"\n  destination_port_range     = "443"\n  destination_address_prefix = "*"\n}',
    },
    alicloud: {
      text: {
        en: "Revoke the rule and authorise each port that is needed, for the addresses or the group that needs it.",
        zh: "撤销该规则，按需为每个端口授权，授权对象限于需要访问的地址或安全组。",
      },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --SecurityGroupRuleId.1 RULE",
      terraform:
        'resource "alicloud_security_group_rule" "https" {\n  security_group_id = alicloud_security_group.web.id\n  type              = "ingress"\n  ip_protocol       = "tcp"\n  port_range        = "443/443"\n  cidr_ip           = "0.0.0.0/0"\n}',
    },
  },
  check: (group) =>
    notOpenOnEveryPort(group, "ingress", (protocol) => ({
      en: `Every ${protocol} port is open to every address of the internet.`,
      zh: `所有 ${protocol} 端口向互联网任意地址开放。`,
    })),
  examples: {
    pass: [
      {
        resource: given("security-group", { semantics: "allow-only", rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[443, 443]] })] }),
      },
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["10.0.0.0/8"], ports: [[0, 65535]], protocol: "any" })],
        }),
      },
    ],
    fail: [
      {
        resource: given("security-group", {
          semantics: "first-match",
          rules: [
            trafficRule({ from: ["0.0.0.0/0"], ports: [[22, 22]], action: "deny", order: 100 }),
            trafficRule({ from: ["0.0.0.0/0"], ports: [[0, 65535]], protocol: "any", order: 200 }),
          ],
        }),
      },
    ],
  },
});
