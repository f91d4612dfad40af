import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told } from "./answered.ts";
import { facts } from "./mapped.ts";

const arn = "lb/app/web";
const balancer = (more: Json = {}): RecordedAnswer =>
  answer("elbv2.DescribeLoadBalancers", {
    LoadBalancers: [
      { LoadBalancerArn: arn, LoadBalancerName: "web", Type: "application", Scheme: "internal", SecurityGroups: ["sg-1"], ...more },
    ],
  });
const listeners = (...all: readonly Json[]): RecordedAnswer =>
  answer(
    "elbv2.DescribeListeners",
    { Listeners: all.map((each, index) => ({ ListenerArn: `listener/${String(index)}`, LoadBalancerArn: arn, ...each })) },
    { LoadBalancerArn: arn },
  );
const attributes = (values: Readonly<Record<string, string>>): RecordedAnswer =>
  answer(
    "elbv2.DescribeLoadBalancerAttributes",
    { Attributes: Object.entries(values).map(([Key, Value]) => ({ Key, Value })) },
    { LoadBalancerArn: arn },
  );
const rules = (...all: readonly Json[]): RecordedAnswer =>
  answer(
    "elbv2.DescribeRules",
    { Rules: all.map((each, index) => ({ RuleArn: `rule/${String(index)}`, ...each })) },
    { ListenerArn: "listener/0" },
  );
const action = (Type: string, Protocol?: string): Json => (Protocol === undefined ? { Type } : { Type, RedirectConfig: { Protocol } });
const http = (...DefaultActions: readonly Json[]): Json => ({ Port: 80, Protocol: "HTTP", DefaultActions });
const https = (SslPolicy?: string): Json => ({
  Port: 443,
  Protocol: "HTTPS",
  DefaultActions: [action("forward")],
  ...(SslPolicy === undefined ? {} : { SslPolicy }),
});

const of = (...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> => told("load-balancer", answers);
const listener = (...answers: readonly RecordedAnswer[]): unknown => (of(balancer(), ...answers)["listeners"] as readonly unknown[])[0];

describe("load balancers", () => {
  it("have the facts of the same ones in code", () => {
    const code = `resource "aws_lb" "this" {
      internal                   = false
      security_groups            = ["sg-1"]
      enable_deletion_protection = true
      access_logs {
        bucket  = "logs"
        enabled = true
      }
    }
    resource "aws_lb_listener" "plain" {
      load_balancer_arn = aws_lb.this.arn
      port              = 80
      protocol          = "HTTP"
      default_action {
        type = "redirect"
        redirect {
          protocol    = "HTTPS"
          status_code = "HTTP_301"
        }
      }
    }
    resource "aws_lb_listener" "tls" {
      load_balancer_arn = aws_lb.this.arn
      port              = 443
      protocol          = "HTTPS"
      ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
      default_action {
        type = "fixed-response"
      }
    }`;
    const live = of(
      balancer({ Scheme: "internet-facing" }),
      listeners(http(action("redirect", "HTTPS")), https("ELBSecurityPolicy-TLS13-1-2-2021-06")),
      rules({ IsDefault: true, Actions: [action("redirect", "HTTPS")] }),
      attributes({ "deletion_protection.enabled": "true", "access_logs.s3.enabled": "true" }),
    );
    const plain = (all: Readonly<Record<string, unknown>>): unknown =>
      JSON.parse(JSON.stringify(all).replaceAll("SecurityGroups", "security_groups"));
    expect(plain(live)).toEqual(plain(facts("load-balancer", "aws_lb.this", code)));
  });
  it("without attributes in the answer owe them", () => {
    expect(of(balancer(), listeners(), attributes({}))).toMatchObject({
      accessLogged: "?owed access_logs.s3.enabled",
      deletionProtected: "?owed deletion_protection.enabled",
      listeners: [],
    });
  });
  it("are open where a call was refused", () => {
    const asked = { LoadBalancerArn: arn };
    expect(of(balancer(), denied("elbv2.DescribeListeners", asked), denied("elbv2.DescribeLoadBalancerAttributes", asked))).toMatchObject({
      listeners: ["…denied elasticloadbalancing:DescribeListeners"],
      accessLogged: "?denied elasticloadbalancing:DescribeLoadBalancerAttributes",
    });
  });
  it.each<[string, Json, Json]>([
    ["application, groups left out", { SecurityGroups: null }, { guards: ["…owed SecurityGroups"], unguarded: false }],
    ["network, groups left out", { Type: "network", SecurityGroups: null }, { guards: [], unguarded: true }],
    ["network with groups", { Type: "network" }, { unguarded: false }],
    ["gateway", { Type: "gateway", Scheme: null }, { internetFacing: false, unguarded: "n/a load-balancer/gateway-groups" }],
    ["of a sort to come", { Type: "quantum" }, { unguarded: '?unexpected-value Type = "quantum"' }],
    ["without scheme", { Scheme: null }, { internetFacing: "?owed Scheme" }],
  ])("%s", (_, more, expected) => {
    expect(of(balancer(more), listeners())).toMatchObject(expected);
  });
});

describe("listeners", () => {
  const toHttps = http(action("redirect", "HTTPS"));
  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["all sent on", [listeners(toHttps), rules()], { redirectsToHttps: true }],
    ["a rule that serves", [listeners(toHttps), rules({ Actions: [action("forward")] })], { redirectsToHttps: false }],
    ["rules not asked for", [listeners(toHttps)], { redirectsToHttps: "?not-listed elbv2.Rule" }],
    [
      "rules refused",
      [listeners(toHttps), denied("elbv2.DescribeRules", { ListenerArn: "listener/0" })],
      { redirectsToHttps: "?denied elasticloadbalancing:DescribeRules" },
    ],
    ["sent on as it came", [listeners(http(action("redirect", "#{protocol}")))], { redirectsToHttps: false }],
    ["served in plain", [listeners(http(action("forward")))], { protocol: "http", redirectsToHttps: false }],
    ["no protocol", [listeners({ Port: 80, DefaultActions: [action("forward")] })], { protocol: "?owed Protocol" }],
    ["TLS without a policy", [listeners(https())], { protocol: "https", minTls: "?owed SslPolicy" }],
    [
      "a policy newer than the table",
      [
        listeners(https("New")),
        answer("elbv2.DescribeSSLPolicies", { SslPolicies: [{ Name: "New", SslProtocols: ["TLSv1.3", "TLSv1.2"] }] }),
      ],
      { minTls: "1.2" },
    ],
    [
      "a policy with a version to come",
      [listeners(https("New")), answer("elbv2.DescribeSSLPolicies", { SslPolicies: [{ Name: "New", SslProtocols: ["TLSv2"] }] })],
      { minTls: "?unexpected-value SslProtocols = TLSv2" },
    ],
    ["a policy that nothing tells", [listeners(https("New"))], { minTls: "?unexpected-value SslPolicy = New" }],
  ])("%s", (_, answers, expected) => {
    expect(listener(...answers)).toMatchObject(expected);
  });
});

describe("classic load balancers", () => {
  const classic = (Protocol: string, ...PolicyNames: readonly string[]): RecordedAnswer =>
    answer("elb.DescribeLoadBalancers", {
      LoadBalancerDescriptions: [
        {
          LoadBalancerName: "old",
          Scheme: "internet-facing",
          SecurityGroups: [],
          ListenerDescriptions: [{ Listener: { Protocol, LoadBalancerPort: 443 }, PolicyNames }],
        },
      ],
    });
  const asked = { LoadBalancerName: "old" };
  const policy = (PolicyTypeName: string, ...on: readonly string[]): RecordedAnswer =>
    answer(
      "elb.DescribeLoadBalancerPolicies",
      {
        PolicyDescriptions: [
          {
            PolicyName: "p",
            PolicyTypeName,
            PolicyAttributeDescriptions: ["Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1", "Protocol-TLSv1.2"].map((name) => ({
              AttributeName: name,
              AttributeValue: String(on.includes(name)),
            })),
          },
        ],
      },
      asked,
    );
  it.each<[string, readonly RecordedAnswer[], string]>([
    ["plain", [classic("HTTP")], "n/a load-balancer/listener-without-tls"],
    ["TLS without a policy", [classic("HTTPS")], "1.0"],
    ["TLS 1.2 alone", [classic("SSL", "p"), policy("SSLNegotiationPolicyType", "Protocol-TLSv1.2")], "1.2"],
    ["older versions beside", [classic("HTTPS", "p"), policy("SSLNegotiationPolicyType", "Protocol-TLSv1.2", "Protocol-TLSv1")], "1.0"],
    ["a policy about cookies", [classic("HTTPS", "p"), policy("LBCookieStickinessPolicyType")], "1.0"],
    ["a policy that is not told", [classic("HTTPS", "q"), policy("SSLNegotiationPolicyType")], "?owed PolicyDescriptions"],
    [
      "a refused policy",
      [classic("HTTPS", "p"), denied("elb.DescribeLoadBalancerPolicies", asked)],
      "?denied elasticloadbalancing:DescribeLoadBalancerPolicies",
    ],
  ])("%s", (_, answers, minTls) => {
    expect(of(...answers)["listeners"]).toMatchObject([{ minTls }]);
  });
  it("log where their attributes say so", () => {
    const logs = answer("elb.DescribeLoadBalancerAttributes", { LoadBalancerAttributes: { AccessLog: { Enabled: true } } }, asked);
    expect(of(classic("HTTP"), logs)).toMatchObject({ accessLogged: true, deletionProtected: "n/a load-balancer/classic-deletion" });
  });
});
