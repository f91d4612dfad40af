import { describe, expect, it } from "vitest";
import { facts, resourcesOf } from "./mapped.ts";

const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const made = (type: string, body = ""): string => `resource "${type}" "a" {\n${lines(body)}}\n`;
const variable = 'variable "v" {}\n';

const forms = [
  ["aws_instance", "virtual-machine"],
  ["aws_spot_instance_request", "virtual-machine"],
  ["aws_launch_template", "machine-template"],
  ["aws_launch_configuration", "machine-template"],
] as const;

describe.each(forms)("metadata options of %s", (type, kind) => {
  it.each<[string, unknown]>([
    ['metadata_options { ; http_tokens = "required" ; }', true],
    ['metadata_options { ; http_tokens = "optional" ; }', false],
    ['metadata_options { ; http_endpoint = "disabled" ; }', true],
    ['metadata_options { ; http_endpoint = "enabled" ; http_tokens = "Required" ; }', true],
    ["metadata_options { ; http_tokens = var.v ; }", "?variable-unset v"],
    ['metadata_options { ; http_endpoint = var.v ; http_tokens = "required" ; }', "?variable-unset v"],
    ['metadata_options { ; http_tokens = "perhaps" ; }', '?unexpected-value metadata_options.http_tokens = "perhaps"'],
    ['dynamic "metadata_options" { ; for_each = var.v ; content { ; http_tokens = "required" ; } ; }', "?variable-unset v"],
  ])("%s", (body, value) => {
    expect(facts(kind, `${type}.a`, variable + made(type, body))["metadataTokenRequired"]).toBe(value);
  });
});

describe("metadata options that nothing writes", () => {
  const token = (kind: "virtual-machine" | "machine-template", address: string, code: string): unknown =>
    facts(kind, address, code)["metadataTokenRequired"];
  const region = (body: string): string => made("aws_ec2_instance_metadata_defaults", body).replace('"a"', '"region"');
  const template = (body: string): string => made("aws_launch_template", body).replace('"a"', '"t"');
  const from = "launch_template { ; id = aws_launch_template.t.id ; }";
  const required = 'metadata_options { ; http_tokens = "required" ; }';

  it.each<[string, string, unknown]>([
    ["an instance alone", made("aws_instance"), "~false"],
    ["a region that requires tokens", made("aws_instance") + region('http_tokens = "required"'), true],
    ["a region without a preference", made("aws_instance") + region('http_tokens = "no-preference"'), "~false"],
    ["a region that turns the service off", made("aws_instance") + region('http_endpoint = "disabled"'), true],
    [
      "a region that may be set",
      `${variable}${made("aws_instance")}${region('count = var.v; http_tokens = "required"')}`,
      "?variable-unset v",
    ],
    ["a template that requires tokens", made("aws_instance", from) + template(required), true],
    ["a template that says nothing", made("aws_instance", from) + template(""), "~false"],
    [
      "a template that says nothing, a region that does",
      made("aws_instance", from) + template("") + region('http_tokens = "required"'),
      true,
    ],
    ["a template that is not in the code", made("aws_instance", 'launch_template { ; id = "lt-1" ; }'), "?outside-scan lt-1"],
    [
      "an older version of the template",
      made("aws_instance", from.replace("id", 'version = "1" ; id')) + template(required),
      "?not-visible this version of the launch template",
    ],
    [
      "an image that supports nothing else",
      made("aws_instance", "ami = aws_ami.i.id") + made("aws_ami", 'imds_support = "v2.0"').replace('"a"', '"i"'),
      true,
    ],
  ])("%s", (_, code, value) => {
    expect(token("virtual-machine", "aws_instance.a", code)).toBe(value);
  });

  it("make tokens optional in a launch configuration, whatever the image", () => {
    expect(token("machine-template", "aws_launch_configuration.a", made("aws_launch_configuration"))).toBe(false);
  });
});

describe("disks", () => {
  const disks = (kind: "virtual-machine" | "machine-template", address: string, code: string): unknown =>
    (facts(kind, address, variable + code)["disks"] as unknown[]).map((disk) =>
      typeof disk === "string" ? disk : (disk as { encrypted: unknown }).encrypted,
    );

  it.each<[string, readonly unknown[]]>([
    ["", ["~false"]],
    ["root_block_device { ; encrypted = true ; }", [true]],
    ["root_block_device { ; volume_size = 9 ; }", ["~false"]],
    ["root_block_device { ; encrypted = var.v ; }", ["?variable-unset v"]],
    ['root_block_device { ; encrypted = true ; }; ebs_block_device { ; device_name = "/dev/sdf" ; }', [true, "~false"]],
    [
      'root_block_device { ; encrypted = true ; }; ebs_block_device { ; snapshot_id = "snap-1" ; }',
      [true, "?not-visible whether the snapshot is encrypted"],
    ],
    ['root_block_device { ; encrypted = true ; }; ephemeral_block_device { ; device_name = "/dev/sdb" ; }', [true]],
  ])("of an instance and of a launch configuration alike: %s", (body, expected) => {
    expect(disks("virtual-machine", "aws_instance.a", made("aws_instance", body))).toEqual(expected);
    expect(disks("machine-template", "aws_launch_configuration.a", made("aws_launch_configuration", body))).toEqual(expected);
  });

  const mapping = (device: string, ebs: string): string => `block_device_mappings { ; device_name = "${device}" ; ebs { ; ${ebs} ; } ; }`;
  it.each<[string, readonly unknown[]]>([
    ["", ["~false"]],
    [mapping("/dev/xvda", 'encrypted = "true"'), [true]],
    [mapping("/dev/xvda", "encrypted = false"), [false]],
    [mapping("/dev/sdf", 'encrypted = "true"'), [true, "?not-visible which device of the image is the root disk"]],
    ['block_device_mappings { ; device_name = "/dev/xvda" ; virtual_name = "ephemeral0" ; }', ["~false"]],
  ])("of a launch template: %s", (body, expected) => {
    expect(disks("machine-template", "aws_launch_template.a", made("aws_launch_template", body))).toEqual(expected);
    const machine = made("aws_instance", "launch_template { ; id = aws_launch_template.a.id ; }");
    expect(disks("virtual-machine", "aws_instance.a", machine + made("aws_launch_template", body))).toEqual(expected);
  });

  it.each<[string, string, unknown]>([
    ["encrypted = true", "", true],
    ["encrypted = false", "", false],
    ["size = 1", "", "~false"],
    ['snapshot_id = "snap-1"', "", "?not-visible whether the snapshot is encrypted"],
    ['snapshot_id = "snap-1"; encrypted = true', "", true],
    ["size = 1", made("aws_ebs_encryption_by_default"), true],
    ["encrypted = false", made("aws_ebs_encryption_by_default"), true],
    ['snapshot_id = "snap-1"', made("aws_ebs_encryption_by_default"), true],
    ["encrypted = false", made("aws_ebs_encryption_by_default", "enabled = false"), false],
    ["encrypted = false", made("aws_ebs_encryption_by_default", "enabled = var.v"), "?variable-unset v"],
    ["encrypted = true", made("aws_ebs_encryption_by_default", "enabled = var.v"), true],
    ["region = var.v", made("aws_ebs_encryption_by_default"), "?variable-unset v"],
    ["size = 1", made("aws_ebs_encryption_by_default", "region = var.v"), "?variable-unset v"],
    ["encrypted = true", made("aws_ebs_encryption_by_default", "region = var.v"), true],
    ['region = "eu-west-1"', made("aws_ebs_encryption_by_default", 'region = "eu-west-1"'), true],
    ['region = "eu-west-1"', made("aws_ebs_encryption_by_default", 'region = "eu-west-2"'), "~false"],
    ['region = "eu-west-1"', made("aws_ebs_encryption_by_default"), "?not-visible the region of the provider"],
    ['region = "eu-west-1"', `provider "aws" {\n  region = "eu-west-1"\n}\n${made("aws_ebs_encryption_by_default")}`, true],
    ['region = "eu-west-1"', `provider "aws" {\n  region = "eu-west-2"\n}\n${made("aws_ebs_encryption_by_default")}`, "~false"],
  ])("a volume with %s %s", (body, region, encrypted) => {
    expect(facts("disk", "aws_ebs_volume.a", variable + region + made("aws_ebs_volume", body))["encrypted"]).toBe(encrypted);
  });
});

it("makes one region-settings resource of the two settings of a region", () => {
  const code = made("aws_ebs_encryption_by_default") + made("aws_ec2_instance_metadata_defaults", 'http_tokens = "required"');
  const settings = resourcesOf(code).filter(({ kind }) => kind === "region-settings");
  expect(settings).toMatchObject([{ diskEncryptionByDefault: { value: true }, metadataTokenByDefault: { value: true } }]);
});
