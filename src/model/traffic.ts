import { coversInternet, everyAddress, isEmpty, noAddresses, unite, without, type Addresses } from "./addresses.ts";
import type { Fact } from "./fact.ts";
import { isSubset, normalise, type Interval } from "./intervals.ts";
import type { Item, Many } from "./many.ts";
import type { Unknown } from "./unknown.ts";

export type Protocol = "any" | "tcp" | "udp" | "icmp" | "icmpv6" | "other";

/** Ports as a set of closed intervals between 0 and 65535. */
export type Ports = readonly Interval<number>[];
export const everyPort: Ports = [{ from: 0, to: 65535 }];

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
  const answers = answersTo(list, query);
  return together(answers.filter(isOpen)) ?? answers.find((each) => each.open === "unknown") ?? { open: false };
}

/** As `admitsInternet`, but on each of the ports asked for, by whichever rule. */
export function admitsInternetOnAll(list: TrafficList, query: TrafficQuery): Admission {
  if (leavesPortsShut(list.rules, query)) return { open: false };
  const answers = answersTo(list, query);
  return (
    answers.find((each) => each.open === false) ??
    answers.find((each) => each.open === "unknown") ??
    together(answers.filter(isOpen)) ?? { open: false }
  );
}

/** Nothing can open some of the ports asked for, as in a list whose rules name only a few. */
function leavesPortsShut({ items, open }: Many<TrafficRule>, query: TrafficQuery): boolean {
  if (open.length > 0) return false;
  const named: Interval<number>[] = [];
  for (const { action, ports } of items) {
    if (action.state === "known" && action.value === "deny") continue;
    if (ports.state !== "known") return false;
    named.push(...ports.value);
  }
  return !isSubset(
    query.ports,
    normalise(named, (n) => n + 1),
  );
}

function answersTo({ semantics, rules }: TrafficList, query: TrafficQuery): readonly Admission[] {
  // Rules about other ports, and lists that cannot open whatever their rules do together, are told at once.
  const list = { semantics, rules: { items: rules.items.filter((rule) => mayMatch(rule, query, query.ports)), open: rules.open } };
  if (cannotOpen(list.rules)) return [{ open: false }];
  return elementary(list.rules.items, query).map((ports) => admitsOn(list, query, ports));
}

/** All that the rules may allow together is too little. */
function cannotOpen({ items, open }: Many<TrafficRule>): boolean {
  if (open.length > 0) return false;
  const allowing = items.filter(({ action }) => action.state !== "known" || action.value === "allow");
  return allowing.every(({ peers }) => peers.open.length === 0) && !coversInternet(unite(allowing.map(namedBy)));
}

function namedBy({ peers }: TrafficRule): Addresses {
  return unite(peers.items.map((peer) => ("addresses" in peer ? peer.addresses : noAddresses)));
}

type Open = Extract<Admission, { readonly open: true }>;

function isOpen(answer: Admission): answer is Open {
  return answer.open === true;
}

function together(answers: readonly Open[]): Open | undefined {
  if (answers.length === 0) return undefined;
  const ports = normalise(
    answers.flatMap((each) => each.ports),
    (n) => n + 1,
  );
  return { open: true, by: [...new Set(answers.flatMap((each) => each.by))], ports };
}

function admitsOn(list: TrafficList, query: TrafficQuery, ports: Interval<number>): Admission {
  const matched = list.rules.items.map((rule) => match(rule, query, ports)).filter((each) => each !== undefined);
  const ordered = list.semantics !== "allow-only";
  const hidden = list.rules.open.length > 0;
  const sure: { readonly rule: TrafficRule; readonly admits: Addresses }[] = [];
  const possible: Addresses[] = hidden ? [everyAddress] : [];
  for (const each of matched) {
    if (each.effect === "deny") continue;
    const before = ordered ? denialsBefore(each, matched, list.semantics) : nothingDenied;
    if (each.effect === "allow" && !(ordered && hidden)) sure.push({ rule: each.rule, admits: without(each.surely, before.maybe) });
    possible.push(without(each.maybe, before.surely));
  }
  if (coversInternet(unite(sure.map((each) => each.admits)))) return { open: true, by: culprits(sure), ports: [ports] };
  if (!coversInternet(unite(possible))) return { open: false };
  return {
    open: "unknown",
    because: [...list.rules.open, ...matched.flatMap(({ rule }) => doubtsAbout(rule))],
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

/** `undefined` when the rule certainly has nothing to do with the question. */
function match(rule: TrafficRule, query: TrafficQuery, ports: Interval<number>): Matched | undefined {
  if (!mayMatch(rule, query, [ports])) return undefined;
  const certain = [rule.direction, rule.protocol, rule.ports].every((fact) => fact.state !== "unknown") && rule.presence.state === "known";
  const named = namedBy(rule);
  const maybe = rule.peers.open.length > 0 ? everyAddress : named;
  const effect = rule.action.state === "known" ? rule.action.value : "unknown";
  return { rule, effect, surely: certain ? named : noAddresses, maybe };
}

function mayMatch({ direction, protocol, ports }: TrafficRule, query: TrafficQuery, asked: Ports): boolean {
  return (
    (direction.state !== "known" || direction.value === query.direction) &&
    (protocol.state !== "known" || protocol.value === "any" || protocol.value === query.protocol) &&
    (ports.state !== "known" || touches(ports.value, asked))
  );
}

function touches(one: Ports, other: Ports): boolean {
  return one.some((each) => other.some(({ from, to }) => each.from <= to && from <= each.to));
}

function doubtsAbout(rule: TrafficRule): readonly Unknown[] {
  const facts = [rule.direction, rule.protocol, rule.ports, rule.presence, rule.action, rule.order];
  return [...facts.flatMap((fact) => (fact.state === "unknown" ? [fact.why] : [])), ...rule.peers.open];
}

/** Cuts the ports asked for at every border of a rule, so that on each piece every rule matches wholly or not at all. */
function elementary(rules: readonly TrafficRule[], query: TrafficQuery): readonly Interval<number>[] {
  const cuts = new Set<number>();
  for (const { ports } of rules) {
    if (ports.state !== "known") continue;
    for (const { from, to } of ports.value) cuts.add(from).add(to + 1);
  }
  const pieces: Interval<number>[] = [];
  for (const { from, to } of query.ports) {
    const inside = [...cuts].filter((cut) => cut > from && cut <= to).sort((a, b) => a - b);
    let start = from;
    for (const cut of inside) {
      pieces.push({ from: start, to: cut - 1 });
      start = cut;
    }
    pieces.push({ from: start, to });
  }
  return pieces;
}

/** Ports from loose intervals. */
export function portSet(...intervals: readonly (readonly [number, number])[]): Ports {
  return normalise(
    intervals.map(([from, to]) => ({ from, to })),
    (n) => n + 1,
  );
}

/** All ports but these. */
export function portsExcept(excepted: readonly number[]): Ports {
  const sorted = [...new Set(excepted)].sort((a, b) => a - b);
  const pieces: Interval<number>[] = [];
  let start = 0;
  for (const port of sorted) {
    if (port > start) pieces.push({ from: start, to: port - 1 });
    start = port + 1;
  }
  if (start <= 65535) pieces.push({ from: start, to: 65535 });
  return pieces;
}
