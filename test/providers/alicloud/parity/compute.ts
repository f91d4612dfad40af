import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer, KEY_ID } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const disk = (more: object): RecordedAnswer =>
  answer("ecs.DescribeDisks", { Disks: { Disk: [{ DiskId: "d-0a", DiskName: "data", Category: "cloud_essd", ...more }] }, NextToken: "" });
const aliasesOf = (name: string): RecordedAnswer =>
  answer("kms.ListAliases", { Aliases: { Alias: [{ AliasName: name, KeyId: KEY_ID }] }, TotalCount: 1 });

const written = (body: string, more = ""): string =>
  `resource "alicloud_ecs_disk" "data" {\n  disk_name = "data"\n  category = "cloud_essd"\n${body}\n}\n${more}`;
const encryptedDisk = 'resource "alicloud_ecs_disk" "data" {\n  category = "cloud_essd"\n  encrypted = true\n}\n';
const plainDisk = 'resource "alicloud_ecs_disk" "data" {\n  category = "cloud_essd"\n}\n';
const snapshotOf = (before: string): string =>
  `${before}resource "alicloud_ecs_snapshot" "data" {\n  disk_id = alicloud_ecs_disk.data.id\n  snapshot_name = "data"\n}\n`;
const snapshot = (Encrypted: boolean): RecordedAnswer =>
  answer("ecs.DescribeSnapshots", { Snapshots: { Snapshot: [{ SnapshotId: "s-0a", SnapshotName: "data", Encrypted }] }, NextToken: "" });

const imageOf = (before: string, more = ""): string =>
  `${snapshotOf(before)}resource "alicloud_image" "base" {\n  image_name = "base"\n  snapshot_id = alicloud_ecs_snapshot.data.id\n}\n${more}`;
const image = (Encrypted: boolean, ...accounts: readonly string[]): readonly RecordedAnswer[] => [
  answer("ecs.DescribeImages", {
    Images: {
      Image: [{ ImageId: "m-0a", ImageName: "base", IsPublic: false, DiskDeviceMappings: { DiskDeviceMapping: [{ Encrypted }] } }],
    },
    TotalCount: 1,
  }),
  answer(
    "ecs.DescribeImageSharePermission",
    { ImageId: "m-0a", Accounts: { Account: accounts.map((AliyunId) => ({ AliyunId })) }, TotalCount: accounts.length },
    { ImageId: "m-0a" },
  ),
];

const template = (body: string): string => `
resource "alicloud_ecs_launch_template" "web" {
  launch_template_name = "web"
  image_id             = "ubuntu_22_04_x64_20G_alibase_20250101.vhd"
${body}
}`;
const templateOf = (LaunchTemplateData: object, byDefault = false): readonly RecordedAnswer[] => [
  answer("ecs.DescribeDiskEncryptionByDefaultStatus", { Encrypted: byDefault }),
  answer("ecs.DescribeLaunchTemplates", {
    LaunchTemplateSets: { LaunchTemplateSet: [{ LaunchTemplateId: "lt-0a", LaunchTemplateName: "web", DefaultVersionNumber: 1 }] },
    TotalCount: 1,
  }),
  answer(
    "ecs.DescribeLaunchTemplateVersions",
    {
      LaunchTemplateVersionSets: {
        LaunchTemplateVersionSet: [
          { LaunchTemplateId: "lt-0a", LaunchTemplateName: "web", VersionNumber: 1, DefaultVersion: true, LaunchTemplateData },
        ],
      },
      TotalCount: 1,
    },
    { LaunchTemplateId: "lt-0a", DefaultVersion: true },
  ),
];

const SCRIPT = "IyEvYmluL3NoCmVjaG8gaGVsbG8K";

export const compute: readonly Situation[] = [
  { kind: "disk", name: "a disk without encryption", code: written(""), answers: [disk({ Encrypted: false, KMSKeyId: "" })] },
  {
    kind: "disk",
    name: "a disk with the key of the service",
    code: written("  encrypted = true"),
    answers: [disk({ Encrypted: true, KMSKeyId: KEY_ID }), aliasesOf("alias/acs/ecs")],
  },
  {
    kind: "disk",
    name: "a disk with a key of the tenant",
    code: written(`  encrypted = true\n  kms_key_id = "${KEY_ID}"`),
    answers: [disk({ Encrypted: true, KMSKeyId: KEY_ID }), aliasesOf("alias/data")],
  },
  {
    kind: "disk",
    name: "a disk under the default of the region",
    code: written("", 'resource "alicloud_ecs_disk_encryption_by_default" "on" {\n  encrypted = true\n}\n'),
    answers: [disk({ Encrypted: true, KMSKeyId: KEY_ID }), aliasesOf("alias/acs/ecs")],
  },
  {
    kind: "region-settings",
    name: "disks encrypted by default",
    code: 'resource "alicloud_ecs_disk_encryption_by_default" "on" {\n  encrypted = true\n}\n',
    answers: [answer("ecs.DescribeDiskEncryptionByDefaultStatus", { Encrypted: true })],
  },
  { kind: "snapshot", name: "a snapshot of an encrypted disk", code: snapshotOf(encryptedDisk), answers: [snapshot(true)] },
  { kind: "snapshot", name: "a snapshot of a plain disk", code: snapshotOf(plainDisk), answers: [snapshot(false)] },
  { kind: "image", name: "a private image of an encrypted disk", code: imageOf(encryptedDisk), answers: image(true) },
  {
    kind: "image",
    name: "an image of a plain disk, shared with another account",
    code: imageOf(
      plainDisk,
      'resource "alicloud_image_share_permission" "other" {\n  image_id = alicloud_image.base.id\n  account_id = "2234567890123456"\n}\n',
    ),
    answers: image(false, "2234567890123456"),
  },
  {
    kind: "machine-template",
    name: "a hardened template",
    code: template(`
  http_tokens                 = "required"
  http_endpoint               = "enabled"
  http_put_response_hop_limit = 1
  user_data                   = "${SCRIPT}"
  system_disk {
    encrypted = true
  }
  data_disks {
    name      = "data"
    encrypted = true
  }`),
    answers: templateOf({
      HttpTokens: "required",
      HttpEndpoint: "enabled",
      HttpPutResponseHopLimit: 1,
      UserData: SCRIPT,
      SystemDisk: { Encrypted: true },
      DataDisks: { DataDisk: [{ DiskName: "data", Encrypted: "true" }] },
    }),
  },
  { kind: "machine-template", name: "a template that says nothing", code: template(""), answers: templateOf({}) },
  {
    kind: "machine-template",
    name: "a template under the default of the region",
    code: `${template("")}\nresource "alicloud_ecs_disk_encryption_by_default" "on" {\n  encrypted = true\n}\n`,
    answers: templateOf({}, true),
  },
];
