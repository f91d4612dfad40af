/** Relational databases. Of each sort there is one with everything in order, and one that stands open. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, byNumber, CANARY, KEY_ID, REGION } from "./estate-answers.ts";

const MYSQL = "rm-mysql0a";
const POSTGRES = "rm-pg0a";
const SQL_SERVER = "rm-mssql0a";
const MARIADB = "rm-maria0a";
const OPEN = "rm-open0a";

const instance = (id: string, engine: string, more: object = {}): object => ({
  DBInstanceId: id,
  DBInstanceDescription: id,
  DBInstanceType: "Primary",
  DBInstanceStatus: "Running",
  DBInstanceNetType: "Intranet",
  DBInstanceStorageType: "cloud_essd",
  Engine: engine,
  InstanceNetworkType: "VPC",
  ConnectionMode: "Standard",
  PayType: "Postpaid",
  DeletionProtection: true,
  RegionId: REGION,
  ZoneId: `${REGION}-b`,
  VpcId: "vpc-0a",
  VSwitchId: "vsw-0a",
  ReadOnlyDBInstanceIds: { ReadOnlyDBInstanceId: [] },
  ...more,
});

const about =
  (id: string) =>
  (operation: string, body: object): RecordedAnswer =>
    answer(`rds.${operation}`, body, { DBInstanceId: id });

const net = (id: string, port: string, sorts: readonly string[]): object => ({
  InstanceNetworkType: "VPC",
  SecurityIPMode: "normal",
  DBInstanceNetInfos: {
    DBInstanceNetInfo: sorts.map((sort) => ({
      ConnectionString: `${id}.rds.aliyuncs.com`,
      ConnectionStringType: "Normal",
      IPAddress: "10.0.1.20",
      IPType: sort,
      Port: port,
      VPCId: sort === "Private" ? "vpc-0a" : "",
      VSwitchId: sort === "Private" ? "vsw-0a" : "",
      SecurityIPGroups: { securityIPGroup: [] },
    })),
  },
});

const whitelist = (addresses: string): object => ({
  Items: {
    DBInstanceIPArray: [
      { DBInstanceIPArrayName: "default", DBInstanceIPArrayAttribute: "", SecurityIPList: addresses, SecurityIPType: "IPv4" },
      { DBInstanceIPArrayName: "hdm", DBInstanceIPArrayAttribute: "hidden", SecurityIPList: "10.0.2.0/24", SecurityIPType: "IPv4" },
    ],
  },
});

const parameters = (engine: string, values: Readonly<Record<string, string>>): object => ({
  Engine: engine,
  EngineVersion: "",
  ConfigParameters: { DBInstanceParameter: [] },
  RunningParameters: {
    DBInstanceParameter: Object.entries(values).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
  },
});

const diskKey = { EncryptionKeyList: [{ EncryptionKey: KEY_ID, AliasName: "alias/main", KeyType: "CMK", UsedBy: "Master" }] };

/** The keys and certificates of a server come out of no other answer. */
const ssl = (on: string, more: object): object => ({
  SSLEnabled: on,
  CAType: "aliyun",
  ConnectionString: "rm.rds.aliyuncs.com",
  RequireUpdate: "No",
  ServerCert: `-----BEGIN CERTIFICATE-----\n${CANARY}\n-----END CERTIFICATE-----`,
  ServerKey: `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`,
  ClientCACert: CANARY,
  ClientCertRevocationList: CANARY,
  ...more,
});

const mysql = about(MYSQL);
const postgres = about(POSTGRES);
const sqlServer = about(SQL_SERVER);
const mariadb = about(MARIADB);
const open = about(OPEN);

const rds: readonly RecordedAnswer[] = [
  ...byNumber(
    "rds.DescribeDBInstances",
    "Items.DBInstance",
    [
      instance(MYSQL, "MySQL"),
      instance(POSTGRES, "PostgreSQL"),
      instance(SQL_SERVER, "SQLServer"),
      instance(MARIADB, "MariaDB"),
      instance(OPEN, "MySQL", { DeletionProtection: false }),
    ],
    { total: "TotalRecordCount" },
  ),

  mysql("DescribeDBInstanceSSL", ssl("Yes", { ForceEncryption: "1" })),
  mysql("DescribeDBInstanceTDE", { TDEStatus: "Enabled", TDEMode: "Customer_Provided_Key", EncryptionKey: KEY_ID, Databases: {} }),
  mysql("DescribeDBInstanceEncryptionKey", { EncryptionKey: "", EncryptionKeyList: [] }),
  mysql("DescribeDBInstanceIPArrayList", whitelist("10.0.1.0/24")),
  mysql("DescribeDBInstanceNetInfo", net(MYSQL, "3306", ["Private"])),
  mysql("DescribeSQLCollectorPolicy", { SQLCollectorStatus: "Enable", StoragePeriod: 0 }),
  mysql("DescribeSQLCollectorRetention", { ConfigValue: "365" }),
  mysql("DescribeParameters", parameters("MySQL", { tls_version: "TLSv1.2,TLSv1.3" })),

  postgres("DescribeDBInstanceSSL", ssl("on", { ACL: "cert", ReplicationACL: "cert" })),
  postgres("DescribeDBInstanceTDE", { TDEStatus: "Disabled", Databases: {} }),
  postgres("DescribeDBInstanceEncryptionKey", diskKey),
  postgres("DescribeDBInstanceIPArrayList", whitelist("10.0.1.0/24,10.0.3.7")),
  postgres("DescribeDBInstanceNetInfo", net(POSTGRES, "5432", ["Private"])),
  postgres("DescribeSQLCollectorPolicy", { SQLCollectorStatus: "Enable", StoragePeriod: 0 }),
  postgres(
    "DescribeParameters",
    parameters("PostgreSQL", { log_connections: "on", log_disconnections: "on", log_duration: "on", ssl_min_protocol_version: "TLSv1.2" }),
  ),
  postgres("DescribePGHbaConfig", {
    DefaultHbaItems: { HbaItem: [{ Type: "host", Address: "all", Database: "all", User: "all", Method: "md5", PriorityId: 0 }] },
    RunningHbaItems: {
      HbaItem: [{ Type: "hostssl", Address: "10.0.1.0", Mask: "24", Database: "all", User: "all", Method: "md5", PriorityId: 0 }],
    },
  }),

  sqlServer("DescribeDBInstanceSSL", ssl("1", { ForceEncryption: "1", TlsVersion: "1.2" })),
  sqlServer("DescribeDBInstanceTDE", { TDEStatus: "Enabled", TDEMode: "Customer_Provided_Key", EncryptionKey: KEY_ID, Databases: {} }),
  sqlServer("DescribeDBInstanceEncryptionKey", diskKey),
  sqlServer("DescribeDBInstanceIPArrayList", whitelist("10.0.1.0/24")),
  sqlServer("DescribeDBInstanceNetInfo", net(SQL_SERVER, "1433", ["Private"])),
  sqlServer("DescribeSQLCollectorPolicy", { SQLCollectorStatus: "Enable", StoragePeriod: 0 }),
  sqlServer("DescribeParameters", parameters("SQLServer", { "fill factor": "0" })),

  mariadb("DescribeDBInstanceSSL", ssl("No", {})),
  mariadb("DescribeDBInstanceIPArrayList", whitelist("127.0.0.1")),
  mariadb("DescribeDBInstanceNetInfo", net(MARIADB, "3306", ["Private"])),
  mariadb("DescribeSQLCollectorPolicy", { SQLCollectorStatus: "Enable", StoragePeriod: 0 }),
  mariadb("DescribeParameters", parameters("MariaDB", { wait_timeout: "86400" })),

  open("DescribeDBInstanceSSL", ssl("No", { ForceEncryption: "0" })),
  open("DescribeDBInstanceTDE", { TDEStatus: "Disabled", Databases: {} }),
  open("DescribeDBInstanceEncryptionKey", { EncryptionKey: "", EncryptionKeyList: [] }),
  open("DescribeDBInstanceIPArrayList", whitelist("0.0.0.0/0")),
  open("DescribeDBInstanceNetInfo", net(OPEN, "3306", ["Private", "Public"])),
  open("DescribeSQLCollectorPolicy", { SQLCollectorStatus: "Disabled", StoragePeriod: 0 }),
  open("DescribeSQLCollectorRetention", { ConfigValue: "30" }),
  open("DescribeParameters", parameters("MySQL", { tls_version: "TLSv1,TLSv1.1,TLSv1.2" })),
];

const cluster = (id: string, more: object): object => ({
  DBClusterId: id,
  DBClusterDescription: id,
  DBClusterStatus: "Running",
  DBClusterNetworkType: "VPC",
  Engine: "POLARDB",
  PayType: "Postpaid",
  RegionId: REGION,
  VpcId: "vpc-0a",
  VswitchId: "vsw-0a",
  DBNodes: { DBNode: [{ DBNodeId: `${id}-n`, DBNodeRole: "Writer", RegionId: REGION, ZoneId: `${REGION}-b` }] },
  Tags: { Tag: [] },
  ...more,
});

const ofCluster =
  (id: string) =>
  (operation: string, body: object): RecordedAnswer =>
    answer(`polardb.${operation}`, body, { DBClusterId: id });

const endpoint = (sort: string, port: string): object => ({
  ConnectionString: `pe-0a.${sort.toLowerCase()}.polardb.rds.aliyuncs.com`,
  NetType: sort,
  Port: port,
  ...(sort === "Private" ? { VPCId: "vpc-0a", VSwitchId: "vsw-0a", IPAddress: "10.0.1.30" } : { IPAddress: "192.0.2.30" }),
});

const endpoints = (...addresses: readonly object[]): object => ({
  Items: [{ DBEndpointId: "pe-0a", EndpointType: "Cluster", ReadWriteMode: "ReadWrite", AddressItems: addresses }],
});

const groups = (addresses: string): object => ({
  DBClusterSecurityGroups: { DBClusterSecurityGroup: [] },
  Items: { DBClusterIPArray: [{ DBClusterIPArrayName: "default", DBClusterIPArrayAttribute: "", SecurityIps: addresses }] },
});

const ofEngine = (engine: string, values: Readonly<Record<string, string>>): object => ({
  Engine: "POLARDB",
  DBType: engine,
  RunningParameters: {
    Parameter: Object.entries(values).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
  },
});

const closedSsl = { SSLAutoRotate: "Disable", Items: [{ DBEndpointId: "pe-0a", SSLEnabled: "Disabled", SSLConnectionString: "" }] };
const openSsl = {
  SSLAutoRotate: "Enable",
  Items: [{ DBEndpointId: "pe-0a", SSLEnabled: "Enabled", SSLExpireTime: "2027-11-13T07:14:22Z" }],
};

const safe = ofCluster("pc-0a");
const bare = ofCluster("pc-0b");

const polardb: readonly RecordedAnswer[] = [
  ...byNumber(
    "polardb.DescribeDBClusters",
    "Items.DBCluster",
    [cluster("pc-0a", { DBType: "MySQL", DeletionLock: 1 }), cluster("pc-0b", { DBType: "PostgreSQL", DeletionLock: 0 })],
    { total: "TotalRecordCount" },
  ),
  safe("DescribeDBClusterSSL", openSsl),
  safe("DescribeDBClusterTDE", { DBClusterId: "pc-0a", TDEStatus: "Enabled", EncryptionKey: KEY_ID, EncryptNewTables: "ON" }),
  safe("DescribeDBClusterAccessWhitelist", groups("10.0.1.0/24")),
  safe("DescribeDBClusterEndpoints", endpoints(endpoint("Private", "3306"))),
  safe("DescribeDBClusterAuditLogCollector", { CollectorStatus: "Enable" }),
  safe("DescribeDBClusterParameters", ofEngine("MySQL", { loose_polar_log_bin: "OFF", tls_version: "TLSv1.2,TLSv1.3" })),
  bare("DescribeDBClusterSSL", closedSsl),
  bare("DescribeDBClusterTDE", { DBClusterId: "pc-0b", TDEStatus: "Disabled" }),
  bare("DescribeDBClusterAccessWhitelist", groups("0.0.0.0/0")),
  bare("DescribeDBClusterEndpoints", endpoints(endpoint("Private", "5432"), endpoint("Public", "5432"))),
  bare("DescribeDBClusterAuditLogCollector", { CollectorStatus: "Disabled" }),
  bare(
    "DescribeDBClusterParameters",
    ofEngine("PostgreSQL", { log_connections: "on", log_disconnections: "on", log_duration: "off", ssl_min_protocol_version: "TLSv1.2" }),
  ),
];

/** Whitelists that instances share. Nobody whose own whitelist is in order uses one that is not. */
const sharedLists: readonly RecordedAnswer[] = [
  ...byNumber(
    "rds.DescribeAllWhitelistTemplate",
    "Data.Templates",
    [
      { TemplateId: 412, TemplateName: "office", Ips: "10.0.9.0/24" },
      { TemplateId: 413, TemplateName: "anybody", Ips: "0.0.0.0/0" },
    ],
    { page: "PageNumbers", total: "Data.TotalRecords" },
  ),
  answer("rds.DescribeWhitelistTemplateLinkedInstance", { Data: { TemplateId: 412, InsName: [MYSQL, POSTGRES] } }, { TemplateId: "412" }),
  answer("rds.DescribeWhitelistTemplateLinkedInstance", { Data: { TemplateId: 413, InsName: [OPEN] } }, { TemplateId: "413" }),
  answer("polardb.DescribeGlobalSecurityIPGroup", {
    GlobalSecurityIPGroup: [
      { GlobalSecurityGroupId: "g-0a", GlobalIgName: "office", GIpList: "10.0.9.0/24,10.0.10.7", RegionId: REGION, DBInstances: ["pc-0a"] },
    ],
  }),
];

export const databases: readonly RecordedAnswer[] = [...rds, ...polardb, ...sharedLists];
