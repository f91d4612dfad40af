/** Entries of network ACLs in Terraform code: inline blocks and `aws_network_acl_rule`. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { everyAddress } from "../../../src/model/addresses.ts";
import { known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import { mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { everyPort, type Peer, type TrafficRule } from "../../../src/model/traffic.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, list, number, presenceOf, word } from "../../../src/provider/read.ts";
import { portsAt, protocolAt, rangeOf } from "../traffic.ts";

export const actions = { allow: "allow", deny: "deny" } as const;

export function inlineEntries(doc: Doc, direction: "ingress" | "egress", links: Links): Many<TrafficRule> {
  return mapMany(blocks(doc.body, direction), (block) =>
    entryOf(block, { number: "rule_no", action: "action", direction: known(direction), presence: presenceOf(block) }, doc, links),
  );
}

/** `egress` is false unless written. */
export function splitEntry(rule: Doc, links: Links): TrafficRule {
  const direction = mapFact(boolean(rule.body, "egress", known(false, { basis: "default" })), (out) => (out ? "egress" : "ingress"));
  return {
    ...entryOf(rule.body, { number: "rule_number", action: "rule_action", direction, presence: rule.presence }, rule, links),
    at: rule.at,
  };
}

interface Form {
  readonly number: string;
  readonly action: string;
  readonly direction: TrafficRule["direction"];
  readonly presence: Fact<true>;
}

function entryOf(body: MapValue, form: Form, doc: Doc, links: Links): TrafficRule {
  const protocol = protocolAt(body, "protocol");
  const order = number(body, form.number, unknown("unexpected-value", `entry without ${form.number}`, body.at));
  return {
    direction: form.direction,
    action: word(body, form.action, actions, unknown("unexpected-value", `entry without ${form.action}`, body.at)),
    order,
    protocol,
    ports: portsAt(body, protocol, "from_port", "to_port"),
    peers: union(["cidr_block", "ipv6_cidr_block"].map((name) => rangesAt(body, name, doc, links))),
    presence: form.presence,
    ...(order.state === "known" ? { label: `rule ${String(order.value)}` } : undefined),
    ...(body.at === undefined ? undefined : { at: body.at }),
  };
}

function rangesAt(body: MapValue, name: string, doc: Doc, links: Links): Many<Peer> {
  const written = list(body, name);
  const read = written.items.map((each) => rangeOf(each, name, doc, links));
  return opened(
    read.flatMap((fact) => (fact.state === "known" ? [fact.value] : [])),
    ...written.open,
    ...read.flatMap((fact) => (fact.state === "unknown" ? [fact.why] : [])),
  );
}

/**
 * What AWS writes into the ACL that comes with a new VPC: everything is allowed in and out
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html).
 */
export function allowAll(direction: "ingress" | "egress"): TrafficRule {
  const basis = { basis: "default" } as const;
  return {
    direction: known(direction, basis),
    action: known("allow", basis),
    order: known(100, basis),
    protocol: known("any", basis),
    ports: known(everyPort, basis),
    peers: { items: [{ addresses: everyAddress }], open: [] },
    presence: present,
    label: "rule 100",
  };
}
