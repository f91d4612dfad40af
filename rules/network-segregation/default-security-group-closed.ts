import { every, must } from "../../src/rule/combinators.ts";
import { onlyWhere } from "../../src/rule/conditions.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, trafficRule } from "../../src/rule/example.ts";

const ownMade = { en: "This is not the default group of a network.", zh: "该安全组不是网络的默认安全组。" };
const allows = { en: "The default group still allows traffic.", zh: "默认安全组仍放行流量。" };

export default defineRule({
  id: "network-segregation/default-security-group-closed",
  question: "NET-01",
  title: { en: "Default security group allows nothing", zh: "默认安全组不放行任何流量" },
  severity: "medium",
  kind: "security-group",
  controls: ["13.1.1"],
  why: {
    en: "Whatever is started without naming a group lands in the default one, where all members may talk to each other and to everywhere. Emptied, it turns an oversight into a machine that reaches nothing.",
    zh: "未指定安全组的资源都会落入默认安全组，其成员之间以及对外均可通信。清空规则后，疏忽只会造成机器不通，而不会造成暴露。",
  },
  fix: {
    aws: {
      text: {
        en: "Remove every inbound and outbound rule of the default group; Terraform does so when it adopts the group without rules.",
        zh: "删除默认安全组的全部入站与出站规则；在 Terraform 中接管该组且不写任何规则即可。",
      },
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE",
      terraform: 'resource "aws_default_security_group" "example" {\n  vpc_id = aws_vpc.example.id\n}',
    },
  },
  check: (group) =>
    onlyWhere(group.isDefault, "isDefault", ownMade, () =>
      every(group.rules, (rule) => must(rule, "action", (action) => action === "deny", allows), "rules"),
    ),
  examples: {
    pass: [{ resource: given("security-group", { semantics: "allow-only", isDefault: true, rules: [] }) }],
    fail: [
      {
        resource: given("security-group", {
          id: "default",
          semantics: "allow-only",
          isDefault: true,
          rules: [trafficRule({ from: ["default"], ports: [[0, 65535]], protocol: "any" })],
        }),
      },
      {
        resource: given("security-group", {
          semantics: "allow-only",
          isDefault: true,
          rules: [trafficRule({ from: ["0.0.0.0/0"], ports: [[0, 65535]], protocol: "any", direction: "egress" })],
        }),
      },
    ],
  },
});
