import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import { facts } from "./mapped.ts";

function told(kind: KindName, type: string, body: string, more = ""): Readonly<Record<string, unknown>> {
  return facts(kind, `${type}.x`, `variable "any" {}\nresource "${type}" "x" {\n${body}\n}\n${more}`);
}
const resource = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;

it.each<[string, string, object]>([
  ["alicloud_kvstore_instance", "", { encrypted: false, tlsRequired: false, minTls: "none" }],
  ["alicloud_kvstore_instance", 'tde_status = "Enabled"', { encrypted: true }],
  ["alicloud_kvstore_instance", 'ssl_enable = "Disable"', { tlsRequired: false, minTls: "none" }],
  [
    "alicloud_kvstore_instance",
    'ssl_enable = "Enable"',
    { tlsRequired: "?not-in-format whether plain connections are refused", minTls: "?not-in-format the oldest TLS version of a cache" },
  ],
  [
    "alicloud_redis_tair_instance",
    'tde_status = "enabled"\nssl_enabled = var.any',
    { encrypted: true, tlsRequired: "?variable-unset any" },
  ],
  ["alicloud_redis_tair_instance", "tde_status = var.any", { encrypted: "?variable-unset any" }],
])("cache: %s %s", (type, body, expected) => {
  expect(told("cache", type, body)).toMatchObject(expected);
});

describe("file system", () => {
  const type = "alicloud_nas_file_system";
  const target = (body: string): string => resource("alicloud_nas_mount_target", "t", `file_system_id = ${type}.x.id\n${body}`);
  const group = (body: string): string => resource("alicloud_nas_access_group", "g", `access_group_name = "inside"\n${body}`);
  const shared = "?not-visible who reaches a mount target in the classic network";
  it.each<[string, string, object]>([
    ["", "", { public: false, encrypted: false }],
    ["encrypt_type = 1", "", { encrypted: true }],
    ['encrypt_type = "2"', "", { encrypted: true }],
    ["encrypt_type = 0", "", { encrypted: false }],
    ["encrypt_type = var.any", "", { encrypted: "?variable-unset any" }],
    ["", target('network_type = "Vpc"'), { public: false }],
    ["", target('vswitch_id = "vsw-example0001"'), { public: false }],
    ["", target('network_type = "Classic"'), { public: shared }],
    ["", target(""), { public: "?not-visible the network of a mount target without vswitch_id" }],
    ["", target('access_group_name = "inside"') + group('access_group_type = "Vpc"'), { public: false }],
    ["", target('access_group_name = "inside"') + group('type = "Classic"'), { public: shared }],
  ])("%s %s", (body, more, expected) => {
    expect(told("file-system", type, body, more)).toMatchObject(expected);
  });
});

it.each<[string, string, unknown]>([
  ["alicloud_message_service_queue", "", "?not-in-format encryption of messages at rest"],
  ["alicloud_mns_queue", "", "?not-in-format encryption of messages at rest"],
  ["alicloud_ons_instance", "", "?not-in-format encryption of messages at rest"],
  ["alicloud_rocketmq_instance", "", false],
  ["alicloud_rocketmq_instance", "product_info {\n  storage_encryption = true\n}", true],
  ["alicloud_alikafka_instance", "", false],
  ["alicloud_alikafka_instance", 'kms_key_id = "key-example0001"', true],
  ["alicloud_amqp_instance", "", false],
  ["alicloud_amqp_instance", "encrypted_instance = true", true],
  ["alicloud_amqp_instance", "encrypted_instance = var.any", "?variable-unset any"],
])("queue: %s with %j is encrypted: %s", (type, body, encrypted) => {
  expect(told("queue", type, body)).toEqual({ encrypted });
});

it.each<[string, object]>([
  ["", { rotates: false, deletionGuarded: true, expires: "n/a not-offered key/expiry" }],
  ['automatic_rotation = "Enabled"', { rotates: true }],
  ["automatic_rotation = var.any", { rotates: "?variable-unset any" }],
  ['key_spec = "RSA_2048"', { rotates: "n/a not-offered key/asymmetric-rotation" }],
  ['key_usage = "SIGN/VERIFY"', { rotates: "n/a not-offered key/asymmetric-rotation" }],
  [
    'origin = "EXTERNAL"',
    { rotates: "n/a not-offered key/asymmetric-rotation", expires: "?not-in-format the end date of imported material" },
  ],
  ["key_spec = var.any", { rotates: "?variable-unset any" }],
])("key: %s", (body, expected) => {
  expect(told("key", "alicloud_kms_key", body)).toMatchObject(expected);
});

it.each<[string, unknown]>([
  ["", "n/a not-offered secret/generic-rotation"],
  ['secret_type = "Rds"', false],
  ['secret_type = "Rds"\nenable_automatic_rotation = true', true],
  ['secret_type = "Rds"\nenable_automatic_rotation = var.any', "?variable-unset any"],
  ["secret_type = var.any", "?variable-unset any"],
])("secret: %s", (body, expires) => {
  expect(told("secret", "alicloud_kms_secret", body)).toEqual({ expires });
});

describe("vault", () => {
  const type = "alicloud_kms_instance";
  const policy = (rules: string): string =>
    resource("alicloud_kms_policy", "p", `kms_instance_id = ${type}.x.id\naccess_control_rules = jsonencode({ NetworkRules = ${rules} })`);
  const rule = (addresses: string): string =>
    resource("alicloud_kms_network_rule", "r", `network_rule_name = "inside"\nsource_private_ip = ${addresses}`);
  it.each<[string, string, object]>([
    [
      "",
      "",
      {
        privateEndpoint: true,
        networkDefaultDeny: true,
        logged: "?not-visible log, which has no documented default",
        deletionGuarded: false,
      },
    ],
    ['log = "1"\ndeletion_protection = true', "", { logged: true, deletionGuarded: true }],
    ['log = "0"', "", { logged: false }],
    ["deletion_protection = var.any", "", { deletionGuarded: "?variable-unset any" }],
    ["", policy('["inside"]') + rule('["10.0.0.0/8"]'), { networkDefaultDeny: true }],
    ["", policy("[alicloud_kms_network_rule.r.network_rule_name]") + rule('["0.0.0.0/0"]'), { networkDefaultDeny: false }],
    ["", policy('["elsewhere"]'), { networkDefaultDeny: "?outside-scan elsewhere" }],
    ["", policy('["inside"]') + rule("var.any"), { networkDefaultDeny: "?variable-unset any" }],
  ])("%s %s", (body, more, expected) => {
    expect(told("vault", type, body, more)).toMatchObject(expected);
  });
});

describe("snapshots and images", () => {
  const disk = (body: string): string => resource("alicloud_ecs_disk", "d", body);
  const ofDisk = "disk_id = alicloud_ecs_disk.d.id";
  it.each<[string, string, string, unknown]>([
    ["alicloud_ecs_snapshot", ofDisk, disk("encrypted = true"), true],
    ["alicloud_snapshot", ofDisk, disk(""), false],
    [
      "alicloud_ecs_snapshot",
      "disk_id = alicloud_ecs_disk_attachment.a.disk_id",
      disk("encrypted = true") + resource("alicloud_ecs_disk_attachment", "a", ofDisk),
      true,
    ],
    ["alicloud_ecs_snapshot", ofDisk, disk("encrypted = var.any"), "?variable-unset any"],
    ["alicloud_ecs_snapshot", 'disk_id = "d-example0001"', "", "?not-visible the encryption of the disk it is taken of"],
  ])("%s %s %s", (type, body, more, encrypted) => {
    expect(told("snapshot", type, body, more)).toEqual({ public: "n/a not-offered snapshot/public-sharing", sharedWith: [], encrypted });
  });

  const snapshot = resource("alicloud_ecs_snapshot", "s", ofDisk);
  const machine = (body: string): string => resource("alicloud_instance", "m", body);
  it.each<[string, string, string, unknown]>([
    ["alicloud_image_copy", "", "", false],
    ["alicloud_image_copy", "encrypted = true", "", true],
    ["alicloud_image_copy", "encrypted = var.any", "", "?variable-unset any"],
    [
      "alicloud_image_copy",
      "source_image_id = alicloud_image_copy.first.id",
      resource("alicloud_image_copy", "first", "encrypted = true"),
      "?not-visible a copy of an image that may be encrypted",
    ],
    ["alicloud_image", "", "", "?not-visible what the image is made of"],
    ["alicloud_image", "snapshot_id = alicloud_ecs_snapshot.s.id", snapshot + disk("encrypted = true"), true],
    ["alicloud_image", "snapshot_id = alicloud_ecs_snapshot.s.id", snapshot + disk(""), false],
    ["alicloud_image", 'snapshot_id = "s-example0001"', "", "?outside-scan s-example0001"],
    ["alicloud_image", "instance_id = alicloud_instance.m.id", machine("system_disk_encrypted = true"), true],
    [
      "alicloud_image",
      "instance_id = alicloud_instance.m.id",
      machine("system_disk_encrypted = true\ndata_disks {\n  size = 20\n}"),
      false,
    ],
    ["alicloud_image", "disk_device_mapping {\n  snapshot_id = alicloud_ecs_snapshot.s.id\n}", snapshot + disk("encrypted = true"), true],
  ])("%s %s %s", (type, body, more, encrypted) => {
    expect(told("image", type, body, more)).toEqual({ public: false, sharedWith: [], encrypted });
  });
});
