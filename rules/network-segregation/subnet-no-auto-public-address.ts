import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/subnet-no-auto-public-address",
  question: "NET-06",
  title: { en: "Subnet hands out no public addresses by itself", zh: "子网不自动分配公网地址" },
  severity: "medium",
  kind: "subnet",
  controls: ["13.1.3"],
  why: {
    en: "Where public addresses are handed out by default, every machine is on the internet unless somebody objects. A public address should be asked for, one machine at a time.",
    zh: "默认分配公网地址时，每台机器除非有人阻止都会直面互联网。公网地址应逐台申请。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn off automatic public addresses on the subnet; machines that have one keep it until they are replaced.",
        zh: "关闭子网的自动分配公网地址；已有公网地址的机器在重建前保持不变。",
      },
      cli: "aws ec2 modify-subnet-attribute --subnet-id SUBNET --no-map-public-ip-on-launch",
      terraform: 'resource "aws_subnet" "example" {\n  # …\n  map_public_ip_on_launch = false\n}',
    },
  },
  check: (subnet) =>
    must(subnet, "autoPublicAddress", (on) => !on, {
      en: "Machines started here get a public address without asking.",
      zh: "在此启动的机器会自动获得公网地址。",
    }),
  examples: {
    pass: [{ resource: given("subnet", { autoPublicAddress: false }) }],
    fail: [{ resource: given("subnet", { autoPublicAddress: true }) }],
  },
});
