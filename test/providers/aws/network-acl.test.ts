import { describe, expect, it } from "vitest";
import { facts, mapped, resourcesOf } from "./mapped.ts";

const address = "aws_network_acl.main";
const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const acl = (body = ""): string => `variable "v" {}\nresource "aws_network_acl" "main" {\n${lines(body)}}\n`;
const entry = (body: string): string => `resource "aws_network_acl_rule" "one" {\n${lines(`network_acl_id = ${address}.id; ${body}`)}}\n`;
const vpc = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const rulesOf = (code: string): unknown => facts("network-acl", address, code)["rules"];

describe("entries", () => {
  const plain = {
    direction: "ingress",
    action: "allow",
    order: 100,
    protocol: "tcp",
    ports: "22-22",
    peers: [{ addresses: "internet" }],
    label: "rule 100",
  };
  const inline = 'rule_no = 100; action = "allow"; protocol = "tcp"; from_port = 22; to_port = 22';
  it.each<[string, object]>([
    [`${inline}; cidr_block = "0.0.0.0/0"`, {}],
    [`${inline}; ipv6_cidr_block = "::/0"`, {}],
    [`${inline.replace('"allow"', '"DENY"')}; cidr_block = "0.0.0.0/0"`, { action: "deny" }],
    [`${inline.replace('"tcp"', "6")}; cidr_block = "0.0.0.0/0"`, {}],
    [`${inline.replace('"tcp"', '"-1"')}; cidr_block = "0.0.0.0/0"`, { protocol: "any", ports: "0-65535" }],
    [`${inline.replace("100", "var.v")}; cidr_block = "0.0.0.0/0"`, { order: "?variable-unset v", label: undefined }],
    [`${inline}; cidr_block = var.v`, { peers: ["…variable-unset v"] }],
  ])("%s", (body, changed) => {
    const [rule] = rulesOf(acl(`ingress { ; ${body} ; }`)) as Record<string, unknown>[];
    expect({ label: undefined, ...rule }).toEqual({ ...plain, ...changed });
  });

  it("are the same in a resource of their own, where egress is false unless written", () => {
    const split = 'rule_number = 100; rule_action = "allow"; protocol = "tcp"; from_port = 22; to_port = 22; cidr_block = "0.0.0.0/0"';
    expect(rulesOf(acl() + entry(split))).toEqual([plain]);
    expect(rulesOf(acl() + entry(`${split}; egress = true`))).toEqual([{ ...plain, direction: "egress" }]);
  });

  it("of a new ACL are none, which lets nothing through", () => {
    expect(facts("network-acl", address, acl())).toMatchObject({ semantics: "first-match", rules: [] });
  });
});

describe("the default ACL of a VPC", () => {
  const all = { action: "allow", order: 100, protocol: "any", ports: "0-65535", peers: [{ addresses: "internet" }] };
  const adopter = (more = ""): string =>
    `variable "harden" {}\nresource "aws_default_network_acl" "main" {\n  default_network_acl_id = aws_vpc.main.default_network_acl_id\n${more}}\n`;
  const acls = (code: string): readonly string[] => resourcesOf(code).flatMap(({ kind, id }) => (kind === "network-acl" ? [id] : []));

  it("is there and allows everything where nothing adopts it", () => {
    const found = mapped("network-acl", "aws_vpc.main/default-network-acl", vpc);
    expect(found.name).toBe("main (default network ACL)");
    expect(facts("network-acl", found.id, vpc)["rules"]).toMatchObject([
      { direction: "ingress", ...all },
      { direction: "egress", ...all },
    ]);
  });
  it("is what the adopter writes, and nothing else", () => {
    expect(acls(vpc + adopter())).toEqual(["aws_default_network_acl.main"]);
    expect(facts("network-acl", "aws_default_network_acl.main", vpc + adopter())["rules"]).toEqual([]);
  });
  it("may be there where the adopter may not", () => {
    const code = vpc + adopter("  count = var.harden ? 1 : 0\n");
    expect(mapped("network-acl", "aws_vpc.main/default-network-acl", code).presence.state).toBe("unknown");
  });
  it("takes entries that name it through the VPC", () => {
    const code =
      vpc +
      adopter() +
      entry('rule_number = 5; rule_action = "deny"; protocol = "-1"; cidr_block = "0.0.0.0/0"').replace(
        `${address}.id`,
        "aws_vpc.main.default_network_acl_id",
      );
    expect(facts("network-acl", "aws_default_network_acl.main", code)["rules"]).toMatchObject([{ action: "deny", order: 5 }]);
  });
});
