import { describe, expect, it } from "vitest";
import { parseCidr, type Addresses } from "../../src/model/addresses.ts";
import { known, unknown, type Fact } from "../../src/model/fact.ts";
import type { AllowedAddresses } from "../../src/model/kinds/database.ts";
import { closed, opened, present, type Many } from "../../src/model/many.ts";
import { because } from "../../src/model/unknown.ts";
import { admitsLessThanInternet, limitedByList } from "../../src/rule/allow-list.ts";
import type { Outcome } from "../../src/rule/verdict.ts";

const anyone = { en: "anyone", zh: "任何人" };
const maybe = unknown("existence", "x");
const entry = (cidr: string, presence: Fact<true> = present): AllowedAddresses => ({
  presence,
  label: cidr,
  addresses: known(parseCidr(cidr) as Addresses),
});
const unread: AllowedAddresses = { presence: present, addresses: unknown("computed", "x") };
/** Each an eighth of all addresses: too little for everybody, and too much together. */
const [low, high] = [entry("64.0.0.0/3"), entry("128.0.0.0/3")];
const office = entry("198.51.100.0/24");

describe("a list of addresses", () => {
  it.each<[string, Many<AllowedAddresses>, Outcome, Outcome]>([
    ["empty", closed([]), "pass", "fail"],
    ["an office", closed([office]), "pass", "pass"],
    ["one large part", closed([low]), "pass", "pass"],
    ["anywhere", closed([office, entry("::/0")]), "fail", "fail"],
    ["two large parts", closed([low, high]), "fail", "fail"],
    ["two large parts, one of them perhaps", closed([low, entry("128.0.0.0/3", maybe)]), "undetermined", "undetermined"],
    ["anywhere, perhaps", closed([office, entry("0.0.0.0/0", maybe)]), "undetermined", "undetermined"],
    ["an office, perhaps", closed([entry("198.51.100.0/24", maybe)]), "pass", "undetermined"],
    ["an unread entry", closed([office, unread]), "undetermined", "undetermined"],
    ["open", opened([office], because("variable-unset", "x")), "undetermined", "undetermined"],
    ["open, and anywhere", opened([entry("0.0.0.0/0")], because("variable-unset", "x")), "fail", "fail"],
  ])("%s", (_name, list, outcome, limited) => {
    expect(admitsLessThanInternet(list, anyone).outcome).toBe(outcome);
    expect(limitedByList(list, anyone).outcome).toBe(limited);
  });

  it("blames the entry that is too wide alone", () => {
    const { witnesses } = admitsLessThanInternet(closed([low, high, entry("0.0.0.0/0")]), anyone);
    expect(witnesses.filter((each) => each.outcome === "fail").map((each) => each.part)).toEqual(["0.0.0.0/0"]);
  });
});
