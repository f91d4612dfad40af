import { describe, expect, it } from "vitest";
import { block, facts, rm } from "./mapped.ts";

const encryption = (on: string): string => `properties = { securityProfile = { encryptionAtHost = ${on} } }`;
const change = (target: string, body = `body = { ${encryption("false")} }`, type = "azapi_update_resource"): string =>
  `variable "x" {}\n${block(`resource "${type}" "u"`, `type = "Microsoft.Compute/virtualMachines@2024-07-01";${target};${body}`)}`;
const machine = rm("linux_virtual_machine", "encryption_at_host_enabled = true");
const hostEncryption = (code: string, address = "azurerm_linux_virtual_machine.a"): unknown =>
  facts("virtual-machine", address, code)["hostEncryption"];
const changed = "?not-visible what azapi_update_resource.u changes";

describe("an update of a machine of azurerm leaves nothing of it certain", () => {
  it.each<[string, unknown]>([
    ["resource_id = azurerm_linux_virtual_machine.a.id", changed],
    ["name = azurerm_linux_virtual_machine.a.name", changed],
    ['name = "a"', changed],
    ["resource_id = var.x", changed],
    ['resource_id = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a"', changed],
    ['resource_id = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/b"', true],
    ["resource_id = data.azurerm_virtual_machine.old.id", true],
    ['name = "b"', true],
  ])("%s", (target, expected) => {
    const data = 'data "azurerm_virtual_machine" "old" {\n  name = "old"\n}\n';
    expect(hostEncryption(data + machine + change(target))).toBe(expected);
  });

  it("nor does an action that writes", () => {
    const target = "resource_id = azurerm_linux_virtual_machine.a.id";
    const action = (method: string): string => machine + change(target, method, "azapi_resource_action");
    expect(hostEncryption(action('method = "PATCH"'))).toBe("?not-visible what azapi_resource_action.u changes");
    expect(hostEncryption(action('action = "restart"'))).toBe(true);
  });

  it("while what the update writes is certain", () => {
    const code = machine + change("resource_id = azurerm_linux_virtual_machine.a.id");
    expect(hostEncryption(code, "azapi_update_resource.u")).toBe(false);
  });
});

describe("an update of a machine of azapi is laid over it", () => {
  const own = block(
    'resource "azapi_resource" "m"',
    'type = "Microsoft.Compute/virtualMachines@2024-07-01";name = "m";body = { properties = { securityProfile = { encryptionAtHost = true, securityType = "TrustedLaunch", uefiSettings = { vTpmEnabled = true } } } }',
  );
  it.each<[string, unknown]>([
    [`body = { ${encryption("false")} }`, false],
    ["body = { properties = { licenseType = var.x } }", true],
    ["body = var.x", changed],
  ])("%s", (body, expected) => {
    const code = own + change("resource_id = azapi_resource.m.id", body);
    expect(hostEncryption(code, "azapi_resource.m")).toBe(expected);
    if (expected === false) expect(facts("virtual-machine", "azapi_resource.m", code)["virtualTpm"]).toBe(true);
  });
});

it("an update reaches what belongs to another resource", () => {
  const account = rm("storage_account", "allow_nested_items_to_be_public = true");
  const container = rm("storage_container", "storage_account_id = azurerm_storage_account.a.id", "c");
  const update = block(
    'resource "azapi_update_resource" "u"',
    'type = "Microsoft.Storage/storageAccounts/blobServices/containers@2023-01-01";resource_id = azurerm_storage_container.c.resource_manager_id;body = { properties = { publicAccess = "Blob" } }',
  );
  expect(facts("object-store", "azurerm_storage_account.a", account + container + update)["publicGrants"]).toEqual([
    { channel: "container", open: changed },
  ]);
});
