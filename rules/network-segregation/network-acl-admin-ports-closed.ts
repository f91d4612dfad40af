import { portSet } from "../../src/model/traffic.ts";
import { allOf } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { closedToInternet } from "../../src/rule/traffic-check.ts";

const adminPorts = [
  { port: 22, name: "SSH", ports: portSet([22, 22]) },
  { port: 3389, name: "RDP", ports: portSet([3389, 3389]) },
] as const;

export default defineRule({
  id: "network-segregation/network-acl-admin-ports-closed",
  question: "VMH-01",
  title: { en: "Network ACL keeps SSH and RDP closed to the internet", zh: "网络 ACL 未向互联网开放 SSH 与 RDP" },
  severity: "medium",
  kind: "network-acl",
  controls: ["13.1.1", "CLD.9.5.2"],
  why: {
    en: "The network ACL is the second line behind security groups: one wrong group rule opens nothing while the ACL of the subnet refuses administration from outside. Allow rules for return traffic often include port 3389 without anyone noticing.",
    zh: "网络 ACL 是安全组之后的第二道防线：只要子网 ACL 拒绝外部的管理流量，单条安全组规则写错也不会造成暴露。放行回程流量的端口区间常在无意间包含 3389。",
  },
  fix: {
    aws: {
      text: {
        en: "Put a deny for 22 and 3389 before the rule that allows them, or narrow that rule's source.",
        zh: "在放行规则之前为 22 与 3389 添加拒绝条目，或收窄放行来源。",
      },
      cli: "aws ec2 create-network-acl-entry --network-acl-id ACL --ingress --rule-number 90 --protocol tcp --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny",
      terraform:
        'resource "aws_network_acl_rule" "no_ssh" {\n  network_acl_id = aws_network_acl.example.id\n  rule_number    = 90\n  rule_action    = "deny"\n  protocol       = "tcp"\n  cidr_block     = "0.0.0.0/0"\n  from_port      = 22\n  to_port        = 22\n}',
    },
    alicloud: {
      text: {
        en: "Move a drop entry for 22 and 3389 above the accept entry, or narrow its source. The command sets the whole inbound list: name every entry that is to stay.",
        zh: "将 22 与 3389 的拒绝条目移到放行条目之前，或收窄放行来源。该命令会整体替换入方向条目，须列出所有要保留的条目。",
      },
      cli: "aliyun vpc UpdateNetworkAclEntries --NetworkAclId ACL --UpdateIngressAclEntries true --IngressAclEntries.1.Policy drop --IngressAclEntries.1.Protocol tcp --IngressAclEntries.1.Port 22/22 --IngressAclEntries.1.SourceCidrIp 0.0.0.0/0",
      terraform:
        'ingress_acl_entries {\n  policy         = "drop"\n  protocol       = "tcp"\n  port           = "22/22"\n  source_cidr_ip = "0.0.0.0/0"\n}',
    },
  },
  check: (acl) =>
    allOf(
      ...adminPorts.map(({ port, name, ports }) =>
        closedToInternet(acl, { direction: "ingress", protocol: "tcp", ports }, () => ({
          en: `${name} (TCP ${String(port)}) is allowed from every address of the internet.`,
          zh: `${name}（TCP ${String(port)}）放行互联网任意地址。`,
        })),
      ),
    ),
  examples: {
    pass: [
      {
        resource: given("network-acl", {
          semantics: "first-match",
          rules: [
            trafficRule({
              from: ["0.0.0.0/0"],
              ports: [
                [22, 22],
                [3389, 3389],
              ],
              action: "deny",
              order: 90,
            }),
            trafficRule({ from: ["0.0.0.0/0"], ports: [[0, 65535]], order: 100 }),
          ],
        }),
      },
    ],
    fail: [
      {
        resource: given("network-acl", {
          semantics: "first-match",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[1024, 65535]], order: 140 })],
        }),
      },
    ],
  },
});
