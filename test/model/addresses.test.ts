import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coversInternet,
  everyAddress,
  everyV4,
  isEmpty,
  overlap,
  parseCidr,
  parseRange,
  unite,
  without,
  type Addresses,
} from "../../src/model/addresses.ts";

const set = (...cidrs: string[]): Addresses => unite(cidrs.map((cidr) => parseCidr(cidr) as Addresses));

describe("an address block", () => {
  it.each([
    ["10.0.0.0/8", "10.255.255.255/32"],
    ["10.1.2.3/8", "10.0.0.0/32"],
    ["192.0.2.7", "192.0.2.7/32"],
    ["2001:db8::/32", "2001:db8:ffff::1/128"],
    ["::ffff:192.0.2.1/128", "::ffff:c000:201"],
    ["::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ])("%s holds %s", (block, inside) => {
    expect(isEmpty(without(set(inside), set(block)))).toBe(true);
  });

  it.each([
    "",
    "10.0.0.0/33",
    "10.0.0/8",
    "256.0.0.1",
    "1.2.3.4/",
    "1.2.3.4/x",
    "2001:::1",
    "2001:db8::/129",
    "1:2:3:4:5:6:7:8:9",
    "any",
    "10.0.0.0/-1",
    "g::",
  ])("%j is no block", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

describe("the internet is covered by", () => {
  it.each([
    [["0.0.0.0/0"], true],
    [["::/0"], true],
    [["0::/0"], true],
    [["2000::/3"], true],
    [["0.0.0.0/1", "128.0.0.0/1"], true],
    [["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"], true],
    [["0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4", "32.0.0.0/3", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/3"], true],
    [["0.0.0.0/1"], true],
    [["0.0.0.0/3"], false],
    [["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"], false],
    [["2000::/4"], true],
    [["2400::/12", "2a00::/12"], false],
    [["8000::/1"], false],
    [[], false],
  ])("%j: %s", (cidrs, open) => {
    expect(coversInternet(set(...cidrs))).toBe(open);
  });

  it("still, when a few addresses are taken out", () => {
    expect(coversInternet(without(everyAddress, set("45.1.2.3/32", "1.0.0.0/8", "2600::/12")))).toBe(true);
  });

  it("takes a range that spans every address", () => {
    expect(coversInternet(parseRange("0.0.0.0", "255.255.255.255") as Addresses)).toBe(true);
    expect(coversInternet(parseRange("0.0.0.0", "0.0.0.0") as Addresses)).toBe(false);
    expect(parseRange("2.0.0.0", "1.0.0.0")).toBeUndefined();
    expect(parseRange("1.0.0.0", "::1")).toBeUndefined();
  });
});

describe("arithmetic", () => {
  const block = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
    .map(([n, bits]) => `${[24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join(".")}/${String(bits)}`);
  const some = fc.array(block, { maxLength: 6 }).map((cidrs) => set(...cidrs));

  it("union does not care about order, and taking everything away leaves nothing", () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(unite([a, b])).toEqual(unite([b, a]));
        expect(isEmpty(without(a, everyAddress))).toBe(true);
        expect(without(a, set())).toEqual(a);
      }),
    );
  });

  it("a set is what it shares with another plus what it does not", () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(unite([overlap(a, b), without(a, b)])).toEqual(unite([a, set()]));
        expect(isEmpty(overlap(without(a, b), b))).toBe(true);
      }),
    );
  });

  it("two complements make the whole", () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(without(everyV4, without(everyV4, a))).toEqual(unite([a, set()]));
      }),
    );
  });
});
