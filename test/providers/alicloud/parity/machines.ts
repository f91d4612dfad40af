import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer, REGION } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const about = { InstanceId: "i-0a" };
const instance = {
  ...about,
  InstanceName: "web",
  RegionId: REGION,
  OSType: "linux",
  KeyPairName: "ops",
  InstanceNetworkType: "vpc",
  InstanceChargeType: "PostPaid",
  SpotStrategy: "NoSpot",
  DeletionProtection: false,
  PublicIpAddress: { IpAddress: [] },
  EipAddress: { IpAddress: "", AllocationId: "" },
  MetadataOptions: { HttpTokens: "optional", HttpEndpoint: "enabled" },
  SecurityOptions: { EnableSecureBoot: false },
};

function machine(
  more: object,
  disks: readonly object[],
  { client = "online", eni = {} }: { client?: string; eni?: object } = {},
): readonly RecordedAnswer[] {
  const system = { DiskId: "d-0a", ...about, Type: "system", Category: "cloud_essd", KMSKeyId: "" };
  return [
    answer("ecs.DescribeInstances", { Instances: { Instance: [{ ...instance, ...more }] }, NextToken: "" }),
    answer("ecs.DescribeDisks", {
      Disks: { Disk: disks.map((disk, index) => ({ ...system, DiskId: `d-0${String(index)}`, ...disk })) },
      NextToken: "",
    }),
    answer("ecs.DescribeNetworkInterfaces", {
      NetworkInterfaceSets: {
        NetworkInterfaceSet: [
          { NetworkInterfaceId: "eni-0a", ...about, PrivateIpSets: { PrivateIpSet: [] }, Ipv6Sets: { Ipv6Set: [] }, ...eni },
        ],
      },
      NextToken: "",
    }),
    answer(
      "ecs.DescribeCloudAssistantStatus",
      { InstanceCloudAssistantStatusSet: { InstanceCloudAssistantStatus: [{ ...about, CloudAssistantStatus: "true" }] } },
      { InstanceId: ["i-0a"] },
    ),
    answer("sas.DescribeCloudCenterInstances", {
      Instances: [{ Uuid: "sas-0a", ...about, ClientStatus: client }],
      PageInfo: { TotalCount: 1 },
    }),
  ];
}

const written = (body: string, more = ""): string => `
resource "alicloud_instance" "web" {
  instance_name = "web"
  image_id      = "ubuntu_22_04_x64_20G_alibase_20250101.vhd"
  vswitch_id    = "vsw-0a"
  ${body}
}
${more}`;

const differs = {
  managementAgent: "what runs inside the machine is not in code",
  secureBoot: "code chooses it by the image",
  userDataSecrets: "the start-up data of running machines is not asked for",
};

export const machines: readonly Situation[] = [
  {
    kind: "virtual-machine",
    name: "a hardened machine",
    code: written(`
  key_name                      = "ops"
  http_tokens                   = "required"
  http_endpoint                 = "enabled"
  system_disk_encrypted         = true
  security_enhancement_strategy = "Active"
  deletion_protection           = true
  data_disks {
    name      = "data"
    size      = 40
    category  = "cloud_essd"
    encrypted = true
  }`),
    answers: machine({ DeletionProtection: true, MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled" } }, [
      { Encrypted: true },
      { Encrypted: true, Type: "data" },
    ]),
    differs,
  },
  {
    kind: "virtual-machine",
    name: "a machine with a public address, a password, and nothing else written",
    code: written('internet_max_bandwidth_out = 10\npassword = "Canary-4711"\nsecurity_enhancement_strategy = "Deactive"'),
    answers: machine({ KeyPairName: "", PublicIpAddress: { IpAddress: ["203.0.113.7"] } }, [{ Encrypted: false }], { client: "offline" }),
    differs,
  },
  {
    kind: "virtual-machine",
    name: "a machine whose metadata service is off, with an elastic address",
    code: written(
      'key_name = "ops"\nhttp_endpoint = "disabled"\nsecurity_enhancement_strategy = "Active"',
      'resource "alicloud_eip_association" "web" {\n  allocation_id = "eip-0a"\n  instance_id = alicloud_instance.web.id\n}\n',
    ),
    answers: machine(
      {
        EipAddress: { IpAddress: "203.0.113.9", AllocationId: "eip-0a" },
        MetadataOptions: { HttpTokens: "optional", HttpEndpoint: "disabled" },
      },
      [{ Encrypted: false }],
    ),
    differs,
  },
  {
    kind: "virtual-machine",
    name: "a machine with an elastic address on its second interface",
    code: written(
      'key_name = "ops"\nsecurity_enhancement_strategy = "Active"\nsystem_disk_encrypted = true',
      `
resource "alicloud_ecs_network_interface" "second" {
  vswitch_id         = "vsw-0a"
  security_group_ids = ["sg-0a"]
}
resource "alicloud_ecs_network_interface_attachment" "second" {
  instance_id          = alicloud_instance.web.id
  network_interface_id = alicloud_ecs_network_interface.second.id
}
resource "alicloud_eip_association" "second" {
  allocation_id = "eip-0b"
  instance_type = "NetworkInterface"
  instance_id   = alicloud_ecs_network_interface.second.id
}
`,
    ),
    answers: machine({}, [{ Encrypted: true }], { eni: { AssociatedPublicIp: { PublicIpAddress: "203.0.113.11" } } }),
    differs,
  },
  {
    kind: "virtual-machine",
    name: "a preemptible machine with Windows",
    code: `
resource "alicloud_instance" "web" {
  image_id                      = "win2022_21H2_x64_dtc_en-us_40G_alibase_20250101.vhd"
  vswitch_id                    = "vsw-0a"
  spot_strategy                 = "SpotAsPriceGo"
  security_enhancement_strategy = "Active"
}`,
    answers: machine({ OSType: "windows", KeyPairName: "", SpotStrategy: "SpotAsPriceGo" }, [{ Encrypted: false }]),
    differs,
  },
  {
    kind: "virtual-machine",
    name: "a subscribed machine of the classic network",
    code: `
resource "alicloud_instance" "web" {
  image_id                      = "centos_7_9_x64_20G_alibase_20250101.vhd"
  key_name                      = "ops"
  instance_charge_type          = "PrePaid"
  security_enhancement_strategy = "Active"
}`,
    answers: machine({ InstanceNetworkType: "classic", InstanceChargeType: "PrePaid" }, [{ Encrypted: false }]),
    differs,
  },
];
