import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const base =
  variable +
  made("aws_vpc", 'cidr_block = "10.0.0.0/16"', "n") +
  made("aws_subnet", "vpc_id = aws_vpc.n.id", "private") +
  made("aws_subnet", "vpc_id = aws_vpc.n.id; map_public_ip_on_launch = true", "public") +
  made("aws_security_group", "", "g");
const machine = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("virtual-machine", "aws_instance.a", base + made("aws_instance", body) + more);
const from = "launch_template { ; id = aws_launch_template.t.id ; }";
const template = (body: string): string => made("aws_launch_template", body, "t");

describe("public address", () => {
  const inside = "subnet_id = aws_subnet.private.id";
  it.each<[string, string, unknown]>([
    ["", "", "~true"],
    [inside, "", false],
    ["subnet_id = aws_subnet.public.id", "", true],
    ["subnet_id = aws_subnet.public.id; associate_public_ip_address = false", "", false],
    [`${inside}; associate_public_ip_address = true`, "", true],
    [`${inside}; associate_public_ip_address = var.v`, "", "?variable-unset v"],
    ["subnet_id = var.v", "", "?variable-unset v"],
    ['subnet_id = "subnet-1"', "", "?outside-scan subnet-1"],
    [`${inside}; ipv6_address_count = 1`, "", true],
    [inside, made("aws_eip", "instance = aws_instance.a.id"), true],
    [inside, made("aws_eip", "network_interface = aws_instance.a.primary_network_interface_id"), true],
    [inside, made("aws_eip_association", "instance_id = aws_instance.a.id"), true],
    [inside, made("aws_eip", "instance = var.v"), "?variable-unset v"],
    [inside, made("aws_eip", "count = var.v; instance = aws_instance.a.id"), "?variable-unset v"],
    ["primary_network_interface { ; network_interface_id = aws_network_interface.i.id ; }", made("aws_network_interface", "", "i"), false],
    [
      "network_interface { ; network_interface_id = aws_network_interface.i.id ; device_index = 0 ; }",
      made("aws_network_interface", "", "i") + made("aws_eip", "network_interface = aws_network_interface.i.id"),
      true,
    ],
    [
      inside,
      made("aws_network_interface", "attachment { ; instance = aws_instance.a.id ; device_index = 1 ; }", "i") +
        made("aws_eip", "network_interface = aws_network_interface.i.id"),
      true,
    ],
    [from, template('network_interfaces { ; associate_public_ip_address = "true" ; }'), true],
    [from, template("network_interfaces { ; subnet_id = aws_subnet.private.id ; }"), false],
    [`${inside}; launch_template { ; id = "lt-1" ; }`, "", "?outside-scan lt-1"],
  ])("%s %s", (body, more, address) => {
    expect(machine(body, more)["publicAddress"]).toBe(address);
  });
});

describe("default group", () => {
  it.each<[string, string, unknown]>([
    ["", "", true],
    ["vpc_security_group_ids = []", "", true],
    ["vpc_security_group_ids = [aws_security_group.g.id]", "", false],
    ["vpc_security_group_ids = [aws_security_group.g.id, aws_vpc.n.default_security_group_id]", "", true],
    ["vpc_security_group_ids = [aws_default_security_group.d.id]", made("aws_default_security_group", "", "d"), true],
    ['vpc_security_group_ids = ["sg-1"]', "", "?outside-scan sg-1"],
    ["vpc_security_group_ids = var.v", "", "?variable-unset v"],
    ['security_groups = ["default"]', "", true],
    ['security_groups = ["web"]', "", false],
    [from, template("vpc_security_group_ids = [aws_security_group.g.id]"), false],
    [from, template("network_interfaces { ; security_groups = [aws_security_group.g.id] ; }"), false],
    [from, template(""), true],
    [
      "primary_network_interface { ; network_interface_id = aws_network_interface.i.id ; }",
      made("aws_network_interface", "security_groups = [aws_security_group.g.id]", "i"),
      false,
    ],
    ["primary_network_interface { ; network_interface_id = aws_network_interface.i.id ; }", made("aws_network_interface", "", "i"), true],
  ])("%s %s", (body, more, inDefaultGroup) => {
    expect(machine(body, more)["inDefaultGroup"]).toBe(inDefaultGroup);
  });
});

describe("hop limit", () => {
  const options = (body: string): string => `metadata_options { ; ${body} ; }`;
  const region = (body: string): string => made("aws_ec2_instance_metadata_defaults", body);
  it.each<[string, string, unknown]>([
    ["", "", "~1"],
    [options("http_put_response_hop_limit = 2"), "", 2],
    [options('http_endpoint = "disabled"'), "", 0],
    [options("http_put_response_hop_limit = var.v"), "", "?variable-unset v"],
    ["", region("http_put_response_hop_limit = 3"), 3],
    ["", region("http_put_response_hop_limit = -1"), "~1"],
    ["ami = aws_ami.i.id", made("aws_ami", 'imds_support = "v2.0"', "i"), 2],
    ["ami = aws_ami.i.id", made("aws_ami", "", "i"), "~1"],
    ["ami = aws_ami.i.id", made("aws_ami", "", "i") + region('http_tokens = "required"'), 1],
    [from, template(options("http_put_response_hop_limit = 64")), 64],
    [
      `${from} ; ${options('http_tokens = "required"')}`,
      template(options("http_put_response_hop_limit = 64")),
      "?not-visible how metadata_options here and in the launch template combine",
    ],
  ])("%s %s", (body, more, hops) => {
    expect(machine(body, more)["metadataHopLimit"]).toBe(hops);
  });
});

describe("user data", () => {
  it.each<[string, string, readonly unknown[]]>([
    ["", "", []],
    ['user_data = "DB_PASSWORD=example-only"', "", ["password-assignment"]],
    ['user_data_base64 = base64encode("DB_PASSWORD=example-only")', "", ["password-assignment"]],
    [from, template('user_data = base64encode("DB_PASSWORD=example-only")'), ["password-assignment"]],
    [`user_data = "#!/bin/sh" ; ${from}`, template('user_data = base64encode("DB_PASSWORD=example-only")'), []],
    ["user_data = var.v", "", ["…variable-unset v"]],
  ])("%s %s", (body, more, hits) => {
    const found = machine(body, more)["userDataSecrets"] as unknown[];
    expect(found.map((hit) => (typeof hit === "string" ? hit : (hit as { pattern: unknown }).pattern))).toEqual(hits);
  });

  const image = "?not-in-format password logon, which the image decides";
  it.each<[string, unknown]>([
    ["", image],
    ["#cloud-config\\nssh_pwauth: true", true],
    ["#cloud-config\\nssh_pwauth: 'no'", false],
    ["ssh_pwauth: false", image],
    ["#cloud-config\\nchpasswd:\\n  expire: false", true],
    ["echo PasswordAuthentication yes >> /etc/ssh/sshd_config", true],
    ["sed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config", image],
  ])("password logon: %s", (text, logon) => {
    expect(machine(`user_data = "${text.replaceAll(";", "")}"`)["passwordLogon"]).toBe(logon);
  });
});

describe("protection from deletion", () => {
  it.each<[string, string, unknown]>([
    ["", "", false],
    ["disable_api_termination = true", "", true],
    ["disable_api_termination = true; force_destroy = true", "", false],
    ["disable_api_termination = var.v", "", "?variable-unset v"],
    [from, template("disable_api_termination = true"), true],
    [`disable_api_termination = false; ${from}`, template("disable_api_termination = true"), false],
  ])("%s %s", (body, more, kept) => {
    expect(machine(body, more)["deletionProtected"]).toBe(kept);
  });
});

describe("boot", () => {
  const keys = "?not-in-format whether Secure Boot keys are enrolled in the image";
  it.each<[string, unknown, unknown]>([
    ['boot_mode = "legacy-bios"', false, false],
    ['boot_mode = "uefi"; tpm_support = "v2.0"', keys, true],
    ["", keys, false],
    ["tpm_support = var.v", keys, "?variable-unset v"],
  ])("image with %s", (body, secureBoot, virtualTpm) => {
    expect(machine("ami = aws_ami.i.id", made("aws_ami", body, "i"))).toMatchObject({ secureBoot, virtualTpm });
  });
});

describe("Systems Manager", () => {
  const association = (name: string, parameters: string, target: string, more = 'schedule_expression = "rate(7 days)"'): string =>
    made("aws_ssm_association", `name = "${name}"; ${more}; parameters = { ${parameters} }; targets { ; ${target} ; }`);
  const all = 'key = "InstanceIds" ; values = ["*"]';
  const hidden = "?not-in-format patching that is not arranged in this code";
  it.each<[string, string, unknown]>([
    ["", "", hidden],
    ["", association("AWS-RunPatchBaseline", 'Operation = "Install"', all), true],
    ["", association("AWS-RunPatchBaseline", 'Operation = "Scan"', all), hidden],
    ["", association("AWS-RunPatchBaseline", 'Operation = "Install"', all, ""), hidden],
    ["", association("AWS-RunPatchBaseline", 'Operation = "Install"', 'key = "InstanceIds" ; values = ["i-1"]'), hidden],
    [
      "tags = { patch = 1 }",
      association("AWS-RunPatchBaseline", 'Operation = "Install"', 'key = "tag:patch" ; values = ["weekly"]'),
      hidden,
    ],
    [
      'tags = { patch = "weekly" }',
      association("AWS-RunPatchBaseline", 'Operation = "Install"', 'key = "tag:patch" ; values = ["weekly"]'),
      true,
    ],
  ])("patching: %s %s", (body, more, patched) => {
    expect(machine(body, more)["automaticPatching"]).toBe(patched);
  });

  it("starts the log agent", () => {
    expect(machine("", association("AmazonCloudWatch-ManageAgent", 'action = "configure"', all))["logsShipped"]).toBe(true);
    expect(machine("", association("AmazonCloudWatch-ManageAgent", 'action = "stop"', all))["logsShipped"]).toMatch(/^\?not-in-format/);
  });
});

it("leaves to the platform what no code can say", () => {
  expect(machine("")).toMatchObject({ hostEncryption: "n/a virtual-machine/host-encryption", legacyPlatform: false });
});
