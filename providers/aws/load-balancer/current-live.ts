/** Application, network and gateway load balancers as the API answers them. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { closed, mapMany, type Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, settled, word } from "../../../src/provider/read.ts";
import { answered, toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { guardsNamed } from "../guards-live.ts";
import { ATTRIBUTES, BALANCER, LISTENER, RULE, TLS_POLICY } from "./answers.ts";
import { balancerTypes, gateway } from "./balancer.ts";
import { listenerOf, type BalancerType, type Spelling } from "./listeners.ts";
import { lowestSpoken } from "./spoken.ts";

const spelling: Spelling = {
  port: "Port",
  protocol: "Protocol",
  policy: "SslPolicy",
  defaultActions: "DefaultActions",
  actions: "Actions",
  actionType: "Type",
  redirectProtocol: "RedirectConfig.Protocol",
  missing: owed,
  defaults: false,
};

const schemes = { "internet-facing": true, internal: false } as const;

export const balancerLive = defineMapper({
  provider: "aws",
  reads: BALANCER,
  kinds: ["load-balancer"],
  identity: ["LoadBalancerArn"],
  with: { listeners: attached(LISTENER, "LoadBalancerArn"), attributes: attached(ATTRIBUTES, "LoadBalancerArn") },
  also: [RULE, TLS_POLICY],
  map: (doc, { listeners, attributes }, links): LoadBalancer => {
    const base = {
      deletionProtected: attribute(attributes, "deletion_protection.enabled"),
      ...awsBase("load-balancer", doc, { named: "LoadBalancerName", handles: ["LoadBalancerArn", "DNSName"] }),
    };
    const type = word(doc.body, "Type", balancerTypes, owed(doc.body, "Type"));
    if (type.state === "known" && type.value === "gateway") return { ...gateway, ...base };
    const read = answered(listeners, "ListenerArn");
    return {
      internetFacing: word(doc.body, "Scheme", schemes, owed(doc.body, "Scheme")),
      listeners: mapMany(read, (listener) => {
        const rules = answered(links.attached(listener, [RULE], ["ListenerArn"], ["ListenerArn"]), "RuleArn");
        return listenerOf(listener, spelling, { type, rules, policyNamed: (name) => policyNamed(listener, name, links) });
      }),
      guards: guardsBefore(doc, type),
      unguarded: unguarded(doc, type),
      accessLogged: attribute(attributes, "access_logs.s3.enabled"),
      ...base,
    };
  },
});

function attribute(attributes: Many<Doc>, key: string): Fact<boolean> {
  return toldBy(attributes, "elbv2.DescribeLoadBalancerAttributes", ({ body, at }) => {
    const { items, open } = blocks(body, "Attributes");
    const found = items.find((each) => settled(each.get("Key")) === key);
    if (found !== undefined) return boolean(found, "Value", owed(found, "Value"));
    return open[0] === undefined ? unknown("owed", key, at) : unknownBecause(open[0], at);
  });
}

/** A network load balancer that was made without groups stays without, and its answer has no list of them. */
function guardsBefore(doc: Doc, type: Fact<BalancerType>): Many<DatabaseGuard> {
  const network = type.state === "known" && type.value === "network";
  return guardsNamed(doc.body, "SecurityGroups", network ? closed([]) : undefined);
}

function unguarded({ body, at }: Doc, type: Fact<BalancerType>): Fact<boolean> {
  return chain(type, (kind): Fact<boolean> => {
    if (kind === "application") return known(false, { basis: "platform" });
    if (isAbsent(body, "SecurityGroups")) return known(true, { at });
    const { items, open } = list(body, "SecurityGroups");
    return open[0] === undefined ? known(items.length === 0, { at }) : unknownBecause(open[0], at);
  });
}

/** A policy that is newer than the table is told by the API itself. */
function policyNamed(listener: Doc, name: string, links: Links): Fact<TlsVersion> {
  const policy = links.target(listener, name, [TLS_POLICY], ["Name"]);
  return policy.state === "known" ? lowestSpoken(policy.value.body) : unknown("unexpected-value", `SslPolicy = ${name}`, listener.at);
}
