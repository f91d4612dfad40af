/** Classic load balancers: listeners are blocks, their TLS policies are resources beside them. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol, LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { closed, mapMany, opened, type Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, number, presenceOf, settled, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { DEFAULT_POLICY_TLS, tlsPolicies } from "../tls-policies.ts";
import { GUARD_TYPES, guardsOf } from "../guards.ts";
import { classicProtocols, lowestSwitchedOn } from "./negotiation.ts";

const NEGOTIATION = "aws_lb_ssl_negotiation_policy";

export const classic = defineMapper({
  provider: "aws",
  reads: "aws_elb",
  kinds: ["load-balancer"],
  identity: ["name", "id"],
  with: { policies: attached(NEGOTIATION, "load_balancer"), others: attached("aws_load_balancer_listener_policy", "load_balancer_name") },
  also: GUARD_TYPES,
  map: (doc, { policies, others }, links): LoadBalancer => ({
    internetFacing: mapFact(boolean(doc.body, "internal", known(false, { basis: "default", at: doc.at })), (internal) => !internal),
    guards: guardsOf(doc, "security_groups", links, ["subnets"]),
    unguarded: known(false, { basis: "platform" }),
    // The block alone turns logs on (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb#enabled-1).
    accessLogged: logging(doc),
    deletionProtected: notOffered["load-balancer/classic-deletion"],
    listeners: mapMany(blocks(doc.body, "listener"), (block): Listener => {
      const port = number(block, "lb_port", unknown("unexpected-value", "listener without lb_port", block.at));
      const protocol = word(block, "lb_protocol", classicProtocols, unknown("unexpected-value", "listener without lb_protocol", block.at));
      return {
        protocol,
        port,
        minTls: minTlsOf(block, protocol, port, policies, others),
        allowList: closed([]),
        // A classic listener cannot redirect.
        redirectsToHttps: known(false, { basis: "platform" }),
        presence: presenceOf(block),
        ...(block.at === undefined ? undefined : { at: block.at }),
        label: port.state === "known" ? `port ${String(port.value)}` : "listener",
      };
    }),
    ...awsBase("load-balancer", doc),
  }),
});

function logging(doc: Doc): Fact<boolean> {
  const { items, open } = blocks(doc.body, "access_logs");
  if (open[0] !== undefined) return unknownBecause(open[0], doc.at);
  const [block] = items;
  if (block === undefined) return known(false, { basis: "default", at: doc.at });
  if (block.doubt !== undefined) return unknownBecause(block.doubt, block.at);
  return boolean(block, "enabled", known(true, { basis: "default", at: block.at }));
}

function minTlsOf(
  block: MapValue,
  protocol: Fact<ListenerProtocol>,
  port: Fact<number>,
  policies: Many<Doc>,
  others: Many<Doc>,
): Fact<TlsVersion> {
  if (protocol.state === "known" && protocol.value !== "https" && protocol.value !== "tls")
    return notOffered["load-balancer/listener-without-tls"];
  if (protocol.state !== "known" || port.state !== "known") return (protocol.state !== "known" ? protocol : port) as Fact<TlsVersion>;
  const elsewhere = onPort(others, "load_balancer_port", port.value);
  const own = onPort(policies, "lb_port", port.value);
  if (elsewhere.items.length > 0) return unknown("not-visible", "the policy that is set for this port", block.at);
  const [doubt] = [...own.open, ...elsewhere.open];
  const [policy] = own.items;
  if (policy !== undefined) return policy.presence.state === "unknown" ? unknownBecause(policy.presence.why, policy.at) : allowed(policy);
  return doubt === undefined ? known(DEFAULT_POLICY_TLS, { basis: "default", at: block.at }) : unknownBecause(doubt, block.at);
}

function onPort(policies: Many<Doc>, path: string, port: number): Many<Doc> {
  const ports = policies.items.map((policy) => ({ policy, port: number(policy.body, path, unknown("unexpected-value", path, policy.at)) }));
  const unread = ports.flatMap((each) => (each.port.state === "unknown" ? [each.port.why] : []));
  return opened(
    ports.filter((each) => each.port.state === "known" && each.port.value === port).map((each) => each.policy),
    ...policies.open,
    ...unread,
  );
}

/** A policy refers to one of AWS by name, or turns protocol versions on one by one. */
function allowed(policy: Doc): Fact<TlsVersion> {
  const attributes = blocks(policy.body, "attribute");
  if (attributes.open[0] !== undefined) return unknownBecause(attributes.open[0], policy.at);
  const named = attributes.items.find((each) => settled(each.get("name")) === "Reference-Security-Policy");
  if (named !== undefined) return word(named, "value", tlsPolicies, unknown("unexpected-value", "attribute without value", named.at));
  return lowestSwitchedOn(attributes, { name: "name", value: "value", at: policy.at });
}
