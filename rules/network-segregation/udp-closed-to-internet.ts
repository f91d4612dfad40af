import { portsExcept } from "../../src/model/traffic.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { ports } from "../../src/rule/parameter.ts";
import { closedToInternet, portsText } from "../../src/rule/traffic-check.ts";

export default defineRule({
  id: "network-segregation/udp-closed-to-internet",
  question: "VMH-02",
  title: { en: "Security group keeps UDP closed to the internet", zh: "安全组未向互联网开放 UDP" },
  severity: "medium",
  kind: "security-group",
  controls: ["13.1.1", "CLD.9.5.2"],
  why: {
    en: "UDP services answer whoever claims to have asked. Open to the internet, name, time and directory services, caches and discovery protocols become amplifiers for attacks on others, under your address.",
    zh: "UDP 服务会向任何自称的请求方应答。域名、时间、目录、缓存与发现协议一旦对互联网开放，便会成为以本方地址攻击他人的放大器。",
  },
  fix: {
    aws: {
      text: {
        en: "Narrow the source of the rule, or declare the port as public in cldscan.yaml.",
        zh: "收窄该规则的来源；确需公开的端口请在 cldscan.yaml 中申报。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "dns" {\n  security_group_id = aws_security_group.dns.id\n  ip_protocol       = "udp"\n  from_port         = 53\n  to_port           = 53\n  cidr_ipv4         = "10.0.0.0/16"\n}',
    },
    azure: {
      text: {
        en: "Set the source of the inbound rule to the networks that need it, and its protocol to Tcp where UDP is not meant.",
        zh: "将入站规则的来源设为确有需要的网络；若无意开放 UDP，请将协议改为 Tcp。",
      },
      cli: "az network nsg rule update -g GROUP --nsg-name NSG -n RULE --source-address-prefixes VirtualNetwork",
      terraform: 'source_address_prefix = "VirtualNetwork"',
    },
    alicloud: {
      text: {
        en: "Authorise the networks that need the port instead of 0.0.0.0/0.",
        zh: "将授权对象由 0.0.0.0/0 改为确有需要的网段。",
      },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --SecurityGroupRuleId.1 RULE",
      terraform:
        'resource "alicloud_security_group_rule" "dns" {\n  security_group_id = alicloud_security_group.dns.id\n  type              = "ingress"\n  ip_protocol       = "udp"\n  port_range        = "53/53"\n  cidr_ip           = "10.0.0.0/16"\n}',
    },
  },
  params: { publicUdpPorts: ports({ default: [], label: { en: "UDP ports that may be public", zh: "允许公开的 UDP 端口" } }) },
  check: (group, { params }) =>
    closedToInternet(group, { direction: "ingress", protocol: "udp", ports: portsExcept(params.publicUdpPorts) }, (open) => ({
      en: `UDP ${portsText(open)} is open to every address of the internet.`,
      zh: `UDP ${portsText(open)} 向互联网任意地址开放。`,
    })),
  examples: {
    pass: [
      {
        resource: given("security-group", { semantics: "allow-only", rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[443, 443]] })] }),
      },
    ],
    fail: [
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["::/0"], ports: [[53, 53]], protocol: "udp" })],
        }),
      },
    ],
  },
});
