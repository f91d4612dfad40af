import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer, KEY_ID } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const own = answer("kms.ListAliases", { Aliases: { Alias: [{ AliasName: "alias/data", KeyId: KEY_ID }] }, TotalCount: 1 });
const rm = { DBInstanceId: "rm-0a" };

interface Rds {
  readonly instance?: object;
  readonly ssl?: object;
  readonly tde?: object;
  readonly key?: object;
  readonly lists?: readonly string[];
  readonly nets?: readonly object[];
  readonly collector?: string;
  readonly days?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly hba?: readonly object[];
}

function rds(engine: string, port: string, said: Rds): readonly RecordedAnswer[] {
  const { ssl = { SSLEnabled: "No" }, tde = { TDEStatus: "Disabled" }, key = { EncryptionKey: "" }, lists = ["127.0.0.1"] } = said;
  const { nets = [{ IPType: "Private", Port: port }], collector = "Disabled", days = "30", parameters = {}, hba = [] } = said;
  const told = Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }));
  return [
    answer("rds.DescribeDBInstances", {
      Items: {
        DBInstance: [
          {
            ...rm,
            DBInstanceDescription: "main",
            Engine: engine,
            InstanceNetworkType: "VPC",
            PayType: "Postpaid",
            DeletionProtection: false,
            ...said.instance,
          },
        ],
      },
      TotalRecordCount: 1,
    }),
    answer("rds.DescribeDBInstanceSSL", ssl, rm),
    answer("rds.DescribeDBInstanceTDE", tde, rm),
    answer("rds.DescribeDBInstanceEncryptionKey", key, rm),
    answer("rds.DescribeDBInstanceIPArrayList", { Items: { DBInstanceIPArray: lists.map((SecurityIPList) => ({ SecurityIPList })) } }, rm),
    answer("rds.DescribeDBInstanceNetInfo", { DBInstanceNetInfos: { DBInstanceNetInfo: nets } }, rm),
    answer("rds.DescribeSQLCollectorPolicy", { SQLCollectorStatus: collector }, rm),
    answer("rds.DescribeSQLCollectorRetention", { ConfigValue: days }, rm),
    answer("rds.DescribeParameters", { RunningParameters: { DBInstanceParameter: told } }, rm),
    answer("rds.DescribePGHbaConfig", { RunningHbaItems: { HbaItem: hba } }, rm),
    own,
  ];
}

const instance = (engine: string, body = "", more = ""): string => `
resource "alicloud_db_instance" "main" {
  engine        = "${engine}"
  instance_name = "main"
  vswitch_id    = "vsw-0a"
${body}
}
${more}`;
const parameter = (name: string, value: string): string => `  parameters {\n    name  = "${name}"\n    value = "${value}"\n  }\n`;
const inPublic = 'resource "alicloud_db_connection" "main" {\n  instance_id = alicloud_db_instance.main.id\n}\n';

const pc = { DBClusterId: "pc-0a" };
interface PolarDb {
  readonly cluster?: object;
  readonly tde?: object;
  readonly list?: string;
  readonly nets?: readonly object[];
  readonly collector?: string;
}

function polardb(said: PolarDb): readonly RecordedAnswer[] {
  const { tde = { TDEStatus: "Disabled", EncryptionKey: "" }, list = "127.0.0.1", collector = "Disabled" } = said;
  const { nets = [{ NetType: "Private", Port: "3306" }] } = said;
  return [
    answer("polardb.DescribeDBClusters", {
      Items: {
        DBCluster: [
          {
            ...pc,
            DBClusterDescription: "main",
            DBType: "MySQL",
            DBClusterNetworkType: "VPC",
            PayType: "Postpaid",
            DeletionLock: 0,
            ...said.cluster,
          },
        ],
      },
      TotalRecordCount: 1,
    }),
    answer("polardb.DescribeDBClusterSSL", { Items: [{ SSLEnabled: "Disabled" }] }, pc),
    answer("polardb.DescribeDBClusterTDE", tde, pc),
    answer("polardb.DescribeDBClusterAccessWhitelist", { Items: { DBClusterIPArray: [{ SecurityIps: list }] } }, pc),
    answer("polardb.DescribeDBClusterEndpoints", { Items: [{ EndpointType: "Cluster", AddressItems: nets }] }, pc),
    answer("polardb.DescribeDBClusterAuditLogCollector", { CollectorStatus: collector }, pc),
    own,
  ];
}

const cluster = (body = "", more = ""): string =>
  `resource "alicloud_polardb_cluster" "main" {\n  db_type = "MySQL"\n  description = "main"\n  vswitch_id = "vsw-0a"\n${body}\n}\n${more}`;

const dds = { DBInstanceId: "dds-0a" };
interface MongoDb {
  readonly charge?: string;
  readonly attribute?: object;
  readonly ssl?: object;
  readonly tde?: object;
  readonly list?: string;
  readonly networks?: readonly string[];
  readonly audit?: string;
  readonly kept?: object;
}

function mongodb(said: MongoDb): readonly RecordedAnswer[] {
  const {
    ssl = { SSLStatus: "Closed" },
    tde = { TDEStatus: "disabled" },
    list = "127.0.0.1",
    networks = ["VPC"],
    audit = "Disabled",
  } = said;
  return [
    answer(
      "dds.DescribeDBInstances",
      {
        DBInstances: {
          DBInstance: [
            {
              ...dds,
              DBInstanceDescription: "main",
              DBInstanceType: "replicate",
              NetworkType: "VPC",
              ChargeType: said.charge ?? "PostPaid",
            },
          ],
        },
        TotalCount: 1,
      },
      { DBInstanceType: "replicate" },
    ),
    answer(
      "dds.DescribeDBInstanceAttribute",
      { DBInstances: { DBInstance: [{ ...dds, Encrypted: false, DBInstanceReleaseProtection: false, ...said.attribute }] } },
      dds,
    ),
    answer("dds.DescribeDBInstanceSSL", ssl, dds),
    answer("dds.DescribeDBInstanceTDEInfo", tde, dds),
    answer("dds.DescribeSecurityIps", { SecurityIpGroups: { SecurityIpGroup: [{ SecurityIpList: list }] } }, dds),
    answer("dds.DescribeAuditPolicy", { LogAuditStatus: audit }, dds),
    answer("dds.DescribeMongoDBLogConfig", { RequestId: "1", EnableAudit: audit === "Enable", ...said.kept }, dds),
    answer("dds.DescribeReplicaSetRole", { ReplicaSets: { ReplicaSet: networks.map((NetworkType) => ({ NetworkType })) } }, dds),
    own,
  ];
}

const replicaSet = (body = "", more = ""): string =>
  `resource "alicloud_mongodb_instance" "main" {\n  name = "main"\n  vswitch_id = "vsw-0a"\n${body}\n}\n${more}`;

const cached = { InstanceId: "r-0a" };
const redis = (SSLEnabled: string, TDEStatus: string): readonly RecordedAnswer[] => [
  answer("r-kvstore.DescribeInstances", { Instances: { KVStoreInstance: [{ ...cached, InstanceName: "hot" }] }, TotalCount: 1 }),
  answer("r-kvstore.DescribeInstanceSSL", { SSLEnabled }, cached),
  answer("r-kvstore.DescribeInstanceTDEStatus", { TDEStatus }, cached),
];

const unset = "a parameter that the code does not set has whatever value the instance was made with";
const written: readonly Omit<Situation, "kind">[] = [
  {
    name: "MySQL of which nothing is said",
    code: instance("MySQL"),
    answers: rds("MySQL", "3306", { parameters: { tls_version: "TLSv1,TLSv1.1,TLSv1.2" } }),
    differs: { minTls: unset },
  },
  {
    name: "MySQL with everything on",
    code: instance(
      "MySQL",
      `  deletion_protection = true\n  encryption_key = "${KEY_ID}"\n  ssl_action = "Open"\n  force_encryption = "1"\n  sql_collector_status = "Enabled"\n  sql_collector_config_value = 180\n  security_ips = ["10.0.0.0/8", "192.168.1.7"]\n${parameter("tls_version", "TLSv1.2,TLSv1.3")}`,
    ),
    answers: rds("MySQL", "3306", {
      instance: { DeletionProtection: true },
      key: { EncryptionKey: KEY_ID },
      ssl: { SSLEnabled: "Yes", ForceEncryption: "1" },
      collector: "Enable",
      days: "180",
      lists: ["10.0.0.0/8", "192.168.1.7"],
      parameters: { tls_version: "TLSv1.2,TLSv1.3" },
    }),
  },
  {
    name: "MySQL that is public, open to everybody, with TDE by the key of the service",
    code: instance(
      "MySQL",
      '  tde_status = "Enabled"\n  ssl_action = "Open"\n  force_encryption = "0"\n  security_ips = ["0.0.0.0/0"]',
      inPublic,
    ),
    answers: rds("MySQL", "3306", {
      tde: { TDEStatus: "Enabled", TDEMode: "Aliyun_Generate_Key" },
      ssl: { SSLEnabled: "Yes", ForceEncryption: "0" },
      lists: ["0.0.0.0/0"],
      nets: [
        { IPType: "Private", Port: "3306" },
        { IPType: "Public", Port: "3306" },
      ],
      parameters: { tls_version: "TLSv1.2" },
    }),
    differs: { minTls: unset },
  },
  {
    name: "PostgreSQL that logs, by subscription, and asks for TLS of everybody",
    code: instance(
      "PostgreSQL",
      `  instance_charge_type = "Prepaid"\n  ssl_action = "Open"\n  pg_hba_conf {\n    type = "hostssl"\n    database = "all"\n    user = "all"\n    address = "0.0.0.0/0"\n    method = "md5"\n    priority_id = 0\n  }\n${["log_connections", "log_disconnections", "log_duration"].map((name) => parameter(name, "on")).join("")}${parameter("ssl_min_protocol_version", "TLSv1.2")}`,
    ),
    answers: rds("PostgreSQL", "5432", {
      instance: { PayType: "Prepaid" },
      ssl: { SSLEnabled: "on" },
      hba: [{ Type: "hostssl", Method: "md5" }],
      parameters: { log_connections: "on", log_disconnections: "on", log_duration: "on", ssl_min_protocol_version: "TLSv1.2" },
    }),
  },
  {
    name: "PostgreSQL that takes plain connections and is audited",
    code: instance(
      "PostgreSQL",
      `  sql_collector_status = "Enabled"\n  ssl_action = "Open"\n  pg_hba_conf {\n    type = "host"\n    database = "all"\n    user = "all"\n    address = "0.0.0.0/0"\n    method = "md5"\n    priority_id = 0\n  }\n${parameter("log_connections", "off")}${parameter("ssl_min_protocol_version", "TLSv1")}`,
    ),
    answers: rds("PostgreSQL", "5432", {
      collector: "Enable",
      ssl: { SSLEnabled: "on" },
      hba: [{ Type: "host", Method: "md5" }],
      parameters: { log_connections: "off", log_disconnections: "off", log_duration: "off", ssl_min_protocol_version: "TLSv1" },
    }),
    differs: { logsDisconnections: unset, logsDuration: unset },
  },
  {
    name: "MariaDB",
    code: instance("MariaDB", '  encryption_key = "ServiceKey"'),
    answers: rds("MariaDB", "3306", {}),
    differs: { encrypted: "no answer tells of the disks of MariaDB", customerKey: "no answer tells of the disks of MariaDB" },
  },
  { name: "PolarDB of which nothing is said", code: cluster(), answers: polardb({}) },
  {
    name: "PolarDB with everything on",
    code: cluster(
      `  deletion_lock = 1\n  tde_status = "Enabled"\n  encryption_key = "${KEY_ID}"\n  collector_status = "Enable"\n  security_ips = ["10.0.0.0/8"]`,
    ),
    answers: polardb({
      cluster: { DeletionLock: 1 },
      tde: { TDEStatus: "Enabled", EncryptionKey: KEY_ID },
      collector: "Enable",
      list: "10.0.0.0/8",
    }),
  },
  {
    name: "PolarDB that is public, by subscription",
    code: cluster(
      '  pay_type = "PrePaid"\n  security_ips = ["0.0.0.0/0"]',
      'resource "alicloud_polardb_endpoint_address" "main" {\n  db_cluster_id = alicloud_polardb_cluster.main.id\n  db_endpoint_id = "pe-0a"\n}\n',
    ),
    answers: polardb({
      cluster: { PayType: "Prepaid" },
      list: "0.0.0.0/0",
      nets: [
        { NetType: "Private", Port: "3306" },
        { NetType: "Public", Port: "3306" },
      ],
    }),
  },
  { name: "MongoDB of which nothing is said", code: replicaSet(), answers: mongodb({}) },
  {
    name: "MongoDB with everything on",
    code: replicaSet(
      `  encrypted = true\n  cloud_disk_encryption_key = "${KEY_ID}"\n  ssl_action = "Open"\n  force_encryption = "1"\n  db_instance_release_protection = true\n  security_ip_list = ["10.0.0.0/8"]`,
      'resource "alicloud_mongodb_audit_policy" "main" {\n  db_instance_id = alicloud_mongodb_instance.main.id\n  audit_status = "enable"\n  storage_period = 180\n}\n',
    ),
    answers: mongodb({
      attribute: { Encrypted: true, EncryptionKey: KEY_ID, DBInstanceReleaseProtection: true },
      ssl: { SSLStatus: "Open", ForceEncryption: "1" },
      list: "10.0.0.0/8",
      audit: "Enable",
      kept: { ServiceType: "Standard", TtlForStandard: 180 },
    }),
  },
  {
    name: "MongoDB that is public, with TDE, and takes plain connections",
    code: replicaSet(
      '  tde_status = "enabled"\n  ssl_action = "Open"\n  force_encryption = "0"\n  instance_charge_type = "PrePaid"\n  security_ip_list = ["0.0.0.0/0"]',
      'resource "alicloud_mongodb_public_network_address" "main" {\n  db_instance_id = alicloud_mongodb_instance.main.id\n}\n',
    ),
    answers: mongodb({
      charge: "PrePaid",
      tde: { TDEStatus: "enabled" },
      ssl: { SSLStatus: "Open", ForceEncryption: "0" },
      list: "0.0.0.0/0",
      networks: ["VPC", "Public"],
    }),
    differs: { customerKey: "the answer about TDE need not name the key" },
  },
];

const cache = (body: string): string => `resource "alicloud_kvstore_instance" "hot" {\n  db_instance_name = "hot"\n${body}\n}\n`;

export const databases: readonly Situation[] = [
  ...written.map((each): Situation => ({ kind: "database", ...each })),
  { kind: "cache", name: "one of which nothing is said", code: cache(""), answers: redis("Disable", "Disabled") },
  {
    kind: "cache",
    name: "one with TLS and TDE",
    code: cache('  ssl_enable = "Enable"\n  tde_status = "Enabled"'),
    answers: redis("Enable", "Enabled"),
  },
];
