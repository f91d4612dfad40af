import { describe, expect, it } from "vitest";
import { facts, mapped } from "./mapped.ts";

const machine = "alicloud_instance.app";

function instance(body: string, before = ""): string {
  return `variable "any" {}\n${before}resource "alicloud_instance" "app" {\n${body}\n}\n`;
}

const template = (body: string, type = "alicloud_ecs_launch_template"): string =>
  `resource "${type}" "app" {\n  launch_template_name = "app"\n${body}\n}\n`;
const fromTemplate = "launch_template_id = alicloud_ecs_launch_template.app.id";

describe("the metadata service asks for a token", () => {
  it.each<[string, string, unknown]>([
    ["", "", false],
    ['http_tokens = "required"', "", true],
    ['http_tokens = "optional"', "", false],
    ['http_endpoint = "disabled"', "", true],
    ["http_tokens = var.any", "", "?variable-unset any"],
    ['http_tokens = var.any\nhttp_endpoint = "disabled"', "", true],
    ['http_tokens = "sometimes"', "", '?unexpected-value http_tokens = "sometimes"'],
    [fromTemplate, template('http_tokens = "required"'), true],
    ['launch_template_name = "app"', template('http_tokens = "required"'), true],
    [fromTemplate, template(""), false],
    [`${fromTemplate}\nhttp_tokens = "optional"`, template('http_tokens = "required"'), false],
    [`${fromTemplate}\nlaunch_template_version = 2`, template('http_tokens = "required"'), "?not-visible launch_template_version 2"],
    [
      `${fromTemplate}\nlaunch_template_version = alicloud_ecs_launch_template.app.latest_version_number`,
      template('http_tokens = "required"'),
      true,
    ],
    ['launch_template_id = "lt-example0001"', "", "?outside-scan lt-example0001"],
  ])("%s %s", (body, before, expected) => {
    expect(facts("virtual-machine", machine, instance(body, before))["metadataTokenRequired"]).toEqual(expected);
  });

  it.each<[string, string, unknown]>([
    ["alicloud_ecs_launch_template", 'http_tokens = "required"', true],
    ["alicloud_launch_template", 'http_tokens = "required"', true],
    ["alicloud_launch_template", "", false],
    ["alicloud_ess_scaling_configuration", 'http_endpoint = "disabled"', true],
    ["alicloud_ess_scaling_configuration", "", false],
    ["alicloud_cs_kubernetes_node_pool", 'instance_metadata_options {\n  http_tokens = "required"\n}', true],
    ["alicloud_cs_kubernetes_node_pool", "", false],
  ])("%s with %j", (type, body, expected) => {
    expect(facts("machine-template", `${type}.app`, `resource "${type}" "app" {\n${body}\n}`)["metadataTokenRequired"]).toEqual(expected);
  });
});

describe("disks of a machine", () => {
  const on = { encrypted: true };
  const off = { encrypted: false };
  it.each<[string, string, readonly unknown[]]>([
    ["", "", [off]],
    ["system_disk_encrypted = true", "", [on]],
    ["data_disks {\n  encrypted = true\n}", "", [off, on]],
    ['system_disk_encrypted = true\ndata_disks {\n  snapshot_id = "s-example0001"\n}', "", [on, { encrypted: "?not-visible snapshot_id" }]],
    ['data_disks {\n  category = "ephemeral_ssd"\n}', "", [off, { encrypted: "n/a not-offered disk/local-disk-encryption" }]],
    [fromTemplate, template("system_disk {\n  encrypted = true\n}\ndata_disks {\n  encrypted = true\n}"), [on, on]],
    [`${fromTemplate}\nsystem_disk_encrypted = false`, template("system_disk {\n  encrypted = true\n}"), [off]],
    ['launch_template_id = "lt-example0001"', "", [{ encrypted: "?outside-scan lt-example0001" }, "…outside-scan lt-example0001"]],
    [
      "image_id = alicloud_image_copy.base.id",
      'resource "alicloud_image_copy" "base" {\n  encrypted = true\n}\n',
      [{ encrypted: "?not-visible base" }],
    ],
    ["image_id = alicloud_image_copy.base.id", 'resource "alicloud_image_copy" "base" {\n}\n', [off]],
  ])("%s %s", (body, before, disks) => {
    expect(facts("virtual-machine", machine, instance(body, before))["disks"]).toEqual(disks);
  });

  it("rest on an assumption while nothing in the code sets the default of the region", () => {
    const assumes = (code: string): unknown => mapped("virtual-machine", machine, code).disks.items[0]?.encrypted;
    expect(assumes(instance(""))).toHaveProperty("assumes");
    expect(assumes(instance("system_disk_encrypted = false"))).not.toHaveProperty("assumes");
    expect(
      assumes(instance("", 'resource "alicloud_ecs_disk_encryption_by_default" "main" {\n  encrypted = false\n}\n')),
    ).not.toHaveProperty("assumes");
  });
});

describe("a disk", () => {
  const byDefault = (body: string): string => `resource "alicloud_ecs_disk_encryption_by_default" "main" {\n${body}\n}\n`;
  it.each<[string, string, unknown]>([
    ["", "", false],
    ["encrypted = true", "", true],
    ["encrypted = var.any", "", "?variable-unset any"],
    ['snapshot_id = "s-example0001"', "", "?not-visible snapshot_id"],
    ["", byDefault("encrypted = true"), true],
    ["encrypted = false", byDefault("encrypted = true"), true],
    ["encrypted = var.any", byDefault("encrypted = true"), true],
    ["", byDefault("encrypted = var.any"), "?variable-unset any"],
    ["encrypted = true", byDefault("encrypted = var.any"), true],
    ["", byDefault("encrypted = false"), false],
  ])("%s %s", (body, before, encrypted) => {
    for (const type of ["alicloud_ecs_disk", "alicloud_disk"]) {
      expect(facts("disk", `${type}.data`, `variable "any" {}\n${before}resource "${type}" "data" {\n${body}\n}`)).toMatchObject({
        encrypted,
      });
    }
  });
});

it("reads the default of a region", () => {
  const code = 'resource "alicloud_ecs_disk_encryption_by_default" "main" {\n  encrypted = true\n}';
  expect(facts("region-settings", "alicloud_ecs_disk_encryption_by_default.main", code)).toMatchObject({ diskEncryptionByDefault: true });
});
