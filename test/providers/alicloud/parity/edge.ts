import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer, KEY_ID, REGION } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const DOMAIN = "www.example.com";
const versions = { tls10: "off", tls11: "off", tls12: "on", tls13: "on" };
type Settings = Readonly<Record<string, Readonly<Record<string, string>>>>;

function domainRunning(product: "cdn" | "dcdn", certificate: object, settings: Settings): readonly RecordedAnswer[] {
  const [list, about] =
    product === "cdn" ? ["DescribeUserDomains", "DescribeCdnDomainConfigs"] : ["DescribeDcdnUserDomains", "DescribeDcdnDomainConfigs"];
  const configs = Object.entries(settings).map(([FunctionName, args]) => ({
    FunctionName,
    Status: "success",
    FunctionArgs: { FunctionArg: Object.entries(args).map(([ArgName, ArgValue]) => ({ ArgName, ArgValue })) },
  }));
  return [
    answer(`${product}.${list}`, { Domains: { PageData: [{ DomainName: DOMAIN, ...certificate }] }, TotalCount: 1 }),
    answer(`${product}.${about}`, { DomainConfigs: { DomainConfig: configs } }, { DomainName: DOMAIN }),
  ];
}

function domainInCode(type: string, body: string, settings: Settings): string {
  const of = type === "alicloud_dcdn_domain" ? "alicloud_dcdn_domain_config" : "alicloud_cdn_domain_config";
  const configs = Object.entries(settings).map(
    ([name, args]) =>
      `resource "${of}" "${name}" {\n  domain_name = "${DOMAIN}"\n  function_name = "${name}"\n${Object.entries(args)
        .map(([key, value]) => `  function_args {\n    arg_name = "${key}"\n    arg_value = "${value}"\n  }\n`)
        .join("")}}\n`,
  );
  return `resource "${type}" "site" {\n  domain_name = "${DOMAIN}"\n${body}\n}\n${configs.join("")}`;
}

const certificate = 'certificate_config {\n  cert_type = "cas"\n}';

function delivery(name: string, product: "cdn" | "dcdn", on: boolean, settings: Settings): Situation {
  const code =
    product === "cdn"
      ? domainInCode("alicloud_cdn_domain_new", on ? certificate : "", settings)
      : domainInCode("alicloud_dcdn_domain", `ssl_protocol = "${on ? "on" : "off"}"`, settings);
  const told = { [product === "cdn" ? "SslProtocol" : "SSLProtocol"]: on ? "on" : "off" };
  return { kind: "cdn", name: `${product}, ${name}`, code, answers: domainRunning(product, told, settings) };
}

const deliveries: readonly Situation[] = (["cdn", "dcdn"] as const).flatMap((product) => [
  delivery("HTTPS alone, TLS 1.2", product, true, { https_force: { enable: "on" }, https_tls_version: versions }),
  delivery("a certificate and nothing else", product, true, {}),
  delivery("no certificate", product, false, {}),
  delivery("sent back to HTTP", product, true, { https_force: { enable: "on" }, http_force: { enable: "on" } }),
]);

const untold = { encrypted: "code of queues has no argument for encryption" };

const queues: readonly Situation[] = [
  {
    kind: "queue",
    name: "SMQ, encrypted",
    code: 'resource "alicloud_message_service_queue" "orders" {\n  queue_name = "orders"\n}\n',
    answers: [answer("mns.ListQueue", { Data: { PageData: [{ QueueName: "orders", EncryptionEnabled: true }], Total: 1 } })],
    differs: untold,
  },
  ...[true, false].map((encrypted): Situation => ({
    kind: "queue",
    name: `RocketMQ, ${encrypted ? "encrypted" : "not encrypted"}`,
    code: `resource "alicloud_rocketmq_instance" "x" {\n  product_info {\n    storage_encryption = ${String(encrypted)}\n  }\n}\n`,
    answers: [
      answer(
        "rocketmq.GetInstance",
        { data: { instanceId: "rmq-0a", productInfo: { storageEncryption: encrypted } } },
        { instanceId: "rmq-0a" },
      ),
    ],
  })),
  ...[KEY_ID, ""].map((key): Situation => ({
    kind: "queue",
    name: `Kafka, ${key === "" ? "not encrypted" : "encrypted"}`,
    code: `resource "alicloud_alikafka_instance" "x" {\n  kms_key_id = "${key}"\n}\n`,
    answers: [answer("alikafka.GetInstanceList", { InstanceList: { InstanceVO: [{ InstanceId: "alikafka-0a", KmsKeyId: key }] } })],
  })),
  {
    kind: "queue",
    name: "RabbitMQ, encrypted",
    code: 'resource "alicloud_amqp_instance" "x" {\n  encrypted_instance = true\n}\n',
    answers: [answer("amqp.ListInstances", { Data: { Instances: [{ InstanceId: "amqp-0a", EncryptedInstance: true }], NextToken: "" } })],
  },
];

const vaults: readonly Situation[] = ["10.0.1.0/24", "0.0.0.0/0"].map((addresses) => ({
  kind: "vault",
  name: `KMS instance for ${addresses}`,
  code: `resource "alicloud_kms_instance" "v" {
  instance_name       = "v"
  log                 = "1"
  deletion_protection = true
}
resource "alicloud_kms_network_rule" "r" {
  network_rule_name = "r"
  source_private_ip = ["${addresses}"]
}
resource "alicloud_kms_policy" "p" {
  policy_name          = "p"
  kms_instance_id      = alicloud_kms_instance.v.id
  access_control_rules = jsonencode({ NetworkRules = [alicloud_kms_network_rule.r.network_rule_name] })
}
`,
  answers: [
    answer("kms.GetKmsInstance", { KmsInstance: { InstanceName: "v", Log: 1, DeletionProtection: true } }, { KmsInstanceId: "kst-0a" }),
    answer("kms.DescribePolicy", { KmsInstance: "kst-0a", Permissions: [], AccessControlRules: '{"NetworkRules":["r"]}' }, { Name: "p" }),
    answer("kms.DescribeNetworkRule", { SourcePrivateIp: JSON.stringify([addresses]) }, { Name: "r" }),
  ],
}));

const byBalancer = { minTls: "the listener that decides is not in the code" };
const logging =
  'resource "alicloud_api_gateway_log_config" "l" {\n  sls_project = "ops"\n  sls_log_store = "api"\n  log_type = "PROVIDER"\n}\n';
const logged = answer("cloudapi.DescribeLogConfig", {
  LogInfos: { LogInfo: [{ LogType: "PROVIDER", RegionId: REGION, SlsProject: "ops", SlsLogStore: "api" }] },
});
const deployed = { GroupId: "g-0a", ApiId: "a-0a", StageName: "RELEASE" };

const apps: readonly Situation[] = [
  ...["HTTPS", "HTTP,HTTPS", "HTTP"].map((protocol): Situation => ({
    kind: "web-app",
    name: `domain of Function Compute that speaks ${protocol}`,
    code: `resource "alicloud_fcv3_custom_domain" "d" {\n  custom_domain_name = "fn.example.com"\n  protocol = "${protocol}"\n  tls_config {\n    min_version = "TLSv1.2"\n  }\n}\n`,
    answers: [
      answer("fc.ListCustomDomains", {
        customDomains: [{ domainName: "fn.example.com", protocol, tlsConfig: { minVersion: "TLSv1.2" } }],
        nextToken: "",
      }),
    ],
  })),
  ...["HTTPS", "HTTP,HTTPS"].map((RequestProtocol): Situation => ({
    kind: "web-app",
    name: `API that speaks ${RequestProtocol}, logged`,
    code: `resource "alicloud_api_gateway_api" "a" {\n  name = "orders"\n  request_config {\n    protocol = "${RequestProtocol}"\n  }\n}\n${logging}`,
    answers: [
      answer("cloudapi.DescribeDeployedApi", { ...deployed, ApiName: "orders", RequestConfig: { RequestProtocol } }, deployed),
      logged,
    ],
  })),
  {
    kind: "web-app",
    name: "instance of API Gateway",
    code: `resource "alicloud_api_gateway_instance" "i" {\n  instance_name = "i"\n  https_policy = "HTTPS2_TLS1_2"\n}\n${logging}`,
    answers: [
      answer("cloudapi.DescribeInstances", {
        Instances: { InstanceAttribute: [{ InstanceId: "i-0a", InstanceName: "i", HttpsPolicies: "HTTPS2_TLS1_2" }] },
        TotalCount: 1,
      }),
      logged,
    ],
  },
  ...['[{"logDir":"","logType":"stdout"}]', ""].map((SlsConfigs): Situation => ({
    kind: "web-app",
    name: `application ${SlsConfigs === "" ? "without logs" : "that is logged"}`,
    code: `resource "alicloud_sae_application" "a" {\n  app_name = "shop"\n  sls_configs = ${JSON.stringify(SlsConfigs)}\n}\n`,
    answers: [answer("sae.DescribeApplicationConfig", { Data: { AppId: "a-0a", AppName: "shop", SlsConfigs } }, { AppId: "a-0a" })],
  })),
  ...["HTTPS", "HTTP"].flatMap((protocol): readonly Situation[] => [
    {
      kind: "web-app",
      name: `entry that speaks ${protocol}`,
      code: `resource "alicloud_sae_ingress" "e" {\n  listener_protocol = "${protocol}"\n}\n`,
      answers: [
        answer(
          "sae.ListIngresses",
          { Data: { IngressList: [{ Id: 11, SlbId: "lb-0a", ListenerProtocol: protocol }], TotalSize: 1 } },
          { NamespaceId: REGION },
        ),
      ],
      ...(protocol === "HTTPS" ? { differs: byBalancer } : {}),
    },
    {
      kind: "web-app",
      name: `port on the internet that speaks ${protocol}`,
      code: `resource "alicloud_sae_load_balancer_internet" "b" {\n  internet {\n    protocol = "${protocol}"\n  }\n}\n`,
      answers: [
        answer(
          "sae.DescribeApplicationSlbs",
          { Data: { AppId: "a-0a", InternetSlbId: "lb-0a", Internet: [{ Port: 443, Protocol: protocol }] } },
          { AppId: "a-0a" },
        ),
      ],
      ...(protocol === "HTTPS" ? { differs: byBalancer } : {}),
    },
  ]),
];

const transitInCode = (target: string): string => `resource "alicloud_cen_transit_router_route_table" "t" {
  transit_router_id = "tr-0a"
}
resource "alicloud_vpc" "far" {
  cidr_block = "10.1.0.0/16"
}
resource "alicloud_cen_transit_router_vpc_attachment" "a" {
  vpc_id = alicloud_vpc.far.id
}
resource "alicloud_cen_transit_router_route_entry" "r" {
  transit_router_route_table_id                     = alicloud_cen_transit_router_route_table.t.transit_router_route_table_id
  transit_router_route_entry_destination_cidr_block = "${target}"
  transit_router_route_entry_next_hop_type          = "Attachment"
  transit_router_route_entry_next_hop_id            = alicloud_cen_transit_router_vpc_attachment.a.transit_router_attachment_id
}
`;

const transit: readonly Situation[] = ["10.1.0.0/16", "10.1.2.0/24", "0.0.0.0/0"].map((target) => ({
  kind: "route-table",
  name: `transit router with a route to ${target}`,
  code: transitInCode(target),
  answers: [
    answer(
      "cbn.ListTransitRouterRouteTables",
      { TransitRouterRouteTables: [{ TransitRouterRouteTableId: "vtb-0a", RegionId: REGION }] },
      { TransitRouterId: "tr-0a" },
    ),
    answer(
      "cbn.ListTransitRouterRouteEntries",
      {
        TransitRouterRouteEntries: [
          {
            TransitRouterRouteEntryDestinationCidrBlock: target,
            TransitRouterRouteEntryStatus: "Active",
            TransitRouterRouteEntryNextHopType: "Attachment",
            TransitRouterRouteEntryNextHopResourceType: "VPC",
            TransitRouterRouteEntryNextHopResourceId: "vpc-0f",
          },
        ],
      },
      { TransitRouterRouteTableId: "vtb-0a" },
    ),
    answer("vpc.DescribeVpcs", { Vpcs: { Vpc: [{ VpcId: "vpc-0f", CidrBlock: "10.1.0.0/16" }] }, TotalCount: 1 }),
  ],
  called: { "alicloud_cen_transit_router_route_entry.r": target },
}));

export const edge: readonly Situation[] = [...transit, ...deliveries, ...queues, ...vaults, ...apps];
