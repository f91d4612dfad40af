import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const address = "alicloud_network_acl.main";

function entry(block: string, peer: string, body: readonly string[]): string {
  const [policy = "accept", protocol = "tcp", port = "22/22", cidr = "0.0.0.0/0"] = body;
  return `  ${block} {\n    policy = "${policy}"\n    protocol = "${protocol}"\n    port = "${port}"\n    ${peer} = "${cidr}"\n  }\n`;
}

const ingress = (...body: readonly string[]): string => entry("ingress_acl_entries", "source_cidr_ip", body);
const egress = (...body: readonly string[]): string => entry("egress_acl_entries", "destination_cidr_ip", body);
const acl = (...entries: readonly string[]): string => `resource "alicloud_network_acl" "main" {\n${entries.join("")}}\n`;
const split = (body: string): string => `resource "alicloud_network_acl_entries" "main" {\n  network_acl_id = ${address}.id\n${body}}\n`;
const rules = (code: string): readonly unknown[] => facts("network-acl", address, code)["rules"] as readonly unknown[];

const ssh = { direction: "ingress", action: "allow", order: 1, protocol: "tcp", ports: "22-22", peers: [{ addresses: "internet" }] };

function hidden(direction: string, why: string): object {
  const line = `?${why}`;
  return { direction, action: line, order: line, protocol: line, ports: line, peers: [`…${why}`], presence: line };
}

const noEgress = hidden("egress", "computed main.egress_acl_entries");
const noIngress = hidden("ingress", "computed main.ingress_acl_entries");

describe("entries", () => {
  it.each<[string, readonly string[], object]>([
    ["accept", [], {}],
    ["drop", ["drop"], { action: "deny" }],
    ["every protocol", ["accept", "all", "-1/-1"], { protocol: "any", ports: "0-65535" }],
    ["IPv6", ["accept", "tcp", "22/22", "::/0"], {}],
    ["a prefix list elsewhere", ["accept", "tcp", "22/22", "pl-example0001"], { peers: ["…outside-scan pl-example0001"] }],
    ["a word that nobody knows", ["allow"], { action: '?unexpected-value policy = "allow"' }],
  ])("%s", (_name, body, changed) => {
    expect(rules(acl(ingress(...body)))[0]).toEqual({ ...ssh, ...changed });
  });

  it("count by their position, each direction for itself", () => {
    const both = rules(acl(ingress("drop"), ingress(), egress("accept", "all", "-1/-1")));
    expect(both).toEqual([
      { ...ssh, action: "deny" },
      { ...ssh, order: 2 },
      { ...ssh, direction: "egress", protocol: "any", ports: "0-65535" },
    ]);
  });
});

describe("where no entry is written the ACL has entries of its own", () => {
  it.each<[string, string, readonly unknown[]]>([
    ["neither direction", acl(), [noIngress, noEgress]],
    ["copied from another ACL", acl('source_network_acl_id = "nacl-example0001"\n'), [noIngress, noEgress]],
    ["one direction", acl(ingress()), [ssh, noEgress]],
    ["empty list", acl("ingress_acl_entries = []\n"), [noIngress, noEgress]],
  ])("%s", (_name, code, expected) => {
    expect(rules(code)).toEqual(expected);
  });
});

describe("entries of the separate resource", () => {
  it("say the same as entries of the ACL", () => {
    const apart = acl() + split(entry("ingress", "source_cidr_ip", ["drop"]) + entry("ingress", "source_cidr_ip", []));
    expect(rules(apart)).toEqual(rules(acl(ingress("drop"), ingress())));
  });

  it("settle nothing where the ACL writes entries too, or where they may not be there", () => {
    const twice = acl(ingress()) + split(entry("ingress", "source_cidr_ip", []));
    expect(rules(twice)).toEqual([ssh, hidden("ingress", "unexpected-value ingress_acl_entries in two places"), noEgress]);
    const maybe = `variable "on" {}\n${acl()}${split(`  count = var.on ? 1 : 0\n${entry("ingress", "source_cidr_ip", [])}`)}`;
    expect(rules(maybe)).toContainEqual(expect.objectContaining({ direction: "ingress", action: expect.stringMatching(/^\?/) as string }));
  });
});

it("keeps what is known beside entries that are not", () => {
  const some =
    'variable "more" {}\n' +
    acl(ingress(), '  dynamic "ingress_acl_entries" {\n    for_each = var.more\n    content {\n      policy = "accept"\n    }\n  }\n');
  expect(rules(some)[0]).toEqual(ssh);
  expect(rules(some).length).toBeGreaterThan(2);
});
