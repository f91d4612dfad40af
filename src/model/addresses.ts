/**
 * Sets of internet addresses, as sorted disjoint closed intervals: one list for each family.
 * IPv4 addresses are plain numbers, IPv6 addresses bigints.
 */
import { intersect, normalise, subtract, type Interval } from "./intervals.ts";

export interface Addresses {
  readonly v4: readonly Interval<number>[];
  readonly v6: readonly Interval<bigint>[];
}

const V4_LAST = 2 ** 32 - 1;
const V6_LAST = (1n << 128n) - 1n;

/** Ranges read so far. A scan meets the same few in thousands of rules: each is kept once. */
const ranges = new Map<string, Addresses | undefined>();
const MOST_RANGES = 20_000;
/** The longest way to write an IPv6 range, with an IPv4 address at its end. */
const LONGEST_RANGE = 49;

const NO_RANGE: readonly never[] = Object.freeze([]);
export const noAddresses: Addresses = { v4: NO_RANGE, v6: NO_RANGE };
export const everyV4: Addresses = { v4: [{ from: 0, to: V4_LAST }], v6: [] };
export const everyV6: Addresses = { v4: [], v6: [{ from: 0n, to: V6_LAST }] };
export const everyAddress: Addresses = { v4: everyV4.v4, v6: everyV6.v6 };

const numberNext = (n: number): number => n + 1;
const bigNext = (n: bigint): bigint => n + 1n;
const numberPrevious = (n: number): number => n - 1;
const bigPrevious = (n: bigint): bigint => n - 1n;

export function unite(all: readonly Addresses[]): Addresses {
  if (all.length === 1) return all[0] as Addresses;
  const sets = all.filter((set) => !isEmpty(set));
  if (sets.length < 2) return sets[0] ?? noAddresses;
  return {
    v4: normalise(
      sets.flatMap((set) => set.v4),
      numberNext,
    ),
    v6: normalise(
      sets.flatMap((set) => set.v6),
      bigNext,
    ),
  };
}

export function without(set: Addresses, taken: Addresses): Addresses {
  return { v4: subtract(set.v4, taken.v4, numberNext, numberPrevious), v6: subtract(set.v6, taken.v6, bigNext, bigPrevious) };
}

export function overlap(one: Addresses, other: Addresses): Addresses {
  return { v4: intersect(one.v4, other.v4), v6: intersect(one.v6, other.v6) };
}

export function isEmpty(set: Addresses): boolean {
  return set.v4.length === 0 && set.v6.length === 0;
}

/** Public unicast IPv4: all but private, shared, loopback, link-local, documentation, benchmark, multicast and reserved blocks (IANA special-purpose registry). */
const INTERNET_V4 = without(
  everyV4,
  unite(
    [
      "0.0.0.0/8",
      "10.0.0.0/8",
      "100.64.0.0/10",
      "127.0.0.0/8",
      "169.254.0.0/16",
      "172.16.0.0/12",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.88.99.0/24",
      "192.168.0.0/16",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "224.0.0.0/4",
      "240.0.0.0/4",
    ].map((cidr) => parseCidr(cidr) as Addresses),
  ),
).v4;
/** Global unicast IPv6 as assigned so far. */
const INTERNET_V6 = (parseCidr("2000::/3") as Addresses).v6;

/** All public addresses of both families: what a cloud's tag `Internet` means. */
export const internet: Addresses = { v4: INTERNET_V4, v6: INTERNET_V6 };

/** Nobody allow-lists a quarter of the internet: a set that large is as good as everybody, even where a few addresses are denied. */
const QUARTER_V4 = sizeOfV4(INTERNET_V4) / 4;
const QUARTER_V6 = sizeOfV6(INTERNET_V6) / 4n;

/** Whether the set lets in the public at large: a quarter or more of the public addresses of a family, however it was put together. */
export function coversInternet(set: Addresses): boolean {
  return (
    // A set that is small by itself, as nearly all are, need not be cut down to public addresses first.
    (sizeOfV4(set.v4) >= QUARTER_V4 && publicSize(set.v4) >= QUARTER_V4) ||
    (set.v6.length > 0 && sizeOfV6(set.v6) >= QUARTER_V6 && sizeOfV6(intersect(INTERNET_V6, set.v6)) >= QUARTER_V6)
  );
}

function sizeOfV4(set: readonly Interval<number>[]): number {
  let size = 0;
  for (const { from, to } of set) size += to - from + 1;
  return size;
}

/** How many public addresses a set holds. */
function publicSize(set: readonly Interval<number>[]): number {
  let size = 0;
  for (const { from, to } of set) {
    for (const each of INTERNET_V4) if (each.from <= to && from <= each.to) size += Math.min(each.to, to) - Math.max(each.from, from) + 1;
  }
  return size;
}

function sizeOfV6(set: readonly Interval<bigint>[]): bigint {
  return set.reduce((size, { from, to }) => size + to - from + 1n, 0n);
}

/** `10.0.0.0/8`, `2001:db8::/32`, or a single address. `undefined` when it is neither. Host bits may be set, as clouds allow. */
export function parseCidr(text: string): Addresses | undefined {
  let range = ranges.get(text);
  if (range === undefined && !ranges.has(text)) {
    range = readCidr(text);
    if (ranges.size < MOST_RANGES && text.length <= LONGEST_RANGE) ranges.set(text, range);
  }
  return range;
}

function readCidr(text: string): Addresses | undefined {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const length = slash < 0 ? undefined : text.slice(slash + 1);
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  if (address.includes(":")) {
    const base = parseV6(address);
    const bits = length === undefined ? 128 : Number(length);
    if (base === undefined || bits > 128) return undefined;
    const size = 1n << BigInt(128 - bits);
    const from = (base / size) * size;
    return { v4: NO_RANGE, v6: [{ from, to: from + size - 1n }] };
  }
  const base = parseV4(address);
  const bits = length === undefined ? 32 : Number(length);
  if (base === undefined || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const from = Math.floor(base / size) * size;
  return { v4: [{ from, to: from + size - 1 }], v6: NO_RANGE };
}

/** The closed interval between two addresses of one family. `undefined` when they are no addresses or out of order. */
export function parseRange(first: string, last: string): Addresses | undefined {
  const [low, high] = [parseCidr(first), parseCidr(last)];
  if (low === undefined || high === undefined) return undefined;
  const v4 = span(low.v4[0], high.v4[0]);
  const v6 = span(low.v6[0], high.v6[0]);
  return v4 || v6 ? { v4: v4 ? [v4] : [], v6: v6 ? [v6] : [] } : undefined;
}

function span<N extends number | bigint>(low: Interval<N> | undefined, high: Interval<N> | undefined): Interval<N> | undefined {
  return low && high && low.from <= high.to ? { from: low.from, to: high.to } : undefined;
}

function parseV4(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return value;
}

function parseV6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = groups(halves[0] as string);
  const tail = halves.length === 2 ? groups(halves[1] as string) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...head, ...Array<number>(halves.length === 2 ? missing : 0).fill(0), ...tail].reduce(
    (value, group) => (value << 16n) | BigInt(group),
    0n,
  );
}

/** The 16-bit groups of one side of `::`, with a trailing dotted IPv4 part counted as two. */
function groups(side: string): number[] | undefined {
  if (side === "") return [];
  const result: number[] = [];
  const parts = side.split(":");
  for (const [index, part] of parts.entries()) {
    if (part.includes(".") && index === parts.length - 1) {
      const v4 = parseV4(part);
      if (v4 === undefined) return undefined;
      result.push(Math.floor(v4 / 65536), v4 % 65536);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) result.push(parseInt(part, 16));
    else return undefined;
  }
  return result;
}
