import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

/** A rule in both spellings: the arguments of the code, and the members of the answer. */
interface Rule {
  readonly code: string;
  readonly members: object;
}

const silent = {
  Direction: "ingress",
  Policy: "Accept",
  Priority: 1,
  IpProtocol: "TCP",
  PortRange: "22/22",
  SourceCidrIp: "",
  Ipv6SourceCidrIp: "",
  SourceGroupId: "",
  SourcePrefixListId: "",
  DestCidrIp: "",
  Ipv6DestCidrIp: "",
  DestGroupId: "",
  DestPrefixListId: "",
  NicType: "intranet",
};
const ssh: Rule = { code: 'cidr_ip = "0.0.0.0/0"', members: { SourceCidrIp: "0.0.0.0/0" } };

function group(type: "normal" | "enterprise", more: { code?: string; members?: object }, ...rules: readonly Rule[]): Situation {
  const defaults = ['type = "ingress"', 'ip_protocol = "tcp"', 'port_range = "22/22"'];
  const written = rules.map(({ code }, index) => {
    const own = code.split("; ");
    const unsaid = defaults.filter((line) => !own.some((each) => each.split(" ")[0] === line.split(" ")[0]));
    const lines = ["security_group_id = alicloud_security_group.app.id", ...unsaid, ...own];
    return `resource "alicloud_security_group_rule" "r${String(index)}" {\n  ${lines.join("\n  ")}\n}\n`;
  });
  return {
    kind: "security-group",
    name: "",
    code: `resource "alicloud_security_group" "app" {\n  security_group_type = "${type}"\n  ${more.code ?? ""}\n}\n${written.join("")}`,
    answers: [
      answer("ecs.DescribeSecurityGroups", {
        SecurityGroups: { SecurityGroup: [{ SecurityGroupId: "sg-0a", SecurityGroupName: "app", SecurityGroupType: type }] },
        NextToken: "",
      }),
      answer(
        "ecs.DescribeSecurityGroupAttribute",
        {
          SecurityGroupId: "sg-0a",
          InnerAccessPolicy: type === "normal" ? "Accept" : "Drop",
          ...more.members,
          Permissions: { Permission: rules.map(({ members }) => ({ ...silent, ...members })) },
          NextToken: "",
        },
        { SecurityGroupId: "sg-0a", Direction: "all" },
      ),
    ],
  };
}

const lists: readonly RecordedAnswer[] = [
  answer("ecs.DescribePrefixLists", { PrefixLists: { PrefixList: [{ PrefixListId: "pl-0a" }] }, NextToken: "" }),
  answer(
    "ecs.DescribePrefixListAttributes",
    { PrefixListId: "pl-0a", Entries: { Entry: [{ Cidr: "10.0.0.0/8" }, { Cidr: "0.0.0.0/0" }] } },
    { PrefixListId: "pl-0a" },
  ),
];
const listInCode = `
resource "alicloud_ecs_prefix_list" "some" {
  entry {
    cidr = "10.0.0.0/8"
  }
  entry {
    cidr = "0.0.0.0/0"
  }
}
`;
const byList = group(
  "enterprise",
  {},
  {
    code: "prefix_list_id = alicloud_ecs_prefix_list.some.id",
    members: { SourcePrefixListId: "pl-0a" },
  },
);

export const securityGroups: readonly Situation[] = [
  { ...group("normal", {}), name: "a basic group without rules" },
  { ...group("enterprise", {}), name: "an advanced group without rules" },
  { ...group("normal", {}, ssh), name: "a port for everybody" },
  {
    ...group("normal", {}, ssh, { code: 'cidr_ip = "0.0.0.0/0"; policy = "drop"', members: { SourceCidrIp: "0.0.0.0/0", Policy: "Drop" } }),
    name: "a port for everybody, dropped at the same priority",
  },
  {
    ...group(
      "normal",
      {},
      { code: 'cidr_ip = "0.0.0.0/0"; priority = 2', members: { SourceCidrIp: "0.0.0.0/0", Priority: "2" } },
      {
        code: 'cidr_ip = "0.0.0.0/0"; policy = "drop"; priority = 100; ip_protocol = "all"; port_range = "-1/-1"',
        members: { SourceCidrIp: "0.0.0.0/0", Policy: "Drop", Priority: 100, IpProtocol: "ALL", PortRange: "-1/-1" },
      },
    ),
    name: "a port for everybody before everything is dropped",
  },
  {
    ...group("enterprise", {}, { code: 'ipv6_cidr_ip = "::/0"', members: { Ipv6SourceCidrIp: "::/0" } }),
    name: "a port for everybody by IPv6",
  },
  {
    ...group(
      "enterprise",
      {},
      { code: 'cidr_ip = "10.0.0.0/8"; port_range = "8000/8099"', members: { SourceCidrIp: "10.0.0.0/8", PortRange: "8000/8099" } },
    ),
    name: "a range of ports for a private block",
  },
  {
    ...group("enterprise", {}, { code: 'source_security_group_id = "sg-0b"', members: { SourceGroupId: "sg-0b" } }),
    name: "a port for another group",
  },
  {
    ...group(
      "enterprise",
      {},
      {
        code: 'cidr_ip = "0.0.0.0/0"; type = "egress"; ip_protocol = "all"; port_range = "-1/-1"',
        members: { Direction: "egress", DestCidrIp: "0.0.0.0/0", IpProtocol: "ALL", PortRange: "-1/-1" },
      },
    ),
    name: "an advanced group that lets everything out",
  },
  {
    ...group(
      "normal",
      {},
      {
        code: 'cidr_ip = "0.0.0.0/0"; ip_protocol = "icmp"; port_range = "-1/-1"',
        members: { SourceCidrIp: "0.0.0.0/0", IpProtocol: "ICMP", PortRange: "-1/-1" },
      },
    ),
    name: "ICMP",
  },
  { ...byList, name: "a port for the addresses of a list", code: listInCode + byList.code, answers: [...byList.answers, ...lists] },
  {
    ...group("normal", { code: 'inner_access_policy = "Drop"', members: { InnerAccessPolicy: "Drop" } }, ssh),
    name: "a group whose members are kept apart",
  },
];
