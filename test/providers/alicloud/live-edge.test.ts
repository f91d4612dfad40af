import { describe, expect, it } from "vitest";
import { calls } from "../../../providers/alicloud/calls.ts";
import type { KindName, Resource } from "../../../src/model/kinds.ts";
import { stripped } from "../../../src/provider/call.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answeringSession } from "../../support/answering.ts";
import { judged } from "../../support/judged.ts";
import { providerNamed, recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, answer, CANARY, KEY_ID, refused, REGION } from "./estate-answers.ts";
import { edge } from "./estate-edge.ts";
import { factsOf } from "./mapped.ts";

type Facts = Readonly<Record<string, unknown>>;

function all(kind: KindName, answers: readonly RecordedAnswer[]): readonly Resource[] {
  const set = { provider: "alicloud", cloud: "alicloud-cn", account: ACCOUNT, region: REGION, time: "2026-01-01T00:00:00Z" } as const;
  return recordedIn({ ...set, answers, listed: [] }).mapped.resources.filter((each) => each.kind === kind);
}

function only(kind: KindName, ...answers: readonly RecordedAnswer[]): Facts {
  const [found, second] = all(kind, answers);
  if (found === undefined || second !== undefined) throw new Error(`not one ${kind}`);
  return factsOf(found);
}

describe("a domain of CDN", () => {
  const DomainName = "www.example.com";
  const domain = (more: object = { SslProtocol: "on" }): RecordedAnswer =>
    answer("cdn.DescribeUserDomains", { Domains: { PageData: [{ DomainName, ...more }] }, TotalCount: 1 });
  const args = (values: Facts): object => ({
    FunctionArg: Object.entries(values).map(([ArgName, ArgValue]) => ({ ArgName, ArgValue })),
  });
  const force = { FunctionName: "https_force", Status: "success", FunctionArgs: args({ enable: "on" }) };
  const tls = (values: Facts, more: object = {}): object => ({
    FunctionName: "https_tls_version",
    Status: "success",
    FunctionArgs: args(values),
    ...more,
  });
  const settings = (...DomainConfig: readonly object[]): RecordedAnswer =>
    answer("cdn.DescribeCdnDomainConfigs", { DomainConfigs: { DomainConfig } }, { DomainName });
  const without = "n/a not-offered cdn/without-tls";

  it.each<[string, readonly RecordedAnswer[], Facts]>([
    ["nothing set", [domain(), settings()], { httpsOnly: false, minTls: "1.0" }],
    ["HTTP sent on", [domain(), settings(force)], { httpsOnly: true, minTls: "1.0" }],
    ["no certificate", [domain({ SslProtocol: "off" }), settings(force)], { httpsOnly: false, minTls: without }],
    [
      "a certificate of which nothing is told",
      [domain({}), settings(force)],
      { httpsOnly: "?owed SslProtocol", minTls: "?owed SslProtocol" },
    ],
    ["an empty text", [domain({ SslProtocol: "" }), settings(force)], { httpsOnly: '?unexpected-value SslProtocol = ""' }],
    ["for some requests alone", [domain(), settings({ ...force, ParentId: "222728944812032" })], { httpsOnly: false }],
    ["for every request", [domain(), settings({ ...force, ParentId: "-1" })], { httpsOnly: true }],
    [
      "some requests sent back",
      [domain(), settings(force, { ...force, FunctionName: "http_force", ParentId: "222728944812032" })],
      { httpsOnly: false },
    ],
    ["a setting without a name", [domain(), settings(force, { ...force, FunctionName: undefined })], { httpsOnly: "?owed FunctionName" }],
    [
      "not yet in force",
      [domain(), settings({ ...force, Status: "configuring" })],
      { httpsOnly: "?unexpected-value Status = configuring" },
    ],
    ["a switch that is not told", [domain(), settings({ ...force, FunctionArgs: args({}) })], { httpsOnly: "?owed enable" }],
    ["arguments that are not told", [domain(), settings({ ...force, FunctionArgs: undefined })], { httpsOnly: "?owed FunctionArgs" }],
    ["TLS 1.2", [domain(), settings(tls({ tls10: "off", tls11: "off", tls12: "on" }))], { minTls: "1.2" }],
    ["TLS 1.0", [domain(), settings(tls({ tls10: "on", tls11: "off", tls12: "on" }))], { minTls: "1.0" }],
    [
      "TLS of which the rollout failed",
      [domain(), settings(tls({ tls10: "off", tls11: "off", tls12: "on" }, { Status: "failed" }))],
      { minTls: "?unexpected-value Status = failed" },
    ],
    [
      "refused",
      [domain(), refused("cdn.DescribeCdnDomainConfigs", "Forbidden.RAM", { DomainName }, 403)],
      { httpsOnly: "?denied cdn:DescribeCdnDomainConfigs", minTls: "?denied cdn:DescribeCdnDomainConfigs" },
    ],
    ["not asked", [domain()], { httpsOnly: expect.stringMatching(/^\?not-listed/) as string }],
  ])("%s", (_, answers, expected) => {
    expect(only("cdn", ...answers)).toMatchObject(expected);
  });

  it("of DCDN has its own spelling, and no TLS version that is known to be usual", () => {
    const answers = [
      answer("dcdn.DescribeDcdnUserDomains", { Domains: { PageData: [{ DomainName, SSLProtocol: "on" }] }, TotalCount: 1 }),
      answer("dcdn.DescribeDcdnDomainConfigs", { DomainConfigs: { DomainConfig: [force] } }, { DomainName }),
    ];
    expect(only("cdn", ...answers)).toEqual({ httpsOnly: true, minTls: "?not-visible the TLS versions that are on by default" });
  });
});

it("of an account that never activated CDN or DCDN there is none", async () => {
  const { failureOf } = providerNamed("alicloud");
  const answers = [
    refused("cdn.DescribeUserDomains", "CdnServiceNotFound"),
    refused("dcdn.DescribeDcdnUserDomains", "DcdnServiceNotFound"),
  ];
  const where = {
    provider: "alicloud",
    cloud: "alicloud-cn",
    account: ACCOUNT,
    regions: [REGION],
    everyRegion: true,
    home: REGION,
  } as const;
  const delivery = calls.filter(({ operation }) => /^d?cdn\./.test(operation));
  const { result } = await judged([answeringSession({ ...where, answers, failureOf })], delivery);
  expect(result.gaps).toEqual([]);
  expect(result.coverage.listed).toEqual([{ scope: `alicloud/alicloud-cn/${ACCOUNT}`, kinds: ["cdn"] }]);
});

describe("a queue", () => {
  const listed = (queue: object): RecordedAnswer =>
    answer("mns.ListQueue", { Data: { PageData: [{ QueueName: "q", ...queue }], Total: 1 } });
  const told = (Data: object): RecordedAnswer => answer("mns.GetQueueAttributes", { Data }, { QueueName: "q" });
  const rocket = (productInfo: object | undefined, more: object = {}): RecordedAnswer =>
    answer("rocketmq.GetInstance", { data: { instanceId: "r", productInfo, ...more } }, { instanceId: "r" });
  const kafka = (more: object): RecordedAnswer =>
    answer("alikafka.GetInstanceList", { InstanceList: { InstanceVO: [{ InstanceId: "k", ...more }] } });
  const rabbit = (more: object): RecordedAnswer =>
    answer("amqp.ListInstances", { Data: { Instances: [{ InstanceId: "a", ...more }], NextToken: "" } });
  const old = answer("ons.OnsInstanceInServiceList", { Data: { InstanceVO: [{ InstanceId: "o" }] } });
  const noAttributes = refused("mns.GetQueueAttributes", "NoPermission", { QueueName: "q" }, 403);

  it.each<[string, readonly RecordedAnswer[], unknown]>([
    ["SMQ, told by the list", [listed({ EncryptionEnabled: true })], true],
    ["SMQ, told twice", [listed({ EncryptionEnabled: false, EnableSSE: false })], false],
    [
      "SMQ, told twice and not alike",
      [listed({ EncryptionEnabled: true, EnableSSE: false })],
      "?unexpected-value EnableSSE is not EncryptionEnabled",
    ],
    ["SMQ, told by its attributes", [listed({}), told({ EnableSSE: true })], true],
    ["SMQ, told by nothing", [listed({}), told({})], "?owed EnableSSE"],
    ["SMQ, refused", [listed({}), noAttributes], "?denied mns:GetQueueAttributes"],
    ["RocketMQ", [rocket({ storageEncryption: true })], true],
    ["RocketMQ, plain", [rocket({ storageEncryption: false })], false],
    ["RocketMQ, not told", [rocket({})], "?owed productInfo.storageEncryption"],
    ["RocketMQ, refused", [refused("rocketmq.GetInstance", "NoPermission", { instanceId: "r" }, 403)], "?denied rocketmq:GetInstance"],
    ["RocketMQ 4", [old], "?not-visible encryption of messages at rest"],
    ["Kafka with a key", [kafka({ KmsKeyId: KEY_ID })], true],
    ["Kafka without", [kafka({})], false],
    ["RabbitMQ", [rabbit({ EncryptedInstance: true })], true],
    ["RabbitMQ, not told", [rabbit({})], "?owed EncryptedInstance"],
  ])("of %s", (_, answers, encrypted) => {
    expect(only("queue", ...answers)).toEqual({ encrypted });
  });

  it("is none once it is released", () => {
    expect(all("queue", [rocket({ storageEncryption: false }, { status: "RELEASED" }), rabbit({ Status: "RELEASED" })])).toEqual([]);
  });
});

describe("an instance of the key service", () => {
  const request = { KmsInstanceId: "kst-0a" };
  const vault = (more: object = { Log: 1, DeletionProtection: true }): RecordedAnswer =>
    answer("kms.GetKmsInstance", { KmsInstance: { InstanceName: "v", ...more } }, request);
  const policies = (...names: readonly string[]): RecordedAnswer =>
    answer("kms.ListPolicies", { Policies: { Policy: names.map((Name) => ({ Name })) }, TotalCount: names.length });
  const policy = (more: object): RecordedAnswer =>
    answer("kms.DescribePolicy", { KmsInstance: "kst-0a", Permissions: [], ...more }, { Name: "p" });
  const rules = answer("kms.ListNetworkRules", { NetworkRules: { NetworkRule: [{ Name: "r" }] }, TotalCount: 1 });
  const rule = (...addresses: readonly string[]): RecordedAnswer =>
    answer("kms.DescribeNetworkRule", { SourcePrivateIp: JSON.stringify(addresses) }, { Name: "r" });
  const byRule = policy({ AccessControlRules: '{"NetworkRules":["r"]}' });

  it.each<[string, readonly RecordedAnswer[], Facts]>([
    ["in order", [vault(), policies()], { privateEndpoint: true, networkDefaultDeny: true, logged: true, deletionGuarded: true }],
    ["without logs", [vault({ Log: 0, DeletionProtection: false }), policies()], { logged: false, deletionGuarded: false }],
    ["told as text", [vault({ Log: "1" }), policies()], { logged: true, deletionGuarded: "?owed DeletionProtection" }],
    ["with a rule for its networks", [vault(), policies("p"), byRule, rules, rule("10.0.0.0/8")], { networkDefaultDeny: true }],
    ["with a rule for every address", [vault(), policies("p"), byRule, rules, rule("0.0.0.0/0")], { networkDefaultDeny: false }],
    ["with a rule that is gone", [vault(), policies("p"), byRule, rules], { networkDefaultDeny: "?outside-scan r" }],
    [
      "with a policy of which the rules are not told",
      [vault(), policies("p"), policy({})],
      { networkDefaultDeny: "?owed AccessControlRules" },
    ],
    [
      "with a rule that is refused",
      [vault(), policies("p"), byRule, rules, refused("kms.DescribeNetworkRule", "Forbidden.NoPermission", { Name: "r" }, 403)],
      { networkDefaultDeny: "?denied kms:DescribeNetworkRule" },
    ],
    [
      "with policies that are refused",
      [vault(), refused("kms.ListPolicies", "Forbidden.NoPermission", null, 403)],
      { networkDefaultDeny: expect.stringMatching(/^\?/) as string, logged: true },
    ],
    [
      "that is refused",
      [refused("kms.GetKmsInstance", "Forbidden.NoPermission", request, 403), policies()],
      { logged: "?denied kms:GetKmsInstance", deletionGuarded: "?denied kms:GetKmsInstance" },
    ],
  ])("%s", (_, answers, expected) => {
    expect(only("vault", ...answers)).toMatchObject(expected);
  });
});

describe("a web application", () => {
  const fn = (more: object): RecordedAnswer =>
    answer("fc.ListCustomDomains", { customDomains: [{ domainName: "fn.example.com", ...more }] });
  const api = (RequestProtocol: string | undefined): RecordedAnswer => {
    const request = { GroupId: "g", ApiId: "a", StageName: "RELEASE" };
    return answer("cloudapi.DescribeDeployedApi", { ...request, RequestConfig: { RequestProtocol } }, request);
  };
  const gateway = (more: object): RecordedAnswer =>
    answer("cloudapi.DescribeInstances", { Instances: { InstanceAttribute: [{ InstanceId: "i", ...more }] }, TotalCount: 1 });
  const logs = (...LogInfo: readonly object[]): RecordedAnswer => answer("cloudapi.DescribeLogConfig", { LogInfos: { LogInfo } });
  const engine = (more: object): RecordedAnswer =>
    answer("sae.DescribeApplicationConfig", { Data: { AppId: "a", ...more } }, { AppId: "a" });
  const entry = (more: object): RecordedAnswer =>
    answer("sae.ListIngresses", { Data: { IngressList: [{ Id: 1, ...more }], TotalSize: 1 } }, { NamespaceId: "n" });
  const ports = (Data: object): RecordedAnswer => answer("sae.DescribeApplicationSlbs", { Data: { AppId: "a", ...Data } }, { AppId: "a" });
  const balancer = answer("slb.DescribeLoadBalancers", { LoadBalancers: { LoadBalancer: [{ LoadBalancerId: "lb-0a" }] }, TotalCount: 1 });
  const without = "n/a not-offered web-app/without-tls";

  it.each<[string, readonly RecordedAnswer[], Facts]>([
    ["a domain", [fn({ protocol: "HTTPS", tlsConfig: { minVersion: "TLSv1.2" } })], { httpsOnly: true, minTls: "1.2" }],
    ["a domain without TLS", [fn({ protocol: "HTTP" })], { httpsOnly: false, minTls: without }],
    ["a domain of which TLS is not told", [fn({ protocol: "HTTP,HTTPS" })], { httpsOnly: false, minTls: "?owed tlsConfig.minVersion" }],
    ["a domain of which nothing is told", [fn({})], { httpsOnly: "?owed protocol", minTls: "?owed protocol" }],
    ["an API", [api("HTTPS"), logs({ LogType: "PROVIDER", SlsLogStore: "api" })], { httpsOnly: true, logged: true }],
    ["an API without logs", [api("HTTP,HTTPS"), logs()], { httpsOnly: false, logged: false }],
    ["an API of which nothing is told", [api(undefined), logs()], { httpsOnly: "?owed RequestConfig.RequestProtocol" }],
    ["an API whose logs were not asked for", [api("HTTPS")], { logged: expect.stringMatching(/^\?/) as string }],
    ["a gateway", [gateway({ HttpsPolicies: "HTTPS2_TLS1_0" }), logs()], { httpsOnly: "n/a set-elsewhere API", minTls: "1.0" }],
    ["a gateway with another policy", [gateway({ HttpsPolicies: "X" })], { minTls: '?unexpected-value HttpsPolicies = "X"' }],
    ["an application", [engine({ SlsConfigs: '[{"logDir":""}]' })], { logged: true, httpsOnly: "n/a set-elsewhere ingress" }],
    ["an application without logs", [engine({ SlsConfigs: "" })], { logged: false }],
    ["an application of which logs are not told", [engine({})], { logged: "?owed SlsConfigs" }],
    [
      "an entry",
      [entry({ ListenerProtocol: "HTTPS", SlbId: "lb-0a" }), balancer],
      { httpsOnly: true, minTls: "n/a set-elsewhere load balancer" },
    ],
    [
      "an entry at a balancer of others",
      [entry({ ListenerProtocol: "HTTPS", SlbId: "lb-9z" }), balancer],
      { minTls: expect.stringMatching(/^\?/) as string },
    ],
    ["an entry with nothing set", [entry({ SlbId: "lb-0a" }), balancer], { httpsOnly: false, minTls: without }],
    [
      "an entry at a gateway",
      [entry({ MseGatewayId: "gw", MseGatewayProtocol: "HTTPS" })],
      { httpsOnly: true, minTls: "?not-visible the listener of the gateway" },
    ],
    [
      "entries that are refused",
      [refused("sae.ListIngresses", "NoPermission", { NamespaceId: "n" }, 403)],
      { httpsOnly: "?denied sae:ListIngresses" },
    ],
    ["ports", [ports({ InternetSlbId: "lb-0a", Internet: [{ Protocol: "HTTPS" }, { Protocol: "HTTP" }] }), balancer], { httpsOnly: false }],
    ["ports that are not told", [ports({ InternetSlbId: "lb-0a" }), balancer], { httpsOnly: "?owed Internet" }],
    [
      "ports that are refused",
      [refused("sae.DescribeApplicationSlbs", "NoPermission", { AppId: "a" }, 403)],
      { httpsOnly: "?denied sae:DescribeApplicationSlbs" },
    ],
  ])("is %s", (_, answers, expected) => {
    expect(only("web-app", ...answers)).toMatchObject(expected);
  });

  it("is none where an application has no port on the internet", () => {
    expect(all("web-app", [ports({ Internet: [], Intranet: [{ Protocol: "HTTP" }] })])).toEqual([]);
  });
});

describe("the route table of a transit router", () => {
  const table = answer(
    "cbn.ListTransitRouterRouteTables",
    { TransitRouterRouteTables: [{ TransitRouterRouteTableId: "vtb-0a", RegionId: REGION }] },
    { TransitRouterId: "tr-0a" },
  );
  const entries = (...TransitRouterRouteEntries: readonly object[]): RecordedAnswer =>
    answer("cbn.ListTransitRouterRouteEntries", { TransitRouterRouteEntries }, { TransitRouterRouteTableId: "vtb-0a" });
  const route = (DestinationCidrBlock: string | undefined, more: Facts = {}): object =>
    Object.fromEntries(
      Object.entries({
        DestinationCidrBlock,
        NextHopType: "Attachment",
        NextHopResourceType: "VPC",
        NextHopResourceId: "vpc-0a",
        Status: "Active",
        ...more,
      }).map(([name, value]) => [`TransitRouterRouteEntry${name}`, value]),
    );
  const vpc = (more: object = { CidrBlock: "10.0.0.0/16", Ipv6CidrBlock: "2001:db8::/56" }): RecordedAnswer =>
    answer("vpc.DescribeVpcs", { Vpcs: { Vpc: [{ VpcId: "vpc-0a", ...more }] }, TotalCount: 1 });
  const one = (coversPeer: unknown): Facts => ({ peeringRoutes: [{ coversPeer }] });

  it.each<[string, readonly RecordedAnswer[], Facts]>([
    ["none", [table, entries()], { peeringRoutes: [] }],
    ["part of a network", [table, entries(route("10.0.1.0/24")), vpc()], one(false)],
    ["a whole network", [table, entries(route("10.0.0.0/16")), vpc()], one(true)],
    ["a whole network of IPv6", [table, entries(route("2001:db8::/48")), vpc()], one(true)],
    [
      "IPv6 where the network has none that is told",
      [table, entries(route("2001:db8::/48")), vpc({ CidrBlock: "10.0.0.0/16" })],
      one("?owed Ipv6CidrBlock"),
    ],
    ["everything", [table, entries(route("0.0.0.0/0", { NextHopResourceType: "TR" }))], one(true)],
    [
      "another router",
      [table, entries(route("10.0.0.0/8", { NextHopResourceType: "TR" }))],
      one("?not-visible the network behind the next hop"),
    ],
    ["a network of others", [table, entries(route("10.0.0.0/16", { NextHopResourceId: "vpc-9z" })), vpc()], one("?outside-scan vpc-9z")],
    ["nowhere", [table, entries(route("10.0.0.0/8", { NextHopType: "BlackHole" }))], { peeringRoutes: [] }],
    ["what was refused", [table, entries(route("10.0.0.0/8", { Status: "Prohibited" }))], { peeringRoutes: [] }],
    [
      "a way that is not told",
      [table, entries(route("10.0.1.0/24", { NextHopType: undefined })), vpc()],
      one("?owed TransitRouterRouteEntryNextHopType"),
    ],
    ["a place that is not told", [table, entries(route(undefined))], one("?owed TransitRouterRouteEntryDestinationCidrBlock")],
    [
      "what may not be asked",
      [table, refused("cbn.ListTransitRouterRouteEntries", "NoPermission", { TransitRouterRouteTableId: "vtb-0a" }, 403)],
      { peeringRoutes: ["…denied cen:ListTransitRouterRouteEntries"] },
    ],
    [
      "what no table tells",
      [refused("cbn.ListTransitRouterRouteTables", "NoPermission", { TransitRouterId: "tr-0a" }, 403)],
      { peeringRoutes: ["…denied cen:ListTransitRouterRouteTables"] },
    ],
  ])("leads to %s", (_, answers, expected) => {
    expect(only("route-table", ...answers)).toMatchObject(expected);
  });
});

it("keeps nothing of what an answer tells in confidence", () => {
  const kept = edge.map(({ operation, body }) =>
    calls.filter((call) => call.operation === operation).map((call) => JSON.stringify(stripped(body, call.strip ?? []))),
  );
  expect(JSON.stringify(edge)).toContain(CANARY);
  expect(kept.flat().filter((text) => text.includes(CANARY))).toEqual([]);
});
