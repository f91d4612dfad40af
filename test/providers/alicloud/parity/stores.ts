import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { ACCOUNT, answer, KEY_ID, refused, REGION } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

interface Settings {
  readonly info?: object;
  readonly policy?: object;
  readonly block?: string;
  readonly accountBlock?: string;
  readonly https?: object;
  readonly rules?: readonly object[];
}

const asked = { bucket: "data" };

function bucket({ info, policy, block = "false", accountBlock = "false", https, rules }: Settings): readonly RecordedAnswer[] {
  const blocked = (on: string): object => ({ PublicAccessBlockConfiguration: { BlockPublicAccess: on } });
  return [
    answer(
      "oss.GetBucketInfo",
      {
        BucketInfo: {
          Bucket: {
            Name: "data",
            Location: `oss-${REGION}`,
            AccessControlList: { Grant: "private" },
            ServerSideEncryptionRule: { SSEAlgorithm: "None" },
            BucketPolicy: { LogBucket: "", LogPrefix: "" },
            ...info,
          },
        },
      },
      asked,
    ),
    policy === undefined ? refused("oss.GetBucketPolicy", "NoSuchBucketPolicy", asked) : answer("oss.GetBucketPolicy", policy, asked),
    answer("oss.GetBucketPublicAccessBlock", blocked(block), asked),
    https === undefined
      ? refused("oss.GetBucketHttpsConfig", "NoSuchHttpsConfig", asked)
      : answer("oss.GetBucketHttpsConfig", { HttpsConfiguration: https }, asked),
    rules === undefined
      ? refused("oss.GetBucketLifecycle", "NoSuchLifecycle", asked)
      : answer("oss.GetBucketLifecycle", { LifecycleConfiguration: { Rule: rules } }, asked),
    answer("oss.GetPublicAccessBlock", blocked(accountBlock)),
  ];
}

const inCode = (body: string, more = ""): string => `resource "alicloud_oss_bucket" "data" {\n  bucket = "data"\n${body}\n}\n${more}`;
const beside = (type: string, body: string): string =>
  `resource "alicloud_oss_bucket_${type}" "data" {\n  bucket = alicloud_oss_bucket.data.bucket\n${body}\n}\n`;
const policyInCode = (policy: object): string => beside("policy", `  policy = jsonencode(${hcl(policy)})`);

/** JSON is HCL but for its colons. */
function hcl(value: object): string {
  return JSON.stringify(value, null, 2).replaceAll(/^(\s*"[^"]+"):/gm, "$1 =");
}

const everybody = { Effect: "Allow", Principal: ["*"], Action: ["oss:GetObject"], Resource: [`acs:oss:*:${ACCOUNT}:data/*`] };
const onlyTls = {
  Effect: "Deny",
  Principal: ["*"],
  Action: ["oss:*"],
  Resource: ["acs:oss:*:*:data", "acs:oss:*:*:data/*"],
  Condition: { Bool: { "acs:SecureTransport": ["false"] } },
};
const onlyVpc = { ...onlyTls, Condition: { StringNotEquals: { "acs:SourceVpc": ["vpc-0a"] } } };
const policy = (...statements: readonly object[]): object => ({ Version: "1", Statement: statements });

const buckets: readonly Omit<Situation, "kind">[] = [
  { name: "a bucket of which nothing is said", code: inCode(""), answers: bucket({}) },
  {
    name: "a bucket open to everybody by ACL and by policy",
    code: inCode("", beside("acl", '  acl = "public-read"') + policyInCode(policy(everybody))),
    answers: bucket({ info: { AccessControlList: { Grant: "public-read" } }, policy: policy(everybody) }),
  },
  {
    name: "a public bucket that is blocked",
    code: inCode(
      "",
      beside("acl", '  acl = "public-read-write"') +
        beside("public_access_block", "  block_public_access = true") +
        'resource "alicloud_oss_account_public_access_block" "all" {\n  block_public_access = true\n}\n',
    ),
    answers: bucket({ info: { AccessControlList: { Grant: "public-read-write" } }, block: "true", accountBlock: "true" }),
  },
  {
    name: "a bucket for TLS alone, from 1.2 on",
    code: inCode("", policyInCode(policy(onlyTls)) + beside("https_config", '  enable = true\n  tls_versions = ["TLSv1.2", "TLSv1.3"]')),
    answers: bucket({ policy: policy(onlyTls), https: { TLS: { Enable: "true", TLSVersion: ["TLSv1.2", "TLSv1.3"] } } }),
  },
  {
    name: "a bucket for one network alone",
    code: inCode("", policyInCode(policy(onlyVpc))),
    answers: bucket({ policy: policy(onlyVpc) }),
  },
  {
    name: "a bucket with an access point inside a network",
    code: inCode(
      "",
      beside(
        "access_point",
        '  access_point_name = "inside"\n  network_origin = "vpc"\n  vpc_configuration {\n    vpc_id = "vpc-0a"\n  }',
      ).replace("alicloud_oss_bucket_", "alicloud_oss_"),
    ),
    answers: [
      ...bucket({}),
      answer("oss.ListAccessPoints", {
        ListAccessPointsResult: {
          IsTruncated: "false",
          AccessPoints: { AccessPoint: [{ AccessPointName: "inside", Bucket: "data", NetworkOrigin: "vpc", Status: "enable" }] },
        },
      }),
    ],
  },
  {
    name: "a bucket with a key of the tenant, logs, and an end for its objects",
    code: inCode(
      '  lifecycle_rule {\n    enabled = true\n    prefix  = ""\n    expiration {\n      days = 90\n    }\n  }',
      beside("server_side_encryption", `  sse_algorithm = "KMS"\n  kms_master_key_id = "${KEY_ID}"`) +
        beside("logging", '  target_bucket = "logs"\n  target_prefix = "oss/"'),
    ),
    answers: bucket({
      info: {
        ServerSideEncryptionRule: { SSEAlgorithm: "KMS", KMSMasterKeyID: KEY_ID },
        BucketPolicy: { LogBucket: "logs", LogPrefix: "oss/" },
      },
      rules: [{ ID: "1", Status: "Enabled", Prefix: "", Expiration: { Days: "90" } }],
    }),
  },
  {
    name: "a bucket with the key of the service, and an end for some objects",
    code: inCode(
      '  server_side_encryption_rule {\n    sse_algorithm = "AES256"\n  }\n  lifecycle_rule {\n    enabled = true\n    prefix  = "tmp/"\n    expiration {\n      days = 7\n    }\n  }',
    ),
    answers: bucket({
      info: { ServerSideEncryptionRule: { SSEAlgorithm: "AES256" } },
      rules: [{ ID: "1", Status: "Enabled", Prefix: "tmp/", Expiration: { Days: "7" } }],
    }),
  },
];

const fileSystem = (EncryptType: number, ...networks: readonly string[]): RecordedAnswer =>
  answer("nas.DescribeFileSystems", {
    FileSystems: {
      FileSystem: [
        {
          FileSystemId: "nas-0a",
          Description: "share",
          EncryptType,
          MountTargets: { MountTarget: networks.map((NetworkType) => ({ NetworkType })) },
        },
      ],
    },
    TotalCount: 1,
  });
const nas = (body: string, target = ""): string =>
  `resource "alicloud_nas_file_system" "share" {\n  description = "share"\n${body}\n}\n${target}`;
const mounted = (body: string): string =>
  `resource "alicloud_nas_mount_target" "share" {\n  file_system_id = alicloud_nas_file_system.share.id\n${body}\n}\n`;

const logStore = (body: object): readonly RecordedAnswer[] => [
  answer("sls.ListProject", { projects: [{ projectName: "audit" }], count: 1, total: 1 }),
  answer("sls.ListLogStores", { logstores: ["trail"], count: 1, total: 1 }, { project: "audit" }),
  answer("sls.GetLogStore", body, { project: "audit", logstore: "trail" }),
];
const store = (body: string): string =>
  `resource "alicloud_log_store" "trail" {\n  project_name = "audit"\n  logstore_name = "trail"\n${body}\n}\n`;

export const stores: readonly Situation[] = [
  ...buckets.map((each): Situation => ({ kind: "object-store", ...each })),
  {
    kind: "file-system",
    name: "an encrypted one in a network",
    code: nas("  encrypt_type = 2", mounted('  vswitch_id = "vsw-0a"')),
    answers: [fileSystem(2, "Vpc")],
  },
  { kind: "file-system", name: "a plain one that is mounted nowhere", code: nas(""), answers: [fileSystem(0)] },
  {
    kind: "file-system",
    name: "one in the classic network, which tenants share",
    code: nas("  encrypt_type = 1", mounted('  network_type = "Classic"')),
    answers: [fileSystem(1, "Classic")],
  },
  { kind: "log-store", name: "one of which nothing is said", code: store(""), answers: logStore({ ttl: 30 }) },
  { kind: "log-store", name: "one that keeps for ever", code: store("  retention_period = 3650"), answers: logStore({ ttl: 3650 }) },
  {
    kind: "log-store",
    name: "one with a key of the tenant",
    code: store(
      `  retention_period = 180\n  encrypt_conf {\n    enable = true\n    user_cmk_info {\n      cmk_key_id = "${KEY_ID}"\n      arn = "acs:ram::${ACCOUNT}:role/log"\n      region_id = "${REGION}"\n    }\n  }`,
    ),
    answers: logStore({ ttl: 180, encrypt_conf: { enable: true, user_cmk_info: { cmk_key_id: KEY_ID, region_id: REGION } } }),
  },
  {
    kind: "log-store",
    name: "one with the key of the service",
    code: store("  retention_period = 90\n  encrypt_conf {\n    enable = true\n  }"),
    answers: logStore({ ttl: 90, encrypt_conf: { enable: true } }),
  },
];
