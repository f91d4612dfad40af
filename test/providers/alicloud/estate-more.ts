/** What clusters, keys, peerings and machines say beyond what their listings hold. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, byNumber, byToken, CANARY, KEY_ID, REGION } from "./estate-answers.ts";

const columns = [
  ...["user", "user_creation_time", "user_last_logon"],
  ...["password_exist", "password_active", "password_last_changed", "password_next_rotation", "mfa_active"],
  ...["access_key_1", "access_key_2", "additional_access_key_1"].flatMap((key) =>
    ["exist", "active", "last_rotated", "last_used"].map((word) => `${key}_${word}`),
  ),
];
const none = ["FALSE", "-", "-", "-"];
const inUse = ["TRUE", "TRUE", "2025-12-20T09:00:00Z", "2026-01-12T10:00:00Z"];
const unasked = ["N/A", "N/A", "N/A", "N/A"];
const rows = [
  ["<root>", "2019-11-11T12:33:18Z", "2024-02-01T08:00:00Z", "TRUE", "N/A", "N/A", "N/A", "TRUE", ...none, ...none, ...none],
  [
    ...["ana@example.onaliyun.com", "2024-06-01T09:00:00Z", "2026-01-14T08:00:00Z"],
    ...["TRUE", "TRUE", "2025-12-01T09:00:00Z", "2026-03-01T09:00:00Z", "TRUE", ...inUse, ...none, ...unasked],
  ],
  [
    ...["deploy@example.onaliyun.com", "2024-06-01T09:00:00Z", "-"],
    ...["FALSE", "N/A", "N/A", "N/A", "FALSE", ...inUse, ...none, ...unasked],
  ],
];

const identities: readonly RecordedAnswer[] = [
  answer("ims.GenerateCredentialReport", { State: "COMPLETED" }),
  answer("ims.GetCredentialReport", {
    Content: Buffer.from([columns, ...rows].map((row) => row.join(",")).join("\n")).toString("base64"),
    GeneratedTime: "2026-01-15T05:00:00Z",
    IsTruncated: "false",
  }),
];

const type = (ResourceType: string): object => ({ ResourceType, TypeNameEn: ResourceType, TypePageLink: "" });

const recorded: readonly RecordedAnswer[] = byToken("config.ListSupportedProducts", "Products", [
  { ProductNameEn: "Elastic Compute Service", ResourceTypeList: [type("ACS::ECS::Instance")] },
  { ProductNameEn: "Object Storage Service", ResourceTypeList: [type("ACS::OSS::Bucket")] },
]);

/** The components come as JSON text in a list of one, and as the list itself. */
const clusters: readonly RecordedAnswer[] = [
  { ClusterId: "c0a", components: ['["apiserver", "kcm", "scheduler", "ccm"]'] },
  { ClusterId: "c0b", components: ["apiserver", "kcm", "scheduler", "ccm", "controlplane-events"] },
].flatMap(({ ClusterId, components }) => [
  answer("cs.CheckControlPlaneLogEnable", { log_project: "apps", log_ttl: "180", aliuid: "1", components }, { ClusterId }),
  answer("cs.GetClusterAuditProject", { sls_project_name: "apps", audit_enabled: true }, { ClusterId }),
  answer(
    "cs.ListClusterAddonInstances",
    {
      addons: ["coredns", "terway-eniip", "terway-controlplane"].map((name) => ({ name, version: "v1.9.3", state: "active" })),
    },
    { ClusterId },
  ),
  answer(
    "cs.GetClusterAddonInstance",
    { name: "terway-eniip", version: "v1.9.3", state: "active", config: JSON.stringify({ NetworkPolicy: "true" }) },
    { ClusterId, AddonName: "terway-eniip" },
  ),
  answer(
    "cs.GetClusterAddonInstance",
    { name: "terway-controlplane", version: "v1.9.3", state: "active", config: "" },
    { ClusterId, AddonName: "terway-controlplane" },
  ),
]);

/** Records of SQL are kept by Database Autonomy Service where it is on. */
const sql = (InstanceId: string, Data: object): RecordedAnswer =>
  answer("das.DescribeSqlLogConfig", { Code: "200", Success: "true", Message: "Successful", Data }, { InstanceId });

const points = (point: unknown, more: object): object => ({
  ListAccessPointsResult: { AccountId: "1", AccessPoints: point, ...more },
});

const scaling = (id: string, more: object): object => ({
  ScalingConfigurationId: id,
  ScalingConfigurationName: id,
  ScalingGroupId: "asg-0a",
  LifecycleState: "Active",
  ImageId: "m-0a",
  HttpEndpoint: "enabled",
  HttpTokens: "required",
  SystemDiskCategory: "cloud_essd",
  SystemDiskEncrypted: true,
  SystemDiskKMSKeyId: KEY_ID,
  DataDisks: [{ DiskName: "data", Category: "cloud_essd", Encrypted: "true", KMSKeyId: KEY_ID }],
  ...more,
});

const address = (id: string, bandwidth: number): object => ({
  Ipv6AddressId: `ipv6-${id}`,
  Ipv6Address: `2001:db8::${id}`,
  VpcId: "vpc-0a",
  Status: "Available",
  AssociatedInstanceType: "EcsInstance",
  AssociatedInstanceId: `i-${id}`,
  NetworkType: bandwidth > 0 ? "Public" : "Private",
  Ipv6InternetBandwidth: { Bandwidth: bandwidth },
});

export const more: readonly RecordedAnswer[] = [
  ...identities,
  ...recorded,
  ...clusters,
  sql("pc-0a", { SqlLogEnable: true, Version: "SQL_LOG_V3", HotRetention: 7, ColdRetention: 358, Retention: 365 }),
  sql("pc-0b", { SqlLogEnable: false, Version: "SQL_LOG_NOT_ENABLE", Retention: 0 }),
  answer("oss.ListAccessPoints", points("", { IsTruncated: "false" }), { "continuation-token": "page-2" }),
  answer(
    "oss.ListAccessPoints",
    points(
      {
        AccessPoint: [
          {
            Bucket: "example-logs",
            AccessPointName: "logs",
            Alias: "logs-0a-ossalias",
            NetworkOrigin: "vpc",
            VpcConfiguration: { VpcId: "vpc-0a" },
            Status: "enable",
          },
        ],
      },
      { IsTruncated: "true", NextContinuationToken: "page-2" },
    ),
  ),
  ...byNumber("ess.DescribeScalingConfigurations", "ScalingConfigurations", [
    scaling("asc-0a", { UserData: Buffer.from("#!/bin/sh\nsystemctl enable --now web\n").toString("base64") }),
    scaling("asc-0b", { UserData: Buffer.from(`#!/bin/sh\nexport DB_PASSWORD=${CANARY}\n`).toString("base64") }),
  ]),
  ...byNumber("vpc.DescribeIpv6Addresses", "Ipv6Addresses.Ipv6Address", [address("0a", 0), address("0b", 5)]),
  ...byToken("vpcpeer.ListVpcPeerConnections", "VpcPeerConnects", [
    {
      InstanceId: "pcc-0a",
      Name: "shared",
      Status: "Activated",
      RegionId: REGION,
      AcceptingRegionId: REGION,
      Vpc: { VpcId: "vpc-0a", Ipv4Cidrs: ["10.0.0.0/16"], Ipv6Cidrs: [] },
      AcceptingVpc: { VpcId: "vpc-0b", Ipv4Cidrs: ["10.9.0.0/16"], Ipv6Cidrs: [] },
    },
  ]),
];
