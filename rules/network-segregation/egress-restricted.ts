import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { notOpenOnEveryPort } from "../../src/rule/traffic-check.ts";

export default defineRule({
  id: "network-segregation/egress-restricted",
  question: "NET-04",
  title: { en: "Security group does not let everything out", zh: "安全组未放行全部出站流量" },
  severity: "low",
  kind: "security-group",
  controls: ["13.1.1", "CLD.12.4.5"],
  why: {
    en: "What breaks in has to call home and carry data out. Outbound rules that name the destinations a tier needs make both hard, and make misuse of your machines against others visible.",
    zh: "入侵者需要回连控制端并外传数据。按层级写明所需目的地的出站规则可增加其难度，也便于发现本方机器被用于攻击他人。",
  },
  fix: {
    aws: {
      text: {
        en: "Replace the outbound rule to everywhere by rules for the ports and destinations that are needed.",
        zh: "将放行全部目的地的出站规则替换为所需端口与目的地的规则。",
      },
      cli: "aws ec2 revoke-security-group-egress --group-id GROUP --protocol all --cidr 0.0.0.0/0",
      terraform:
        'resource "aws_vpc_security_group_egress_rule" "https" {\n  security_group_id = aws_security_group.app.id\n  ip_protocol       = "tcp"\n  from_port         = 443\n  to_port           = 443\n  cidr_ipv4         = "0.0.0.0/0"\n}',
    },
    azure: {
      text: {
        en: "Add an outbound rule that denies the service tag Internet, below the rules that allow what is needed.",
        zh: "在放行所需流量的规则之后，添加拒绝服务标记 Internet 的出站规则。",
      },
      cli: "az network nsg rule create -g GROUP --nsg-name NSG -n no-internet --priority 4096 --direction Outbound --access Deny --protocol '*' --destination-address-prefixes Internet --destination-port-ranges '*'",
      terraform:
        'security_rule {\n  name                       = "no-internet"\n  priority                   = 4096\n  direction                  = "Outbound"\n  access                     = "Deny"\n  protocol                   = "*"\n  source_port_range          = "*"\n  source_address_prefix      = "*"\n  destination_port_range     = "*"\n  destination_address_prefix = "Internet"\n}',
    },
    alicloud: {
      text: {
        en: "Add an outbound rule of lowest priority that drops everything; a basic group lets out whatever no rule names.",
        zh: "添加优先级最低、丢弃全部流量的出方向规则；普通安全组默认放行一切未被规则匹配的出站流量。",
      },
      cli: "aliyun ecs AuthorizeSecurityGroupEgress --SecurityGroupId GROUP --Policy drop --Priority 100 --IpProtocol all --PortRange -1/-1 --DestCidrIp 0.0.0.0/0",
      terraform:
        'resource "alicloud_security_group_rule" "no_egress" {\n  security_group_id = alicloud_security_group.app.id\n  type              = "egress"\n  policy            = "drop"\n  priority          = 100\n  ip_protocol       = "all"\n  port_range        = "-1/-1"\n  cidr_ip           = "0.0.0.0/0"\n}',
    },
  },
  check: (group) =>
    notOpenOnEveryPort(group, "egress", (protocol) => ({
      en: `Every ${protocol} port of every address may be called from here.`,
      zh: `可访问任意地址的所有 ${protocol} 端口。`,
    })),
  examples: {
    pass: [
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[443, 443]], direction: "egress" })],
        }),
      },
    ],
    fail: [
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[0, 65535]], protocol: "any", direction: "egress" })],
        }),
      },
    ],
  },
});
