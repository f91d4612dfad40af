import { describe, expect, it } from "vitest";
import type { KindName, Resource } from "../../../src/model/kinds.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";

const answer = (operation: string, body: unknown, request: Readonly<Record<string, unknown>> = {}, status = 200): RecordedAnswer => ({
  operation,
  request,
  status,
  body,
});

function only(kind: KindName, ...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> {
  const { mapped } = recordedIn({
    provider: "alicloud",
    cloud: "alicloud-cn",
    account: "1234567890123456",
    region: "cn-hangzhou",
    time: "2026-01-01T00:00:00Z",
    answers,
    listed: [],
  });
  const found = mapped.resources.filter((each: Resource) => each.kind === kind);
  if (found.length !== 1) throw new Error(`${String(found.length)} of ${kind}`);
  return found[0] as unknown as Readonly<Record<string, unknown>>;
}

const known = (value: unknown): object => ({ state: "known", value });
const owed = { state: "unknown", why: { code: "owed" } };
const denied = (subject: string): object => ({ state: "unknown", why: { code: "denied", subject } });
const no = (code: string): object => ({ Code: code, RequestId: "1" });

describe("machines", () => {
  const instance = {
    InstanceId: "i-1",
    InstanceName: "web",
    OSType: "linux",
    KeyPairName: "",
    InstanceNetworkType: "vpc",
    InstanceChargeType: "PostPaid",
    SpotStrategy: "NoSpot",
    DeletionProtection: true,
    PublicIpAddress: { IpAddress: [] },
    EipAddress: { IpAddress: "" },
    MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled" },
    SecurityOptions: { EnableSecureBoot: false },
  };
  const machine = (more: object = {}): RecordedAnswer =>
    answer("ecs.DescribeInstances", { Instances: { Instance: [{ ...instance, ...more }] } });
  const interfaces = (...items: readonly object[]): RecordedAnswer =>
    answer("ecs.DescribeNetworkInterfaces", { NetworkInterfaceSets: { NetworkInterfaceSet: items } });

  it("say what holds for them", () => {
    expect(only("virtual-machine", machine(), interfaces())).toMatchObject({
      metadataTokenRequired: known(true),
      passwordLogon: known(true),
      publicAddress: known(false),
      legacyPlatform: known(false),
      secureBoot: known(false),
      deletionProtected: known(true),
      aliases: ["i-1"],
    });
  });

  it("are public through an address of any of their interfaces", () => {
    const own = {
      NetworkInterfaceId: "eni-1",
      InstanceId: "i-1",
      PrivateIpSets: { PrivateIpSet: [{ AssociatedPublicIp: { PublicIpAddress: "203.0.113.9" } }] },
    };
    expect(only("virtual-machine", machine(), interfaces(own))).toMatchObject({ publicAddress: known(true) });
    expect(only("virtual-machine", machine())).toMatchObject({ publicAddress: { state: "unknown" } });
  });

  it.each([
    ["an empty word", { MetadataOptions: { HttpTokens: "", HttpEndpoint: "" } }, "metadataTokenRequired"],
    ["options left out", { MetadataOptions: undefined }, "metadataTokenRequired"],
    ["no key pair told", { KeyPairName: undefined }, "passwordLogon"],
    ["no network told", { InstanceNetworkType: "" }, "legacyPlatform"],
  ])("do not pass on %s", (_, more, fact) => {
    expect(only("virtual-machine", machine(more), interfaces())).toMatchObject({ [fact]: { state: "unknown" } });
  });

  it("have a disk whose key is that of the service or of the tenant", () => {
    const disk = answer("ecs.DescribeDisks", {
      Disks: { Disk: [{ DiskId: "d-1", Category: "cloud_essd", Encrypted: true, KMSKeyId: "key-1" }] },
    });
    const alias = (name: string, id: string): RecordedAnswer =>
      answer("kms.ListAliases", { Aliases: { Alias: [{ AliasName: name, KeyId: id }] } });
    expect(only("disk", disk, alias("alias/acs/ecs", "key-1"))).toMatchObject({ encrypted: known(true), customerKey: known(false) });
    expect(only("disk", disk, alias("alias/mine", "key-1"))).toMatchObject({ customerKey: known(true) });
    expect(only("disk", disk)).toMatchObject({ customerKey: { state: "unknown" } });
  });
});

describe("security groups", () => {
  it("let in what the lists of addresses and ports that they name hold", () => {
    const group = answer("ecs.DescribeSecurityGroups", {
      SecurityGroups: { SecurityGroup: [{ SecurityGroupId: "sg-1", SecurityGroupType: "enterprise" }] },
    });
    const rule = {
      Direction: "ingress",
      Policy: "Accept",
      Priority: 1,
      IpProtocol: "TCP",
      PortRange: "",
      PortRangeListId: "prl-1",
      SourcePrefixListId: "pl-1",
    };
    const rules = answer(
      "ecs.DescribeSecurityGroupAttribute",
      { SecurityGroupId: "sg-1", Permissions: { Permission: [rule] } },
      { SecurityGroupId: "sg-1", Direction: "all" },
    );
    const prefixes = [
      answer("ecs.DescribePrefixLists", { PrefixLists: { PrefixList: [{ PrefixListId: "pl-1" }] } }),
      answer(
        "ecs.DescribePrefixListAttributes",
        { PrefixListId: "pl-1", Entries: { Entry: [{ Cidr: "0.0.0.0/0" }] } },
        { PrefixListId: "pl-1" },
      ),
    ];
    const ports = [
      answer("ecs.DescribePortRangeLists", { PortRangeLists: [{ PortRangeListId: "prl-1" }] }),
      answer(
        "ecs.DescribePortRangeListEntries",
        { Entries: [{ PortRange: "22/22" }, { PortRange: "80/81" }] },
        { PortRangeListId: "prl-1" },
      ),
    ];
    const read = only("security-group", group, rules, ...prefixes, ...ports)["rules"];
    expect(read).toMatchObject({
      open: [],
      items: [
        {
          ports: known([
            { from: 22, to: 22 },
            { from: 80, to: 81 },
          ]),
          peers: { open: [], items: [{}] },
        },
      ],
    });
    const unread = only("security-group", group, rules)["rules"];
    expect(unread).toMatchObject({ items: [{ ports: { state: "unknown" }, peers: { items: [], open: [{}] } }] });
  });
});

describe("databases", () => {
  const rds = answer("rds.DescribeDBInstances", {
    Items: {
      DBInstance: [{ DBInstanceId: "rm-1", Engine: "MySQL", InstanceNetworkType: "VPC", PayType: "Postpaid", DeletionProtection: false }],
    },
  });
  const about = { DBInstanceId: "rm-1" };
  const ssl = (body: object): RecordedAnswer => answer("rds.DescribeDBInstanceSSL", body, about);

  it.each([
    ["forced", { SSLEnabled: "Yes", ForceEncryption: "1" }, known(true)],
    ["on and not forced", { SSLEnabled: "Yes", ForceEncryption: "0" }, known(false)],
    ["off", { SSLEnabled: "No" }, known(false)],
    ["on, and nothing told of force", { SSLEnabled: "Yes" }, owed],
  ])("of MySQL with SSL %s", (_, body, tlsRequired) => {
    expect(only("database", rds, ssl(body))).toMatchObject({ engine: known("mysql"), tlsRequired });
  });

  it("are public by any address, open to what any group admits, and unknown where a call was refused", () => {
    const nets = answer(
      "rds.DescribeDBInstanceNetInfo",
      {
        DBInstanceNetInfos: {
          DBInstanceNetInfo: [
            { IPType: "Private", Port: "3306" },
            { IPType: "Public", Port: "3306" },
          ],
        },
      },
      about,
    );
    const lists = answer(
      "rds.DescribeDBInstanceIPArrayList",
      { Items: { DBInstanceIPArray: [{ SecurityIPList: "10.0.0.0/8" }, { SecurityIPList: "127.0.0.1,0.0.0.0/0" }] } },
      about,
    );
    const shared = answer("rds.DescribeAllWhitelistTemplate", { Data: { Templates: [], TotalRecords: 0 } });
    const refused = answer("rds.DescribeSQLCollectorPolicy", no("Forbidden.RAM"), about, 403);
    const found = only("database", rds, nets, lists, shared, refused);
    expect(found).toMatchObject({ publicAccess: known(true), port: known(3306), audited: denied("rds:DescribeSQLCollectorPolicy") });
    expect(found["allowList"]).toMatchObject({ items: [{ addresses: { state: "known" } }, { addresses: { state: "known" } }], open: [] });
  });

  it("never hold the private key that the answer about SSL brings", () => {
    const call = recordedIn({
      provider: "alicloud",
      cloud: "alicloud-cn",
      account: "1",
      region: "cn-hangzhou",
      time: "2026-01-01T00:00:00Z",
      answers: [rds, ssl({ SSLEnabled: "on", ServerKey: "canary-private-key" })],
      listed: [],
    });
    expect(JSON.stringify(call.mapped.resources)).not.toContain("canary-private-key");
  });
});

describe("identities", () => {
  const by = { UserPrincipalName: "ann@example.onaliyun.com" };
  const user = answer("ims.ListUsers", { IsTruncated: false, Users: { User: [{ ...by, UserId: "1", LastLoginDate: "" }] } });
  const preference = (MFAOperationForLogin: string): RecordedAnswer =>
    answer("ims.GetSecurityPreference", { SecurityPreference: { LoginProfilePreference: { MFAOperationForLogin } } });

  it("have no console access without a login profile", () => {
    const profile = answer("ims.GetLoginProfile", no("EntityNotExist.User.LoginProfile"), by, 404);
    const device = answer("ims.GetUserMFAInfo", no("EntityNotExist.User.MFADevice"), by, 404);
    expect(only("user", user, profile, device, preference("adaptive"))).toMatchObject({
      consoleAccess: known(false),
      mfa: known(false),
      consoleLastUsed: known("never"),
    });
  });

  it("are not taken to have a device where it may not be asked", () => {
    const profile = answer("ims.GetLoginProfile", { LoginProfile: { Status: "Active", MFABindRequired: false } }, by);
    const device = answer("ims.GetUserMFAInfo", no("NoPermission"), by, 403);
    expect(only("user", user, profile, device, preference("independent"))).toMatchObject({ mfa: denied("ram:GetUserMFAInfo") });
  });

  it("show no more of a key than its last characters", () => {
    const keys = answer(
      "ims.ListAccessKeys",
      { AccessKeys: { AccessKey: [{ AccessKeyId: "canary-key-id-WXYZ", Status: "Active", CreateDate: "2024-01-01T00:00:00Z" }] } },
      by,
    );
    const used = answer(
      "ims.GetAccessKeyLastUsed",
      { AccessKeyLastUsed: { LastUsedDate: "2025-01-01T00:00:00Z" } },
      { ...by, UserAccessKeyId: "canary-key-id-WXYZ" },
    );
    const found = only("access-key", keys, used);
    expect(found).toMatchObject({ active: known(true), created: known("2024-01-01T00:00:00Z"), lastUsed: known("2025-01-01T00:00:00Z") });
    expect(JSON.stringify(found)).not.toContain("canary-key");
  });

  it("tell of the account itself", () => {
    const report = { AccountSecurityPracticeInfo: { AccountSecurityPracticeUserInfo: { RootWithAccessKey: 1 } } };
    expect(
      only("account", answer("ims.GetAccountMFAInfo", { IsMFAEnable: true }), answer("ims.GetAccountSecurityPracticeReport", report)),
    ).toMatchObject({
      rootMfa: known(true),
      rootKeys: known(true),
      rootConsoleAccess: known(true),
    });
  });
});

describe("stores", () => {
  const bucket = answer(
    "oss.GetBucketInfo",
    { Bucket: { Name: "b", Location: "oss-cn-hangzhou", AccessControlList: { Grant: "private" } } },
    { bucket: "b" },
  );
  const rule = (more: object): RecordedAnswer =>
    answer(
      "oss.GetBucketLifecycle",
      { LifecycleConfiguration: { Rule: [{ Status: "Enabled", Prefix: "", Expiration: { Days: "90" }, ...more }] } },
      { bucket: "b" },
    );

  it.each([
    ["for as long as a rule for all objects says", rule({}), known(90)],
    ["for no time that a rule for some objects tells", rule({ Prefix: "logs/" }), { state: "unknown" }],
    ["for ever where the rule is off", rule({ Status: "Disabled" }), known("forever")],
    ["for no time that can be read out of a text", rule({ Expiration: "90" }), { state: "unknown" }],
    ["for ever where a rule that is off says something odd", rule({ Status: "Disabled", Expiration: "90" }), known("forever")],
    ["for ever where there is no rule", answer("oss.GetBucketLifecycle", no("NoSuchLifecycle"), { bucket: "b" }, 404), known("forever")],
    [
      "unknown where it may not be asked",
      answer("oss.GetBucketLifecycle", no("AccessDenied"), { bucket: "b" }, 403),
      denied("oss:GetBucketLifecycle"),
    ],
  ])("keep objects %s", (_, lifecycle, retention) => {
    expect(only("object-store", bucket, lifecycle)).toMatchObject({ retention });
  });
});

it.each([
  [1, known(false)],
  [7, known(true)],
  [42, { state: "unknown" }],
])("Security Center of edition %s", (Version, on) => {
  expect(only("threat-detection", answer("sas.DescribeVersionConfig", { Version }))).toMatchObject({ on });
});

it.each([
  ["REGISTERED", known(true)],
  ["REGISTRABLE", known(false)],
  ["", { state: "unknown" }],
])("Cloud Config that is %s", (ConfigurationRecorderStatus, recording) => {
  expect(
    only("recorder", answer("config.GetConfigurationRecorder", { ConfigurationRecorder: { ConfigurationRecorderStatus } })),
  ).toMatchObject({ recording });
});
