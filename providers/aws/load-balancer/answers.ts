/** Which answers tell about load balancers of either generation. */
import { detail, each, type Call } from "../../../src/provider/call.ts";
import { itemsAt, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { named, perDocument, perRegion } from "../calls.ts";

export const BALANCER = "elbv2.LoadBalancer";
export const LISTENER = "elbv2.Listener";
export const RULE = "elbv2.Rule";
export const ATTRIBUTES = "elbv2.LoadBalancerAttributes";
export const TLS_POLICY = "elbv2.SslPolicy";
export const CLASSIC = "elb.LoadBalancer";
export const CLASSIC_ATTRIBUTES = "elb.LoadBalancerAttributes";
export const CLASSIC_POLICIES = "elb.LoadBalancerPolicies";

const pages = byToken({ token: "Marker", next: "NextMarker", size: ["PageSize", 400] });
const LIST_BALANCERS = "elasticloadbalancing:DescribeLoadBalancers";

const ofBalancer = named("LoadBalancerArn");
const ofListener = named("ListenerArn");

/** Rules matter only where the default action sends everything on. */
function redirects(listener: Json | undefined): boolean {
  const actions = itemsAt(listener ?? {}, "DefaultActions") ?? [];
  return actions.length > 0 && actions.every((action) => action["Type"] === "redirect");
}

const current: readonly Call[] = [
  perRegion("elbv2.DescribeLoadBalancers", {
    permission: LIST_BALANCERS,
    yields: BALANCER,
    items: "LoadBalancers",
    id: "LoadBalancerArn",
    pages,
    lists: ["load-balancer"],
  }),
  detail({
    provider: "aws",
    operation: "elbv2.DescribeListeners",
    permissions: ["elasticloadbalancing:DescribeListeners"],
    yields: LISTENER,
    of: BALANCER,
    // A gateway load balancer's listener has nothing to choose.
    ask: ([balancer]) => (balancer?.["Type"] === "gateway" ? undefined : { LoadBalancerArn: balancer?.["LoadBalancerArn"] }),
    about: ofBalancer,
    pages,
    find: each("Listeners", "ListenerArn"),
  }),
  detail({
    provider: "aws",
    operation: "elbv2.DescribeRules",
    permissions: ["elasticloadbalancing:DescribeRules"],
    yields: RULE,
    of: LISTENER,
    ask: ([listener]) => (redirects(listener) ? { ListenerArn: listener?.["ListenerArn"] } : undefined),
    about: ofListener,
    pages,
    find: (body, request) => each("Rules", "RuleArn")(body, request)?.map((rule) => ({ ...rule, ...plusOf(request) })),
  }),
  perDocument("elbv2.DescribeLoadBalancerAttributes", {
    permission: "elasticloadbalancing:DescribeLoadBalancerAttributes",
    of: BALANCER,
    yields: ATTRIBUTES,
    from: "LoadBalancerArn",
    as: "LoadBalancerArn",
    holds: "Attributes",
  }),
  perRegion("elbv2.DescribeSSLPolicies", {
    permission: "elasticloadbalancing:DescribeSSLPolicies",
    yields: TLS_POLICY,
    items: "SslPolicies",
    id: "Name",
    pages,
  }),
];

/** A rule does not name its listener; the request does. */
function plusOf(request: Json): { readonly plus: Json } {
  return { plus: ofListener(request).plus ?? {} };
}

const perClassic = { of: CLASSIC, from: "LoadBalancerName", as: "LoadBalancerName" } as const;

const classic: readonly Call[] = [
  perRegion("elb.DescribeLoadBalancers", {
    permission: LIST_BALANCERS,
    yields: CLASSIC,
    items: "LoadBalancerDescriptions",
    id: "LoadBalancerName",
    pages,
    lists: ["load-balancer"],
  }),
  perDocument("elb.DescribeLoadBalancerAttributes", {
    ...perClassic,
    permission: "elasticloadbalancing:DescribeLoadBalancerAttributes",
    yields: CLASSIC_ATTRIBUTES,
    holds: "LoadBalancerAttributes",
  }),
  perDocument("elb.DescribeLoadBalancerPolicies", {
    ...perClassic,
    permission: "elasticloadbalancing:DescribeLoadBalancerPolicies",
    yields: CLASSIC_POLICIES,
    holds: "PolicyDescriptions",
    // Nothing but TLS asks for a policy.
    when: (balancer) => (itemsAt(balancer, "ListenerDescriptions") ?? []).some(speaksTls),
  }),
];

function speaksTls(description: Json): boolean {
  return /"Protocol":"(HTTPS|SSL)"/i.test(JSON.stringify(description["Listener"] ?? {}));
}

export const balancerCalls: readonly Call[] = [...current, ...classic];
