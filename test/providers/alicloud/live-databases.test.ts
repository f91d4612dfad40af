import { describe, expect, it } from "vitest";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, answer, CANARY, KEY_ID, refused, REGION } from "./estate-answers.ts";

type Told = Readonly<Record<string, unknown>>;

const reading = (answers: readonly RecordedAnswer[]): ReturnType<typeof recordedIn> =>
  recordedIn({
    provider: "alicloud",
    cloud: "alicloud-cn",
    account: ACCOUNT,
    region: REGION,
    time: "2026-01-01T00:00:00Z",
    answers,
    listed: [],
  });

function database(...answers: readonly RecordedAnswer[]): Told {
  const [first, ...more] = reading(answers).mapped.resources.filter(({ kind }) => kind === "database");
  if (first === undefined || more.length > 0) throw new Error("not one database");
  return first as unknown as Told;
}

const known = (value: unknown): object => ({ state: "known", value });
const owed = (subject: string): object => ({ state: "unknown", why: { code: "owed", subject } });
const denied = (subject: string): object => ({ state: "unknown", why: { code: "denied", subject } });
const noAliases = answer("kms.ListAliases", { Aliases: { Alias: [] }, TotalCount: 0 });

describe("RDS", () => {
  const id = { DBInstanceId: "rm-1" };
  const instance = (engine: string): RecordedAnswer =>
    answer("rds.DescribeDBInstances", {
      Items: { DBInstance: [{ ...id, Engine: engine, InstanceNetworkType: "VPC", PayType: "Postpaid" }] },
    });
  const tde = (body: object): RecordedAnswer => answer("rds.DescribeDBInstanceTDE", body, id);
  const key = (body: object): RecordedAnswer => answer("rds.DescribeDBInstanceEncryptionKey", body, id);
  const off = tde({ TDEStatus: "Disabled" });

  it.each<[string, readonly RecordedAnswer[], object]>([
    ["a key of its own", [off, key({ EncryptionKey: KEY_ID })], { encrypted: known(true), customerKey: known(true) }],
    ["the key of the service", [off, key({ EncryptionKey: "ServiceKey" })], { encrypted: known(true), customerKey: known(false) }],
    [
      "a list of keys",
      [off, key({ EncryptionKey: "", EncryptionKeyList: [{ EncryptionKey: KEY_ID, KeyType: "CMK" }] })],
      { encrypted: known(true), customerKey: known(true) },
    ],
    ["no key", [off, key({ EncryptionKey: "" })], { encrypted: known(false), customerKey: known(false) }],
    ["an empty list of keys", [off, key({ EncryptionKeyList: [] })], { encrypted: known(false), customerKey: known(false) }],
    [
      "TDE, and keys that may not be read",
      [
        tde({ TDEStatus: "Enabled", TDEMode: "Customer_Provided_Key" }),
        refused("rds.DescribeDBInstanceEncryptionKey", "NoPermission", id, 403),
      ],
      { encrypted: known(true), customerKey: known(true) },
    ],
    [
      "keys that may not be read",
      [off, refused("rds.DescribeDBInstanceEncryptionKey", "NoPermission", id, 403)],
      { encrypted: denied("rds:DescribeDBInstanceEncryptionKey"), customerKey: denied("rds:DescribeDBInstanceEncryptionKey") },
    ],
  ])("with %s", (_, answers, expected) => {
    expect(database(instance("MySQL"), noAliases, ...answers)).toMatchObject(expected);
  });

  it("of MariaDB is not asked for keys, and none are known", () => {
    const { encrypted } = database(instance("MariaDB"));
    expect(encrypted).toMatchObject({ state: "unknown", why: { code: "not-visible" } });
  });

  const entries = (...types: readonly string[]): RecordedAnswer =>
    answer("rds.DescribePGHbaConfig", { RunningHbaItems: { HbaItem: types.map((Type) => ({ Type, Method: "md5" })) } }, id);
  it.each<[string, RecordedAnswer, object]>([
    ["entries for SSL alone", entries("hostssl", "local"), known(true)],
    ["an entry for any connection", entries("hostssl", "host"), known(false)],
    ["no entries", entries(), owed("RunningHbaItems.HbaItem")],
    ["entries that may not be read", refused("rds.DescribePGHbaConfig", "NoPermission", id, 403), denied("rds:DescribePGHbaConfig")],
  ])("of PostgreSQL with %s", (_, hba, tlsRequired) => {
    const ssl = answer("rds.DescribeDBInstanceSSL", { SSLEnabled: "on" }, id);
    expect(database(instance("PostgreSQL"), ssl, hba)).toMatchObject({ tlsRequired });
  });
});

describe("a sharded MongoDB", () => {
  const id = { DBInstanceId: "dds-1" };
  const list = answer(
    "dds.DescribeDBInstances",
    { DBInstances: { DBInstance: [{ ...id, NetworkType: "VPC", ChargeType: "PostPaid" }] } },
    { DBInstanceType: "sharding" },
  );
  const addresses = (sorts: readonly string[], compatible?: readonly string[]): RecordedAnswer => {
    const spelled = (all: readonly string[]): readonly object[] => all.map((NetworkType) => ({ NetworkType }));
    const more = compatible === undefined ? {} : { CompatibleConnections: { CompatibleConnection: spelled(compatible) } };
    return answer("dds.DescribeShardingNetworkAddress", { NetworkAddresses: { NetworkAddress: spelled(sorts) }, ...more }, id);
  };

  it.each<[string, RecordedAnswer, object]>([
    ["addresses in a VPC", addresses(["VPC", "VPC"]), known(false)],
    ["one address outside", addresses(["VPC", "Public"], []), known(true)],
    ["an address outside for the protocol of DynamoDB", addresses(["VPC"], ["VPC", "Public"]), known(true)],
    ["a word for an address that nobody knows", addresses(["VPC"], ["Moon"]), { state: "unknown", why: { code: "unexpected-value" } }],
    [
      "a list left out",
      answer("dds.DescribeShardingNetworkAddress", { NetworkAddresses: {} }, id),
      owed("NetworkAddresses.NetworkAddress"),
    ],
    [
      "addresses that may not be read",
      refused("dds.DescribeShardingNetworkAddress", "NoPermission", id, 403),
      denied("dds:DescribeShardingNetworkAddress"),
    ],
  ])("with %s", (_, told, publicAccess) => {
    expect(database(list, told)).toMatchObject({ publicAccess });
  });
});

describe("whitelists that instances share", () => {
  const own = "10.0.1.0/24";
  const rds = [
    answer("rds.DescribeDBInstances", { Items: { DBInstance: [{ DBInstanceId: "rm-1", Engine: "MySQL" }] } }),
    answer("rds.DescribeDBInstanceIPArrayList", { Items: { DBInstanceIPArray: [{ SecurityIPList: own }] } }, { DBInstanceId: "rm-1" }),
  ];
  const templates = (...ids: readonly number[]): RecordedAnswer =>
    answer("rds.DescribeAllWhitelistTemplate", {
      Data: { Templates: ids.map((TemplateId) => ({ TemplateId, Ips: "0.0.0.0/0" })), TotalRecords: ids.length },
    });
  const uses = (TemplateId: string, ...InsName: readonly string[]): RecordedAnswer =>
    answer("rds.DescribeWhitelistTemplateLinkedInstance", { Data: { TemplateId: Number(TemplateId), InsName } }, { TemplateId });

  it.each<[string, readonly RecordedAnswer[], object]>([
    ["no templates", [templates()], { items: { length: 1 }, open: [] }],
    ["a template of its own", [templates(7), uses("7", "rm-0", "rm-1")], { items: { length: 2 }, open: [] }],
    ["templates of others", [templates(7, 8), uses("7", "rm-0"), uses("8")], { items: { length: 1 }, open: [] }],
    [
      "a template of which it may not be asked who uses it",
      [templates(7), refused("rds.DescribeWhitelistTemplateLinkedInstance", "NoPermission", { TemplateId: "7" }, 403)],
      { items: { length: 1 }, open: [{ code: "denied", subject: "rds:DescribeWhitelistTemplateLinkedInstance" }] },
    ],
    [
      "templates that may not be listed",
      [refused("rds.DescribeAllWhitelistTemplate", "NoPermission", null, 403)],
      { items: { length: 1 }, open: [{ code: "denied", subject: "rds:DescribeAllWhitelistTemplate" }, { code: "not-listed" }] },
    ],
  ])("RDS with %s", (_, answers, expected) => {
    expect(database(...rds, ...answers)["allowList"]).toMatchObject(expected);
  });

  const cluster = [
    answer("polardb.DescribeDBClusters", { Items: { DBCluster: [{ DBClusterId: "pc-1", DBType: "MySQL" }] } }),
    answer("polardb.DescribeDBClusterAccessWhitelist", { Items: { DBClusterIPArray: [{ SecurityIps: own }] } }, { DBClusterId: "pc-1" }),
  ];
  const groups = (more: object): RecordedAnswer =>
    answer("polardb.DescribeGlobalSecurityIPGroup", {
      GlobalSecurityIPGroup: [{ GlobalSecurityGroupId: "g-1", GIpList: "10.0.2.0/24,10.0.3.0/24", ...more }],
    });
  it.each<[string, RecordedAnswer, object]>([
    ["one of its own", groups({ DBInstances: ["pc-1"] }), { items: { length: 2 }, open: [] }],
    ["one of others", groups({ DBInstances: ["pc-2"] }), { items: { length: 1 }, open: [] }],
    ["one of nobody knows whom", groups({}), { items: { length: 1 }, open: [{ code: "owed", subject: "DBInstances" }] }],
    [
      "those that may not be listed",
      refused("polardb.DescribeGlobalSecurityIPGroup", "NoPermission", null, 403),
      { items: { length: 1 }, open: [{ code: "denied", subject: "polardb:DescribeGlobalSecurityIPGroup" }] },
    ],
  ])("PolarDB with %s", (_, answers, expected) => {
    expect(database(...cluster, answers)["allowList"]).toMatchObject(expected);
  });
});

it.each<[string, object, object]>([
  ["Standard", { TtlForStandard: 365, TtlForTrail: 7 }, known(365)],
  ["Trial", { TtlForStandard: 365, TtlForTrail: 7 }, known(7)],
  ["V2_Standard", { HotTtlForV2Standard: 7, TtlForV2Standard: 30 }, { state: "unknown", why: { code: "unexpected-value" } }],
  ["Standard", {}, owed("TtlForStandard")],
])("MongoDB keeps the audit log of version %s for as long as %j says", (ServiceType, more, auditRetention) => {
  const id = { DBInstanceId: "dds-1" };
  const list = answer(
    "dds.DescribeDBInstances",
    { DBInstances: { DBInstance: [{ ...id, NetworkType: "VPC" }] } },
    { DBInstanceType: "replicate" },
  );
  const audit = answer("dds.DescribeAuditPolicy", { LogAuditStatus: "Enable" }, id);
  expect(database(list, audit, answer("dds.DescribeMongoDBLogConfig", { EnableAudit: true, ServiceType, ...more }, id))).toMatchObject({
    auditRetention,
  });
});

it("passwords of mount targets and what owners write into secrets are taken out of the answers", () => {
  const node = { EcsId: "i-0a", DefaultPasswd: CANARY };
  const target = { NetworkType: "vpc", ClientMasterNodes: { ClientMasterNode: [node] } };
  const files = { FileSystem: [{ FileSystemId: "fs-1", EncryptType: 1, MountTargets: { MountTarget: [target] } }] };
  const secret = { SecretName: "s", SecretType: "Rds", ExtendedConfig: CANARY };
  const { docs } = reading([
    answer("nas.DescribeFileSystems", { FileSystems: files, TotalCount: 1 }),
    answer("kms.DescribeSecret", secret, { SecretName: "s" }),
  ]).reading;
  expect(docs.map(({ type }) => type)).toEqual(["nas.FileSystem", "kms.Secret"]);
  expect(docs.map(({ body }) => body.get("ExtendedConfig"))).toEqual([undefined, undefined]);
  expect(JSON.stringify(docs)).not.toContain(CANARY);
});
