import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const noToken = "n/a not-offered virtual-machine/metadata-token";
const disk = { encrypted: true };

describe("machines of Terraform have no token to ask for, and encrypted disks", () => {
  it.each<[string, "virtual-machine" | "machine-template", string, number]>([
    ["azurerm_linux_virtual_machine", "virtual-machine", "os_disk {\n  }", 1],
    ["azurerm_windows_virtual_machine", "virtual-machine", "os_disk {\n  }", 1],
    ["azurerm_virtual_machine", "virtual-machine", "storage_os_disk {\n  }\n  storage_data_disk {\n  }", 2],
    ["azurerm_linux_virtual_machine_scale_set", "machine-template", "os_disk {\n  }\n  data_disk {\n  }", 2],
    ["azurerm_windows_virtual_machine_scale_set", "machine-template", "os_disk {\n  }", 1],
    ["azurerm_orchestrated_virtual_machine_scale_set", "machine-template", "os_disk {\n  }", 1],
    ["azurerm_virtual_machine_scale_set", "machine-template", "storage_profile_os_disk {\n  }\n  storage_profile_data_disk {\n  }", 2],
  ])("%s", (type, kind, disks, count) => {
    expect(facts(kind, `${type}.m`, `resource "${type}" "m" {\n  name = "m"\n  ${disks}\n}\n`)).toMatchObject({
      metadataTokenRequired: noToken,
      disks: Array(count).fill(disk),
    });
  });

  it("and so are managed disks", () => {
    expect(facts("disk", "azurerm_managed_disk.d", 'resource "azurerm_managed_disk" "d" {\n  name = "d"\n}\n')).toMatchObject({
      encrypted: true,
    });
  });
});

describe("the metadata security protocol in azapi", () => {
  const machine = (profile: string, type = "virtualMachines"): string => {
    const inner = type === "virtualMachines" ? profile : `{ virtualMachineProfile = ${profile} }`;
    return `variable "x" {}\nresource "azapi_resource" "m" {\n  type = "Microsoft.Compute/${type}@2024-07-01"\n  name = "m"\n  body = {\n    properties = ${inner}\n  }\n}\n`;
  };
  const agent = (settings: string): string => `{ securityProfile = { proxyAgentSettings = ${settings} } }`;
  it.each<[string, unknown]>([
    ["{}", noToken],
    ['{ securityProfile = { securityType = "TrustedLaunch" } }', noToken],
    [agent('{ enabled = true, imds = { mode = "Enforce" } }'), true],
    [agent('{ enabled = true, mode = "enforce" }'), true],
    [agent('{ enabled = true, imds = { mode = "Audit" } }'), false],
    [agent('{ enabled = false, imds = { mode = "Enforce" } }'), false],
    [agent("{ enabled = true }"), false],
    [agent("{ enabled = var.x }"), "?variable-unset x"],
    [agent("var.x"), "?variable-unset x"],
    ["var.x", "?variable-unset x"],
  ])("%s", (profile, expected) => {
    expect(facts("virtual-machine", "azapi_resource.m", machine(profile))["metadataTokenRequired"]).toBe(expected);
    expect(facts("machine-template", "azapi_resource.m", machine(profile, "virtualMachineScaleSets"))["metadataTokenRequired"]).toBe(
      expected,
    );
  });
});
