import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admitsInternet, portSet } from "../../../src/model/traffic.ts";
import { facts, mapped } from "./mapped.ts";

const address = "alicloud_security_group.app";
const group = 'resource "alicloud_security_group" "app" {\n  security_group_type = "enterprise"\n}\n';

function rule(body: string, name = "one"): string {
  const lines = ['type = "ingress"', 'ip_protocol = "tcp"', `security_group_id = ${address}.id`];
  const own = body.split(";").map((line) => line.trim());
  const taken = own.map((line) => line.split(/\s/)[0]);
  return `resource "alicloud_security_group_rule" "${name}" {\n${[...lines.filter((line) => !taken.includes(line.split(" ")[0])), ...own].join("\n")}\n}\n`;
}

function ruleFacts(body: string, before = ""): unknown {
  return (facts("security-group", address, before + group + rule(body))["rules"] as unknown[])[0];
}

const plain = { direction: "ingress", action: "allow", order: 1, protocol: "tcp", ports: "0-65535", peers: [{ addresses: "internet" }] };

describe("one rule", () => {
  it.each<[string, object]>([
    ['cidr_ip = "0.0.0.0/0"', {}],
    ['ipv6_cidr_ip = "::/0"', {}],
    ['cidr_ip = "0.0.0.0/0"; port_range = "-1/-1"', {}],
    ['cidr_ip = "0.0.0.0/0"; port_range = "0/65535"', {}],
    ['cidr_ip = "0.0.0.0/0"; port_range = "1/65535"', { ports: "1-65535" }],
    ['cidr_ip = "0.0.0.0/0"; port_range = "22/22"', { ports: "22-22" }],
    ['cidr_ip = "0.0.0.0/0"; port_range = "22"', { ports: '?unexpected-value port_range = "22"' }],
    ['cidr_ip = "0.0.0.0/0"; policy = "drop"; priority = 7', { action: "deny", order: 7 }],
    ['cidr_ip = "0.0.0.0/0"; policy = "Accept"', {}],
    ['cidr_ip = "0.0.0.0/0"; policy = "maybe"', { action: '?unexpected-value policy = "maybe"' }],
    ['cidr_ip = "0.0.0.0/0"; type = "egress"', { direction: "egress" }],
    ['cidr_ip = "0.0.0.0/0"; nic_type = "intranet"', {}],
    ['cidr_ip = "10.0.0.0/24"', { peers: [{ addresses: "10.0.0.0-10.0.0.255" }] }],
    ['cidr_ip = ""; source_security_group_id = "sg-example0001"', { peers: [{ members: "sg-example0001" }] }],
    ['cidr_ip = "0.0.0.0/0"; prefix_list_id = "pl-example0001"', {}],
    ['prefix_list_id = "pl-example0001"', { peers: ["…outside-scan pl-example0001"] }],
    ["priority = 1", { peers: ["…unexpected-value rule without a peer"] }],
    ['cidr_ip = "0.0.0.0/0"; ip_protocol = "all"', { protocol: "any" }],
    ['cidr_ip = "0.0.0.0/0"; ip_protocol = "icmp"', { protocol: "icmp" }],
    ['cidr_ip = "0.0.0.0/0"; ip_protocol = "icmpv6"', { protocol: "icmpv6" }],
    ['cidr_ip = "0.0.0.0/0"; ip_protocol = "gre"', { protocol: "other" }],
  ])("%s", (body, changed) => {
    expect(ruleFacts(body)).toEqual({ ...plain, ...changed });
  });

  it("takes the entries of a prefix list of the code", () => {
    const list = (cidr: string): string =>
      `variable "cidr" {}\nresource "alicloud_ecs_prefix_list" "all" {\n  entry {\n    cidr = ${cidr}\n  }\n  entry {\n    cidr = "10.0.0.1"\n  }\n}\n`;
    const named = "prefix_list_id = alicloud_ecs_prefix_list.all.id";
    expect(ruleFacts(named, list('"0.0.0.0/0"'))).toMatchObject({ peers: [{ addresses: "internet" }, { addresses: "10.0.0.1-10.0.0.1" }] });
    expect(ruleFacts(named, list("var.cidr"))).toMatchObject({ peers: [{ addresses: "10.0.0.1-10.0.0.1" }, "…variable-unset cidr"] });
  });
});

describe("outgoing traffic that no rule decides", () => {
  const egress = {
    direction: "egress",
    action: "allow",
    order: 101,
    protocol: "any",
    ports: "0-65535",
    peers: [{ addresses: "internet" }],
  };
  it.each<[string, readonly unknown[]]>([
    ["", [egress]],
    ['security_group_type = "normal"', [egress]],
    ['security_group_type = "enterprise"', []],
    ["security_group_type = var.type", [{ ...egress, presence: "?variable-unset type" }]],
  ])("%s", (body, rules) => {
    expect(facts("security-group", address, `variable "type" {}\nresource "alicloud_security_group" "app" {\n${body}\n}`)).toMatchObject({
      rules,
    });
  });
});

it("leaves the group open to a rule whose group cannot be told", () => {
  const astray =
    'variable "group" {}\nresource "alicloud_security_group_rule" "one" {\n  security_group_id = var.group\n  type = "ingress"\n}';
  expect(facts("security-group", address, group + astray)["rules"]).toEqual(["…variable-unset group"]);
});

it("lets a drop of equal or smaller priority win, whatever the order in which rules are written", () => {
  const priority = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(priority, priority, fc.boolean(), (accept, drop, swapped) => {
      const rules = [
        rule(`cidr_ip = "0.0.0.0/0"; priority = ${String(accept)}`, "accept"),
        rule(`cidr_ip = "0.0.0.0/0"; policy = "drop"; priority = ${String(drop)}`, "drop"),
      ];
      const list = mapped("security-group", address, group + (swapped ? rules.reverse() : rules).join(""));
      return admitsInternet(list, { direction: "ingress", protocol: "tcp", ports: portSet([22, 22]) }).open === accept < drop;
    }),
    { numRuns: 40 },
  );
});
