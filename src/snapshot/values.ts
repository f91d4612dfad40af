import { addressTexts } from "../model/address-text.ts";
import { noAddresses, parseCidr, parseRange, unite, type Addresses } from "../model/addresses.ts";
import type { Interval } from "../model/intervals.ts";
import { portSet, type Ports } from "../model/traffic.ts";

const LAST_PORT = 65535;
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A date, or a moment with or without its zone. */
export function isInstant(value: unknown): value is string {
  return typeof value === "string" && DATE.test(value) && !Number.isNaN(Date.parse(value));
}

/** `undefined` when one of the texts is neither a block nor a range. */
export function addressesFrom(value: unknown): Addresses | undefined {
  if (!Array.isArray(value)) return undefined;
  const sets: Addresses[] = [];
  for (const each of value as readonly unknown[]) {
    const set = typeof each === "string" ? addressesIn(each) : undefined;
    if (set === undefined) return undefined;
    sets.push(set);
  }
  return sets.length === 0 ? noAddresses : unite(sets);
}

function addressesIn(written: string): Addresses | undefined {
  const dash = written.indexOf("-");
  return dash < 0 ? parseCidr(written) : parseRange(written.slice(0, dash), written.slice(dash + 1));
}

export function addressesTo(set: Addresses): readonly string[] {
  return addressTexts(set);
}

/** `undefined` when it is no list of pairs of ports. */
export function portsFrom(value: unknown): Ports | undefined {
  if (!Array.isArray(value)) return undefined;
  const pairs: [number, number][] = [];
  for (const each of value as readonly unknown[]) {
    if (!Array.isArray(each) || each.length !== 2) return undefined;
    const [from, to] = each as readonly unknown[];
    if (!isPort(from) || !isPort(to) || from > to) return undefined;
    pairs.push([from, to]);
  }
  return portSet(...pairs);
}

/** `undefined` when they are no ports of the internet protocols. */
export function portsTo(ports: Ports): readonly (readonly [number, number])[] | undefined {
  return ports.every(({ from, to }: Interval<number>) => isPort(from) && isPort(to) && from <= to)
    ? ports.map(({ from, to }) => [from, to] as const)
    : undefined;
}

function isPort(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LAST_PORT;
}
