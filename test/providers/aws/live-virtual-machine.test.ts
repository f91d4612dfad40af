import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { facts } from "./mapped.ts";

const ID = "i-0aaaaaaaaaaaaaaa1";
const running = { Code: 16, Name: "running" };
const options = { State: "applied", HttpTokens: "required", HttpPutResponseHopLimit: 1, HttpEndpoint: "enabled" };

function machine(more: Json = {}): RecordedAnswer {
  const plain = {
    InstanceId: ID,
    State: running,
    VpcId: "vpc-1",
    MetadataOptions: options,
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeId: "vol-1" } }],
    NetworkInterfaces: [{ Groups: [{ GroupName: "web" }], PrivateIpAddresses: [{ Primary: true }], Ipv6Addresses: [] }],
    SecurityGroups: [{ GroupName: "web" }],
    CurrentInstanceBootMode: "uefi",
  };
  return answer("ec2.DescribeInstances", { Reservations: [{ Instances: [{ ...plain, ...more }] }] });
}

const volume = (more: Json): RecordedAnswer => answer("ec2.DescribeVolumes", { Volumes: [{ VolumeId: "vol-1", ...more }] });
const agents = (...list: readonly Json[]): RecordedAnswer => answer("ssm.DescribeInstanceInformation", { InstanceInformationList: list });
const patches = (...list: readonly Json[]): RecordedAnswer =>
  answer("ssm.DescribeInstancePatchStates", { InstancePatchStates: list }, { InstanceIds: [ID] });

describe("instances", () => {
  it.each<[string, Json, Json]>([
    ["demand a token", {}, { metadataTokenRequired: true, metadataHopLimit: 1 }],
    [
      "do not demand one",
      { MetadataOptions: { ...options, HttpTokens: "optional", HttpPutResponseHopLimit: 2 } },
      { metadataTokenRequired: false, metadataHopLimit: 2 },
    ],
    [
      "have no metadata service",
      { MetadataOptions: { State: "applied", HttpEndpoint: "disabled", HttpTokens: "optional" } },
      { metadataTokenRequired: true, metadataHopLimit: 0 },
    ],
    [
      "are about to change",
      { MetadataOptions: { ...options, State: "pending" } },
      { metadataTokenRequired: "?stale MetadataOptions (State: pending)", metadataHopLimit: "?stale MetadataOptions (State: pending)" },
    ],
    ["say nothing of the metadata service", { MetadataOptions: undefined }, { metadataTokenRequired: "?owed MetadataOptions" }],
    [
      "say half of it",
      { MetadataOptions: { State: "applied", HttpEndpoint: "enabled" } },
      { metadataTokenRequired: "?owed MetadataOptions.HttpTokens", metadataHopLimit: "?owed MetadataOptions.HttpPutResponseHopLimit" },
    ],
    ["have no public address", {}, { publicAddress: false }],
    ["have a public address", { PublicIpAddress: "203.0.113.9" }, { publicAddress: true }],
    [
      "have one behind a second address",
      { NetworkInterfaces: [{ PrivateIpAddresses: [{ Association: { PublicIp: "203.0.113.9" } }] }] },
      { publicAddress: true },
    ],
    ["have an IPv6 address", { NetworkInterfaces: [{ Ipv6Addresses: [{ Ipv6Address: "2001:db8::1" }] }] }, { publicAddress: true }],
    [
      "have a prefix of IPv6 addresses and no single one",
      { NetworkInterfaces: [{ Groups: [], Ipv6Addresses: [], Ipv6Prefixes: [{ Ipv6Prefix: "2001:db8::/80" }] }] },
      { publicAddress: true },
    ],
    [
      "have a private IPv6 address",
      { NetworkInterfaces: [{ Groups: [], Ipv6Addresses: [{ Ipv6Address: "fd00::1" }] }] },
      { publicAddress: false },
    ],
    [
      "tell no interfaces",
      { NetworkInterfaces: undefined },
      { publicAddress: "?owed NetworkInterfaces", inDefaultGroup: "?owed NetworkInterfaces" },
    ],
    ["are in groups of their own", {}, { inDefaultGroup: false }],
    ["are in the default group", { SecurityGroups: [{ GroupName: "default" }] }, { inDefaultGroup: true }],
    ["are in it by a second interface", { NetworkInterfaces: [{ Groups: [{ GroupName: "default" }] }] }, { inDefaultGroup: true }],
    ["boot without Secure Boot", { CurrentInstanceBootMode: "legacy-bios" }, { secureBoot: false, virtualTpm: false }],
    ["boot with UEFI", {}, { secureBoot: "?not-visible whether Secure Boot keys are enrolled" }],
    ["have a virtual TPM", { TpmSupport: "v2.0" }, { virtualTpm: true }],
    ["are logged on to in the way of their image", {}, { passwordLogon: "?not-visible password logon, which the image decides" }],
    ["run Windows", { Platform: "windows" }, { passwordLogon: "n/a virtual-machine/windows-logon" }],
    ["keep their user data to themselves", {}, { userDataSecrets: ["…not-read user data"] }],
    ["stand in a network", {}, { legacyPlatform: false }],
  ])("%s", (_, more, expected) => {
    expect(told("virtual-machine", [machine(more)])).toMatchObject(expected);
  });

  it("that are being taken away are no resources", () => {
    expect(toldOf("virtual-machine", [machine({ State: { Name: "terminated" } })])).toEqual([]);
  });

  it.each<[string, readonly RecordedAnswer[], unknown]>([
    ["encrypted", [volume({ Encrypted: true })], true],
    ["plain", [volume({ Encrypted: false })], false],
    ["silent", [volume({})], "?owed Encrypted"],
    ["unlisted", [], "?not-listed ec2.Volume"],
    ["refused", [denied("ec2.DescribeVolumes")], "?denied ec2:DescribeVolumes"],
  ])("have disks as their volumes are: %s", (_, more, encrypted) => {
    expect(told("virtual-machine", [machine(), ...more])["disks"]).toEqual([{ label: "/dev/xvda", encrypted }]);
  });

  it.each<[string, readonly RecordedAnswer[], Json, unknown]>([
    ["answers", [agents({ InstanceId: ID, PingStatus: "Online" })], running, true],
    ["is lost", [agents({ InstanceId: ID, PingStatus: "ConnectionLost" })], running, false],
    [
      "is lost while the machine is stopped",
      [agents({ InstanceId: ID, PingStatus: "ConnectionLost" })],
      { Name: "stopped" },
      "?not-visible the agent of a machine that is not running",
    ],
    ["is not in a whole listing", [agents()], running, false],
    ["was not listed", [], running, "?not-listed ssm.InstanceInformation"],
    ["was refused", [denied("ssm.DescribeInstanceInformation")], running, "?denied ssm:DescribeInstanceInformation"],
    ["says a new word", [agents({ InstanceId: ID, PingStatus: "Maybe" })], running, '?unexpected-value PingStatus = "Maybe"'],
  ])("have a management agent that %s", (_, more, State, expected) => {
    expect(told("virtual-machine", [machine({ State }), ...more])["managementAgent"]).toBe(expected);
  });

  it.each<[string, RecordedAnswer, unknown]>([
    ["installed", patches({ InstanceId: ID, Operation: "Install" }), true],
    ["looked for", patches({ InstanceId: ID, Operation: "Scan" }), "?not-visible installations before the last scan for patches"],
    ["never touched", patches(), false],
    ["not asked about", volume({}), "?not-listed ssm.DescribeInstancePatchStates"],
    ["refused", denied("ssm.DescribeInstancePatchStates", { InstanceIds: [ID] }), "?denied ssm:DescribeInstancePatchStates"],
  ])("have patches %s", (_, more, expected) => {
    expect(told("virtual-machine", [machine(), more])["automaticPatching"]).toBe(expected);
  });

  it.each<[string, RecordedAnswer, unknown]>([
    ["on", answer("ec2.DescribeInstanceAttribute", { InstanceId: ID, DisableApiTermination: { Value: true } }, { InstanceId: ID }), true],
    [
      "off",
      answer("ec2.DescribeInstanceAttribute", { InstanceId: ID, DisableApiTermination: { Value: false } }, { InstanceId: ID }),
      false,
    ],
    ["refused", denied("ec2.DescribeInstanceAttribute", { InstanceId: ID }), "?denied ec2:DescribeInstanceAttribute"],
  ])("have termination protection %s", (_, more, expected) => {
    expect(told("virtual-machine", [machine(), more])["deletionProtected"]).toBe(expected);
  });
});

const key = (KeyManager: string): RecordedAnswer =>
  answer(
    "kms.DescribeKey",
    { KeyMetadata: { KeyId: "k-1", Arn: "arn:x:kms:eu-west-1:123456789012:key/k-1", KeyManager } },
    { KeyId: "k-1" },
  );

describe("volumes", () => {
  const arn = "arn:x:kms:eu-west-1:123456789012:key/k-1";
  it.each<[string, Json, readonly RecordedAnswer[], Json]>([
    ["plain", { Encrypted: false }, [], { encrypted: false, customerKey: false }],
    ["silent", {}, [], { encrypted: "?owed Encrypted", customerKey: "?owed KmsKeyId" }],
    ["of the tenant", { Encrypted: true, KmsKeyId: arn }, [key("CUSTOMER")], { encrypted: true, customerKey: true }],
    ["of AWS", { Encrypted: true, KmsKeyId: arn }, [key("AWS")], { customerKey: false }],
    [
      "of a key that is refused",
      { Encrypted: true, KmsKeyId: arn },
      [denied("kms.DescribeKey", { KeyId: "k-1" })],
      { customerKey: "?denied kms:DescribeKey" },
    ],
    ["of a key that was not read", { Encrypted: true, KmsKeyId: arn }, [], { customerKey: "?not-listed kms.Key" }],
    ["of the alias of AWS", { Encrypted: true, KmsKeyId: "alias/aws/ebs" }, [], { customerKey: false }],
  ])("%s", (_, more, keys, expected) => {
    expect(told("disk", [volume(more), ...keys])).toMatchObject(expected);
  });
});

const encryption = (on: boolean): RecordedAnswer => answer("ec2.GetEbsEncryptionByDefault", { EbsEncryptionByDefault: on });
const metadata = (AccountLevel?: Json): RecordedAnswer => answer("ec2.GetInstanceMetadataDefaults", { AccountLevel: AccountLevel ?? {} });

describe("settings of a region", () => {
  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["on", [encryption(true), metadata({ HttpTokens: "required" })], { diskEncryptionByDefault: true, metadataTokenByDefault: true }],
    ["off", [encryption(false), metadata({ HttpTokens: "optional" })], { diskEncryptionByDefault: false, metadataTokenByDefault: false }],
    ["no preference", [encryption(false), metadata()], { metadataTokenByDefault: false }],
    [
      "one refused",
      [encryption(true), denied("ec2.GetInstanceMetadataDefaults")],
      { diskEncryptionByDefault: true, metadataTokenByDefault: "?denied ec2:GetInstanceMetadataDefaults" },
    ],
    [
      "the other refused",
      [denied("ec2.GetEbsEncryptionByDefault"), metadata({ HttpTokens: "required" })],
      { diskEncryptionByDefault: "?denied ec2:GetEbsEncryptionByDefault", metadataTokenByDefault: true },
    ],
  ])("%s", (_, answers, expected) => {
    expect(told("region-settings", answers)).toEqual(expect.objectContaining(expected));
  });
});

const templated = (LaunchTemplateData: Json): RecordedAnswer =>
  answer(
    "ec2.DescribeLaunchTemplateVersions",
    {
      LaunchTemplateVersions: [
        { LaunchTemplateId: "lt-1", LaunchTemplateName: "web", VersionNumber: 3, DefaultVersion: true, LaunchTemplateData },
      ],
    },
    { LaunchTemplateId: "lt-1", Versions: ["$Default", "$Latest"] },
  );
const silent = [
  encryption(false),
  metadata(),
  answer("ec2.DescribeImages", { Images: [] }),
  answer("ec2.DescribeSnapshots", { Snapshots: [] }),
];

describe("launch templates", () => {
  it.each<[string, Json, string]>([
    [
      "everything written",
      {
        MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 },
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }],
      },
      `metadata_options {
         http_tokens                 = "required"
         http_put_response_hop_limit = 2
       }
       block_device_mappings {
         device_name = "/dev/xvda"
         ebs { encrypted = true }
       }`,
    ],
    ["nothing written", {}, ""],
    ["a service that is off", { MetadataOptions: { HttpEndpoint: "disabled" } }, 'metadata_options { http_endpoint = "disabled" }'],
    [
      "a disk beside the root",
      {
        BlockDeviceMappings: [
          { DeviceName: "/dev/sdf", Ebs: { VolumeSize: 5 } },
          { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
        ],
      },
      `block_device_mappings {
         device_name = "/dev/sdf"
         ebs { volume_size = 5 }
       }
       block_device_mappings {
         device_name  = "/dev/sdb"
         virtual_name = "ephemeral0"
       }`,
    ],
    ["a credential", { UserData: "REJfUEFTU1dPUkQ9aHVudGVyMjIK" }, 'user_data = "REJfUEFTU1dPUkQ9aHVudGVyMjIK"'],
    ["a harmless script", { UserData: "IyEvYmluL3NoCmVjaG8gaGVsbG8K" }, 'user_data = "IyEvYmluL3NoCmVjaG8gaGVsbG8K"'],
    ["compressed data", { UserData: "H4sIAAAAAAAAAwMAAAAAAAAAAAA=" }, 'user_data = "H4sIAAAAAAAAAwMAAAAAAAAAAAA="'],
  ])("have the facts of the same template in code: %s", (_, data, code) => {
    const written = facts("machine-template", "aws_launch_template.web", `resource "aws_launch_template" "web" {\n${code}\n}`);
    const live = told("machine-template", [templated(data), ...silent]);
    const plain = (disks: unknown): unknown =>
      (disks as Json[]).map(({ label: _label, ...disk }) => ({ ...disk, encrypted: String(disk["encrypted"]).replace("~", "") }));
    expect({ ...live, disks: plain(live["disks"]) }).toEqual({ ...written, disks: plain(written["disks"]) });
  });

  it("never hand on what is in user data", () => {
    const [template] = toldOf("machine-template", [templated({ UserData: "REJfUEFTU1dPUkQ9aHVudGVyMjIK" })]);
    expect(JSON.stringify(template)).not.toMatch(/hunter22|REJfUEFT/);
  });

  it.each<[string, Json, readonly RecordedAnswer[], Json]>([
    [
      "the region",
      {},
      [encryption(true), metadata({ HttpTokens: "required", HttpPutResponseHopLimit: 1 })],
      { metadataTokenRequired: true, metadataHopLimit: 1 },
    ],
    [
      "a region that was refused",
      {},
      [denied("ec2.GetInstanceMetadataDefaults")],
      { metadataTokenRequired: "?denied ec2:GetInstanceMetadataDefaults" },
    ],
    [
      "the image",
      { ImageId: "ami-1" },
      [metadata(), answer("ec2.DescribeImages", { Images: [{ ImageId: "ami-1", ImdsSupport: "v2.0" }] })],
      { metadataTokenRequired: true, metadataHopLimit: 2 },
    ],
    [
      "images that were refused",
      { ImageId: "ami-1" },
      [metadata(), denied("ec2.DescribeImages")],
      { metadataTokenRequired: "?denied ec2:DescribeImages" },
    ],
  ])("leave the rest to %s", (_, data, more, expected) => {
    expect(told("machine-template", [templated(data), ...more])).toMatchObject(expected);
  });

  it("take their root disk from the image, and others from snapshots", () => {
    const image = {
      ImageId: "ami-1",
      RootDeviceName: "/dev/xvda",
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }],
    };
    const disks = told("machine-template", [
      templated({
        ImageId: "ami-1",
        BlockDeviceMappings: [
          { DeviceName: "/dev/xvda", Ebs: {} },
          { DeviceName: "/dev/sdf", Ebs: { SnapshotId: "snap-1" } },
        ],
      }),
      encryption(false),
      metadata(),
      answer("ec2.DescribeImages", { Images: [image] }),
      answer("ec2.DescribeSnapshots", { Snapshots: [{ SnapshotId: "snap-1", Encrypted: true }] }),
    ])["disks"];
    expect(disks).toEqual([
      { encrypted: true, label: "/dev/xvda" },
      { encrypted: true, label: "/dev/sdf" },
    ]);
  });

  it("are unknown in everything where their versions are refused", () => {
    const why = "?denied ec2:DescribeLaunchTemplateVersions";
    const about = { LaunchTemplateId: "lt-1", Versions: ["$Default", "$Latest"] };
    expect(told("machine-template", [denied("ec2.DescribeLaunchTemplateVersions", about), ...silent])).toMatchObject({
      metadataTokenRequired: why,
      metadataHopLimit: why,
      disks: [why.replace("?", "…")],
      userDataSecrets: [why.replace("?", "…")],
    });
  });
});

describe("launch configurations", () => {
  const configured = (more: Json): RecordedAnswer =>
    answer("autoscaling.DescribeLaunchConfigurations", {
      LaunchConfigurations: [{ LaunchConfigurationName: "old", UserData: "", BlockDeviceMappings: [], ...more }],
    });
  it.each<[string, Json, RecordedAnswer, Json]>([
    ["say nothing", {}, metadata(), { metadataTokenRequired: "~false", userDataSecrets: [] }],
    ["demand a token", { MetadataOptions: { HttpTokens: "required" } }, metadata(), { metadataTokenRequired: true }],
    [
      "may be reached by the region",
      {},
      metadata({ HttpTokens: "required" }),
      { metadataTokenRequired: "?not-visible whether the region's metadata defaults reach launch configurations" },
    ],
    [
      "leave devices out",
      {
        BlockDeviceMappings: [
          { DeviceName: "/dev/sdc", NoDevice: true },
          { DeviceName: "/dev/xvda", NoDevice: false, Ebs: { Encrypted: true } },
        ],
      },
      metadata(),
      { disks: [{ encrypted: true, label: "/dev/xvda" }] },
    ],
  ])("%s", (_, more, region, expected) => {
    expect(told("machine-template", [configured(more), region, encryption(false)])).toMatchObject(expected);
  });
});
