/** Document databases, of both sorts, and caches. Of each there is one with everything in order, and one that stands open. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, byNumber, KEY_ID, REGION } from "./estate-answers.ts";

type Sort = "replicate" | "sharding";

const instance = (id: string, sort: Sort): object => ({
  DBInstanceId: id,
  DBInstanceDescription: id,
  DBInstanceType: sort,
  DBInstanceStatus: "Running",
  Engine: "MongoDB",
  EngineVersion: "6.0",
  ChargeType: "PostPaid",
  NetworkType: "VPC",
  VpcAuthMode: "Open",
  StorageType: "cloud_essd1",
  RegionId: REGION,
  ZoneId: `${REGION}-b`,
  MongosList: { MongosAttribute: sort === "sharding" ? [{ NodeId: `s-${id}`, NodeClass: "dds.mongos.standard" }] : [] },
  ShardList: { ShardAttribute: sort === "sharding" ? [{ NodeId: `d-${id}`, NodeClass: "dds.shard.mid", NodeStorage: 10 }] : [] },
  Tags: { Tag: [] },
});

interface Settings {
  readonly safe: boolean;
  readonly disks: boolean;
}

function settingsOf(id: string, sort: Sort, { safe, disks }: Settings): readonly RecordedAnswer[] {
  const about = (operation: string, body: object): RecordedAnswer => answer(`dds.${operation}`, body, { DBInstanceId: id });
  const whitelist = safe ? "10.0.1.0/24" : "0.0.0.0/0";
  return [
    about("DescribeDBInstanceAttribute", {
      DBInstances: {
        DBInstance: [
          {
            ...instance(id, sort),
            DBInstanceReleaseProtection: safe,
            Encrypted: disks,
            ...(disks ? { EncryptionKey: KEY_ID } : {}),
            VPCId: "vpc-0a",
            VSwitchId: "vsw-0a",
          },
        ],
      },
    }),
    about("DescribeDBInstanceSSL", {
      SSLStatus: safe ? "Open" : "Closed",
      ForceEncryption: safe ? "1" : "0",
      CertCommonName: `${id}.mongodb.rds.aliyuncs.com`,
      SSLExpiredTime: "2027-03-11T02:28:25Z",
    }),
    about(
      "DescribeDBInstanceTDEInfo",
      safe && !disks
        ? { TDEStatus: "enabled", EncryptionKey: KEY_ID, EncryptorName: "aes-256-cbc" }
        : { TDEStatus: "disabled", EncryptionKey: "" },
    ),
    about("DescribeSecurityIps", {
      SecurityIps: whitelist,
      SecurityIpGroups: {
        SecurityIpGroup: [{ SecurityIpGroupName: "default", SecurityIpGroupAttribute: "", SecurityIpList: whitelist }],
      },
    }),
    about("DescribeAuditPolicy", { LogAuditStatus: safe ? "Enable" : "Disabled" }),
    about("DescribeMongoDBLogConfig", safe ? { EnableAudit: true, ServiceType: "Standard", TtlForStandard: 365 } : { EnableAudit: false }),
  ];
}

const address = (id: string, sort: string): object => ({
  NetworkType: sort,
  ...(sort === "VPC" ? { VPCId: "vpc-0a", VswitchId: "vsw-0a", IPAddress: "10.0.1.40" } : { IPAddress: "192.0.2.40" }),
  NetworkAddress: `s-${id}-${sort.toLowerCase()}.mongodb.rds.aliyuncs.com`,
  NodeId: `s-${id}`,
  NodeType: "mongos",
  Port: "3717",
});

const member = (id: string, role: string, sort: string): object => ({
  ReplicaSetRole: role,
  ConnectionDomain: `${id}-${role.toLowerCase()}.mongodb.rds.aliyuncs.com`,
  ConnectionPort: "3717",
  ConnectionType: "SRV",
  NetworkType: sort,
  ExpiredTime: "",
});

const roles = (id: string, sorts: readonly string[]): RecordedAnswer =>
  answer(
    "dds.DescribeReplicaSetRole",
    {
      DBInstanceId: id,
      ReplicaSets: { ReplicaSet: sorts.flatMap((sort) => ["Primary", "Secondary"].map((role) => member(id, role, sort))) },
    },
    { DBInstanceId: id },
  );

const shards = (id: string, sorts: readonly string[]): RecordedAnswer =>
  answer(
    "dds.DescribeShardingNetworkAddress",
    {
      CompatibleConnections: { CompatibleConnection: [] },
      NetworkAddresses: { NetworkAddress: sorts.map((sort) => address(id, sort)) },
    },
    { DBInstanceId: id },
  );

const listed = (sort: Sort, ids: readonly string[]): readonly RecordedAnswer[] =>
  byNumber(
    "dds.DescribeDBInstances",
    "DBInstances.DBInstance",
    ids.map((id) => instance(id, sort)),
    { request: { DBInstanceType: sort } },
  );

const mongodb: readonly RecordedAnswer[] = [
  ...listed("replicate", ["dds-0a", "dds-0b"]),
  ...settingsOf("dds-0a", "replicate", { safe: true, disks: true }),
  ...settingsOf("dds-0b", "replicate", { safe: false, disks: false }),
  roles("dds-0a", ["VPC"]),
  roles("dds-0b", ["VPC", "Public"]),
  ...listed("sharding", ["dds-shard0a", "dds-shard0b"]),
  ...settingsOf("dds-shard0a", "sharding", { safe: true, disks: false }),
  ...settingsOf("dds-shard0b", "sharding", { safe: false, disks: false }),
  shards("dds-shard0a", ["VPC"]),
  shards("dds-shard0b", ["VPC", "Public"]),
];

const cache = (id: string): object => ({
  InstanceId: id,
  InstanceName: id,
  InstanceStatus: "Normal",
  InstanceType: "Redis",
  EngineVersion: "7.0",
  EditionType: "Enterprise",
  ArchitectureType: "standard",
  ChargeType: "PostPaid",
  ConnectionDomain: `${id}.redis.rds.aliyuncs.com`,
  NetworkType: "VPC",
  Port: 6379,
  PrivateIp: "10.0.1.50",
  RegionId: REGION,
  VpcId: "vpc-0a",
  VSwitchId: "vsw-0a",
  Tags: { Tag: [] },
});

const caches: readonly RecordedAnswer[] = [
  ...byNumber("r-kvstore.DescribeInstances", "Instances.KVStoreInstance", [cache("r-0a"), cache("r-0b")]),
  answer("r-kvstore.DescribeInstanceSSL", { InstanceId: "r-0a", SSLEnabled: "Enable" }, { InstanceId: "r-0a" }),
  answer("r-kvstore.DescribeInstanceSSL", { InstanceId: "r-0b", SSLEnabled: "Disable" }, { InstanceId: "r-0b" }),
  answer("r-kvstore.DescribeInstanceTDEStatus", { TDEStatus: "Enabled" }, { InstanceId: "r-0a" }),
  answer("r-kvstore.DescribeInstanceTDEStatus", { TDEStatus: "Disabled" }, { InstanceId: "r-0b" }),
];

const sharedLists: readonly RecordedAnswer[] = [
  answer("dds.DescribeGlobalSecurityIPGroup", {
    GlobalSecurityIPGroup: [
      {
        GlobalSecurityGroupId: "g-0b",
        GlobalIgName: "office",
        GIpList: "10.0.9.0/24",
        RegionId: REGION,
        DBInstances: ["dds-0a", "dds-shard0a"],
      },
    ],
  }),
];

export const documents: readonly RecordedAnswer[] = [...mongodb, ...sharedLists, ...caches];
