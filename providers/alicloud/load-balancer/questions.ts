/** What is asked about load balancers of the three sorts. */
import type { Call } from "../../../src/provider/call.ts";
import { isJson, textOf } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { about, listed } from "../asking.ts";
import { numbered, tokened } from "../paging.ts";
import { listQuestions } from "./lists-questions.ts";

export const CLASSIC = "slb.LoadBalancer";
export const CLASSIC_LISTENER = "slb.Listener";
export const CLASSIC_LOG = "slb.AccessLog";
export const CLASSIC_POLICY = "slb.TLSCipherPolicy";
export const APPLICATION = "alb.LoadBalancer";
export const APPLICATION_LISTENER = "alb.Listener";
export const APPLICATION_ATTRIBUTE = "alb.ListenerAttribute";
export const APPLICATION_RULE = "alb.Rule";
export const APPLICATION_POLICY = "alb.SecurityPolicy";
export const NETWORK = "nlb.LoadBalancer";
export const NETWORK_LISTENER = "nlb.Listener";
export const NETWORK_POLICY = "nlb.SecurityPolicy";

/** A listing whose items name what they belong to. One that does not may belong to any, so that the answer is not one that is known. */
function belonging(to: string, call: Call): Call {
  return {
    ...call,
    find: (body, request) => {
      const found = call.find(body, request);
      return found?.every((each) => isJson(each.body) && textOf(each.body[to]) !== "") === false ? undefined : found;
    },
  };
}

const classic: readonly Call[] = [
  listed("slb.DescribeLoadBalancers", {
    yields: CLASSIC,
    items: "LoadBalancers.LoadBalancer",
    id: "LoadBalancerId",
    pages: numbered({ items: "LoadBalancers.LoadBalancer", size: 100 }),
    lists: ["load-balancer"],
  }),
  belonging("LoadBalancerId", {
    ...listed("slb.DescribeLoadBalancerListeners", {
      yields: CLASSIC_LISTENER,
      items: "Listeners",
      id: "",
      pages: tokened(100),
      lists: ["load-balancer"],
    }),
    find: (body) =>
      Array.isArray(body["Listeners"])
        ? body["Listeners"].filter(isJson).map((each, index) => ({
            id: `${textOf(each["LoadBalancerId"])}/${textOf(each["ListenerProtocol"])}/${String(each["ListenerPort"])}`,
            body: each,
            path: `Listeners[${String(index)}]`,
          }))
        : undefined,
  }),
  listed("slb.DescribeAccessLogsDownloadAttribute", {
    yields: CLASSIC_LOG,
    items: "LogsDownloadAttributes.LogsDownloadAttribute",
    id: "LoadBalancerId",
    request: { LogType: "layer7" },
    pages: numbered({ items: "LogsDownloadAttributes.LogsDownloadAttribute", size: 50 }),
  }),
  listed("slb.ListTLSCipherPolicies", {
    yields: CLASSIC_POLICY,
    items: "TLSCipherPolicies",
    id: "InstanceId",
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxItems", 100] }),
  }),
];

const application: readonly Call[] = [
  listed("alb.ListLoadBalancers", {
    yields: APPLICATION,
    items: "LoadBalancers",
    id: "LoadBalancerId",
    pages: tokened(100),
    lists: ["load-balancer"],
  }),
  belonging(
    "LoadBalancerId",
    listed("alb.ListListeners", {
      yields: APPLICATION_LISTENER,
      items: "Listeners",
      id: "ListenerId",
      pages: tokened(100),
      lists: ["load-balancer"],
      includes: [APPLICATION_ATTRIBUTE],
    }),
  ),
  about("alb.GetListenerAttribute", {
    of: APPLICATION_LISTENER,
    yields: APPLICATION_ATTRIBUTE,
    from: "ListenerId",
    holds: "ListenerProtocol",
  }),
  belonging("ListenerId", listed("alb.ListRules", { yields: APPLICATION_RULE, items: "Rules", id: "RuleId", pages: tokened(100) })),
  listed("alb.ListSecurityPolicies", {
    yields: APPLICATION_POLICY,
    items: "SecurityPolicies",
    id: "SecurityPolicyId",
    pages: tokened(100),
  }),
];

const network: readonly Call[] = [
  listed("nlb.ListLoadBalancers", {
    yields: NETWORK,
    items: "LoadBalancers",
    id: "LoadBalancerId",
    pages: tokened(100),
    lists: ["load-balancer"],
  }),
  belonging(
    "LoadBalancerId",
    listed("nlb.ListListeners", {
      yields: NETWORK_LISTENER,
      items: "Listeners",
      id: "ListenerId",
      pages: tokened(100),
      lists: ["load-balancer"],
    }),
  ),
  listed("nlb.ListSecurityPolicy", { yields: NETWORK_POLICY, items: "SecurityPolicies", id: "SecurityPolicyId", pages: tokened(100) }),
];

export const questions: readonly Call[] = [...classic, ...application, ...network, ...listQuestions];
