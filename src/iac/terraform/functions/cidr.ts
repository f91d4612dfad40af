/** Arithmetic on address blocks, IPv4 and IPv6 alike: an address is one big integer of 32 or 128 bits. */
import { listValue, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { fail } from "./halt.ts";
import { formatAddress, parseAddress, type Bits } from "./ip.ts";
import * as need from "./need.ts";
import { deref } from "./walk.ts";

interface Block {
  readonly base: bigint;
  readonly length: number;
  readonly bits: Bits;
}

/** A single call may lengthen an IPv6 prefix by at most this many bits in `cidrsubnets`. */
const MOST_NEW_BITS = 32;

export const cidrFunctions: Family = {
  cidrcontains: pure(2, (outer, inner) => {
    const [block, text] = [parseBlock(need.text(outer)), need.text(inner)];
    const part = text.includes("/") ? parseBlock(text) : hostBlock(text);
    if (part.bits !== block.bits) return fail("the addresses are of different families");
    return part.length >= block.length && part.base >> size(block) === block.base >> size(block);
  }),
  cidrhost: pure(2, (prefix, host) => {
    const block = parseBlock(need.text(prefix));
    const number = wholeNumber(host);
    const capacity = 1n << size(block);
    if (number >= capacity || number < -capacity) return fail("the block has no host of this number");
    return formatAddress(block.base + (number < 0n ? capacity + number : number), block.bits);
  }),
  cidrnetmask: pure(1, (prefix) => {
    const block = parseBlock(need.text(prefix));
    if (block.bits !== 32) return fail("only IPv4 has netmasks");
    return formatAddress(((1n << BigInt(block.length)) - 1n) << size(block), 32);
  }),
  cidrsubnet: pure(3, (prefix, extra, number) => {
    const block = parseBlock(need.text(prefix));
    const added = need.integer(extra);
    const length = block.length + added;
    if (added < 0 || length > block.bits) return fail("the block is too small for so many more bits");
    const index = wholeNumber(number);
    if (index < 0n || index >= 1n << BigInt(added)) return fail("the block has no subnet of this number");
    return formatBlock({ base: block.base + (index << BigInt(block.bits - length)), length, bits: block.bits });
  }),
  cidrsubnets: variadic(1, ([prefix, ...extras]) => {
    const block = parseBlock(need.text(prefix as Value));
    // Terraform steps back to before the first subnet, which it cannot do from address zero.
    if (block.base === 0n && extras.length > 0) return fail("a block that starts at address zero cannot be divided");
    let next = block.base;
    const end = block.base + (1n << size(block));
    return listValue(
      extras.map((extra) => {
        const added = need.integer(extra);
        const length = block.length + added;
        if (added < 1 || added > MOST_NEW_BITS || length > block.bits) return fail("the block cannot be lengthened by so many bits");
        const width = 1n << BigInt(block.bits - length);
        const base = ((next + width - 1n) / width) * width;
        next = base + width;
        return next > end ? fail("the block has no room for so many subnets") : formatBlock({ base, length, bits: block.bits });
      }),
    );
  }),
};

/** Bits of the host part. */
function size({ bits, length }: Block): bigint {
  return BigInt(bits - length);
}

function parseBlock(text: string): Block {
  const match = /^([^/]+)\/(\d{1,4})$/.exec(text);
  const address = match === null ? undefined : parseAddress(match[1] as string);
  const length = Number(match?.[2]);
  if (address === undefined || length > address.bits) return fail("the text is not an address block");
  const host = BigInt(address.bits - length);
  return { base: (address.value >> host) << host, length, bits: address.bits };
}

function hostBlock(text: string): Block {
  const address = parseAddress(text);
  return address === undefined
    ? fail("the text is neither an address nor an address block")
    : { base: address.value, length: address.bits, bits: address.bits };
}

function formatBlock({ base, length, bits }: Block): string {
  return `${formatAddress(base, bits)}/${length}`;
}

/** A whole number of any size; numbers beyond 2^53 come as strings. */
function wholeNumber(value: Value): bigint {
  const known = deref(value);
  if (typeof known === "string" && /^-?\d{1,40}$/.test(known)) return BigInt(known);
  return BigInt(need.integer(value));
}
