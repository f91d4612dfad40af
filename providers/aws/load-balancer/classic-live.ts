/** Classic load balancers as the API answers them. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol, LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { closed, mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, number, settled, word } from "../../../src/provider/read.ts";
import { answered, toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { guardsNamed } from "../guards-live.ts";
import { DEFAULT_POLICY_TLS } from "../tls-policies.ts";
import { CLASSIC, CLASSIC_ATTRIBUTES, CLASSIC_POLICIES } from "./answers.ts";
import { classicProtocols, lowestSwitchedOn } from "./negotiation.ts";

const schemes = { "internet-facing": true, internal: false } as const;

export const classicLive = defineMapper({
  provider: "aws",
  reads: CLASSIC,
  kinds: ["load-balancer"],
  identity: ["LoadBalancerName"],
  with: { attributes: attached(CLASSIC_ATTRIBUTES, "LoadBalancerName"), policies: attached(CLASSIC_POLICIES, "LoadBalancerName") },
  map: (doc, { attributes, policies }): LoadBalancer => ({
    internetFacing: word(doc.body, "Scheme", schemes, owed(doc.body, "Scheme")),
    guards: guardsNamed(doc.body, "SecurityGroups"),
    unguarded: known(false, { basis: "platform" }),
    accessLogged: toldBy(attributes, "elb.DescribeLoadBalancerAttributes", ({ body }) => {
      const path = "LoadBalancerAttributes.AccessLog.Enabled";
      return boolean(body, path, owed(body, path));
    }),
    deletionProtected: notOffered["load-balancer/classic-deletion"],
    listeners: isAbsent(doc.body, "ListenerDescriptions")
      ? opened([], because("owed", "ListenerDescriptions", doc.at))
      : mapMany(blocks(doc.body, "ListenerDescriptions"), (each) => listenerOf(each, policies)),
    ...awsBase("load-balancer", doc, { named: "LoadBalancerName", handles: ["DNSName"] }),
  }),
});

function listenerOf(description: MapValue, policies: Many<Doc>): Listener {
  const port = number(description, "Listener.LoadBalancerPort", owed(description, "Listener.LoadBalancerPort"));
  const protocol = word(description, "Listener.Protocol", classicProtocols, owed(description, "Listener.Protocol"));
  return {
    protocol,
    port,
    minTls: minTlsOf(description, protocol, policies),
    allowList: closed([]),
    // A classic listener cannot redirect.
    redirectsToHttps: known(false, { basis: "platform" }),
    presence: present,
    ...(description.at === undefined ? undefined : { at: description.at }),
    label: port.state === "known" ? `port ${String(port.value)}` : "listener",
  };
}

const NEGOTIATION = "SSLNegotiationPolicyType";

/** A listener names its policies, of which one at most is about TLS; without one it has the policy that the API gives by default. */
function minTlsOf(description: MapValue, protocol: Fact<ListenerProtocol>, policies: Many<Doc>): Fact<TlsVersion> {
  if (protocol.state !== "known") return protocol;
  if (protocol.value !== "https" && protocol.value !== "tls") return notOffered["load-balancer/listener-without-tls"];
  if (isAbsent(description, "PolicyNames")) return owed(description, "PolicyNames");
  const names = list(description, "PolicyNames");
  if (names.open[0] !== undefined) return unknownBecause(names.open[0], description.at);
  const wanted = names.items.map((each) => settled(each));
  if (wanted.length === 0) return known(DEFAULT_POLICY_TLS, { basis: "default", at: description.at });
  return toldBy(answered(policies, "PolicyDescriptions"), "elb.DescribeLoadBalancerPolicies", ({ body }) => {
    const { items, open } = blocks(body, "PolicyDescriptions");
    const named = items.filter((each) => wanted.includes(settled(each.get("PolicyName"))));
    const about = named.find((each) => settled(each.get("PolicyTypeName")) === NEGOTIATION);
    if (open[0] !== undefined) return unknownBecause(open[0], description.at);
    if (about === undefined && named.length < wanted.length) return unknown("owed", "PolicyDescriptions", description.at);
    if (about === undefined) return known(DEFAULT_POLICY_TLS, { basis: "default", at: description.at });
    const attributes = blocks(about, "PolicyAttributeDescriptions");
    return lowestSwitchedOn(attributes, { name: "AttributeName", value: "AttributeValue", at: about.at });
  });
}
