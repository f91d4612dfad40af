import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const differsClassic = { accessLogged: "logs of a classic load balancer are set up outside of code" };

function classic(more: object, listeners: readonly object[], logged = false): readonly RecordedAnswer[] {
  return [
    answer("slb.DescribeLoadBalancers", {
      LoadBalancers: {
        LoadBalancer: [
          {
            LoadBalancerId: "lb-0a",
            LoadBalancerName: "web",
            AddressType: "internet",
            DeleteProtection: "off",
            PayType: "PayOnDemand",
            ...more,
          },
        ],
      },
      TotalCount: 1,
    }),
    answer("slb.DescribeLoadBalancerListeners", {
      Listeners: listeners.map((each) => ({ LoadBalancerId: "lb-0a", AclStatus: "off", ...each })),
      NextToken: "",
    }),
    answer("slb.DescribeAccessControlLists", { Acls: { Acl: [{ AclId: "acl-0a" }] }, TotalCount: 1 }),
    answer(
      "slb.DescribeAccessControlListAttribute",
      { AclId: "acl-0a", AclEntrys: { AclEntry: [{ AclEntryIP: "10.0.0.0/8" }, { AclEntryIP: "192.168.0.0/16" }] } },
      { AclId: "acl-0a" },
    ),
    answer("slb.DescribeAccessLogsDownloadAttribute", {
      LogsDownloadAttributes: { LogsDownloadAttribute: logged ? [{ LoadBalancerId: "lb-0a", LogStore: "slb" }] : [] },
      TotalCount: logged ? 1 : 0,
    }),
    answer("slb.ListTLSCipherPolicies", {
      TLSCipherPolicies: [{ InstanceId: "tls-0a", TLSVersions: ["TLSv1.3", "TLSv1.2"] }],
      NextToken: "",
    }),
  ];
}

const slb = (body: string, listeners: string): string => `
resource "alicloud_slb_load_balancer" "web" {
  load_balancer_name = "web"
  ${body}
}
${listeners}`;
const listener = (name: string, body: string): string =>
  `resource "alicloud_slb_listener" "${name}" {\n  load_balancer_id = alicloud_slb_load_balancer.web.id\n  ${body}\n}\n`;
const https = (TLSCipherPolicy: string): object => ({
  ListenerProtocol: "https",
  ListenerPort: 443,
  HTTPSListenerConfig: { TLSCipherPolicy },
});
const http = (more: object = { ListenerForward: "off" }): object => ({
  ListenerProtocol: "http",
  ListenerPort: 80,
  HTTPListenerConfig: more,
});
const onTls = (policy: string): string => listener("tls", `protocol = "https"\n  frontend_port = 443\n  tls_cipher_policy = ${policy}`);

function newer(
  service: "alb" | "nlb",
  balancer: object,
  listeners: readonly object[],
  more: readonly RecordedAnswer[] = [],
): readonly RecordedAnswer[] {
  const id = { LoadBalancerId: `${service}-0a` };
  return [
    answer(`${service}.ListLoadBalancers`, {
      LoadBalancers: [
        {
          ...id,
          LoadBalancerName: "web",
          AddressType: "Internet",
          SecurityGroupIds: [],
          DeletionProtectionConfig: { Enabled: false },
          ...balancer,
        },
      ],
    }),
    answer(`${service}.ListListeners`, {
      Listeners: listeners.map((each, index) => ({ ...id, ListenerId: `lsn-0${String(index)}`, ...each })),
    }),
    ...more,
  ];
}

const open = (name: string, protocol: string): RecordedAnswer =>
  answer("alb.GetListenerAttribute", { ListenerId: name, ListenerProtocol: protocol }, { ListenerId: name });
const policies = answer("alb.ListSecurityPolicies", {
  SecurityPolicies: [{ SecurityPolicyId: "spy-0a", TLSVersions: ["TLSv1.2", "TLSv1.3"] }],
});
const noRules = answer("alb.ListRules", { Rules: [] });
const redirect = answer("alb.ListRules", {
  Rules: [
    {
      RuleId: "rule-0a",
      ListenerId: "lsn-00",
      Priority: 1,
      Direction: "Request",
      RuleConditions: [{ Type: "Path", PathConfig: { Values: ["/*"] } }],
      RuleActions: [{ Type: "Redirect", Order: 1, RedirectConfig: { Protocol: "HTTPS", Port: "443" } }],
    },
  ],
});

const alb = (body: string, listeners: string): string => `
resource "alicloud_alb_load_balancer" "web" {
  load_balancer_name = "web"
  ${body}
}
${listeners}`;
const albListener = (name: string, body: string): string =>
  `resource "alicloud_alb_listener" "${name}" {\n  load_balancer_id = alicloud_alb_load_balancer.web.id\n  ${body}\n}\n`;

export const balancers: readonly Situation[] = [
  {
    kind: "load-balancer",
    name: "a classic one on the internet, guarded from deletion, that sends HTTP on to HTTPS",
    code: slb(
      'address_type = "internet"\n  delete_protection = "on"',
      onTls('"tls_cipher_policy_1_2"') +
        listener("plain", 'protocol = "http"\n  frontend_port = 80\n  listener_forward = "on"\n  forward_port = 443'),
    ),
    answers: classic({ DeleteProtection: "on" }, [http({ ListenerForward: "on", ForwardPort: 443 }), https("tls_cipher_policy_1_2")], true),
    differs: differsClassic,
  },
  {
    kind: "load-balancer",
    name: "a classic one with plain HTTP",
    code: slb('address_type = "internet"', listener("plain", 'protocol = "http"\n  frontend_port = 80')),
    answers: classic({}, [http()]),
    differs: differsClassic,
  },
  {
    kind: "load-balancer",
    name: "a private classic one with TCP and UDP",
    code: slb(
      'address_type = "intranet"\n  vswitch_id = "vsw-0a"',
      listener("stream", 'protocol = "tcp"\n  frontend_port = 22') + listener("voice", 'protocol = "udp"\n  frontend_port = 5060'),
    ),
    answers: classic({ AddressType: "intranet" }, [
      { ListenerProtocol: "tcp", ListenerPort: 22 },
      { ListenerProtocol: "udp", ListenerPort: 5060 },
    ]),
  },
  {
    kind: "load-balancer",
    name: "a classic one, by subscription, with a white list",
    code: slb(
      'address_type = "internet"\n  payment_type = "Subscription"',
      `${listener("stream", 'protocol = "tcp"\n  frontend_port = 22\n  acl_status = "on"\n  acl_type = "white"\n  acl_id = alicloud_slb_acl.own.id')}
resource "alicloud_slb_acl" "own" {
  entry_list {
    entry = "10.0.0.0/8"
  }
  entry_list {
    entry = "192.168.0.0/16"
  }
}`,
    ),
    answers: classic({ PayType: "PrePay" }, [
      { ListenerProtocol: "tcp", ListenerPort: 22, AclStatus: "on", AclType: "white", AclIds: ["acl-0a"] },
    ]),
  },
  {
    kind: "load-balancer",
    name: "a classic one with a black list",
    code: slb(
      'address_type = "internet"',
      listener("stream", 'protocol = "tcp"\n  frontend_port = 22\n  acl_status = "on"\n  acl_type = "black"\n  acl_id = "acl-0a"'),
    ),
    answers: classic({}, [{ ListenerProtocol: "tcp", ListenerPort: 22, AclStatus: "on", AclType: "black", AclIds: ["acl-0a"] }]),
  },
  {
    kind: "load-balancer",
    name: "a classic one with a policy of its own for TLS",
    code: slb(
      'address_type = "internet"',
      `${onTls("alicloud_slb_tls_cipher_policy.own.id")}resource "alicloud_slb_tls_cipher_policy" "own" {\n  tls_versions = ["TLSv1.2", "TLSv1.3"]\n}\n`,
    ),
    answers: classic({}, [https("tls-0a")]),
    differs: differsClassic,
  },
  {
    kind: "load-balancer",
    name: "an application one that redirects, logs, joins a group and is guarded from deletion",
    code: alb(
      'address_type = "Internet"\n  deletion_protection_enabled = true\n  security_group_ids = ["sg-0a"]\n  access_log_config {\n    log_project = "audit"\n    log_store = "alb"\n  }',
      `${albListener("plain", 'listener_protocol = "HTTP"\n  listener_port = 80')}
resource "alicloud_alb_rule" "all" {
  listener_id = alicloud_alb_listener.plain.id
  priority    = 1
  rule_conditions {
    type = "Path"
    path_config {
      values = ["/*"]
    }
  }
  rule_actions {
    type  = "Redirect"
    order = 1
    redirect_config {
      protocol = "HTTPS"
      port     = "443"
    }
  }
}
${albListener("tls", 'listener_protocol = "HTTPS"\n  listener_port = 443\n  security_policy_id = alicloud_alb_security_policy.own.id')}
resource "alicloud_alb_security_policy" "own" {
  tls_versions = ["TLSv1.2", "TLSv1.3"]
}`,
    ),
    answers: newer(
      "alb",
      {
        SecurityGroupIds: ["sg-0a"],
        DeletionProtectionConfig: { Enabled: true },
        AccessLogConfig: { LogProject: "audit", LogStore: "alb" },
      },
      [
        { ListenerProtocol: "HTTP", ListenerPort: 80 },
        { ListenerProtocol: "HTTPS", ListenerPort: 443, SecurityPolicyId: "spy-0a" },
      ],
      [open("lsn-00", "HTTP"), open("lsn-01", "HTTPS"), policies, redirect],
    ),
  },
  {
    kind: "load-balancer",
    name: "a private application one with HTTP, QUIC and the oldest policy",
    code: alb(
      'address_type = "Intranet"',
      albListener("plain", 'listener_protocol = "HTTP"\n  listener_port = 80') +
        albListener("quick", 'listener_protocol = "QUIC"\n  listener_port = 443') +
        albListener("tls", 'listener_protocol = "HTTPS"\n  listener_port = 443\n  security_policy_id = "tls_cipher_policy_1_0"'),
    ),
    answers: newer(
      "alb",
      { AddressType: "Intranet" },
      [
        { ListenerProtocol: "HTTP", ListenerPort: 80 },
        { ListenerProtocol: "QUIC", ListenerPort: 443 },
        { ListenerProtocol: "HTTPS", ListenerPort: 443, SecurityPolicyId: "tls_cipher_policy_1_0" },
      ],
      [open("lsn-00", "HTTP"), open("lsn-01", "QUIC"), open("lsn-02", "HTTPS"), policies, noRules],
    ),
  },
  {
    kind: "load-balancer",
    name: "a network one on IPv6 as well, with TCP and TLS",
    code: `
resource "alicloud_nlb_load_balancer" "web" {
  load_balancer_name = "web"
  address_type       = "Intranet"
  ipv6_address_type  = "Internet"
}
resource "alicloud_nlb_listener" "stream" {
  load_balancer_id  = alicloud_nlb_load_balancer.web.id
  listener_protocol = "TCP"
  listener_port     = 22
}
resource "alicloud_nlb_listener" "tls" {
  load_balancer_id   = alicloud_nlb_load_balancer.web.id
  listener_protocol  = "TCPSSL"
  listener_port      = 443
  security_policy_id = "tls_cipher_policy_1_2"
}`,
    answers: newer(
      "nlb",
      { AddressType: "Intranet", Ipv6AddressType: "Internet" },
      [
        { ListenerProtocol: "TCP", ListenerPort: 22 },
        { ListenerProtocol: "TCPSSL", ListenerPort: 443, SecurityPolicyId: "tls_cipher_policy_1_2" },
      ],
      [answer("nlb.ListSecurityPolicy", { SecurityPolicies: [] })],
    ),
  },
];
