import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admitsInternet, portSet } from "../../../src/model/traffic.ts";
import { made, variable } from "./code.ts";
import { facts, mapped, resourcesOf } from "./mapped.ts";

const address = "aws_security_group.app";
const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const group = (body = ""): string => `variable "v" {}\nresource "aws_security_group" "app" {\n${lines(body)}}\n`;
const ingress = (body: string): string => group(`ingress { ; ${body} ; }`);
const firstRule = (code: string): unknown => (facts("security-group", address, code)["rules"] as unknown[])[0];

const anyone = [{ addresses: "internet" }];

describe("one ingress block", () => {
  const plain = { direction: "ingress", action: "allow", protocol: "tcp", ports: "22-22", peers: anyone };
  const tcp = 'protocol = "tcp"; from_port = 22; to_port = 22';
  const open = 'cidr_blocks = ["0.0.0.0/0"]';
  it.each<[string, object]>([
    [`${tcp}; ${open}`, {}],
    [`protocol = 6; from_port = "22"; to_port = "22"; ${open}`, {}],
    [`${tcp}; ipv6_cidr_blocks = ["0::/0"]`, {}],
    [`${tcp}; cidr_blocks = ["10.0.0.0/8"]`, { peers: [{ addresses: "10.0.0.0-10.255.255.255" }] }],
    [`${tcp}; cidr_blocks = [var.v]`, { peers: ["…variable-unset v"] }],
    [`${tcp}; cidr_blocks = var.v`, { peers: ["…variable-unset v"] }],
    [`${tcp}; cidr_blocks = ["\${var.v}/32"]`, { peers: [{ members: "/32" }] }],
    [`${tcp}; cidr_blocks = ["\${var.v}/8"]`, { peers: ["…variable-unset v"] }],
    [`${tcp}; cidr_blocks = ["everybody"]`, { peers: ['…unexpected-value cidr_blocks = "everybody"'] }],
    [`${tcp}; security_groups = ["sg-1"]`, { peers: [{ members: "sg-1" }] }],
    [`${tcp}; security_groups = [var.v]`, { peers: [{ members: "a security group" }] }],
    [`${tcp}; security_groups = var.v`, { peers: [] }],
    [`${tcp}; self = true`, { peers: [{ members: "self" }] }],
    [`${tcp}; self = false`, { peers: [] }],
    [`${tcp}; prefix_list_ids = ["pl-1"]`, { peers: ["…outside-scan pl-1"] }],
    [`protocol = "-1"; from_port = 0; to_port = 0; ${open}`, { protocol: "any", ports: "0-65535" }],
    [`protocol = "all"; from_port = 0; to_port = 0; ${open}`, { protocol: "any", ports: "0-65535" }],
    [`protocol = "tcp"; from_port = 0; to_port = 0; ${open}`, { ports: "0-0" }],
    [`protocol = "UDP"; from_port = 0; to_port = 65535; ${open}`, { protocol: "udp", ports: "0-65535" }],
    [`protocol = "icmp"; from_port = 8; to_port = 0; ${open}`, { protocol: "icmp", ports: "0-65535" }],
    [`protocol = "58"; from_port = -1; to_port = -1; ${open}`, { protocol: "icmpv6", ports: "0-65535" }],
    [`protocol = "47"; from_port = 22; to_port = 22; ${open}`, { protocol: "other", ports: "0-65535" }],
    [
      `protocol = "quic"; from_port = 22; to_port = 22; ${open}`,
      { protocol: '?unexpected-value protocol = "quic"', ports: '?unexpected-value protocol = "quic"' },
    ],
    [`protocol = "tcp"; from_port = var.v; to_port = 22; ${open}`, { ports: "?variable-unset v" }],
    [`protocol = "tcp"; from_port = 30; to_port = 22; ${open}`, { ports: "?unexpected-value ports 30-22" }],
    [`protocol = "tcp"; to_port = 22; ${open}`, { ports: "?unexpected-value rule without from_port" }],
  ])("%s", (body, changed) => {
    expect(firstRule(ingress(body))).toMatchObject({ ...plain, ...changed });
  });
});

describe("the same rule in every form", () => {
  const forms: readonly (readonly [string, string])[] = [
    ["inline block", ingress('protocol = "tcp"; from_port = 22; to_port = 22; cidr_blocks = ["0.0.0.0/0"]')],
    [
      "list of objects",
      group(
        'ingress = [{ protocol = "tcp", from_port = 22, to_port = 22, cidr_blocks = ["0.0.0.0/0"], ipv6_cidr_blocks = null, self = null }]',
      ),
    ],
    [
      "dynamic block",
      group(
        'dynamic "ingress" { ; for_each = [22] ; content { ; protocol = "tcp"; from_port = ingress.value; to_port = ingress.value; cidr_blocks = ["0.0.0.0/0"] ; } ; }',
      ),
    ],
    [
      "aws_security_group_rule",
      `${group()}resource "aws_security_group_rule" "a" {\n${lines(`security_group_id = ${address}.id; type = "ingress"; protocol = "tcp"; from_port = 22; to_port = 22; cidr_blocks = ["0.0.0.0/0"]`)}}`,
    ],
    [
      "aws_vpc_security_group_ingress_rule",
      `${group()}resource "aws_vpc_security_group_ingress_rule" "a" {\n${lines(`security_group_id = ${address}.id; ip_protocol = "tcp"; from_port = 22; to_port = 22; cidr_ipv4 = "0.0.0.0/0"`)}}`,
    ],
  ];
  it.each(forms)("%s", (_, code) => {
    expect({ label: undefined, ...(firstRule(code) as object) }).toMatchObject({
      direction: "ingress",
      action: "allow",
      order: 0,
      protocol: "tcp",
      ports: "22-22",
      peers: anyone,
    });
  });
});

describe("what belongs to a group", () => {
  const split = (body: string): string => `resource "aws_security_group_rule" "a" {\n${lines(body)}}\n`;
  it("absent ingress and egress are none", () => {
    expect(facts("security-group", address, group())).toMatchObject({ rules: [], isDefault: false, semantics: "allow-only" });
  });
  it("inline and split rules count together", () => {
    const code =
      ingress('protocol = "tcp"; from_port = 1; to_port = 1; self = true') +
      split(`security_group_id = ${address}.id; type = "egress"; protocol = "-1"; from_port = 0; to_port = 0; cidr_blocks = ["0.0.0.0/0"]`);
    expect(facts("security-group", address, code)["rules"]).toMatchObject([
      { direction: "ingress" },
      { direction: "egress", label: "aws_security_group_rule.a" },
    ]);
  });
  it("a rule of an unread group may be there in each group, and stands for the unread one", () => {
    const code =
      group() +
      split('security_group_id = var.v; type = "ingress"; protocol = "tcp"; from_port = 22; to_port = 22; cidr_blocks = ["10.0.0.0/8"]');
    expect(facts("security-group", address, code)["rules"]).toMatchObject([{ presence: "?variable-unset v" }]);
    expect(facts("security-group", "aws_security_group_rule.a", code)["rules"]).toMatchObject([{ ports: "22-22" }, "…variable-unset v"]);
  });
  it("a rule of a group that a data source found leaves the groups of the code alone", () => {
    const code = `data "aws_security_group" "old" {}\n${group()}${split('security_group_id = data.aws_security_group.old.id; type = "ingress"; protocol = "-1"; from_port = 0; to_port = 0; cidr_blocks = ["0.0.0.0/0"]')}`;
    expect(facts("security-group", address, code)["rules"]).toEqual([]);
  });
  it("a module that is not on disk may add rules to a group that it received", () => {
    const code = `${group()}module "rules" {\n  source = "example/rules/aws"\n  group  = ${address}.id\n}\n`;
    expect(facts("security-group", address, code)["rules"]).toEqual(["…module-missing module.rules"]);
  });
  it("an adopted default group is one", () => {
    expect(
      facts("security-group", "aws_default_security_group.app", group().replace("aws_security_group", "aws_default_security_group")),
    ).toMatchObject({ isDefault: true, rules: [] });
  });
  it("prefix lists of the code are read with their entries", () => {
    const list =
      'resource "aws_ec2_managed_prefix_list" "l" {\n  entry {\n    cidr = "10.0.0.0/8"\n  }\n}\nresource "aws_ec2_managed_prefix_list_entry" "e" {\n  prefix_list_id = aws_ec2_managed_prefix_list.l.id\n  cidr = "0.0.0.0/0"\n}\n';
    const code = list + ingress('protocol = "-1"; from_port = 0; to_port = 0; prefix_list_ids = [aws_ec2_managed_prefix_list.l.id]');
    expect(firstRule(code)).toMatchObject({ peers: [{ addresses: "10.0.0.0-10.255.255.255" }, { addresses: "internet" }] });
  });
  it("the region tells the partition", () => {
    const code = `provider "aws" {\n  region = "cn-north-1"\n}\n${group()}`;
    expect(resourcesOf(code).map(({ region, cloud }) => [region, cloud])).toEqual([["cn-north-1", "aws-cn"]]);
  });
});

it("admits exactly the ports between from and to, in whatever form they are written", () => {
  const port = fc.integer({ min: 0, max: 65535 });
  const forms = (from: number, to: number): readonly string[] => [
    ingress(`protocol = "tcp"; from_port = ${String(from)}; to_port = ${String(to)}; cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]`),
    `${group()}resource "aws_vpc_security_group_ingress_rule" "a" {\n${lines(`security_group_id = ${address}.id; ip_protocol = "6"; from_port = ${String(from)}; to_port = ${String(to)}; cidr_ipv6 = "::/0"`)}}`,
  ];
  fc.assert(
    fc.property(port, port, port, (one, other, asked) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      for (const code of forms(from, to)) {
        const { open } = admitsInternet(mapped("security-group", address, code), {
          direction: "ingress",
          protocol: "tcp",
          ports: portSet([asked, asked]),
        });
        expect(open).toBe(from <= asked && asked <= to);
      }
    }),
    { numRuns: 50 },
  );
});

describe("the default group of a VPC", () => {
  const vpc = made("aws_vpc", 'cidr_block = "10.0.0.0/16"', "n");
  const groups = (code: string): readonly string[] =>
    resourcesOf(variable + vpc + code)
      .filter(({ kind }) => kind === "security-group")
      .map(({ id, presence }) => (presence.state === "known" ? id : `${id}?`));
  it("is there as AWS makes it, unless the code takes it over", () => {
    const left = facts("security-group", "aws_vpc.n/default-security-group", vpc);
    expect(left).toMatchObject({
      isDefault: true,
      rules: [{ direction: "ingress" }, { direction: "egress", peers: [{ addresses: "internet" }] }],
    });
    const adopted = made("aws_default_security_group", "vpc_id = aws_vpc.n.id");
    expect(groups(adopted)).toEqual(["aws_default_security_group.a"]);
    expect(facts("security-group", "aws_default_security_group.a", vpc + adopted)).toMatchObject({ isDefault: true, rules: [] });
    expect(groups(made("aws_default_security_group", "count = var.v; vpc_id = aws_vpc.n.id"))).toContain(
      "aws_vpc.n/default-security-group?",
    );
  });
  it("takes the rules that name it through its VPC", () => {
    const rule = made(
      "aws_vpc_security_group_ingress_rule",
      'security_group_id = aws_vpc.n.default_security_group_id; ip_protocol = "-1"; cidr_ipv4 = "0.0.0.0/0"',
    );
    expect(groups(rule)).toEqual(["aws_vpc.n/default-security-group"]);
    expect(facts("security-group", "aws_vpc.n/default-security-group", vpc + rule)["rules"]).toHaveLength(3);
    const adopted = made("aws_default_security_group", "vpc_id = aws_vpc.n.id");
    expect(facts("security-group", "aws_default_security_group.a", vpc + rule + adopted)["rules"]).toHaveLength(1);
  });
});
