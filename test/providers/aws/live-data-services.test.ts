import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { facts } from "./mapped.ts";

type Case = [string, readonly RecordedAnswer[], Json];
const check = (kind: KindName, cases: readonly Case[]): void => {
  it.each(cases)("%s", (_, answers, expected) => {
    expect(told(kind, answers)).toMatchObject(expected);
  });
};

describe("buckets", () => {
  const bucket = (more: Json = {}): RecordedAnswer => answer("s3.ListBuckets", { Buckets: [{ Name: "b", ...more }] });
  const encrypted = (...Rules: readonly Json[]): RecordedAnswer =>
    answer("s3.GetBucketEncryption", { ServerSideEncryptionConfiguration: { Rules } }, { Bucket: "b" });
  const rule = (SSEAlgorithm: string, KMSMasterKeyID?: string): Json => ({
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm, ...(KMSMasterKeyID === undefined ? {} : { KMSMasterKeyID }) },
  });
  const key = answer("kms.DescribeKey", { KeyMetadata: { KeyId: "k-1", KeyManager: "CUSTOMER" } }, { KeyId: "k-1" });
  const logging = (body: Json): RecordedAnswer => answer("s3.GetBucketLogging", body, { Bucket: "b" });
  check("object-store", [
    ["with the keys of S3", [bucket(), encrypted(rule("AES256"))], { customerKey: false }],
    ["with KMS and no key", [bucket(), encrypted(rule("aws:kms"))], { customerKey: false }],
    ["with KMS and the key of AWS", [bucket(), encrypted(rule("aws:kms", "alias/aws/s3"))], { customerKey: false }],
    ["with a key of the tenant", [bucket(), encrypted(rule("aws:kms", "k-1")), key], { customerKey: true }],
    ["without a rule", [bucket(), encrypted()], { customerKey: false }],
    [
      "with a rule that says nothing",
      [bucket(), encrypted({})],
      {
        customerKey: "?owed ServerSideEncryptionConfiguration.Rules.ApplyServerSideEncryptionByDefault.SSEAlgorithm",
      },
    ],
    [
      "with a refused rule",
      [bucket(), denied("s3.GetBucketEncryption", { Bucket: "b" })],
      {
        customerKey: "?denied s3:GetEncryptionConfiguration",
      },
    ],
    ["that log", [bucket(), logging({ LoggingEnabled: { TargetBucket: "logs" } })], { accessLogged: true }],
    ["that do not", [bucket(), logging({})], { accessLogged: false }],
    ["whose log was not asked for", [bucket()], { accessLogged: "?not-listed s3.BucketLogging" }],
    ["whose log was refused", [bucket(), denied("s3.GetBucketLogging", { Bucket: "b" })], { accessLogged: "?denied s3:GetBucketLogging" }],
  ]);
  it("live where the listing says", () => {
    const [found] = toldOf("object-store", [bucket({ BucketRegion: "cn-north-1" })]);
    expect([found?.region, found?.cloud]).toEqual(["cn-north-1", "aws-cn"]);
  });
});

describe("keys", () => {
  const key = (more: Json = {}): RecordedAnswer =>
    answer(
      "kms.DescribeKey",
      { KeyMetadata: { KeyId: "k-1", KeyManager: "CUSTOMER", Origin: "AWS_KMS", KeySpec: "SYMMETRIC_DEFAULT", ...more } },
      { KeyId: "k-1" },
    );
  const rotation = (KeyRotationEnabled: boolean): RecordedAnswer =>
    answer("kms.GetKeyRotationStatus", { KeyRotationEnabled }, { KeyId: "k-1" });
  check("key", [
    ["that rotate", [key(), rotation(true)], { rotates: true, deletionGuarded: true, expires: "n/a key/expiry" }],
    ["that do not", [key(), rotation(false)], { rotates: false }],
    [
      "whose rotation was refused",
      [key(), denied("kms.GetKeyRotationStatus", { KeyId: "k-1" })],
      { rotates: "?denied kms:GetKeyRotationStatus" },
    ],
    ["whose rotation was not asked for", [key()], { rotates: "?not-listed kms.KeyRotationStatus" }],
    ["for signing", [key({ KeySpec: "RSA_2048" })], { rotates: "n/a key/rotation" }],
    [
      "with material that ends",
      [key({ Origin: "EXTERNAL", ExpirationModel: "KEY_MATERIAL_EXPIRES" })],
      {
        rotates: "n/a key/rotation",
        expires: true,
      },
    ],
    ["without material", [key({ Origin: "EXTERNAL", KeyState: "PendingImport" })], { expires: false }],
    [
      "that say nothing of their origin",
      [key({ Origin: undefined }), rotation(true)],
      { rotates: "?owed Origin", expires: "?owed Origin" },
    ],
  ]);
  it("of AWS are none of the tenant's", () => {
    expect(toldOf("key", [key({ KeyManager: "AWS" })])).toEqual([]);
  });
  it("that were refused may be the tenant's", () => {
    const [found] = toldOf("key", [denied("kms.DescribeKey", { KeyId: "k-1" })]);
    expect(found?.presence).toMatchObject({ state: "unknown", why: { code: "denied", subject: "kms:DescribeKey" } });
  });
  it("go by their aliases", () => {
    const aliases = answer("kms.ListAliases", { Aliases: [{ AliasName: "alias/orders", TargetKeyId: "k-1" }] });
    expect(toldOf("key", [key(), rotation(true), aliases])[0]).toMatchObject({ name: "orders", aliases: ["k-1", "alias/orders"] });
  });
});

describe("caches", () => {
  const group = (more: Json): RecordedAnswer =>
    answer("elasticache.DescribeReplicationGroups", { ReplicationGroups: [{ ReplicationGroupId: "r", ...more }] });
  const node = (more: Json): RecordedAnswer =>
    answer("elasticache.DescribeCacheClusters", { CacheClusters: [{ CacheClusterId: "c", ...more }] });
  const tls = { AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true };
  check("cache", [
    ["with TLS demanded", [group({ ...tls, TransitEncryptionMode: "required" })], { encrypted: true, tlsRequired: true, minTls: "1.2" }],
    ["with TLS preferred", [group({ ...tls, TransitEncryptionMode: "preferred" })], { tlsRequired: false }],
    ["with TLS and no mode", [group(tls)], { tlsRequired: "?owed TransitEncryptionMode" }],
    [
      "without TLS",
      [group({ AtRestEncryptionEnabled: false, TransitEncryptionEnabled: false })],
      {
        encrypted: false,
        tlsRequired: false,
        minTls: "n/a cache/without-tls",
      },
    ],
    ["Memcached with TLS", [node({ ...tls, Engine: "memcached" })], { tlsRequired: true }],
    ["silent", [node({})], { encrypted: "?owed AtRestEncryptionEnabled", tlsRequired: "?owed Engine" }],
    [
      "serverless",
      [answer("elasticache.DescribeServerlessCaches", { ServerlessCaches: [{ ServerlessCacheName: "s" }] })],
      {
        encrypted: true,
        tlsRequired: true,
      },
    ],
    [
      "MemoryDB",
      [answer("memorydb.DescribeClusters", { Clusters: [{ Name: "m", TLSEnabled: false }] })],
      { encrypted: true, tlsRequired: false },
    ],
    [
      "DAX",
      [
        answer("dax.DescribeClusters", {
          Clusters: [{ ClusterName: "d", SSEDescription: { Status: "ENABLED" }, ClusterEndpointEncryptionType: "TLS" }],
        }),
      ],
      { encrypted: true, tlsRequired: true },
    ],
  ]);
  it("that are nodes of a group are no resources", () => {
    expect(toldOf("cache", [node({ ReplicationGroupId: "r" })])).toEqual([]);
    expect(toldOf("cache", [node({ ReplicationGroupId: "" })])).toHaveLength(1);
  });
  it("have the facts of the same group in code", () => {
    const code = `
      resource "aws_elasticache_replication_group" "r" {
        replication_group_id       = "r"
        at_rest_encryption_enabled = true
        transit_encryption_enabled = true
      }`;
    const live = told("cache", [group({ ...tls, TransitEncryptionMode: "required" })]);
    expect(live).toEqual(facts("cache", "aws_elasticache_replication_group.r", code));
  });
});

describe("file systems", () => {
  const efs = answer("efs.DescribeFileSystems", { FileSystems: [{ FileSystemId: "fs-1", Encrypted: true }] });
  const policy = (...Statement: readonly Json[]): RecordedAnswer =>
    answer("efs.DescribeFileSystemPolicy", { Policy: JSON.stringify({ Statement }) }, { FileSystemId: "fs-1" });
  const targets = answer(
    "efs.DescribeMountTargets",
    { MountTargets: [{ MountTargetId: "mt-1", FileSystemId: "fs-1" }] },
    { FileSystemId: "fs-1" },
  );
  const groups = answer("efs.DescribeMountTargetSecurityGroups", { SecurityGroups: ["sg-1"] }, { MountTargetId: "mt-1" });
  const group = (CidrIp: string): RecordedAnswer => {
    const rule = {
      IpProtocol: "tcp",
      FromPort: 2049,
      ToPort: 2049,
      IpRanges: [{ CidrIp }],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    };
    return answer("ec2.DescribeSecurityGroups", {
      SecurityGroups: [{ GroupId: "sg-1", GroupName: "nfs", IpPermissions: [rule], IpPermissionsEgress: [] }],
    });
  };
  const open = { Effect: "Allow", Principal: "*", Action: "elasticfilesystem:ClientMount" };
  check("file-system", [
    ["closed", [efs, policy(), targets, groups, group("10.0.0.0/8")], { public: false, encrypted: true }],
    ["open by a group", [efs, policy(), targets, groups, group("0.0.0.0/0")], { public: true }],
    ["open by a policy", [efs, policy(open), targets, groups, group("10.0.0.0/8")], { public: true }],
    [
      "whose groups were refused",
      [efs, policy(), targets, denied("efs.DescribeMountTargetSecurityGroups", { MountTargetId: "mt-1" })],
      {
        public: "?denied elasticfilesystem:DescribeMountTargetSecurityGroups",
      },
    ],
    [
      "whose targets were refused",
      [efs, policy(), denied("efs.DescribeMountTargets", { FileSystemId: "fs-1" })],
      {
        public: "?denied elasticfilesystem:DescribeMountTargets",
      },
    ],
    ["whose policy was not asked for", [efs, targets, groups, group("10.0.0.0/8")], { public: "?not-listed efs.FileSystemPolicy" }],
  ]);
  const fsx = answer("fsx.DescribeFileSystems", { FileSystems: [{ FileSystemId: "fs-2", NetworkInterfaceIds: ["eni-1"] }] });
  const card = answer(
    "ec2.DescribeNetworkInterfaces",
    { NetworkInterfaces: [{ NetworkInterfaceId: "eni-1", Groups: [{ GroupId: "sg-1" }] }] },
    {
      NetworkInterfaceIds: ["eni-1"],
    },
  );
  check("file-system", [
    ["of FSx, closed", [fsx, card, group("10.0.0.0/8")], { public: false, encrypted: true }],
    ["of FSx, open", [fsx, card, group("0.0.0.0/0")], { public: true }],
    [
      "of FSx, refused",
      [fsx, denied("ec2.DescribeNetworkInterfaces", { NetworkInterfaceIds: ["eni-1"] })],
      {
        public: "?denied ec2:DescribeNetworkInterfaces",
      },
    ],
  ]);
});

describe("queues", () => {
  const queue = (Attributes: Json): RecordedAnswer => answer("sqs.GetQueueAttributes", { Attributes }, { QueueUrl: "https://q/1/orders" });
  const topic = (Attributes: Json): RecordedAnswer => answer("sns.GetTopicAttributes", { Attributes }, { TopicArn: "a:b:t" });
  const stream = (EncryptionType?: string): RecordedAnswer =>
    answer("kinesis.DescribeStreamSummary", { StreamDescriptionSummary: { StreamName: "s", EncryptionType } }, { StreamName: "s" });
  check("queue", [
    ["with a key", [queue({ KmsMasterKeyId: "alias/aws/sqs", SqsManagedSseEnabled: "false" })], { encrypted: true }],
    ["with the key of the service", [queue({ SqsManagedSseEnabled: "true" })], { encrypted: true }],
    ["without", [queue({ SqsManagedSseEnabled: "false" })], { encrypted: false }],
    ["silent", [queue({})], { encrypted: "?owed Attributes.SqsManagedSseEnabled" }],
    ["refused", [denied("sqs.GetQueueAttributes", { QueueUrl: "https://q/1/orders" })], { encrypted: "?denied sqs:GetQueueAttributes" }],
    ["topics with a key", [topic({ KmsMasterKeyId: "k" })], { encrypted: true }],
    ["topics without", [topic({})], { encrypted: false }],
    ["topics refused", [denied("sns.GetTopicAttributes", { TopicArn: "a:b:t" })], { encrypted: "?denied sns:GetTopicAttributes" }],
    ["streams with KMS", [stream("KMS")], { encrypted: true }],
    ["streams without", [stream("NONE")], { encrypted: false }],
    ["streams that say nothing", [stream()], { encrypted: "?owed EncryptionType" }],
    ["brokers", [answer("mq.ListBrokers", { BrokerSummaries: [{ BrokerId: "b-1", BrokerName: "b" }] })], { encrypted: true }],
    ["Kafka", [answer("kafka.ListClustersV2", { ClusterInfoList: [{ ClusterArn: "arn:k", ClusterName: "k" }] })], { encrypted: true }],
  ]);
  it("go by the last part of their URL", () => {
    expect(toldOf("queue", [queue({ QueueArn: "arn:q" })])[0]).toMatchObject({ name: "orders", aliases: ["https://q/1/orders", "arn:q"] });
  });
});

describe("secrets", () => {
  const secret = (more: Json): RecordedAnswer =>
    answer("secretsmanager.ListSecrets", { SecretList: [{ ARN: "arn:s", Name: "s", ...more }] });
  const parameter = (more: Json): RecordedAnswer => answer("ssm.DescribeParameters", { Parameters: [{ Name: "/p", ...more }] });
  check("secret", [
    ["that rotate", [secret({ RotationEnabled: true })], { expires: true }],
    ["that never did", [secret({})], { expires: false }],
    ["parameters with an end", [parameter({ Policies: [{ PolicyType: "Expiration" }] })], { expires: true }],
    ["parameters without", [parameter({ Policies: [{ PolicyType: "NoChangeNotification" }] })], { expires: false }],
  ]);
});

describe("snapshots of databases", () => {
  const ofInstance = (more: Json = {}): RecordedAnswer =>
    answer("rds.DescribeDBSnapshots", { DBSnapshots: [{ DBSnapshotIdentifier: "d", SnapshotType: "manual", Encrypted: true, ...more }] });
  const shares = (...AttributeValues: readonly string[]): RecordedAnswer =>
    answer(
      "rds.DescribeDBSnapshotAttributes",
      { DBSnapshotAttributesResult: { DBSnapshotAttributes: [{ AttributeName: "restore", AttributeValues }] } },
      { DBSnapshotIdentifier: "d" },
    );
  const ofCluster = answer("rds.DescribeDBClusterSnapshots", {
    DBClusterSnapshots: [{ DBClusterSnapshotIdentifier: "c", SnapshotType: "manual", StorageEncrypted: false }],
  });
  check("snapshot", [
    ["kept to the tenant", [ofInstance(), shares()], { public: false, sharedWith: [], encrypted: true }],
    ["shared by name", [ofInstance(), shares("210987654321")], { public: false, sharedWith: [{ account: "210987654321" }] }],
    ["for everyone", [ofInstance(), shares("all")], { public: true, sharedWith: [] }],
    ["taken by the service", [ofInstance({ SnapshotType: "automated" })], { public: false, sharedWith: [] }],
    [
      "whose sharing was refused",
      [ofInstance(), denied("rds.DescribeDBSnapshotAttributes", { DBSnapshotIdentifier: "d" })],
      {
        public: "?denied rds:DescribeDBSnapshotAttributes",
      },
    ],
    ["whose sharing was not asked for", [ofInstance()], { public: "?not-listed rds.DescribeDBSnapshotAttributes" }],
    ["of clusters", [ofCluster], { encrypted: false, public: "?not-listed rds.DescribeDBClusterSnapshotAttributes" }],
  ]);
});
