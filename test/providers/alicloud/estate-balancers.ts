/** Load balancers of the three sorts, with their listeners, lists, policies and logs. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, byNumber, byToken, REGION } from "./estate-answers.ts";

const classic = (id: string, facing: string): object => ({
  LoadBalancerId: id,
  LoadBalancerName: id,
  LoadBalancerStatus: "active",
  AddressType: facing,
  Address: facing === "internet" ? "198.51.100.10" : "10.0.1.20",
  DeleteProtection: "on",
  PayType: "PayOnDemand",
  InstanceChargeType: "PayByCLCU",
  RegionId: REGION,
  VpcId: "vpc-0a",
  VSwitchId: "vsw-0a",
});

const classicListener = (balancer: string, protocol: string, port: number, more: object): object => ({
  LoadBalancerId: balancer,
  ListenerProtocol: protocol,
  ListenerPort: port,
  Status: "running",
  AclStatus: "off",
  AclType: "",
  AclId: "",
  AclIds: [],
  ...more,
});

const white = { AclStatus: "on", AclType: "white", AclId: "acl-0a", AclIds: ["acl-0a"] };

const newer = (id: string, facing: string, more: object = {}): object => ({
  LoadBalancerId: id,
  LoadBalancerName: id,
  LoadBalancerStatus: "Active",
  AddressType: facing,
  AddressIpVersion: "IPv4",
  DeletionProtectionConfig: { Enabled: true, EnabledTime: "2025-08-02T02:49:05Z" },
  LoadBalancerBillingConfig: { PayType: "PostPay" },
  SecurityGroupIds: [],
  VpcId: "vpc-0a",
  ...more,
});

const listener = (id: string, balancer: string, protocol: string, port: number, policy?: string): Readonly<Record<string, unknown>> => ({
  ListenerId: id,
  LoadBalancerId: balancer,
  ListenerProtocol: protocol,
  ListenerPort: port,
  ListenerStatus: "Running",
  ...(policy === undefined ? {} : { SecurityPolicyId: policy }),
});

const applicationListeners = [
  listener("lsn-0a", "alb-0a", "HTTPS", 443, "tls_cipher_policy_1_2"),
  listener("lsn-0b", "alb-0a", "HTTP", 80),
  listener("lsn-0c", "alb-0b", "HTTPS", 443, "tls-0b"),
  {
    ...listener("lsn-0f", "alb-0c", "QUIC", 443),
    AclConfig: { AclType: "White", AclRelations: [{ AclId: "acl-0c", Status: "Associated" }] },
  },
];

export const balancers: readonly RecordedAnswer[] = [
  ...byNumber("slb.DescribeLoadBalancers", "LoadBalancers.LoadBalancer", [
    classic("lb-0a", "internet"),
    classic("lb-0b", "intranet"),
    { ...classic("lb-0c", "intranet"), Address: "10.0.1.30" },
  ]),
  ...byToken("slb.DescribeLoadBalancerListeners", "Listeners", [
    classicListener("lb-0a", "https", 443, { ...white, HTTPSListenerConfig: { TLSCipherPolicy: "tls_cipher_policy_1_2" } }),
    classicListener("lb-0a", "http", 80, { ...white, HTTPListenerConfig: { ListenerForward: "on", ForwardPort: 443 } }),
    classicListener("lb-0b", "https", 443, { HTTPSListenerConfig: { TLSCipherPolicy: "tls-0a" } }),
    classicListener("lb-0c", "tcp", 6443, white),
  ]),
  ...byNumber("slb.DescribeAccessControlLists", "Acls.Acl", [
    { AclId: "acl-0a", AclName: "offices", AddressIPVersion: "ipv4" },
    { AclId: "acl-0b", AclName: "unused", AddressIPVersion: "ipv4" },
  ]),
  ...byNumber(
    "slb.DescribeAccessControlListAttribute",
    "AclEntrys.AclEntry",
    [{ AclEntryIP: "203.0.113.0/24", AclEntryComment: "office" }, { AclEntryIP: "2001:db8:1::/48" }],
    { page: "Page", total: "TotalAclEntry", request: { AclId: "acl-0a" } },
  ),
  answer("slb.DescribeAccessControlListAttribute", { AclId: "acl-0b", AclEntrys: { AclEntry: [] }, TotalAclEntry: 0 }, { AclId: "acl-0b" }),
  ...byNumber("slb.DescribeAccessLogsDownloadAttribute", "LogsDownloadAttributes.LogsDownloadAttribute", [
    { LoadBalancerId: "lb-0a", LogProject: "audit", LogStore: "balancers", LogType: "layer7", Region: REGION },
    { LoadBalancerId: "lb-0b", LogProject: "audit", LogStore: "balancers", LogType: "layer7", Region: REGION },
  ]),
  ...byToken("slb.ListTLSCipherPolicies", "TLSCipherPolicies", [
    { InstanceId: "tls-0a", Name: "modern", TLSVersions: ["TLSv1.2", "TLSv1.3"], Status: "normal" },
  ]),
  ...byToken("alb.ListLoadBalancers", "LoadBalancers", [
    newer("alb-0a", "Internet", { SecurityGroupIds: ["sg-0b"], AccessLogConfig: { LogProject: "audit", LogStore: "balancers" } }),
    newer("alb-0b", "Intranet", { AccessLogConfig: { LogProject: "audit", LogStore: "balancers" } }),
    newer("alb-0c", "Internet", { AccessLogConfig: { LogProject: "audit", LogStore: "balancers" } }),
  ]),
  // What a list admits is told by the listener's own answer alone.
  ...byToken(
    "alb.ListListeners",
    "Listeners",
    applicationListeners.map((each) => Object.fromEntries(Object.entries(each).filter(([member]) => member !== "AclConfig"))),
  ),
  ...applicationListeners.map((each) => answer("alb.GetListenerAttribute", each, { ListenerId: each["ListenerId"] })),
  ...byToken("alb.ListAcls", "Acls", [{ AclId: "acl-0c", AclName: "offices", AclStatus: "Available", AddressIPVersion: "IPv4" }]),
  ...byToken("alb.ListAclEntries", "AclEntries", [{ Entry: "203.0.113.0/24", Status: "Available" }], { AclId: "acl-0c" }),
  ...byToken("alb.ListRules", "Rules", [
    {
      RuleId: "rule-0a",
      RuleName: "to-https",
      ListenerId: "lsn-0b",
      LoadBalancerId: "alb-0a",
      Direction: "Request",
      Priority: 1,
      RuleConditions: [{ Type: "Path", PathConfig: { Values: ["/*"] } }],
      RuleActions: [{ Type: "Redirect", Order: 1, RedirectConfig: { Protocol: "HTTPS", Port: "443", HttpCode: "301" } }],
    },
  ]),
  ...byToken("alb.ListSecurityPolicies", "SecurityPolicies", [
    { SecurityPolicyId: "tls-0b", SecurityPolicyName: "modern", TLSVersions: ["TLSv1.2", "TLSv1.3"], SecurityPolicyStatus: "Available" },
  ]),
  ...byToken("nlb.ListLoadBalancers", "LoadBalancers", [
    newer("nlb-0a", "Internet", { SecurityGroupIds: ["sg-0b"], Ipv6AddressType: "Intranet" }),
    newer("nlb-0b", "Intranet"),
  ]),
  ...byToken("nlb.ListListeners", "Listeners", [
    listener("lsn-0d", "nlb-0a", "TCPSSL", 443, "tls_cipher_policy_1_2_strict"),
    listener("lsn-0e", "nlb-0b", "TCPSSL", 443, "tls-0c"),
  ]),
  ...byToken("nlb.ListSecurityPolicy", "SecurityPolicies", [
    { SecurityPolicyId: "tls-0c", SecurityPolicyName: "modern", TlsVersion: "TLSv1.2,TLSv1.3", SecurityPolicyStatus: "Available" },
  ]),
];
