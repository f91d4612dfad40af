import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { notOpenOnEveryPort } from "../../src/rule/traffic-check.ts";

export default defineRule({
  id: "network-segregation/network-acl-not-any",
  question: "NET-02",
  title: { en: "Network ACL does not admit everything from everywhere", zh: "网络 ACL 未放行任意来源的全部流量" },
  severity: "low",
  kind: "network-acl",
  controls: ["13.1.1"],
  why: {
    en: "An ACL that admits everything filters nothing, and the security group stays the only line. An entry for the ports of the tier, and one for return traffic, costs little and stops whole classes of mistakes.",
    zh: "放行一切的 ACL 等于没有过滤，安全组成为唯一防线。为该层级的端口与回程流量各写一条规则代价很小，却能挡住整类失误。",
  },
  fix: {
    aws: {
      text: {
        en: "Replace the entry by one for each port of the tier, and one for return traffic on 1024 to 65535.",
        zh: "将该条目替换为该层级所需端口的条目，以及放行 1024 至 65535 回程流量的条目。",
      },
      cli: "aws ec2 delete-network-acl-entry --network-acl-id ACL --ingress --rule-number 100",
      terraform:
        'resource "aws_network_acl_rule" "https" {\n  network_acl_id = aws_network_acl.example.id\n  rule_number    = 100\n  rule_action    = "allow"\n  protocol       = "tcp"\n  cidr_block     = "0.0.0.0/0"\n  from_port      = 443\n  to_port        = 443\n}',
    },
    alicloud: {
      text: {
        en: "Replace the entry by one for each port of the tier, and one for return traffic on 1024 to 65535. The command sets the whole inbound list: name every entry that is to stay.",
        zh: "将该条目替换为该层级所需端口的条目，以及放行 1024 至 65535 回程流量的条目。该命令会整体替换入方向条目，须列出所有要保留的条目。",
      },
      cli: "aliyun vpc UpdateNetworkAclEntries --NetworkAclId ACL --UpdateIngressAclEntries true --IngressAclEntries.1.Policy accept --IngressAclEntries.1.Protocol tcp --IngressAclEntries.1.Port 443/443 --IngressAclEntries.1.SourceCidrIp 0.0.0.0/0",
      terraform:
        'ingress_acl_entries {\n  policy         = "accept"\n  protocol       = "tcp"\n  port           = "443/443"\n  source_cidr_ip = "0.0.0.0/0"\n}',
    },
  },
  check: (acl) =>
    notOpenOnEveryPort(acl, "ingress", (protocol) => ({
      en: `Every ${protocol} port is admitted from every address of the internet.`,
      zh: `所有 ${protocol} 端口放行互联网任意地址。`,
    })),
  examples: {
    pass: [
      {
        resource: given("network-acl", {
          semantics: "first-match",
          rules: [
            trafficRule({
              from: ["0.0.0.0/0"],
              ports: [
                [443, 443],
                [1024, 65535],
              ],
              order: 100,
            }),
          ],
        }),
      },
    ],
    fail: [
      {
        resource: given("network-acl", {
          semantics: "first-match",
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[0, 65535]], protocol: "any", order: 100 })],
        }),
      },
    ],
  },
});
