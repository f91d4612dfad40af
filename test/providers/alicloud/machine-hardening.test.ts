import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const machine = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("virtual-machine", "alicloud_instance.app", `variable "any" {}\n${more}resource "alicloud_instance" "app" {\n${body}\n}\n`);
const template = (body: string): string => `resource "alicloud_ecs_launch_template" "app" {\n${body}\n}\n`;
const fromTemplate = "launch_template_id = alicloud_ecs_launch_template.app.id";
const linux = 'image_id = "ubuntu_22_04_x64_20G_alibase_20240101.vhd"';
const windows = 'image_id = "win2022_21H2_x64_dtc_en-us_40G_alibase_20240101.vhd"';

describe("a public address", () => {
  const association = (body: string): string =>
    `resource "alicloud_eip_association" "a" {\n  allocation_id = "eip-example0001"\n  ${body}\n}\n`;
  const eni = (instance: string): string =>
    `resource "alicloud_ecs_network_interface" "eni" {\n}\nresource "alicloud_ecs_network_interface_attachment" "eni" {\n  instance_id = ${instance}\n  network_interface_id = alicloud_ecs_network_interface.eni.id\n}\n`;
  const toEni = association('instance_type = "NetworkInterface"\n  instance_id = alicloud_ecs_network_interface.eni.id');
  it.each<[string, string, unknown]>([
    ["", "", false],
    ["internet_max_bandwidth_out = 0", "", false],
    ["internet_max_bandwidth_out = 10", "", true],
    ["internet_max_bandwidth_out = var.any", "", "?variable-unset any"],
    ["allocate_public_ip = true", "", false],
    [fromTemplate, template("internet_max_bandwidth_out = 5"), true],
    [`${fromTemplate}\ninternet_max_bandwidth_out = 0`, template("internet_max_bandwidth_out = 5"), false],
    ["", association("instance_id = alicloud_instance.app.id"), true],
    ["", association("instance_id = var.any"), "?variable-unset any"],
    ["", association('instance_id = var.any\n  instance_type = "Nat"'), false],
    ["", association('instance_id = "ngw-example0001"\n  instance_type = "Nat"'), false],
    ["", eni("alicloud_instance.app.id") + toEni, true],
    ["", eni("alicloud_instance.app.id"), false],
    ["", eni('"i-example0001"') + toEni, false],
  ])("%s %s", (body, more, expected) => {
    expect(machine(body, more)["publicAddress"]).toEqual(expected);
  });
});

describe("a password opens it", () => {
  const attachment =
    'resource "alicloud_ecs_key_pair_attachment" "k" {\n  key_pair_name = "ops"\n  instance_ids = [alicloud_instance.app.id]\n}\n';
  const image = "?not-in-format password logon, which the image decides";
  it.each<[string, string, unknown]>([
    ["", "", image],
    ['key_name = "ops"', "", false],
    ["key_name = var.any", "", "?variable-unset any"],
    [`${linux}\npassword = var.any`, "", "?variable-unset any"],
    [`${linux}\npassword = "x\${var.any}"`, "", true],
    [`${linux}\nkms_encrypted_password = "cipher"`, "", true],
    [`${linux}\npassword_inherit = true`, "", true],
    [`${linux}\npassword_inherit = false`, "", image],
    [`${linux}\npassword_inherit = true\nkey_name = "ops"`, "", false],
    [`${linux}\npassword_inherit = true`, attachment, false],
    ['image_id = "m-example0001"\npassword_inherit = true', "", "?not-visible what m-example0001 holds"],
    [`${windows}\npassword_inherit = true`, "", "n/a not-offered virtual-machine/windows-logon"],
    [fromTemplate, template('key_pair_name = "ops"'), false],
    [fromTemplate, template(`${linux}\npassword_inherit = true`), true],
  ])("%s %s", (body, more, expected) => {
    expect(machine(body, more)["passwordLogon"]).toEqual(expected);
  });
});

describe("its platform", () => {
  it.each<[string, string, object]>([
    ["", "", { legacyPlatform: true, deletionProtected: false }],
    ['vswitch_id = "vsw-example0001"', "", { legacyPlatform: false }],
    ['network_interfaces {\n  network_interface_id = "eni-example0001"\n}', "", { legacyPlatform: false }],
    [fromTemplate, template(""), { legacyPlatform: "?not-visible the network of the launch template" }],
    [fromTemplate, template('vswitch_id = "vsw-example0001"'), { legacyPlatform: false }],
    [fromTemplate, template('network_type = "classic"'), { legacyPlatform: true }],
    ["deletion_protection = true", "", { deletionProtected: true }],
    ["deletion_protection = var.any", "", { deletionProtected: "?variable-unset any" }],
    ['instance_charge_type = "PrePaid"', "", { deletionProtected: "n/a not-offered deletion/subscription" }],
    ['instance_charge_type = "PostPaid"', "", { deletionProtected: false }],
    ["instance_charge_type = var.any", "", { deletionProtected: "?variable-unset any" }],
    ["instance_charge_type = var.any\ndeletion_protection = true", "", { deletionProtected: true }],
    ['spot_strategy = "SpotAsPriceGo"', "", { deletionProtected: "n/a not-offered virtual-machine/spot-deletion" }],
    [
      "",
      "",
      {
        hostEncryption: "n/a not-offered virtual-machine/host-encryption",
        automaticPatching: "n/a not-offered virtual-machine/patch-mode",
        inDefaultGroup: "n/a not-offered virtual-machine/default-group",
        secureBoot: expect.stringMatching(/^\?not-in-format/) as string,
        virtualTpm: expect.stringMatching(/^\?not-in-format/) as string,
        managementAgent: expect.stringMatching(/^\?not-in-format/) as string,
        metadataHopLimit: "n/a not-offered virtual-machine/hop-limit",
      },
    ],
  ])("%s %s", (body, more, expected) => {
    expect(machine(body, more)).toMatchObject(expected);
  });
});

it.each<[string, unknown]>([
  ["", "?not-visible security_enhancement_strategy, which has no documented default"],
  [`${linux}\nsecurity_enhancement_strategy = "Active"`, true],
  ['image_id = "m-example0001"\nsecurity_enhancement_strategy = "Active"', "?not-visible what m-example0001 holds"],
  ['security_enhancement_strategy = "Deactive"', false],
  ["security_enhancement_strategy = var.any", "?variable-unset any"],
])("the agent of Security Center with %j: %s", (body, expected) => {
  expect(machine(body)["protectionAgent"]).toEqual(expected);
});

describe("logs are shipped", () => {
  const group = (member: string): string =>
    `resource "alicloud_log_machine_group" "g" {\n  project = "ops"\n  name = "apps"\n  identify_list = [${member}]\n}\n`;
  const newer = `resource "alicloud_sls_machine_group" "g" {\n  project_name = "ops"\n  group_name = "apps"\n  machine_list = [alicloud_instance.app.private_ip]\n}\n`;
  const applied = (project: string): string =>
    `resource "alicloud_logtail_attachment" "a" {\n  project = "${project}"\n  logtail_config_name = "messages"\n  machine_group_name = "apps"\n}\n`;
  const unsaid = "?not-in-format a log agent that the image or a machine group brings";
  it.each<[string, unknown]>([
    ["", unsaid],
    [group("alicloud_instance.app.private_ip") + applied("ops"), true],
    [newer + applied("ops"), true],
    [group("alicloud_instance.app.private_ip"), unsaid],
    [group("alicloud_instance.app.private_ip") + applied("other"), unsaid],
    [group('"10.0.0.9"') + applied("ops"), unsaid],
  ])("%s", (more, expected) => {
    expect(machine("", more)["logsShipped"]).toEqual(expected);
  });
});

describe("start-up data", () => {
  const secret = 'user_data = "export DB_PASSWORD=not-a-real-one"';
  const found = [{ pattern: "password-assignment" }];
  it.each<[string, string, unknown]>([
    ["", "", []],
    ['user_data = "echo hello"', "", []],
    [secret, "", found],
    ["user_data = var.any", "", ["…variable-unset any"]],
    [fromTemplate, template(secret), found],
    [`${fromTemplate}\nuser_data = "echo hello"`, template(secret), []],
  ])("of a machine: %s %s", (body, more, expected) => {
    expect(machine(body, more)["userDataSecrets"]).toEqual(expected);
  });

  it.each<[string, string]>([
    ["alicloud_ecs_launch_template", "user_data"],
    ["alicloud_launch_template", "userdata"],
    ["alicloud_ess_scaling_configuration", "user_data"],
    ["alicloud_cs_kubernetes_node_pool", "user_data"],
    ["alicloud_cs_kubernetes_node_pool", "pre_user_data"],
  ])("of %s: %s", (type, name) => {
    const code = `resource "${type}" "t" {\n${secret.replace("user_data", name)}\n}`;
    expect(facts("machine-template", `${type}.t`, code)["userDataSecrets"]).toEqual(found);
  });
});

it.each<[string, string, unknown]>([
  ["alicloud_ecs_launch_template", "", "n/a not-offered virtual-machine/hop-limit"],
  ["alicloud_ecs_launch_template", "http_put_response_hop_limit = 2", 2],
  ["alicloud_ecs_launch_template", "http_put_response_hop_limit = var.any", "?variable-unset any"],
  ["alicloud_ess_scaling_configuration", "", "n/a not-offered virtual-machine/hop-limit"],
])("the hop limit of %s with %j is %s", (type, body, expected) => {
  expect(facts("machine-template", `${type}.t`, `variable "any" {}\nresource "${type}" "t" {\n${body}\n}`)["metadataHopLimit"]).toEqual(
    expected,
  );
});

describe("the key of a disk", () => {
  const byDefault = 'resource "alicloud_ecs_disk_encryption_by_default" "r" {\n  encrypted = true\n}\n';
  const defaultKey = 'resource "alicloud_ecs_disk_default_kms_key" "r" {\n  kms_key_id = alicloud_kms_key.own.id\n}\n';
  it.each<[string, string, unknown]>([
    ["", "", false],
    ["encrypted = true", "", false],
    ['encrypted = true\nkms_key_id = "key-example0001"', "", true],
    ['encrypted = true\nkms_key_id = "alias/acs/ecs"', "", false],
    ["encrypted = true\nkms_key_id = var.any", "", "?variable-unset any"],
    ["encrypted = true", defaultKey, true],
    ["", byDefault + defaultKey, true],
    ["", byDefault, false],
    ["encrypted = var.any", "", "?variable-unset any"],
  ])("%s %s", (body, more, expected) => {
    const code = `variable "any" {}\nresource "alicloud_kms_key" "own" {\n}\n${more}resource "alicloud_ecs_disk" "d" {\n${body}\n}`;
    expect(facts("disk", "alicloud_ecs_disk.d", code)["customerKey"]).toEqual(expected);
  });
});
