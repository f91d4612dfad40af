import { describe, expect, it } from "vitest";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, refused } from "./estate-answers.ts";
import { told } from "./told.ts";

const by = { ClusterId: "c1" };
const detail = (more: object = {}): RecordedAnswer =>
  answer(
    "cs.DescribeClusterDetail",
    { cluster_id: "c1", cluster_type: "ManagedKubernetes", cluster_spec: "ack.pro.small", vpc_id: "vpc-1", ...more },
    by,
  );
const cluster = (...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> => told("kubernetes-cluster", ...answers);
const denied = (operation: string, request: object = by): RecordedAnswer =>
  refused(operation, "NoPermission", request as Readonly<Record<string, unknown>>, 403);

describe("logs of the control plane", () => {
  const logs = (components: unknown): RecordedAnswer => answer("cs.CheckControlPlaneLogEnable", { components }, by);
  const audit = (audit_enabled: unknown): RecordedAnswer => answer("cs.GetClusterAuditProject", { audit_enabled }, by);
  const all = ["apiserver", "kcm", "scheduler", "ccm"];

  it.each<[string, readonly RecordedAnswer[], unknown]>([
    ["none where all are named", [logs([...all, "alb"]), audit(true)], []],
    ["none where one text names all", [logs([JSON.stringify(all)]), audit(true)], []],
    ["the rest where some are named", [logs(["apiserver"]), audit(true)], ["kcm", "scheduler", "ccm"]],
    ["all where none is named", [logs([]), audit(false)], [...all, "audit"]],
    ["that of the audit alone", [logs(all), audit(false)], ["audit"]],
    ["not known where the audit is not told of", [logs(all), audit("")], '?unexpected-value audit_enabled = ""'],
    ["not known where nobody may ask", [denied("cs.CheckControlPlaneLogEnable"), audit(true)], "?denied cs:CheckControlPlaneLogEnable"],
    ["not known where nobody may ask for the audit", [logs(all), denied("cs.GetClusterAuditProject")], "?denied cs:GetClusterAuditProject"],
  ])("that are missing are %s", (_, answers, missingLogs) => {
    expect(cluster(detail(), ...answers)).toMatchObject({ missingLogs });
  });

  it("are not told of by a cluster that the tenant runs", () => {
    expect(cluster(detail({ cluster_type: "Kubernetes" }))).toMatchObject({
      missingLogs: "?not-visible control-plane logs of this sort of cluster",
    });
  });
});

describe("secrets", () => {
  const meta = (capabilities: unknown): object => ({ meta_data: JSON.stringify({ Capabilities: capabilities }) });
  it.each<[string, object, unknown]>([
    ["encrypted with a key", meta({ EncryptionKMSKeyId: "key-1" }), true],
    ["not encrypted without one", meta({}), false],
    ["no longer encrypted", meta({ EncryptionKMSKeyId: "key-1", DisableEncryption: true }), false],
    ["of which nothing is told", {}, "?owed meta_data"],
    ["of which nothing can be read", { meta_data: "not JSON" }, "?unexpected-value meta_data"],
    ["in a cluster that cannot", { cluster_spec: "ack.standard" }, "n/a not-offered kubernetes-cluster/secret-encryption"],
    ["in a cluster that the tenant runs", { cluster_type: "Kubernetes" }, "n/a not-offered kubernetes-cluster/secret-encryption"],
    ["in a cluster from elsewhere", { cluster_type: "ExternalKubernetes" }, "?not-visible encryption of secrets in this sort of cluster"],
  ])("%s", (_, more, secretsEncrypted) => {
    expect(cluster(detail(more))).toMatchObject({ secretsEncrypted });
  });
});

describe("network policies", () => {
  const addons = (...names: readonly string[]): RecordedAnswer =>
    answer("cs.ListClusterAddonInstances", { addons: names.map((name) => ({ name, state: "active" })) }, by);
  const plugin = { ...by, AddonName: "terway-eniip" };
  const terway = (config: object): RecordedAnswer => answer("cs.GetClusterAddonInstance", { name: "terway-eniip", ...config }, plugin);

  it.each<[string, readonly RecordedAnswer[], unknown]>([
    ["enforced by Terway that is told to", [addons("terway-eniip"), terway({ config: '{"NetworkPolicy":"true"}' })], true],
    ["enforced where it is told as an object", [addons("terway-eniip"), terway({ config: { NetworkPolicy: true } })], true],
    ["not enforced by Terway that is told not to", [addons("terway-eniip"), terway({ config: '{"NetworkPolicy":"false"}' })], false],
    ["not enforced by Terway that is told nothing", [addons("terway-eniip"), terway({ config: "" })], false],
    ["not enforced by Flannel", [addons("coredns", "flannel")], false],
    ["not known where Terway's configuration is missing", [addons("terway-eniip"), terway({})], "?owed config"],
    ["not known where it cannot be read", [addons("terway-eniip"), terway({ config: "{" })], "?unexpected-value config"],
    [
      "not known where nobody may ask for it",
      [addons("terway-eniip"), denied("cs.GetClusterAddonInstance", plugin)],
      "?denied cs:GetClusterAddonInstance",
    ],
    ["not known without a network plugin", [addons("coredns")], "?not-visible the network plugin, which is no add-on of the cluster"],
    ["not known where nobody may ask", [denied("cs.ListClusterAddonInstances")], "?denied cs:ListClusterAddonInstances"],
  ])("are %s", (_, answers, networkPolicy) => {
    expect(cluster(detail(), ...answers)).toMatchObject({ networkPolicy });
  });
});

describe("the API", () => {
  const urls = (open: string, inner: string): object => ({
    master_url: JSON.stringify({ api_server_endpoint: open, intranet_api_server_endpoint: inner }),
  });
  const open = detail(urls("https://203.0.113.30:6443", "https://10.0.0.7:6443"));
  const balancer = (id: string, Address: string, VpcId = "vpc-1"): object => ({
    LoadBalancerId: id,
    Address,
    VpcId,
    AddressType: "intranet",
  });
  const balancers = (...all: readonly object[]): RecordedAnswer =>
    answer("slb.DescribeLoadBalancers", { LoadBalancers: { LoadBalancer: all }, TotalCount: all.length });
  const listeners = (more: object): RecordedAnswer =>
    answer("slb.DescribeLoadBalancerListeners", {
      Listeners: [{ LoadBalancerId: "lb-1", ListenerProtocol: "tcp", ListenerPort: 6443, AclStatus: "off", ...more }],
    });
  const lists = [
    answer("slb.DescribeAccessControlLists", { Acls: { Acl: [{ AclId: "acl-1" }] }, TotalCount: 1 }),
    answer(
      "slb.DescribeAccessControlListAttribute",
      { AclEntrys: { AclEntry: [{ AclEntryIP: "198.51.100.0/24" }] }, TotalAclEntry: 1 },
      { AclId: "acl-1" },
    ),
  ];
  const white = { AclStatus: "on", AclType: "white", AclIds: ["acl-1"] };
  const facts = (...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> => cluster(open, ...answers);

  it("is public where it has a public address", () => {
    expect(facts()).toMatchObject({ publicEndpoint: true });
    expect(cluster(detail(urls("", "https://10.0.0.7:6443")))).toMatchObject({ publicEndpoint: false });
    expect(cluster(detail({ master_url: '{"intranet_api_server_endpoint":"https://10.0.0.7:6443"}' }))).toMatchObject({
      publicEndpoint: false,
    });
  });

  it.each(["", "{}", '{"api_server_endpoint":["https://203.0.113.30:6443"]}', '{"API_SERVER_ENDPOINT":"https://203.0.113.30:6443"}'])(
    "may be public where its addresses are %j",
    (master_url) => {
      expect(cluster(detail({ master_url }))).toMatchObject({ publicEndpoint: "?unexpected-value master_url" });
    },
  );

  it("lets through whom the list of its load balancer lets through", () => {
    expect(facts(balancers(balancer("lb-1", "10.0.0.7")), listeners(white), ...lists)).toMatchObject({
      allowList: [{ addresses: "198.51.100.0-198.51.100.255" }],
    });
  });

  it("lets everybody through without a list", () => {
    expect(facts(balancers(balancer("lb-1", "10.0.0.7")), listeners({}))).toMatchObject({ allowList: [] });
    expect(facts(balancers(balancer("lb-1", "10.0.0.7")), listeners({ ...white, AclType: "black" }), ...lists)).toMatchObject({
      allowList: [],
    });
  });

  it("is that of the network of the cluster, where another has the same address", () => {
    const both = balancers(balancer("lb-2", "10.0.0.7", "vpc-2"), balancer("lb-1", "10.0.0.7"));
    expect(facts(both, listeners({}))).toMatchObject({ allowList: [] });
  });

  it.each<[string, readonly RecordedAnswer[], string]>([
    ["has the address", [balancers(balancer("lb-1", "10.0.0.8"))], "…outside-scan 10.0.0.7"],
    ["may be listed", [denied("slb.DescribeLoadBalancers", {})], "…denied slb:DescribeLoadBalancers"],
    ["listens at the port", [balancers(balancer("lb-1", "10.0.0.7")), listeners({ ListenerPort: 443 })], "…outside-scan listener 6443"],
  ])("is not known to let through anybody where no load balancer %s", (_, answers, why) => {
    expect(facts(...answers)["allowList"]).toEqual([why]);
  });
});
