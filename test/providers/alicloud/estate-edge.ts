import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, byNumber, byToken, CANARY, KEY_ID, REGION } from "./estate-answers.ts";

const domains = ["www.example.com", "img.example.com"];
const dynamicDomains = ["api.example.com", "live.example.com"];

const setting = (FunctionName: string, args: Readonly<Record<string, string>>): object => ({
  ConfigId: "100",
  FunctionName,
  Status: "success",
  FunctionArgs: { FunctionArg: Object.entries(args).map(([ArgName, ArgValue]) => ({ ArgName, ArgValue })) },
});
const settings = {
  DomainConfigs: {
    DomainConfig: [
      setting("https_force", { enable: "on", https_rewrite: "301" }),
      setting("https_tls_version", { tls10: "off", tls11: "off", tls12: "on", tls13: "on" }),
    ],
  },
};

/** Domains of both content delivery products. */
const delivery: readonly RecordedAnswer[] = [
  ...byNumber(
    "cdn.DescribeUserDomains",
    "Domains.PageData",
    domains.map((DomainName) => ({ DomainName, DomainStatus: "online", CdnType: "web", SslProtocol: "on" })),
  ),
  ...domains.map((DomainName) => answer("cdn.DescribeCdnDomainConfigs", settings, { DomainName })),
  ...byNumber(
    "dcdn.DescribeDcdnUserDomains",
    "Domains.PageData",
    dynamicDomains.map((DomainName) => ({ DomainName, DomainStatus: "online", SSLProtocol: "on" })),
  ),
  ...dynamicDomains.map((DomainName) => answer("dcdn.DescribeDcdnDomainConfigs", settings, { DomainName })),
];

const rockets = ["rmq-cn-0a", "rmq-cn-0b"];

/** Two pages of an answer that holds the token beside its list. */
function within(operation: string, items: readonly object[]): readonly RecordedAnswer[] {
  return [
    answer(operation, { Data: { Instances: [], MaxResults: 100, NextToken: "" } }, { NextToken: "page-2" }),
    answer(operation, { Data: { Instances: items, MaxResults: 100, NextToken: "page-2" } }),
  ];
}

/** Queues, and instances of the services for messages. */
const queues: readonly RecordedAnswer[] = [
  ...byNumber(
    "mns.ListQueue",
    "Data.PageData",
    [
      { QueueName: "orders", QueueType: "normal", EncryptionEnabled: true, EnableSSE: true, KmsKeyId: KEY_ID },
      { QueueName: "returns", QueueType: "normal" },
    ],
    { page: "PageNum", total: "Data.Total" },
  ),
  answer("mns.GetQueueAttributes", { Code: 200, Data: { QueueName: "returns", EncryptionEnabled: true } }, { QueueName: "returns" }),
  ...byNumber(
    "rocketmq.ListInstances",
    "data.list",
    rockets.map((instanceId) => ({ instanceId, instanceName: instanceId, status: "RUNNING", seriesCode: "professional" })),
    { page: "pageNumber", total: "data.totalCount" },
  ),
  ...rockets.map((instanceId) =>
    answer(
      "rocketmq.GetInstance",
      {
        success: true,
        data: {
          instanceId,
          instanceName: instanceId,
          status: "RUNNING",
          accountInfo: { username: "admin", password: CANARY },
          productInfo: { msgProcessSpec: "rmq.p2.4xlarge", storageEncryption: true, storageSecretKey: CANARY },
        },
      },
      { instanceId },
    ),
  ),
  answer("ons.OnsInstanceInServiceList", {
    Data: { InstanceVO: [{ InstanceId: "MQ_INST_0a", InstanceName: "events", InstanceStatus: 5, InstanceType: 2 }] },
  }),
  answer("alikafka.GetInstanceList", {
    Code: 200,
    InstanceList: { InstanceVO: [{ InstanceId: "alikafka-0a", Name: "stream", ServiceStatus: 5, KmsKeyId: KEY_ID, AllConfig: CANARY }] },
  }),
  ...within("amqp.ListInstances", [
    { InstanceId: "amqp-cn-0a", InstanceName: "tasks", Status: "SERVING", EncryptedInstance: true, KmsKeyId: KEY_ID },
  ]),
];

const apis = ["0000000000000000000000000000000a", "0000000000000000000000000000000b"].map((ApiId) => ({
  ApiId,
  GroupId: "000000000000000000000000000000aa",
  StageName: "RELEASE",
}));
const applications = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
const namespace = "cn-hangzhou:shop";

/** Domains of Function Compute, API Gateway and Serverless App Engine. */
const applicationsAndGateways: readonly RecordedAnswer[] = [
  answer("fc.ListCustomDomains", { customDomains: [], nextToken: "" }, { nextToken: "page-2" }),
  answer("fc.ListCustomDomains", {
    customDomains: [
      {
        domainName: "fn.example.com",
        protocol: "HTTPS",
        certConfig: { certName: "fn", certificate: "-----BEGIN CERTIFICATE-----", privateKey: CANARY },
        tlsConfig: { minVersion: "TLSv1.2", cipherSuites: ["TLS_RSA_WITH_AES_128_CBC_SHA"] },
      },
    ],
    nextToken: "page-2",
  }),
  ...byNumber(
    "cloudapi.DescribeDeployedApis",
    "DeployedApis.DeployedApiItem",
    apis.map((api) => ({ ...api, ApiName: "orders", Visibility: "PRIVATE" })),
  ),
  ...apis.map((api) =>
    answer(
      "cloudapi.DescribeDeployedApi",
      {
        ...api,
        ApiName: "orders",
        RequestConfig: { RequestProtocol: "HTTPS", RequestPath: "/orders", RequestHttpMethod: "GET" },
        ConstantParameters: { ConstantParameter: [{ ServiceParameterName: "key", ConstantValue: CANARY, Location: "HEAD" }] },
      },
      api,
    ),
  ),
  ...byNumber(
    "cloudapi.DescribeInstances",
    "Instances.InstanceAttribute",
    ["apigateway-hz-0a", "apigateway-hz-0b"].map((InstanceId) => ({
      InstanceId,
      InstanceName: "gateway",
      HttpsPolicies: "HTTPS2_TLS1_2",
      Status: "RUNNING",
    })),
  ),
  answer("cloudapi.DescribeLogConfig", {
    LogInfos: { LogInfo: [{ LogType: "PROVIDER", RegionId: "cn-hangzhou", SlsProject: "audit", SlsLogStore: "trail" }] },
  }),
  ...byNumber(
    "sae.ListApplications",
    "Data.Applications",
    applications.map((AppId) => ({ AppId, AppName: "shop", NamespaceId: namespace })),
    { page: "CurrentPage", total: "Data.TotalSize" },
  ),
  ...applications.flatMap((AppId) => [
    answer(
      "sae.DescribeApplicationConfig",
      {
        Success: true,
        Data: {
          AppId,
          AppName: "shop",
          NamespaceId: namespace,
          Envs: JSON.stringify([{ name: "PASSWORD", value: CANARY }]),
          OssAkSecret: CANARY,
          SlsConfigs: '[{"logDir":"","logType":"stdout"}]',
        },
      },
      { AppId },
    ),
    answer(
      "sae.DescribeApplicationSlbs",
      {
        Success: true,
        Data: { AppId, AppName: "shop", InternetSlbId: "lb-0a", Internet: [{ Port: 443, Protocol: "HTTPS" }], Intranet: [] },
      },
      { AppId },
    ),
  ]),
  ...byNumber(
    "sae.ListIngresses",
    "Data.IngressList",
    [11, 12].map((Id) => ({
      Id,
      Description: "entry",
      NamespaceId: namespace,
      SlbId: "lb-0a",
      ListenerPort: "443",
      ListenerProtocol: "HTTPS",
    })),
    { page: "CurrentPage", total: "Data.TotalSize", request: { NamespaceId: namespace } },
  ),
];

const transitTables = ["vtb-0a", "vtb-0b"];
const transitRoute = (id: string, target: string, more: object): object => ({
  TransitRouterRouteEntryId: id,
  TransitRouterRouteEntryDestinationCidrBlock: target,
  TransitRouterRouteEntryStatus: "Active",
  TransitRouterRouteEntryNextHopType: "Attachment",
  ...more,
});
const toVpc = (id: string): object => ({
  TransitRouterRouteEntryNextHopId: "tr-attach-0a",
  TransitRouterRouteEntryNextHopResourceId: id,
  TransitRouterRouteEntryNextHopResourceType: "VPC",
});

/** A transit router of each edition. */
const transit: readonly RecordedAnswer[] = [
  ...byNumber("cbn.ListTransitRouters", "TransitRouters", [
    { TransitRouterId: "tr-0a", CenId: "cen-0a", RegionId: REGION, Type: "Enterprise", Status: "Active" },
    { TransitRouterId: "tr-0b", CenId: "cen-0a", RegionId: REGION, Type: "Basic", Status: "Active" },
  ]),
  ...byToken(
    "cbn.ListTransitRouterRouteTables",
    "TransitRouterRouteTables",
    transitTables.map((TransitRouterRouteTableId) => ({ TransitRouterRouteTableId, TransitRouterId: "tr-0a", RegionId: REGION })),
    { TransitRouterId: "tr-0a" },
  ),
  ...transitTables.flatMap((TransitRouterRouteTableId) =>
    byToken(
      "cbn.ListTransitRouterRouteEntries",
      "TransitRouterRouteEntries",
      [
        transitRoute("rte-0a", "10.0.1.0/24", toVpc("vpc-0a")),
        transitRoute("rte-0b", "10.8.0.0/16", { TransitRouterRouteEntryNextHopType: "BlackHole" }),
      ],
      { TransitRouterRouteTableId },
    ),
  ),
];

export const edge: readonly RecordedAnswer[] = [...transit, ...delivery, ...queues, ...applicationsAndGateways];
