import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/not-in-default-security-group",
  question: "VMH-02",
  title: { en: "Virtual machine uses a security group made for it", zh: "虚拟机使用专用安全组" },
  severity: "low",
  kind: "virtual-machine",
  controls: ["CLD.9.5.2"],
  why: {
    en: "The default group lets all its members talk to each other on every port. Whatever lands there by oversight joins a flat network, and a rule added for one machine opens all of them.",
    zh: "默认安全组允许全部成员在所有端口上互通。因疏忽落入其中的机器便加入了扁平网络，为一台机器添加的规则会对所有机器生效。",
  },
  fix: {
    aws: {
      text: {
        en: "Make a group with the few rules the machine needs, and name it on the machine or in its template.",
        zh: "按所需的少量规则新建安全组，并在实例或其模板中指定。",
      },
      cli: "aws ec2 modify-instance-attribute --instance-id INSTANCE --groups GROUP",
      terraform: 'resource "aws_instance" "example" {\n  # …\n  vpc_security_group_ids = [aws_security_group.app.id]\n}',
    },
  },
  check: (machine) =>
    must(machine, "inDefaultGroup", (is) => !is, {
      en: "The machine is in the default security group of its network.",
      zh: "该机器位于所在网络的默认安全组中。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { inDefaultGroup: false }) }],
    fail: [{ resource: given("virtual-machine", { inDefaultGroup: true }) }],
  },
});
