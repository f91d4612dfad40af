/** Buckets, file systems, keys and secrets. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { ACCOUNT, answer, byNumber, CANARY, KEY_ID, refused, REGION } from "./estate-answers.ts";

/** The bucket of the trail has everything in order, and the other has not. */
const LOGS = "example-logs";
const OPEN = "example-open";
const SERVICE_KEY = "key-hzz99999999999999999z";
const RSA_KEY = "key-hzz33333333333333333r";

const list = (buckets: unknown, more: object): object => ({
  ListAllMyBucketsResult: { Owner: { ID: ACCOUNT, DisplayName: ACCOUNT }, Buckets: buckets, ...more },
});

const listedBucket = (name: string): object => ({
  Name: name,
  Location: `oss-${REGION}`,
  Region: REGION,
  CreationDate: "2022-01-06T08:20:09.000Z",
  ExtranetEndpoint: `oss-${REGION}.aliyuncs.com`,
  IntranetEndpoint: `oss-${REGION}-internal.aliyuncs.com`,
  StorageClass: "Standard",
});

const bucket = (name: string, more: object): RecordedAnswer =>
  answer(
    "oss.GetBucketInfo",
    {
      BucketInfo: {
        Bucket: {
          Name: name,
          Location: `oss-${REGION}`,
          CreationDate: "2022-01-06T08:20:09.000Z",
          StorageClass: "Standard",
          DataRedundancyType: "LRS",
          AccessMonitor: "Disabled",
          TransferAcceleration: "Disabled",
          CrossRegionReplication: "Disabled",
          Owner: { ID: ACCOUNT, DisplayName: ACCOUNT },
          ...more,
        },
      },
    },
    { bucket: name },
  );

const everything = (name: string): readonly string[] => [`acs:oss:*:*:${name}`, `acs:oss:*:*:${name}/*`];

const refusal = (condition: object): object => ({
  Effect: "Deny",
  Principal: ["*"],
  Action: ["oss:*"],
  Resource: everything(LOGS),
  Condition: condition,
});

const buckets: readonly RecordedAnswer[] = [
  answer("oss.ListBuckets", list("", { IsTruncated: "false" }), { marker: OPEN }),
  answer("oss.ListBuckets", list({ Bucket: [listedBucket(LOGS), listedBucket(OPEN)] }, { IsTruncated: "true", NextMarker: OPEN })),
  bucket(LOGS, {
    AccessControlList: { Grant: "private" },
    Versioning: "Enabled",
    ServerSideEncryptionRule: { SSEAlgorithm: "KMS", KMSMasterKeyID: KEY_ID },
    BucketPolicy: { LogBucket: OPEN, LogPrefix: "access/" },
  }),
  bucket(OPEN, {
    AccessControlList: { Grant: "public-read" },
    ServerSideEncryptionRule: { SSEAlgorithm: "None" },
    BucketPolicy: { LogBucket: "", LogPrefix: "" },
  }),
  answer(
    "oss.GetBucketPolicy",
    {
      Version: "1",
      Statement: [refusal({ Bool: { "acs:SecureTransport": ["false"] } }), refusal({ StringNotEquals: { "acs:SourceVpc": ["vpc-0a"] } })],
    },
    { bucket: LOGS },
  ),
  refused("oss.GetBucketPolicy", "NoSuchBucketPolicy", { bucket: OPEN }),
  answer("oss.GetBucketPublicAccessBlock", { PublicAccessBlockConfiguration: { BlockPublicAccess: "true" } }, { bucket: LOGS }),
  answer("oss.GetBucketPublicAccessBlock", { PublicAccessBlockConfiguration: { BlockPublicAccess: "false" } }, { bucket: OPEN }),
  answer(
    "oss.GetBucketHttpsConfig",
    { HttpsConfiguration: { TLS: { Enable: "true", TLSVersion: ["TLSv1.2", "TLSv1.3"] } } },
    { bucket: LOGS },
  ),
  refused("oss.GetBucketHttpsConfig", "NoSuchHttpsConfig", { bucket: OPEN }),
  refused("oss.GetBucketLifecycle", "NoSuchLifecycle", { bucket: LOGS }),
  answer(
    "oss.GetBucketLifecycle",
    { LifecycleConfiguration: { Rule: [{ ID: "short", Prefix: "", Status: "Enabled", Expiration: { Days: "30" } }] } },
    { bucket: OPEN },
  ),
  answer("oss.GetPublicAccessBlock", { PublicAccessBlockConfiguration: { BlockPublicAccess: "false" } }),
];

const points = (all: unknown, more: object): object => ({
  ListAccessPointsResult: { AccountId: ACCOUNT, MaxKeys: "1000", AccessPoints: all, ...more },
});

const accessPoints: readonly RecordedAnswer[] = [
  answer("oss.ListAccessPoints", points("", { IsTruncated: "false" }), { "continuation-token": "page-2" }),
  answer(
    "oss.ListAccessPoints",
    points(
      {
        AccessPoint: [
          { AccessPointName: "inside", Bucket: LOGS, NetworkOrigin: "vpc", VpcConfiguration: { VpcId: "vpc-0a" }, Status: "enable" },
        ],
      },
      { IsTruncated: "true", NextContinuationToken: "page-2" },
    ),
  ),
];

const fileSystem = (id: string, encryption: number, targets: readonly object[]): object => ({
  FileSystemId: id,
  FileSystemType: "standard",
  Description: id,
  ProtocolType: "NFS",
  StorageType: "Performance",
  ChargeType: "PayAsYouGo",
  Status: "Running",
  RegionId: REGION,
  ZoneId: `${REGION}-b`,
  EncryptType: encryption,
  KMSKeyId: encryption === 2 ? KEY_ID : "",
  MountTargets: { MountTarget: targets },
});

const mountTarget = (id: string): object => ({
  MountTargetDomain: `${id}-w.${REGION}.nas.aliyuncs.com`,
  AccessGroupName: "DEFAULT_VPC_GROUP_NAME",
  NetworkType: "vpc",
  Status: "Active",
  VpcId: "vpc-0a",
  VswId: "vsw-0a",
  ClientMasterNodes: { ClientMasterNode: [{ EcsId: "i-0a", EcsIp: "10.0.1.10", DefaultPasswd: CANARY }] },
});

const key = (id: string, more: object): RecordedAnswer =>
  answer(
    "kms.DescribeKey",
    {
      KeyMetadata: {
        KeyId: id,
        Arn: `acs:kms:${REGION}:${ACCOUNT}:key/${id}`,
        Creator: ACCOUNT,
        CreationDate: "2024-05-20T06:34:21Z",
        Description: "",
        KeyState: "Enabled",
        KeyUsage: "ENCRYPT/DECRYPT",
        Origin: "Aliyun_KMS",
        ProtectionLevel: "SOFTWARE",
        DeletionProtection: "Enabled",
        DeleteDate: "",
        MaterialExpireTime: "",
        ...more,
      },
    },
    { KeyId: id },
  );

const alias = (name: string, id: string): object => ({
  AliasName: name,
  AliasArn: `acs:kms:${REGION}:${ACCOUNT}:${name}`,
  KeyId: id,
});

const secret = (name: string, more: object): RecordedAnswer =>
  answer(
    "kms.DescribeSecret",
    {
      SecretName: name,
      Arn: `acs:kms:${REGION}:${ACCOUNT}:secret/${name}`,
      CreateTime: "2022-02-21T15:39:26Z",
      UpdateTime: "2022-02-21T15:39:26Z",
      Description: "",
      EncryptionKeyId: KEY_ID,
      ...more,
    },
    { SecretName: name },
  );

const managed = (name: string, status: string): RecordedAnswer =>
  secret(name, {
    SecretType: "Rds",
    AutomaticRotation: status,
    ExtendedConfig: JSON.stringify({ SecretSubType: "SingleUser", DBInstanceId: "rm-mysql0a", CustomData: { note: CANARY } }),
  });

const keysAndSecrets: readonly RecordedAnswer[] = [
  ...byNumber(
    "kms.ListKeys",
    "Keys.Key",
    [KEY_ID, SERVICE_KEY, RSA_KEY].map((id) => ({ KeyId: id, KeyArn: `acs:kms:${REGION}:${ACCOUNT}:key/${id}` })),
  ),
  key(KEY_ID, {
    KeySpec: "Aliyun_AES_256",
    AutomaticRotation: "Enabled",
    RotationInterval: "31536000s",
    NextRotationDate: "2026-07-06T18:22:03Z",
  }),
  key(SERVICE_KEY, { KeySpec: "Aliyun_AES_256", AutomaticRotation: "Disabled" }),
  key(RSA_KEY, { KeySpec: "RSA_2048", KeyUsage: "SIGN/VERIFY" }),
  ...byNumber("kms.ListAliases", "Aliases.Alias", [alias("alias/acs/rds", SERVICE_KEY), alias("alias/main", KEY_ID)]),
  ...byNumber(
    "kms.ListSecrets",
    "SecretList.Secret",
    [
      ["database", "Rds"],
      ["forgotten", "Rds"],
      ["application", "Generic"],
    ].map(([name, type]) => ({
      SecretName: name,
      SecretType: type,
      CreateTime: "2022-07-17T07:59:05Z",
      UpdateTime: "2022-07-17T07:59:05Z",
    })),
  ),
  managed("database", "Enabled"),
  managed("forgotten", "Disabled"),
];

export const stores: readonly RecordedAnswer[] = [
  ...buckets,
  ...accessPoints,
  ...byNumber("nas.DescribeFileSystems", "FileSystems.FileSystem", [
    fileSystem("fs-0a", 2, [mountTarget("fs-0a")]),
    fileSystem("fs-0b", 0, [mountTarget("fs-0b")]),
  ]),
  ...keysAndSecrets,
];
