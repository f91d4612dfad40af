import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyAddress, internet, parseCidr, parseRange, unite, type Addresses } from "../../src/model/addresses.ts";
import { portSet } from "../../src/model/traffic.ts";
import { addressTexts } from "../../src/model/address-text.ts";
import type { Json } from "../../src/report/json-contract.ts";
import { plainValue } from "../../src/report/plain-value.ts";

describe("values of facts for programs", () => {
  const cases: readonly (readonly [what: string, value: unknown, plain: Json])[] = [
    ["a switch", false, false],
    ["a number", 180, 180],
    ["no number", Number.NaN, "NaN"],
    ["a word", "forever", "forever"],
    ["nothing", null, null],
    ["a large number", 2n ** 70n, "1180591620717411303424"],
    ["ports", portSet([22, 22], [8000, 8080]), ["22", "8000-8080"]],
    ["addresses", parseCidr("10.1.2.3/8"), ["10.0.0.0/8"]],
    ["every address", everyAddress, ["0.0.0.0/0", "::/0"]],
    ["a list of facts", [{ port: 22, note: undefined }], [{ port: 22 }]],
    ["a function", () => 1, null],
    ["a secret by name", { password: "canary", port: 1 }, { password: "****", port: 1 }],
    ["a secret by shape", [`LTAI5t${"Q7".repeat(8)}`], ["****"]],
  ];
  it.each(cases)("%s", (_, value, plain) => {
    expect(plainValue(value, "fact")).toEqual(plain);
  });

  it("a secret by the name of the fact", () => {
    expect(plainValue("canary", "adminPassword")).toBe("****");
  });

  it("end where they go too deep", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(JSON.stringify(plainValue(circle, "fact"))).toContain("…");
  });
});

describe("addresses as text", () => {
  const cases: readonly (readonly [set: Addresses | undefined, texts: readonly string[]])[] = [
    [parseCidr("192.0.2.7"), ["192.0.2.7/32"]],
    [parseRange("10.0.0.1", "10.0.0.4"), ["10.0.0.1-10.0.0.4"]],
    [parseRange("10.0.0.4", "10.0.0.7"), ["10.0.0.4/30"]],
    [parseCidr("2001:db8::/32"), ["2001:db8::/32"]],
    [parseCidr("::1"), ["::1/128"]],
    [parseCidr("1:0:0:2:0:0:0:3"), ["1:0:0:2::3/128"]],
    [parseCidr("1:2:3:4:5:6:7:8"), ["1:2:3:4:5:6:7:8/128"]],
  ];
  it.each(cases)("%o", (set, texts) => {
    expect(addressTexts(set as Addresses)).toEqual(texts);
  });

  it("name the set they were made from", () => {
    const v4 = fc
      .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(32))
      .map(([a, b, c, d, n]) => `${[a, b, c, d].join(".")}/${String(n)}`);
    const v6 = fc
      .tuple(fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(128))
      .map(([address, n]) => `${address.toString(16).padStart(32, "0").match(/.{4}/g)?.join(":") ?? ""}/${String(n)}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(v4, v6), { minLength: 1, maxLength: 6 }), (blocks) => {
        const set = unite(blocks.map((block) => parseCidr(block) as Addresses));
        expect(unite(addressTexts(set).map(parsed))).toEqual(set);
      }),
    );
    expect(unite(addressTexts(internet).map(parsed))).toEqual(internet);
  });
});

function parsed(text: string): Addresses {
  const [first = "", last] = text.split("-");
  return (last === undefined ? parseCidr(first) : parseRange(first, last)) as Addresses;
}
