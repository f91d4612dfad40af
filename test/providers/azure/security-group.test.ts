import { describe, expect, it } from "vitest";
import { admitsInternet, portSet } from "../../../src/model/traffic.ts";
import { block, facts, mapped } from "./mapped.ts";

const address = "azurerm_network_security_group.g";
const written = {
  name: '"r"',
  priority: "100",
  direction: '"Inbound"',
  access: '"Allow"',
  protocol: '"Tcp"',
  source_port_range: '"*"',
  destination_port_range: '"22"',
  source_address_prefix: '"*"',
  destination_address_prefix: '"*"',
};

type Change = Partial<Readonly<Record<string, string | undefined>>>;

function lines(change: Change): string {
  return Object.entries<string | undefined>({ ...written, ...change })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} = ${value}`)
    .join(";");
}

const rule = (change: Change): string => block("security_rule", lines(change));
const group = (...rules: readonly string[]): string =>
  `resource "azurerm_network_security_group" "g" {\n  name = "g"\n  resource_group_name = "net"\n${rules.join("")}}\n`;
const split = (change: Change, name = "s"): string =>
  block(
    `resource "azurerm_network_security_rule" "${name}"`,
    `${lines(change)};network_security_group_name = ${change["group"] ?? "azurerm_network_security_group.g.name"}`,
  ).replace(/ *group = .*\n/, "");
const isWritten = (each: unknown): boolean => (each as { order?: unknown }).order !== 65001;
const rulesOf = (code: string, of = address): unknown => (facts("security-group", of, code)["rules"] as unknown[]).filter(isWritten);

/** Whether SSH is open to the internet: yes, no, or not known. */
function ssh(code: string): boolean | "unknown" {
  return admitsInternet(mapped("security-group", address, code), { direction: "ingress", protocol: "tcp", ports: portSet([22, 22]) }).open;
}

const plain = { direction: "ingress", action: "allow", order: 100, protocol: "tcp", ports: "22-22", peers: [{ addresses: "internet" }] };

describe("one rule", () => {
  it.each<[Change, object]>([
    [{}, {}],
    [{ source_address_prefix: '"Any"' }, {}],
    [{ source_address_prefix: '"internet"' }, {}],
    [{ source_address_prefix: '"0.0.0.0/0"' }, {}],
    [{ source_address_prefix: '"::/0"' }, {}],
    [{ source_address_prefix: '"10.0.0.0/24"' }, { peers: [{ addresses: "10.0.0.0-10.0.0.255" }] }],
    [
      { source_address_prefix: '"10.0.0.1, 10.0.0.3"' },
      { peers: [{ addresses: "10.0.0.1-10.0.0.1" }, { addresses: "10.0.0.3-10.0.0.3" }] },
    ],
    [{ source_address_prefix: '"AzureCloud.WestEurope"' }, { peers: [{ members: "AzureCloud.WestEurope" }] }],
    [{ source_address_prefix: '"not an address"' }, { peers: ['…unexpected-value address prefix "not an address"'] }],
    [{ source_address_prefix: undefined }, { peers: ["…unexpected-value security rule without addresses"] }],
    [{ source_address_prefix: '""', source_address_prefixes: '["*"]' }, {}],
    [
      { source_address_prefix: undefined, source_application_security_group_ids: '["/subscriptions/0/app"]' },
      { peers: [{ members: "source_application_security_group_ids[0]" }] },
    ],
    [{ destination_port_range: "22" }, {}],
    [{ destination_port_range: '"20-25"' }, { ports: "20-25" }],
    [{ destination_port_range: '"*"' }, { ports: "0-65535" }],
    [{ destination_port_range: '"22,443"' }, { ports: "22-22 443-443" }],
    [{ destination_port_range: undefined, destination_port_ranges: '["22", "80-81"]' }, { ports: "22-22 80-81" }],
    [{ destination_port_range: '"ssh"' }, { ports: '?unexpected-value port range "ssh"' }],
    [{ destination_port_range: undefined }, { ports: "?unexpected-value security rule without ports" }],
    [{ protocol: '"*"' }, { protocol: "any" }],
    [{ protocol: '"UDP"' }, { protocol: "udp" }],
    [{ protocol: '"Icmp"' }, { protocol: "icmp", ports: "0-65535" }],
    [{ protocol: '"Esp"' }, { protocol: "other", ports: "0-65535" }],
    [{ access: '"deny"' }, { action: "deny" }],
    [{ priority: "4096" }, { order: 4096 }],
    [
      { direction: '"Outbound"', destination_address_prefix: '"10.0.0.0/24"' },
      { direction: "egress", peers: [{ addresses: "10.0.0.0-10.0.0.255" }] },
    ],
  ])("%j", (change, differs) => {
    expect(rulesOf(group(rule(change)))).toEqual([{ ...plain, ...differs }]);
  });

  it("keeps what is known of a rule whose ports are known in part", () => {
    const code = `variable "more" {}\n${group(rule({ destination_port_range: undefined, destination_port_ranges: '["22", var.more]' }))}`;
    expect(rulesOf(code)).toEqual([plain, { ...plain, ports: "?variable-unset more" }]);
    expect(ssh(code)).toBe(true);
  });
});

describe("the same rule written in another way", () => {
  const list = `resource "azurerm_network_security_group" "g" {\n  name = "g"\n  security_rule = [{\n${lines({}).replaceAll(";", "\n")}\n  }]\n}\n`;
  const dynamic = group(
    `dynamic "security_rule" {\n  for_each = ["22"]\n  content {\n${lines({ destination_port_range: "security_rule.value" }).replaceAll(";", "\n")}\n  }\n}\n`,
  );
  it.each<[string, string]>([
    ["as a list", list],
    ["as a dynamic block", dynamic],
    ["as a resource that refers to the group", group() + split({})],
    ["as a resource that names the group", group() + split({ group: '"g"' })],
  ])("%s", (_, code) => {
    expect(rulesOf(code)).toEqual(rulesOf(group(rule({}))));
  });

  it("in azapi", () => {
    const arm = lines({})
      .replace(/;?(name|priority) = /g, ";$1 = ")
      .split(";")
      .filter((line) => line !== "" && !line.startsWith("name"));
    const body = arm.map((line) => line.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())).join("\n");
    const code = `resource "azapi_resource" "g" {\n  type = "microsoft.network/NetworkSecurityGroups@2024-01-01"\n  name = "g"\n  body = {\n    properties = {\n      securityRules = [{\n        name = "r"\n        properties = {\n${body}\n        }\n      }]\n    }\n  }\n}\n`;
    expect(facts("security-group", "azapi_resource.g", code)).toEqual(facts("security-group", address, group(rule({}))));
  });
});

describe("rules together", () => {
  const deny = (change: Change): string => rule({ priority: "90", access: '"Deny"', name: '"d"', ...change });
  it.each<[string, string, boolean | "unknown"]>([
    ["nothing written", group(), false],
    ["a denial before", group(deny({}), rule({})), false],
    ["a denial after", group(deny({ priority: "200" }), rule({})), true],
    ["a denial of some sources", group(deny({ source_address_prefix: '"203.0.113.0/24"' }), rule({})), true],
    ["a denial of another protocol", group(deny({ protocol: '"Udp"' }), rule({})), true],
    ["a denial for one machine, an opening for all", group(deny({ destination_address_prefix: '"10.0.0.4"' }), rule({})), true],
    [
      "a denial and an opening for the same machines",
      group(deny({ destination_address_prefix: '"10.0.0.0/24"' }), rule({ destination_address_prefix: '"10.0.0.4"' })),
      false,
    ],
    [
      "a denial and an opening that cannot be compared",
      group(deny({ destination_address_prefix: '"VirtualNetwork"' }), rule({ destination_address_prefix: '"10.0.0.4"' })),
      "unknown",
    ],
    ["a denial of one source port", group(deny({ source_port_range: '"1024"' }), rule({})), true],
    ["a denial in a resource of its own", group(rule({})) + split({ priority: "90", access: '"Deny"' }), false],
    ["an unread denial before", `variable "who" {}\n${group(deny({ source_address_prefix: "var.who" }), rule({}))}`, "unknown"],
    ["an unread opening after a denial of all", `variable "who" {}\n${group(deny({}), rule({ source_address_prefix: "var.who" }))}`, false],
    [
      "two halves",
      group(rule({ source_address_prefix: '"0.0.0.0/1"' }), rule({ priority: "101", source_address_prefix: '"128.0.0.0/1"' })),
      true,
    ],
    ["a rule of a group of the same name elsewhere", group() + split({ group: '"g"', resource_group_name: '"other"' }), false],
    ["a rule of some unread group", `variable "g" {}\n${group()}${split({ group: "var.g" })}`, "unknown"],
  ])("%s", (_, code, open) => {
    expect(ssh(code)).toBe(open);
  });

  it("shows a rule of a group outside the code as a group that is half known", () => {
    const code = `data "azurerm_network_security_group" "old" {\n  name = "old"\n}\n${split({ group: "data.azurerm_network_security_group.old.name" })}`;
    expect(rulesOf(code, "azurerm_network_security_rule.s")).toEqual([plain, "…outside-scan old"]);
  });

  const deniedOut = { direction: '"Outbound"', access: '"Deny"', protocol: '"*"', destination_port_range: '"*"', priority: '"4096"' };
  it.each<[string, string, boolean]>([
    ["nothing written", group(), true],
    ["all denied", group(rule(deniedOut)), false],
    ["the internet denied", group(rule({ ...deniedOut, destination_address_prefix: '"Internet"' })), false],
    ["one protocol denied", group(rule({ ...deniedOut, protocol: '"Udp"' })), true],
    ["all denied to one machine", group(rule({ ...deniedOut, source_address_prefix: '"10.0.0.4"' })), true],
  ])("lets out what is not denied: %s", (_, code, open) => {
    const query = { direction: "egress", protocol: "tcp", ports: portSet([443, 443]) } as const;
    expect(admitsInternet(mapped("security-group", address, code), query).open).toBe(open);
  });
});
