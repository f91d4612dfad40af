import { portSet } from "../../src/model/traffic.ts";
import { allOf } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { closedToInternet } from "../../src/rule/traffic-check.ts";

const protocols = ["tcp", "udp"] as const;

const RDP = portSet([3389, 3389]);

export default defineRule({
  id: "vm-hardening/rdp-closed-to-internet",
  question: "VMH-01",
  title: { en: "Security group keeps RDP closed to the internet", zh: "安全组未向互联网开放 RDP" },
  severity: "critical",
  kind: "security-group",
  controls: ["CLD.9.5.2", "13.1.1"],
  why: {
    en: "Remote Desktop open to the internet is the commonest way in for ransomware: passwords are guessed day and night, and flaws of the protocol itself need no password. It listens on TCP and on UDP.",
    zh: "面向互联网的远程桌面是勒索软件最常见的入口：口令被昼夜猜测，协议自身的漏洞甚至无需口令。该服务同时监听 TCP 与 UDP。",
  },
  fix: {
    aws: {
      text: {
        en: "Remove the rule, or narrow its source; Fleet Manager opens a desktop without any open port.",
        zh: "删除该规则或收窄来源；使用 Fleet Manager 打开桌面无需开放任何端口。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port 3389 --cidr 0.0.0.0/0",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "rdp" {\n  security_group_id = aws_security_group.example.id\n  ip_protocol       = "tcp"\n  from_port         = 3389\n  to_port           = 3389\n  cidr_ipv4         = "10.0.0.0/24"\n}',
    },
    azure: {
      text: {
        en: "Delete the inbound rule or set its source to your bastion's subnet; Azure Bastion needs no public port on the machine.",
        zh: "删除该入站规则，或将来源设为堡垒机子网；使用 Azure Bastion 时虚拟机无需公开端口。",
      },
      cli: "az network nsg rule update -g GROUP --nsg-name NSG -n RULE --source-address-prefixes 10.0.0.0/24",
      terraform:
        'security_rule {\n  name                       = "rdp-from-bastion"\n  priority                   = 100\n  direction                  = "Inbound"\n  access                     = "Allow"\n  protocol                   = "Tcp"\n  source_port_range          = "*"\n  source_address_prefix      = "10.0.0.0/24"\n  destination_port_range     = "3389"\n  destination_address_prefix = "*"\n}',
    },
    alicloud: {
      text: {
        en: "Revoke the rule or narrow its source; reach the desktop through Bastionhost.",
        zh: "撤销该规则或收窄授权对象；通过堡垒机（运维安全中心）访问桌面。",
      },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --IpProtocol tcp --PortRange 3389/3389 --SourceCidrIp 0.0.0.0/0",
      terraform:
        'resource "alicloud_security_group_rule" "rdp" {\n  security_group_id = alicloud_security_group.example.id\n  type              = "ingress"\n  ip_protocol       = "tcp"\n  port_range        = "3389/3389"\n  cidr_ip           = "10.0.0.0/24"\n}',
    },
  },
  check: (group) =>
    allOf(
      ...protocols.map((protocol) =>
        closedToInternet(group, { direction: "ingress", protocol, ports: RDP }, () => ({
          en: `RDP (${protocol.toUpperCase()} 3389) is open to every address of the internet.`,
          zh: `RDP（${protocol.toUpperCase()} 3389）向互联网任意地址开放。`,
        })),
      ),
    ),
  examples: {
    pass: [
      {
        resource: given("security-group", { semantics: "allow-only", rules: [trafficRule({ from: ["bastion"], ports: [[3389, 3389]] })] }),
      },
    ],
    fail: [
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[3380, 3400]] })],
        }),
      },
      {
        resource: given("security-group", {
          semantics: "priority-drop-wins",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[3389, 3389]], protocol: "udp" })],
        }),
      },
    ],
  },
});
