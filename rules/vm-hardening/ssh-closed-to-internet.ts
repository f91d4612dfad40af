import { portSet } from "../../src/model/traffic.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { closedToInternet } from "../../src/rule/traffic-check.ts";

const SSH = portSet([22, 22]);

export default defineRule({
  id: "vm-hardening/ssh-closed-to-internet",
  question: "VMH-01",
  title: { en: "Security group keeps SSH closed to the internet", zh: "安全组未向互联网开放 SSH" },
  severity: "critical",
  kind: "security-group",
  controls: ["CLD.9.5.2", "13.1.1"],
  why: {
    en: "An SSH port that answers the whole internet is found within minutes and tried with stolen or guessed credentials around the clock. Administration belongs behind a bastion, a VPN or a session service.",
    zh: "面向整个互联网的 SSH 端口几分钟内就会被扫描到，并持续遭受盗用或猜测口令的尝试。远程管理应经由堡垒机、VPN 或会话管理服务。",
  },
  fix: {
    aws: {
      text: {
        en: "Remove the rule, or narrow its source to the addresses of your bastion; Session Manager needs no open port at all.",
        zh: "删除该规则，或将来源收窄为堡垒机地址；使用 Session Manager 则无需开放端口。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port 22 --cidr 0.0.0.0/0",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "ssh" {\n  security_group_id = aws_security_group.example.id\n  ip_protocol       = "tcp"\n  from_port         = 22\n  to_port           = 22\n  cidr_ipv4         = "10.0.0.0/24"\n}',
    },
    azure: {
      text: {
        en: "Delete the inbound rule or set its source to your bastion's subnet; Azure Bastion needs no public port on the machine.",
        zh: "删除该入站规则，或将来源设为堡垒机子网；使用 Azure Bastion 时虚拟机无需公开端口。",
      },
      cli: "az network nsg rule update -g GROUP --nsg-name NSG -n RULE --source-address-prefixes 10.0.0.0/24",
      terraform:
        'security_rule {\n  name                       = "ssh-from-bastion"\n  priority                   = 100\n  direction                  = "Inbound"\n  access                     = "Allow"\n  protocol                   = "Tcp"\n  source_port_range          = "*"\n  source_address_prefix      = "10.0.0.0/24"\n  destination_port_range     = "22"\n  destination_address_prefix = "*"\n}',
    },
    alicloud: {
      text: {
        en: "Revoke the rule or narrow its source; Session Manager of Cloud Assistant needs no inbound port.",
        zh: "撤销该规则或收窄授权对象；使用云助手会话管理无需开放入方向端口。",
      },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 0.0.0.0/0",
      terraform:
        'resource "alicloud_security_group_rule" "ssh" {\n  security_group_id = alicloud_security_group.example.id\n  type              = "ingress"\n  ip_protocol       = "tcp"\n  port_range        = "22/22"\n  cidr_ip           = "10.0.0.0/24"\n}',
    },
  },
  check: (group) =>
    closedToInternet(group, { direction: "ingress", protocol: "tcp", ports: SSH }, () => ({
      en: "SSH (TCP 22) is open to every address of the internet.",
      zh: "SSH（TCP 22）向互联网任意地址开放。",
    })),
  examples: {
    pass: [
      { resource: given("security-group", { semantics: "allow-only", rules: [trafficRule({ from: ["10.0.0.0/8"], ports: [[22, 22]] })] }) },
      {
        resource: given("security-group", {
          semantics: "first-match",
          rules: [
            trafficRule({ from: ["0.0.0.0/0", "::/0"], ports: [[0, 65535]], action: "deny", order: 100 }),
            trafficRule({ from: ["0.0.0.0/0"], ports: [[22, 22]], order: 200 }),
          ],
        }),
      },
    ],
    fail: [
      { resource: given("security-group", { semantics: "allow-only", rules: [trafficRule({ from: ["::/0"], ports: [[20, 25]] })] }) },
      {
        resource: given("security-group", {
          semantics: "allow-only",
          rules: [trafficRule({ from: ["0.0.0.0/1"], ports: [[22, 22]] }), trafficRule({ from: ["128.0.0.0/1"], ports: [[22, 22]] })],
        }),
      },
    ],
  },
});
