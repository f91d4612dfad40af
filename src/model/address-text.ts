import type { Addresses } from "./addresses.ts";
import type { Interval } from "./intervals.ts";

/** The set as CIDR blocks; what is no block stands as a range `first-last`. IPv4 comes first. */
export function addressTexts({ v4, v6 }: Addresses): readonly string[] {
  return [...v4.map((each) => blockOrRange(each, 32, v4Text)), ...v6.map((each) => blockOrRange(each, 128, v6Text))];
}

function blockOrRange<N extends number | bigint>({ from, to }: Interval<N>, bits: number, write: (address: bigint) => string): string {
  const [first, last] = [BigInt(from), BigInt(to)];
  const free = (last - first).toString(2).replace(/^0$/, "").length;
  const isBlock = last - first === (1n << BigInt(free)) - 1n && (first & (last - first)) === 0n;
  return isBlock ? `${write(first)}/${bits - free}` : `${write(first)}-${write(last)}`;
}

function v4Text(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join(".");
}

/** RFC 5952: lower case, the longest run of zero groups as `::`. */
function v6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === "0") length++;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(":");
  return `${groups.slice(0, best.start).join(":")}::${groups.slice(best.start + best.length).join(":")}`;
}
