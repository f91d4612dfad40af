import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { closed, opened, union, type Many } from "../../../src/model/many.ts";
import { everyPort, portSet, type Peer, type Ports, type Protocol, type TrafficRule } from "../../../src/model/traffic.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { list, number, word } from "../../../src/provider/read.ts";
import { isAny, peersOf, wordsOf } from "./addresses.ts";

/** How a format spells the fields of a rule. Singular and plural are alternatives; a live body carries both, the unused one empty. */
export interface RuleNames {
  readonly direction: string;
  readonly access: string;
  readonly priority: string;
  readonly protocol: string;
  readonly ports: readonly string[];
  readonly sourcePorts: readonly string[];
  readonly source: readonly string[];
  readonly sourceGroups: string;
  readonly destination: readonly string[];
  readonly destinationGroups: string;
}

/** A rule as read, with the end that the model leaves out. */
export interface ReadRule {
  readonly rule: TrafficRule;
  /** Addresses at the guarded end: the destination of an inbound rule. */
  readonly guarded: Many<string>;
  readonly sourcePorts: Many<string>;
}

const directions = { Inbound: "ingress", Outbound: "egress" } as const;
const accesses = { Allow: "allow", Deny: "deny" } as const;
const protocols: Readonly<Record<string, Protocol>> = { "*": "any", Tcp: "tcp", Udp: "udp", Icmp: "icmp", Esp: "other", Ah: "other" };

/** One written rule. It comes back as two where part of its ports is not known: what is known of it still counts. */
export function readRules(body: MapValue, names: RuleNames, presence: Fact<true>, label: string): readonly ReadRule[] {
  const owed = (field: string): Fact<never> => unknown("unexpected-value", `security rule without ${field}`, body.at);
  const direction = word(body, names.direction, directions, owed(names.direction));
  const source = end(body, names.source, names.sourceGroups);
  const destination = end(body, names.destination, names.destinationGroups);
  const outbound = direction.state === "known" && direction.value === "egress";
  const [peer, guarded] = outbound ? [destination, source] : [source, destination];
  const protocol = word(body, names.protocol, protocols, owed(names.protocol));
  const common = {
    presence,
    ...(body.at === undefined ? undefined : { at: body.at }),
    label,
    direction,
    action: word(body, names.access, accesses, owed(names.access)),
    order: number(body, names.priority, owed(names.priority)),
    protocol,
    peers: peersAt(peer, body),
  };
  return portsOf(body, names, protocol).map((ports) => ({
    rule: { ...common, ports },
    guarded: union([peer === source ? destination.prefixes : source.prefixes, guarded.groups]),
    sourcePorts: wordsAt(body, names.sourcePorts),
  }));
}

interface End {
  readonly prefixes: Many<string>;
  readonly groups: Many<string>;
}

function end(body: MapValue, prefixes: readonly string[], groups: string): End {
  return { prefixes: wordsAt(body, prefixes), groups: groupsAt(body, groups) };
}

function wordsAt(body: MapValue, names: readonly string[]): Many<string> {
  return union(names.map((name) => wordsOf(list(body, name), name)));
}

/** Application security groups: whatever they are, they are members of the network and never everybody. */
function groupsAt(body: MapValue, name: string): Many<string> {
  return closed(list(body, name).items.map((_, index) => `${name}[${index}]`));
}

function peersAt({ prefixes, groups }: End, body: MapValue): Many<Peer> {
  const members = groups.items.map((each): Peer => ({ members: each }));
  const named = peersOf(prefixes);
  if (named.items.length + named.open.length + members.length === 0)
    return opened([], because("unexpected-value", "security rule without addresses", body.at));
  return opened([...named.items, ...members], ...named.open);
}

/** Known and unknown ports apart. Protocols without ports match whatever the fields say. */
function portsOf(body: MapValue, names: RuleNames, protocol: Fact<Protocol>): readonly Fact<Ports>[] {
  if (protocol.state === "known" && !["any", "tcp", "udp"].includes(protocol.value)) return [known(everyPort)];
  const words = wordsAt(body, names.ports);
  const doubts: Unknown[] = [...words.open];
  const pairs: (readonly [number, number])[] = [];
  for (const each of words.items) {
    const pair = portPair(each);
    if (pair === undefined) doubts.push(because("unexpected-value", `port range "${each}"`, body.at));
    else pairs.push(pair);
  }
  const facts: Fact<Ports>[] =
    pairs.length === 0 ? [] : [known(portSet(...pairs), { at: body.placeOf(names.ports[0] as string) ?? body.at })];
  if (doubts[0] !== undefined) facts.push(unknownBecause(doubts[0], body.at));
  return facts.length > 0 ? facts : [unknown("unexpected-value", "security rule without ports", body.at)];
}

function portPair(text: string): readonly [number, number] | undefined {
  if (isAny(text)) return [0, 65535];
  const [, first, last = first] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(text) ?? [];
  const pair = [Number(first), Number(last)] as const;
  return first !== undefined && pair[0] <= pair[1] && pair[1] <= 65535 ? pair : undefined;
}
