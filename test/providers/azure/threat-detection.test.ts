import { describe, expect, it } from "vitest";
import { arm, block, facts } from "./mapped.ts";

const china = block('provider "azurerm"', 'environment = "china"');
const government = block('provider "azurerm"', 'environment = "usgovernment"');
const plan = (body: string): string => 'variable "x" {}\n' + block('resource "azurerm_security_center_subscription_pricing" "a"', body);
const told = (code: string): Readonly<Record<string, unknown>> =>
  facts("threat-detection", "azurerm_security_center_subscription_pricing.a", code);

describe("a plan of Defender for Cloud", () => {
  it.each<[string, unknown, unknown]>([
    ['tier = "Standard"', "machines", true],
    ['tier = "Free"', "machines", false],
    ['tier = "Standard";resource_type = "StorageAccounts"', "object-stores", true],
    ['tier = "Free";resource_type = "CloudPosture"', "other", false],
    ["tier = var.x;resource_type = var.x", "?variable-unset x", "?variable-unset x"],
    ['tier = "Free";resource_type = "Quantum"', '?unexpected-value resource_type = "Quantum"', false],
  ])("%s", (body, workload, on) => {
    expect(told(plan(body))).toEqual({ workload, on });
  });

  it.each<[string, string, unknown]>([
    ["VirtualMachines", "Free", false],
    ["SqlServers", "Free", false],
    ["KeyVaults", "Free", "n/a not-offered threat-detection/china"],
    ["StorageAccounts", "Free", "n/a not-offered threat-detection/china"],
    ["StorageAccounts", "Standard", true],
  ])("%s at %s in Azure China", (type, tier, on) => {
    expect(told(china + plan(`tier = "${tier}";resource_type = "${type}"`))["on"]).toBe(on);
  });

  it.each<[string, unknown]>([
    ["StorageAccounts", false],
    ["KeyVaults", "n/a not-offered threat-detection/usgov"],
  ])("%s in Azure Government", (type, on) => {
    expect(told(government + plan(`tier = "Free";resource_type = "${type}"`))["on"]).toBe(on);
  });

  it("says the same in the form of Azure Resource Manager", () => {
    const read = facts(
      "threat-detection",
      "azapi_resource.Arm",
      arm("Microsoft.Security/pricings", 'pricingTier = "Standard"', { name: "Arm" }),
    );
    expect(read).toEqual({ workload: "activity", on: true });
  });
});

describe("with whom a gallery is shared by name", () => {
  const gallery = (properties: string): unknown =>
    facts("image", "azapi_resource.a", 'variable "x" {}\n' + arm("Microsoft.Compute/galleries", properties))["sharedWith"];
  it.each<[string, unknown]>([
    ["", []],
    ['sharingProfile = { permissions = "Private" }', []],
    ['sharingProfile = { permissions = "Groups" }', ["…not-in-format sharingProfile.groups"]],
    ["sharingProfile = { permissions = var.x }", ["…variable-unset x"]],
    [
      'sharingProfile = { permissions = "Groups", groups = [{ type = "Subscriptions", ids = ["00000000-0000-0000-0000-000000000001"] }] }',
      [{ account: "00000000-0000-0000-0000-000000000001" }],
    ],
  ])("%s", (properties, expected) => {
    expect(gallery(properties)).toEqual(expected);
  });
});
