import type { At } from "../model/at.ts";
import { known, unknown, type Fact } from "../model/fact.ts";
import { kindFields, type KindName, type Resource } from "../model/kinds.ts";
import { closed, opened, present, type Many } from "../model/many.ts";
import type { FactKeys, ResourceBase } from "../model/resource.ts";
import { parseCidr } from "../model/addresses.ts";
import { portSet, type Peer, type Protocol, type TrafficRule } from "../model/traffic.ts";
import { because } from "../model/unknown.ts";

/** The day on which examples are judged. */
export const EXAMPLE_DAY = "2026-01-01";

/** A situation that a rule passes or fails, run as a test and printed as documentation. */
export interface Example<K extends KindName> {
  readonly resource: Resource<K>;
  /** Other resources of the situation. */
  readonly with?: readonly Resource[];
}

type Loose<V> = V | (V extends Fact<infer T> ? T : never) | (V extends Many<infer I> ? readonly I[] : never);
type Given<K extends KindName> = { readonly [F in FactKeys<Resource<K>>]?: Loose<Resource<K>[F]> } & { readonly id?: string } & Partial<
    Omit<ResourceBase<K>, "kind">
  >;

const nowhere = 0 as At;

/**
 * A resource with the facts given and nothing else known. Plain values become known facts, plain arrays closed lists;
 * a field not named is unknown, a list not named is open.
 */
export function given<K extends KindName>(kind: K, facts: Given<K>): Resource<K> {
  const loose = facts as Readonly<Record<string, unknown>>;
  const id = facts.id ?? kind;
  const base = {
    kind,
    id,
    provider: "aws",
    cloud: null,
    account: null,
    region: null,
    scope: "example",
    native: kind,
    name: id,
    aliases: [],
    presence: present,
    at: nowhere,
    escapes: [],
  };
  const fields = Object.entries(kindFields[kind]).map(([field, sort]) => [field, lift(sort, loose[field], field)]);
  const overrides = Object.fromEntries(Object.entries(loose).filter(([name]) => name in base));
  const resource: unknown = { ...base, ...Object.fromEntries(fields), ...overrides };
  return resource as Resource<K>;
}

/** A part of a resource: plain values become known facts, and the lists among its fields closed ones. */
export function part<I extends object>(facts: { readonly [F in keyof I]?: Loose<I[F]> }): I {
  const entries = Object.entries(facts).map(([name, value]) => [name, liftPart(name, value)]);
  return { presence: present, ...Object.fromEntries(entries) } as I;
}

/** A rule of a security group or ACL: ingress, allowed, TCP, smallest order, unless said otherwise. Peers are CIDR blocks or names of groups. */
export function trafficRule(facts: PlainTraffic): TrafficRule {
  const { from, ports, direction = "ingress", action = "allow", protocol = "tcp", order = 1 } = facts;
  const peers = from.map((peer): Peer => {
    const addresses = parseCidr(peer);
    return addresses === undefined ? { members: peer } : { addresses };
  });
  return {
    presence: present,
    direction: known(direction),
    action: known(action),
    protocol: known(protocol),
    order: known(order),
    ports: known(portSet(...ports)),
    peers: closed(peers),
  };
}

interface PlainTraffic {
  readonly from: readonly string[];
  readonly ports: readonly (readonly [number, number])[];
  readonly direction?: "ingress" | "egress";
  readonly action?: "allow" | "deny";
  readonly order?: number;
  readonly protocol?: Protocol;
}

/** Fields of parts that are no facts, and those that are lists. */
const plainParts = new Set(["at", "label", "channel", "level", "stops"]);
const listParts = new Set(["peers"]);

function liftPart(name: string, value: unknown): unknown {
  if (plainParts.has(name) || isLifted(value)) return value;
  return listParts.has(name) && Array.isArray(value) ? closed(value) : known(value);
}

function lift(sort: "fact" | "many" | "plain", value: unknown, field: string): unknown {
  if (sort === "many")
    return value === undefined ? opened([], because("not-visible", field)) : Array.isArray(value) ? closed(value) : value;
  if (sort === "plain" || isLifted(value)) return value;
  return value === undefined ? unknown("not-visible", field) : known(value);
}

function isLifted(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("state" in value || ("items" in value && "open" in value));
}
