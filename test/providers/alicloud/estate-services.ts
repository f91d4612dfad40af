/** What records, watches, serves and signs in. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { ACCOUNT, answer, byMarker, byNumber, byOffset, CANARY, KEY_ID, refused, REGION } from "./estate-answers.ts";

const role = (name: string): string => `acs:ram::${ACCOUNT}:role/${name}`;
const key = { cmk_key_id: KEY_ID, arn: role("aliyunlogdefaultrole"), region_id: REGION };

const logStore = (project: string, logstore: string, ttl: number): RecordedAnswer =>
  answer(
    "sls.GetLogStore",
    {
      logstoreName: logstore,
      ttl,
      hot_ttl: 30,
      shardCount: 2,
      autoSplit: true,
      maxSplitShard: 64,
      appendMeta: true,
      enable_tracking: false,
      mode: "standard",
      encrypt_conf: { enable: true, encrypt_type: "default", user_cmk_info: key },
    },
    { project, logstore },
  );

const project = (name: string): object => ({ projectName: name, status: "Normal", owner: ACCOUNT, region: REGION, description: "" });

const logs: readonly RecordedAnswer[] = [
  ...byOffset("sls.ListProject", "projects", [project("audit"), project("apps")]),
  ...byOffset("sls.ListLogStores", "logstores", ["actiontrail_all-events", "trail", "flow", "slb"], { project: "audit" }),
  ...byOffset("sls.ListLogStores", "logstores", ["functions", "clusters"], { project: "apps" }),
  logStore("audit", "actiontrail_all-events", 3650),
  logStore("audit", "trail", 365),
  logStore("audit", "flow", 365),
  logStore("audit", "slb", 365),
  logStore("apps", "functions", 180),
  logStore("apps", "clusters", 180),
];

const trails: readonly RecordedAnswer[] = [
  answer("actiontrail.DescribeTrails", {
    TrailList: [
      {
        Name: "all-events",
        TrailArn: `acs:actiontrail:${REGION}:${ACCOUNT}:trail/all-events`,
        HomeRegion: REGION,
        Region: REGION,
        TrailRegion: "All",
        EventRW: "All",
        IsOrganizationTrail: false,
        Status: "Enable",
        OssBucketName: "example-logs",
        OssBucketLocation: `oss-${REGION}`,
        OssKeyPrefix: "events",
        OssWriteRoleArn: role("aliyunserviceroleforactiontrail"),
        SlsProjectArn: `acs:log:${REGION}:${ACCOUNT}:project/audit`,
        SlsWriteRoleArn: role("aliyunserviceroleforactiontrail"),
        MaxComputeProjectArn: "",
        MaxComputeWriteRoleArn: "",
        CreateTime: "2024-03-01T06:27:28Z",
        StartLoggingTime: "2024-03-01T06:30:00Z",
      },
    ],
  }),
  answer(
    "actiontrail.GetTrailStatus",
    {
      IsLogging: true,
      OssBucketStatus: true,
      SlsLogStoreStatus: true,
      LatestDeliveryError: "",
      LatestDeliveryTime: "2026-01-15T07:59:00Z",
    },
    { Name: "all-events" },
  ),
];

const watching: readonly RecordedAnswer[] = [
  answer("config.GetConfigurationRecorder", {
    ConfigurationRecorder: { ConfigurationRecorderStatus: "REGISTERED", ResourceTypes: ["ACS::ECS::Instance", "ACS::OSS::Bucket"] },
  }),
  answer("sas.DescribeVersionConfig", { Version: 7, HighestVersion: 7, IsTrialVersion: 0, InstanceId: "sas-0a", AssetLevel: 100 }),
  ...byNumber(
    "sas.DescribeCloudCenterInstances",
    "Instances",
    ["i-0a", "i-0b"].map((InstanceId) => ({
      Uuid: `uuid-${InstanceId}`,
      InstanceId,
      AssetType: "ecs",
      MachineType: "ecs",
      Vendor: 0,
      RegionId: REGION,
      ClientStatus: "online",
      ClientSubStatus: "online",
      AuthVersion: 7,
      Bind: true,
    })),
    { page: "CurrentPage", total: "PageInfo.TotalCount" },
  ),
];

const cluster = (cluster_id: string, name: string, more: object): object => ({
  cluster_id,
  name,
  cluster_type: "ManagedKubernetes",
  cluster_spec: "ack.pro.small",
  profile: "Default",
  current_version: "1.32.1-aliyun.1",
  state: "running",
  region_id: REGION,
  zone_id: `${REGION}-h`,
  vpc_id: "vpc-0a",
  vswitch_ids: ["vsw-0a"],
  security_group_id: "sg-0a",
  deletion_protection: true,
  meta_data: JSON.stringify({ Addons: [], Capabilities: { DisableEncryption: false, EncryptionKMSKeyId: KEY_ID } }),
  parameters: { LoginPassword: CANARY },
  tags: [],
  ...more,
});
/** One answers on the internet, to those that the load balancer in front of it lets through. */
const apps = cluster("c0a", "apps", {
  master_url: JSON.stringify({ api_server_endpoint: "https://203.0.113.30:6443", intranet_api_server_endpoint: "https://10.0.1.30:6443" }),
});
const jobs = cluster("c0b", "jobs", {
  master_url: JSON.stringify({ api_server_endpoint: "", intranet_api_server_endpoint: "https://10.0.0.10:6443" }),
});

const serving: readonly RecordedAnswer[] = [
  ...byNumber("cs.DescribeClustersV1", "clusters", [apps, jobs], { page: "page_number", total: "page_info.total_count" }),
  answer("cs.DescribeClusterDetail", apps, { ClusterId: "c0a" }),
  answer("cs.DescribeClusterDetail", jobs, { ClusterId: "c0b" }),
  answer("fc.ListFunctions", { functions: [] }, { nextToken: "page-2" }),
  answer("fc.ListFunctions", {
    functions: [
      {
        functionId: "f-0a",
        functionName: "resize",
        functionArn: `acs:fc:${REGION}:${ACCOUNT}:functions/resize`,
        runtime: "nodejs20",
        handler: "index.handler",
        logConfig: {
          project: "apps",
          logstore: "functions",
          enableRequestMetrics: true,
          enableInstanceMetrics: true,
          logBeginRule: "None",
        },
        tracingConfig: { type: "Jaeger", params: { endpoint: "http://10.0.0.20:14268" } },
        environmentVariables: { DATABASE_PASSWORD: CANARY },
        customContainerConfig: { registryConfig: { authConfig: { password: CANARY } } },
        internetAccess: false,
        vpcConfig: { vpcId: "vpc-0a", vSwitchIds: ["vsw-0a"], securityGroupId: "sg-0a" },
        role: role("functions"),
      },
    ],
    nextToken: "page-2",
  }),
];

const by = (name: string): { readonly UserPrincipalName: string } => ({ UserPrincipalName: `${name}@example.onaliyun.com` });
const ana = by("ana");
const deploy = by("deploy");
const accessKey = (AccessKeyId: string): object => ({ AccessKeyId, Status: "Active", CreateDate: "2025-12-20T09:00:00Z" });
const usedKey = (user: object, UserAccessKeyId: string): RecordedAnswer =>
  answer("ims.GetAccessKeyLastUsed", { AccessKeyLastUsed: { LastUsedDate: "2026-01-12T10:00:00Z" } }, { ...user, UserAccessKeyId });

const identities: readonly RecordedAnswer[] = [
  answer("ims.GetAccountMFAInfo", { IsMFAEnable: true }),
  answer("ims.GetAccountSecurityPracticeReport", {
    AccountSecurityPracticeInfo: {
      Score: 95,
      AccountSecurityPracticeUserInfo: { BindMfa: true, RootWithAccessKey: 0, SubUser: 2, SubUserBindMfa: 1, UnusedAkNum: 0, OldAkNum: 0 },
    },
  }),
  answer("ims.GetPasswordPolicy", {
    PasswordPolicy: {
      MinimumPasswordLength: 14,
      RequireLowercaseCharacters: true,
      RequireUppercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
      PasswordReusePrevention: 8,
      MaxPasswordAge: 90,
      HardExpire: false,
      MaxLoginAttemps: 5,
    },
  }),
  answer("ims.GetSecurityPreference", {
    SecurityPreference: {
      LoginProfilePreference: {
        MFAOperationForLogin: "independent",
        AllowUserToChangePassword: true,
        EnableSaveMFATicket: false,
        LoginNetworkMasks: "",
        LoginSessionDuration: 6,
      },
      AccessKeyPreference: { AllowUserToManageAccessKeys: false },
    },
  }),
  ...byMarker("ims.ListUsers", "Users.User", [
    {
      ...ana,
      UserId: "200000000000000001",
      DisplayName: "ana",
      Status: "active",
      Email: CANARY,
      MobilePhone: CANARY,
      Comments: CANARY,
      CreateDate: "2024-06-01T09:00:00Z",
      UpdateDate: "2025-06-01T09:00:00Z",
      LastLoginDate: "2026-01-14T08:00:00Z",
    },
    {
      ...deploy,
      UserId: "200000000000000002",
      DisplayName: "deploy",
      Status: "active",
      CreateDate: "2024-06-01T09:00:00Z",
      LastLoginDate: "",
    },
  ]),
  answer(
    "ims.GetLoginProfile",
    { LoginProfile: { ...ana, Status: "Active", MFABindRequired: true, PasswordResetRequired: false, UpdateDate: "2025-12-01T09:00:00Z" } },
    ana,
  ),
  refused("ims.GetLoginProfile", "EntityNotExist.User.LoginProfile", deploy),
  answer("ims.GetUserMFAInfo", { IsMFAEnable: true, MFADevice: { SerialNumber: `acs:ram::${ACCOUNT}:mfa/ana`, Type: "VMFA" } }, ana),
  refused("ims.GetUserMFAInfo", "EntityNotExist.User.MFADevice", deploy),
  answer("ims.ListAccessKeys", { AccessKeys: { AccessKey: [accessKey("LTAI-example-of-ana-AAAA")] } }, ana),
  answer("ims.ListAccessKeys", { AccessKeys: { AccessKey: [accessKey("LTAI-example-deploy-BBBB")] } }, deploy),
  usedKey(ana, "LTAI-example-of-ana-AAAA"),
  usedKey(deploy, "LTAI-example-deploy-BBBB"),
];

export const services: readonly RecordedAnswer[] = [...logs, ...trails, ...watching, ...serving, ...identities];
