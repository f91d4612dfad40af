import { coversInternet, everyAddress, isEmpty, noAddresses, unite, without, type Addresses } from "./addresses.ts";
import type { Fact } from "./fact.ts";
import { normalise, type Interval } from "./intervals.ts";
import type { Item, Many } from "./many.ts";
import type { Unknown } from "./unknown.ts";

export type Protocol = "any" | "tcp" | "udp" | "icmp" | "icmpv6" | "other";

/** Ports as a set of closed intervals between 0 and 65535. */
export type Ports = readonly Interval<number>[];
const LAST_PORT = 65535;
export const everyPort: Ports = [{ from: 0, to: LAST_PORT }];

/** Who is at the other end: addresses, or members of something (a security group, a prefix list of the cloud, a service tag), which is never "any". */
export type Peer = { readonly addresses: Addresses } | { readonly members: string };

/** One rule of a security group or network ACL, in the words of no cloud. */
export interface TrafficRule extends Item {
  readonly direction: Fact<"ingress" | "egress">;
  readonly action: Fact<"allow" | "deny">;
  /** Smaller wins. Meaningless where the semantics is `allow-only`. */
  readonly order: Fact<number>;
  readonly protocol: Fact<Protocol>;
  /** Every port for protocols that have none. */
  readonly ports: Fact<Ports>;
  readonly peers: Many<Peer>;
}

/**
 * How the rules of a list work together. `allow-only`: what any rule allows is allowed (AWS security group).
 * `first-match`: the smallest order decides (network ACL, NSG). `priority-drop-wins`: as first-match, and a deny wins a tie (Alibaba Cloud).
 */
export type Semantics = "allow-only" | "first-match" | "priority-drop-wins";

export interface TrafficList {
  readonly semantics: Semantics;
  readonly rules: Many<TrafficRule>;
}

export interface TrafficQuery {
  readonly direction: "ingress" | "egress";
  readonly protocol: "tcp" | "udp";
  readonly ports: Ports;
}

/** Whether every public address gets through on some of the ports asked for, and on which. */
export type Admission =
  | { readonly open: true; readonly by: readonly TrafficRule[]; readonly ports: Ports }
  | { readonly open: false }
  | { readonly open: "unknown"; readonly because: readonly Unknown[]; readonly by: readonly TrafficRule[] };

interface Matched {
  readonly rule: TrafficRule;
  readonly effect: "allow" | "deny" | "unknown";
  /** What it matches for sure, and what it may match. */
  readonly surely: Addresses;
  readonly maybe: Addresses;
}

/**
 * Judges a list of rules alone. Rules that cannot change the answer do not matter, however little is known of them;
 * several narrow rules that together admit every public address count as one that does.
 */
export function admitsInternet(list: TrafficList, query: TrafficQuery): Admission {
  const { open, doubtful } = survey(list, query);
  return open ?? doubtful ?? SHUT;
}

/** As `admitsInternet`, but on each of the ports asked for, by whichever rule. */
export function admitsInternetOnAll(list: TrafficList, query: TrafficQuery): Admission {
  const { open, doubtful, shut } = survey(list, query);
  return shut ? SHUT : (doubtful ?? open ?? SHUT);
}

const SHUT: Extract<Admission, { readonly open: false }> = { open: false };

/** What was found on the ports asked for: all that is open together, the first piece in doubt, whether any piece is shut. */
interface Survey {
  readonly open: Admission | undefined;
  readonly doubtful: Admission | undefined;
  readonly shut: boolean;
}

const ALL_SHUT: Survey = { open: undefined, doubtful: undefined, shut: true };

function survey(list: TrafficList, { direction, protocol, ports }: TrafficQuery): Survey {
  const passage = passageOf(list, direction, protocol);
  if (passage === CLOSED && ports.length > 0) return ALL_SHUT;
  const { pieces, admissions, admit } = passage;
  const opened: Interval<number>[] = [];
  const by: TrafficRule[] = [];
  let doubtful: Admission | undefined;
  let shut = false;
  let first = 0;
  for (const { from, to } of ports) {
    for (let index = first; index < pieces.length; index++) {
      const piece = pieces[index] as Interval<number>;
      if (piece.from > to) break;
      if (piece.to < from) {
        first = index + 1;
        continue;
      }
      const admission = (admissions[index] ??= admit(piece));
      if (admission.open === false) shut = true;
      else if (admission.open === "unknown") doubtful ??= admission;
      else {
        opened.push({ from: Math.max(piece.from, from), to: Math.min(piece.to, to) });
        for (const rule of admission.by) if (!by.includes(rule)) by.push(rule);
      }
    }
  }
  if (opened.length === 0 && doubtful === undefined && shut) return ALL_SHUT;
  return { open: opened.length === 0 ? undefined : { open: true, by, ports: normalise(opened, (n) => n + 1) }, doubtful, shut };
}

/** What a list lets through in one direction by one protocol: on each piece of the ports every rule matches wholly or not at all. */
interface Passage {
  readonly pieces: readonly Interval<number>[];
  /** Worked out when first asked for. */
  readonly admissions: (Admission | undefined)[];
  readonly admit: (piece: Interval<number>) => Admission;
}

const CLOSED: Passage = { pieces: everyPort, admissions: [SHUT], admit: () => SHUT };

/** The passages of a list, by direction and protocol. */
interface Passages {
  readonly list: TrafficList;
  readonly ways: { readonly [D in TrafficQuery["direction"]]: { -readonly [P in TrafficQuery["protocol"]]: Passage | undefined } };
}

/**
 * Rules ask the same list one after the other, each about ports of its own, and some ask a part of it in between. What the last two
 * let through is worked out once for all of them.
 */
let latest: Passages | undefined;
let before: Passages | undefined;

function passageOf(list: TrafficList, direction: TrafficQuery["direction"], protocol: TrafficQuery["protocol"]): Passage {
  const { ways } = passagesOf(list);
  return (ways[direction][protocol] ??= passageThrough(list, direction, protocol));
}

function passagesOf(list: TrafficList): Passages {
  if (latest !== undefined && isSame(latest.list, list)) return latest;
  const made =
    before !== undefined && isSame(before.list, list)
      ? before
      : { list, ways: { ingress: { tcp: undefined, udp: undefined }, egress: { tcp: undefined, udp: undefined } } };
  before = latest;
  latest = made;
  return made;
}

function isSame(one: TrafficList, other: TrafficList): boolean {
  return one.rules === other.rules && one.semantics === other.semantics;
}

function passageThrough(
  { semantics, rules }: TrafficList,
  direction: TrafficQuery["direction"],
  protocol: TrafficQuery["protocol"],
): Passage {
  const matched: Matched[] = [];
  for (const rule of rules.items) if (mayMatch(rule, direction, protocol)) matched.push(matchedBy(rule));
  if (rules.open.length === 0 && cannotOpen(matched)) return CLOSED;
  return {
    pieces: elementary(matched),
    admissions: [],
    admit: (piece) => {
      const here = matched.filter(({ rule }) => rule.ports.state !== "known" || touches(rule.ports.value, piece));
      return admitsOn(here, rules.open, semantics, piece);
    },
  };
}

/** All that the rules may allow together is too little. */
function cannotOpen(matched: readonly Matched[]): boolean {
  const allowed: Addresses[] = [];
  for (const { effect, maybe } of matched) if (effect !== "deny") allowed.push(maybe);
  return !coversInternet(unite(allowed));
}

function namedBy({ peers: { items } }: TrafficRule): Addresses {
  const [only] = items;
  if (only !== undefined && items.length === 1) return "addresses" in only ? only.addresses : noAddresses;
  return unite(items.map((peer) => ("addresses" in peer ? peer.addresses : noAddresses)));
}

/** What the rules about a piece of the ports let through on it. `hidden`: why there may be more rules. */
function admitsOn(matched: readonly Matched[], hidden: readonly Unknown[], semantics: Semantics, piece: Interval<number>): Admission {
  if (matched.length === 0 && hidden.length === 0) return SHUT;
  const ordered = semantics !== "allow-only";
  const sure: { readonly rule: TrafficRule; readonly admits: Addresses }[] = [];
  const possible: Addresses[] = hidden.length > 0 ? [everyAddress] : [];
  for (const each of matched) {
    if (each.effect === "deny") continue;
    const before = ordered ? denialsBefore(each, matched, semantics) : nothingDenied;
    if (each.effect === "allow" && !(ordered && hidden.length > 0))
      sure.push({ rule: each.rule, admits: without(each.surely, before.maybe) });
    possible.push(without(each.maybe, before.surely));
  }
  if (coversInternet(unite(sure.map((each) => each.admits)))) return { open: true, by: culprits(sure), ports: [piece] };
  if (!coversInternet(unite(possible))) return SHUT;
  return {
    open: "unknown",
    because: [...hidden, ...matched.flatMap(({ rule }) => doubtsAbout(rule))],
    by: matched.filter((each) => each.effect !== "deny").map((each) => each.rule),
  };
}

/** The rules that open the list each by itself; where none does, all that do it together. */
function culprits(sure: readonly { readonly rule: TrafficRule; readonly admits: Addresses }[]): readonly TrafficRule[] {
  const alone = sure.filter((each) => coversInternet(each.admits));
  return (alone.length > 0 ? alone : sure.filter((each) => !isEmpty(each.admits))).map((each) => each.rule);
}

const nothingDenied = { surely: noAddresses, maybe: noAddresses };

function denialsBefore(allow: Matched, all: readonly Matched[], semantics: Semantics): { surely: Addresses; maybe: Addresses } {
  const surely: Addresses[] = [];
  const maybe: Addresses[] = [];
  for (const each of all) {
    if (each.effect === "allow" || each === allow) continue;
    const first = precedes(each.rule.order, allow.rule.order, semantics);
    if (first === false) continue;
    maybe.push(each.maybe);
    if (first === true && each.effect === "deny") surely.push(each.surely);
  }
  return { surely: unite(surely), maybe: unite(maybe) };
}

function precedes(deny: Fact<number>, allow: Fact<number>, semantics: Semantics): boolean | "unknown" {
  if (deny.state !== "known" || allow.state !== "known") return "unknown";
  return semantics === "priority-drop-wins" ? deny.value <= allow.value : deny.value < allow.value;
}

/** Whether the rule has anything to do with the direction and the protocol, for all that is known of it. */
function mayMatch(rule: TrafficRule, direction: TrafficQuery["direction"], protocol: TrafficQuery["protocol"]): boolean {
  return (
    (rule.direction.state !== "known" || rule.direction.value === direction) &&
    (rule.protocol.state !== "known" || rule.protocol.value === "any" || rule.protocol.value === protocol)
  );
}

function matchedBy(rule: TrafficRule): Matched {
  const { direction, protocol, ports, presence, action, peers } = rule;
  const certain = direction.state !== "unknown" && protocol.state !== "unknown" && ports.state !== "unknown" && presence.state === "known";
  const named = namedBy(rule);
  const maybe = peers.open.length > 0 ? everyAddress : named;
  return { rule, effect: action.state === "known" ? action.value : "unknown", surely: certain ? named : noAddresses, maybe };
}

function touches(ports: Ports, piece: Interval<number>): boolean {
  return ports.some(({ from, to }) => from <= piece.to && piece.from <= to);
}

function doubtsAbout(rule: TrafficRule): readonly Unknown[] {
  const facts = [rule.direction, rule.protocol, rule.ports, rule.presence, rule.action, rule.order];
  return [...facts.flatMap((fact) => (fact.state === "unknown" ? [fact.why] : [])), ...rule.peers.open];
}

/** Cuts all ports at every border of a rule. */
function elementary(matched: readonly Matched[]): readonly Interval<number>[] {
  const cuts: number[] = [];
  for (const { rule } of matched) {
    if (rule.ports.state !== "known") continue;
    for (const { from, to } of rule.ports.value) cuts.push(from, to + 1);
  }
  const pieces: Interval<number>[] = [];
  let start = 0;
  for (const cut of cuts.sort((a, b) => a - b)) {
    if (cut <= start || cut > LAST_PORT) continue;
    pieces.push({ from: start, to: cut - 1 });
    start = cut;
  }
  pieces.push({ from: start, to: LAST_PORT });
  return pieces;
}

/** Single spans met so far, by both ends: nearly all rules have one of few. */
const spans = new Map<number, Ports>();
const MOST_SPANS = 20_000;

/** Ports from loose intervals. */
export function portSet(...intervals: readonly (readonly [number, number])[]): Ports {
  const [only] = intervals;
  if (only !== undefined && intervals.length === 1) return portSpan(...only);
  return normalise(
    intervals.map(([from, to]) => ({ from, to })),
    (n) => n + 1,
  );
}

function portSpan(from: number, to: number): Ports {
  const key = from * (LAST_PORT + 1) + to;
  let span = spans.get(key);
  if (span === undefined || span[0]?.from !== from) {
    span = [{ from, to }];
    if (spans.size < MOST_SPANS) spans.set(key, span);
  }
  return span;
}

/** Settings name ports once, and are asked about for each resource. */
function once(work: (ports: readonly number[]) => Ports): (ports: readonly number[]) => Ports {
  const known = new WeakMap<readonly number[], Ports>();
  return (ports) => {
    let made = known.get(ports);
    if (made === undefined) known.set(ports, (made = work(ports)));
    return made;
  };
}

/** These ports. */
export const portsAmong: (named: readonly number[]) => Ports = once((named) => portSet(...named.map((port) => [port, port] as const)));

/** All ports but these. */
export const portsExcept: (excepted: readonly number[]) => Ports = once((excepted) => {
  const sorted = [...new Set(excepted)].sort((a, b) => a - b);
  const pieces: Interval<number>[] = [];
  let start = 0;
  for (const port of sorted) {
    if (port > start) pieces.push({ from: start, to: port - 1 });
    start = port + 1;
  }
  if (start <= LAST_PORT) pieces.push({ from: start, to: LAST_PORT });
  return pieces;
});
