import { describe, expect, it } from "vitest";
import { arm, block, facts, rm } from "./mapped.ts";

const head = 'variable "x" {}\n';
const arms = "Microsoft.Compute/virtualMachines";
const of = (type: string, code: string): Readonly<Record<string, unknown>> => facts("virtual-machine", `${type}.a`, head + code);
const linux = (body: string): Readonly<Record<string, unknown>> => of("azurerm_linux_virtual_machine", rm("linux_virtual_machine", body));
const windows = (body: string): Readonly<Record<string, unknown>> =>
  of("azurerm_windows_virtual_machine", rm("windows_virtual_machine", body));
const native = (properties: string): Readonly<Record<string, unknown>> => of("azapi_resource", arm(arms, properties));
const noKeys = "n/a not-offered virtual-machine/windows-key-logon";

describe("the operating system", () => {
  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    ["Linux", linux(""), { passwordLogon: false, managementAgent: true, automaticPatching: false }],
    ["Linux with a password", linux("disable_password_authentication = false"), { passwordLogon: true }],
    ["Linux by the platform", linux('patch_mode = "AutomaticByPlatform"'), { automaticPatching: true }],
    ["Linux without extensions", linux("allow_extension_operations = false"), { managementAgent: false }],
    ["Linux on a disk that exists", linux('os_managed_disk_id = "/d"'), { passwordLogon: "?computed what the disk of a holds" }],
    ["Windows", windows(""), { passwordLogon: noKeys, automaticPatching: true }],
    ["Windows by hand", windows('patch_mode = "Manual"'), { automaticPatching: false }],
    ["Windows without updates", windows("enable_automatic_updates = false"), { automaticPatching: false }],
    ["Windows with an unread mode", windows("patch_mode = var.x"), { automaticPatching: "?variable-unset x" }],
    [
      "ARM, Linux",
      native("osProfile = { linuxConfiguration = {} }"),
      { passwordLogon: true, managementAgent: true, automaticPatching: false },
    ],
    [
      "ARM, Linux with keys",
      native("osProfile = { linuxConfiguration = { disablePasswordAuthentication = true } }"),
      { passwordLogon: false },
    ],
    ["ARM, Windows", native("osProfile = { windowsConfiguration = {} }"), { passwordLogon: noKeys, automaticPatching: true }],
    [
      "ARM, by the disk",
      native('osProfile = {}, storageProfile = { osDisk = { osType = "Windows" } }'),
      { passwordLogon: noKeys, automaticPatching: true },
    ],
    ["ARM, not told", native("osProfile = {}"), { passwordLogon: "?not-visible the operating system of a" }],
    ["ARM, an attached disk", native("storageProfile = {}"), { passwordLogon: "?not-visible what the disk of a holds" }],
  ])("%s", (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });
});

describe("the firmware and the host", () => {
  const trusted = 'securityType = "TrustedLaunch", uefiSettings = { secureBootEnabled = true, vTpmEnabled = true }';
  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    ["nothing written", linux(""), { secureBoot: false, virtualTpm: false, hostEncryption: false }],
    [
      "all written",
      linux("secure_boot_enabled = true;vtpm_enabled = true;encryption_at_host_enabled = true"),
      { secureBoot: true, virtualTpm: true, hostEncryption: true },
    ],
    ["ARM, nothing written", native(""), { secureBoot: false, virtualTpm: false, hostEncryption: false }],
    [
      "ARM, all written",
      native(`securityProfile = { ${trusted}, encryptionAtHost = true }`),
      { secureBoot: true, virtualTpm: true, hostEncryption: true },
    ],
    ["ARM, settings that do not apply", native("securityProfile = { uefiSettings = { secureBootEnabled = true } }"), { secureBoot: false }],
  ])("%s", (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });
});

describe("a public address", () => {
  const nic = (address: string): string => block('resource "azurerm_network_interface" "n"', `name = "n";ip_configuration {;${address};}`);
  const machine = "network_interface_ids = [azurerm_network_interface.n.id]";
  const has = (address: string, body = machine): unknown =>
    of("azurerm_linux_virtual_machine", nic(address) + rm("linux_virtual_machine", body))["publicAddress"];
  it.each<[string, string, unknown]>([
    ["", machine, false],
    ['public_ip_address_id = "/p"', machine, true],
    ["public_ip_address_id = var.x", machine, "?variable-unset x"],
    ["", "network_interface_ids = [var.x]", "?variable-unset x"],
    ["", 'network_interface_ids = ["/n"]', "?outside-scan /n"],
    ['public_ip_address_id = "/p"', "network_interface_ids = [azurerm_network_interface.n.id, var.x]", true],
  ])("%s of %s", (address, body, expected) => {
    expect(has(address, body)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ["", false],
    ['publicIPAddressConfiguration = { name = "p" }', true],
  ])("in ARM, inside the machine: %s", (inner, expected) => {
    const address = `ipConfigurations = [{ properties = { ${inner} } }]`;
    expect(native(`networkProfile = { networkInterfaceConfigurations = [{ properties = { ${address} } }] }`)["publicAddress"]).toBe(
      expected,
    );
  });
});

describe("agents", () => {
  const extension = (publisher: string, type: string, more = ""): string =>
    rm(
      "virtual_machine_extension",
      `virtual_machine_id = azurerm_linux_virtual_machine.a.id;publisher = "${publisher}";type = ${type};${more}`,
      "e",
    );
  const plan = (tier: string): string => block('resource "azurerm_security_center_subscription_pricing" "p"', `tier = ${tier}`);
  const association = block(
    'resource "azurerm_monitor_data_collection_rule_association" "c"',
    "target_resource_id = azurerm_linux_virtual_machine.a.id",
  );
  it.each<[string, string, object]>([
    ["none", "", { protectionAgent: false, logsShipped: false }],
    ["antimalware", extension("Microsoft.Azure.Security", '"IaaSAntimalware"'), { protectionAgent: true, logsShipped: false }],
    ["the monitor agent", extension("Microsoft.Azure.Monitor", '"AzureMonitorLinuxAgent"'), { protectionAgent: false, logsShipped: true }],
    [
      "an unread one",
      extension("Microsoft.Azure.Monitor", "var.x"),
      { protectionAgent: "?variable-unset x", logsShipped: "?variable-unset x" },
    ],
    ["a rule of collection", association, { logsShipped: true }],
    [
      "a plan that may install one",
      plan('"Standard"'),
      { protectionAgent: "?not-visible what azurerm_security_center_subscription_pricing.p installs" },
    ],
    ["the free plan", plan('"Free"'), { protectionAgent: false }],
    [
      "one of azapi",
      arm("Microsoft.Compute/virtualMachines/extensions", 'publisher = "Microsoft.Azure.AzureDefenderForServers", type = "MDE.Linux"', {
        name: "e",
        parent: "azurerm_linux_virtual_machine.a.id",
      }),
      { protectionAgent: true },
    ],
  ])("%s", (_, code, expected) => {
    expect(of("azurerm_linux_virtual_machine", rm("linux_virtual_machine") + code)).toMatchObject(expected);
  });

  it("settings that anybody may read hold no credentials", () => {
    const leaky = extension("Microsoft.Compute", '"Script"', 'settings = jsonencode({ password = "example-not-real" })');
    expect(of("azurerm_linux_virtual_machine", rm("linux_virtual_machine") + leaky)["userDataSecrets"]).toEqual([
      expect.objectContaining({ pattern: "password-assignment" }),
    ]);
    const guarded = extension("Microsoft.Compute", '"Script"', 'protected_settings = jsonencode({ password = "example-not-real" })');
    expect(of("azurerm_linux_virtual_machine", rm("linux_virtual_machine") + guarded)["userDataSecrets"]).toEqual([]);
  });
});

it("disks as files are of the old platform", () => {
  const legacy = (disk: string): unknown =>
    of("azurerm_virtual_machine", rm("virtual_machine", `storage_os_disk {;${disk};}`))["legacyPlatform"];
  expect([legacy('vhd_uri = "https://d"'), legacy(""), legacy("vhd_uri = var.x")]).toEqual([true, false, "?variable-unset x"]);
  expect(native('storageProfile = { osDisk = { vhd = { uri = "https://d" } } }')["legacyPlatform"]).toBe(true);
  expect(linux("")["legacyPlatform"]).toBe(false);
});
