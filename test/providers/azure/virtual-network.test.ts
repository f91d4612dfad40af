import { describe, expect, it } from "vitest";
import { readCode } from "../../support/terraform.ts";
import { facts, factsOf, resourcesOf } from "./mapped.ts";

const network = (inside = ""): string => `resource "azurerm_virtual_network" "v" {\n  name = "v"\n${inside}}\n`;
const subnet = (body = "", name = "azurerm_virtual_network.v.name"): string =>
  `resource "azurerm_subnet" "s" {\n  name = "s"\n  virtual_network_name = ${name}\n${body}}\n`;
const group = 'resource "azurerm_network_security_group" "g" {\n  name = "g"\n}\n';
const association = (subnetId: string, more = ""): string =>
  `resource "azurerm_subnet_network_security_group_association" "a" {\n  subnet_id = ${subnetId}\n  network_security_group_id = azurerm_network_security_group.g.id\n${more}}\n`;
const subnetsIn = (code: string): unknown =>
  resourcesOf(readCode(code).docs).flatMap((each) => (each.kind === "subnet" ? [{ id: each.id, ...factsOf(each) }] : []));

describe("the group of a subnet", () => {
  const inNetwork = { network: "azurerm_virtual_network.v" };
  it.each<[string, string, unknown]>([
    ["none", subnet(), null],
    ["associated", group + subnet() + association("azurerm_subnet.s.id"), "azurerm_network_security_group.g"],
    [
      "written into code only",
      group + subnet("  network_security_group_id_wo = azurerm_network_security_group.g.id\n"),
      "azurerm_network_security_group.g",
    ],
    [
      "perhaps associated",
      `variable "on" {}\n${group}${subnet()}${association("azurerm_subnet.s.id", "  count = var.on ? 1 : 0\n")}`,
      "?variable-unset on",
    ],
    ["some association is unread", `variable "id" {}\n${group}${subnet()}${association("var.id")}`, "?variable-unset id"],
  ])("%s", (_, code, securityGroup) => {
    expect(facts("subnet", "azurerm_subnet.s", network() + code)).toMatchObject({ ...inNetwork, securityGroup });
  });

  it("is read from blocks of the network", () => {
    const blocks =
      '  subnet {\n    name = "a"\n    security_group = azurerm_network_security_group.g.id\n  }\n  subnet {\n    name = "b"\n  }\n';
    expect(subnetsIn(group + network(blocks))).toMatchObject([
      { id: "azurerm_virtual_network.v/subnets/a", ...inNetwork, securityGroup: "azurerm_network_security_group.g" },
      { id: "azurerm_virtual_network.v/subnets/b", ...inNetwork, securityGroup: null },
    ]);
  });

  it("shows blocks that cannot be seen as a subnet that may exist", () => {
    const blocks = '  dynamic "subnet" {\n    for_each = var.names\n    content {\n      name = subnet.value\n    }\n  }\n';
    const found = resourcesOf(readCode(`variable "names" {}\n${network(blocks)}`).docs).filter((each) => each.kind === "subnet");
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each.presence.state).toBe("unknown");
  });
});

describe("the network of a subnet", () => {
  it.each([
    ["azurerm_virtual_network.v.name", "azurerm_virtual_network.v"],
    ['"elsewhere"', "elsewhere"],
    ["var.name", "?variable-unset name"],
  ])("%s", (name, expected) => {
    expect(facts("subnet", "azurerm_subnet.s", `variable "name" {}\n${network()}${subnet("", name)}`)["network"]).toBe(expected);
  });
});

describe("a flow log", () => {
  const log = (body: string): string => `resource "azurerm_network_watcher_flow_log" "f" {\n  name = "f"\n${body}\n}\n`;
  it.each<[string, object]>([
    ["target_resource_id = azurerm_virtual_network.v.id", { target: "azurerm_virtual_network.v" }],
    ["target_resource_id = azurerm_subnet.s.id", { target: "azurerm_subnet.s" }],
    ["network_security_group_id = azurerm_network_security_group.g.id", { target: "azurerm_network_security_group.g" }],
    ['target_resource_id = "${azurerm_virtual_network.v.id}/subnets/s"', { target: "azurerm_virtual_network.v/subnets/s" }],
    [
      'target_resource_id = "/subscriptions/0/resourceGroups/N/providers/Microsoft.Network/virtualNetworks/Core"',
      { target: "/subscriptions/0/resourcegroups/n/providers/microsoft.network/virtualnetworks/core" },
    ],
    ["target_resource_id = var.on", { target: "?variable-unset on" }],
    ['storage_account_id = "/x"', { target: "?unexpected-value flow log without a target" }],
  ])("%s", (line, changed) => {
    const code = `variable "on" {}\n${group}${network()}${subnet()}${log(`  ${line}\n  enabled = true`)}`;
    expect(facts("flow-log", "azurerm_network_watcher_flow_log.f", code)).toMatchObject({ active: true, traffic: "all", ...changed });
  });

  it("of some subnet of a network is not taken for one of the network", () => {
    const code =
      network('  subnet {\n    name = "a"\n  }\n') +
      log("  target_resource_id = tolist(azurerm_virtual_network.v.subnet)[0].id\n  enabled = true");
    expect(facts("flow-log", "azurerm_network_watcher_flow_log.f", code)["target"]).toMatch(/^\?/);
  });

  it.each([
    ["enabled = false", false],
    ["enabled = var.on", "?variable-unset on"],
    ["", "?unexpected-value flow log without enabled"],
  ])("%s", (line, active) => {
    expect(facts("flow-log", "azurerm_network_watcher_flow_log.f", `variable "on" {}\n${log(line)}`)["active"]).toBe(active);
  });
});
