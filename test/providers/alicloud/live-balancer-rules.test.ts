import { describe, expect, it } from "vitest";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, answer, REGION } from "./estate-answers.ts";
import { factsOf } from "./mapped.ts";

function read(...answers: readonly RecordedAnswer[]): { readonly redirects: unknown; readonly gaps: readonly string[] } {
  const origin = { provider: "alicloud", cloud: "alicloud-cn", account: ACCOUNT, region: REGION, time: "2026-01-01T00:00:00Z" } as const;
  const { mapped, reading } = recordedIn({ ...origin, answers, listed: [] });
  const [balancer] = mapped.resources;
  if (balancer === undefined) throw new Error("no balancer");
  const listeners = factsOf(balancer)["listeners"] as readonly Readonly<Record<string, unknown>>[];
  return { redirects: listeners[0]?.["redirectsToHttps"], gaps: reading.gaps.map(({ why }) => why.subject) };
}

const balancer = answer("alb.ListLoadBalancers", { LoadBalancers: [{ LoadBalancerId: "alb-1" }] });
const listener = answer("alb.ListListeners", { Listeners: [{ LoadBalancerId: "alb-1", ListenerId: "lsn-1", ListenerProtocol: "HTTP" }] });
const everything = [{ Type: "Path", PathConfig: { Values: ["/*"] } }];
const toHttps = [{ Type: "Redirect", Order: 1, RedirectConfig: { Protocol: "HTTPS" } }];
const rule = (more: object): object => ({
  RuleId: "rule-1",
  ListenerId: "lsn-1",
  Priority: 1,
  RuleConditions: everything,
  RuleActions: toHttps,
  ...more,
});

describe("whether an application listener sends everything on to HTTPS", () => {
  it.each<[string, readonly object[], unknown]>([
    ["yes, where a rule for every path redirects", [rule({})], true],
    ["yes, whatever the action does to headers before", [rule({ RuleActions: [{ Type: "InsertHeader" }, ...toHttps] })], true],
    ["no, without any rule", [], false],
    ["no, where the rule is for a host", [rule({ RuleConditions: [{ Type: "Host" }] })], false],
    ["no, where it is for some paths", [rule({ RuleConditions: [{ Type: "Path", PathConfig: { Values: ["/a/*"] } }] })], false],
    [
      "no, where it keeps the protocol",
      [rule({ RuleActions: [{ Type: "Redirect", RedirectConfig: { Protocol: "${protocol}" } }] })],
      false,
    ],
    [
      "no, where a rule before it forwards",
      [rule({ Priority: 2 }), rule({ RuleId: "rule-2", RuleActions: [{ Type: "ForwardGroup" }] })],
      false,
    ],
    ["not known, where its actions are left out", [rule({ RuleActions: undefined })], "?owed RuleActions"],
    [
      "not known, where an action is of no known sort",
      [rule({ RuleActions: [{ Type: "Teleport" }] })],
      '?unexpected-value Type = "Teleport"',
    ],
    ["not known, where its conditions are left out", [rule({ RuleConditions: undefined })], "?owed RuleConditions"],
    ["not known, where the paths are left out", [rule({ RuleConditions: [{ Type: "Path" }] })], "?owed PathConfig.Values"],
    [
      "not known, where the sort of a condition is left out",
      [rule({ RuleConditions: [{ PathConfig: { Values: ["/*"] } }] })],
      "?owed Type",
    ],
    [
      "not known, where the protocol is empty",
      [rule({ RuleActions: [{ Type: "Redirect", RedirectConfig: { Protocol: "" } }] })],
      '?unexpected-value RedirectConfig.Protocol = ""',
    ],
  ])("%s", (_name, rules, expected) => {
    expect(read(balancer, listener, answer("alb.ListRules", { Rules: rules })).redirects).toEqual(expected);
  });
});

describe("an answer that does not say what its items belong to is not one that is known", () => {
  it.each<[string, RecordedAnswer]>([
    ["listeners of nobody", answer("alb.ListListeners", { Listeners: [{ ListenerId: "lsn-1", ListenerProtocol: "HTTP" }] })],
    ["rules of nobody", answer("alb.ListRules", { Rules: [rule({ ListenerId: "" })] })],
    ["listeners of no network balancer", answer("nlb.ListListeners", { Listeners: [{ ListenerId: "lsn-1", ListenerProtocol: "TCP" }] })],
    ["listeners of no classic balancer", answer("slb.DescribeLoadBalancerListeners", { Listeners: [{ ListenerPort: 80 }] })],
  ])("%s", (_name, told) => {
    expect(read(balancer, told).gaps).toEqual([expect.stringContaining(told.operation)]);
  });
});
