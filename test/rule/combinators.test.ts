import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { known, setElsewhere, unknown, type Fact } from "../../src/model/fact.ts";
import { closed, opened, present } from "../../src/model/many.ts";
import { because } from "../../src/model/unknown.ts";
import { allOf, anyOf, every, mustBe, none, some } from "../../src/rule/combinators.ts";
import { verdict, type Outcome } from "../../src/rule/verdict.ts";

const text = { en: "no", zh: "否" };
const outcomes: readonly Outcome[] = ["pass", "fail", "undetermined", "not-applicable"];
const anyOutcome = fc.constantFrom(...outcomes);
const why = because("variable-unset", "x");
const item = (outcome: Outcome, presence: Fact<true> = present) => ({ outcome, presence });
const itself = (each: { outcome: Outcome }) => verdict(each.outcome);

describe("conjunction and disjunction", () => {
  const strength = (order: readonly Outcome[]) => (list: readonly Outcome[]) =>
    order.find((each) => list.includes(each)) ?? "not-applicable";
  it("is Kleene's, with not-applicable as identity, in any order", () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 5 }), (list) => {
        const verdicts = list.map((each) => verdict(each));
        expect(allOf(...verdicts).outcome).toBe(strength(["fail", "undetermined", "pass"])(list));
        expect(anyOf(...verdicts).outcome).toBe(strength(["pass", "undetermined", "fail"])(list));
        expect(allOf(...verdicts.reverse()).outcome).toBe(allOf(...verdicts).outcome);
      }),
    );
  });

  it("nests as it likes", () => {
    fc.assert(
      fc.property(anyOutcome, anyOutcome, anyOutcome, (a, b, c) => {
        const [x, y, z] = [verdict(a), verdict(b), verdict(c)];
        expect(allOf(allOf(x, y), z).outcome).toBe(allOf(x, allOf(y, z)).outcome);
        expect(anyOf(anyOf(x, y), z).outcome).toBe(anyOf(x, anyOf(y, z)).outcome);
      }),
    );
  });
});

describe("one fact", () => {
  it.each<[string, Fact<boolean>, Outcome]>([
    ["true", known(true), "pass"],
    ["false", known(false), "fail"],
    ["unread", unknown("denied", "x"), "undetermined"],
    ["held elsewhere", setElsewhere("server"), "not-applicable"],
    ["true by assumption", known(true, { assumes: text }), "undetermined"],
    ["false by assumption", known(false, { assumes: text }), "fail"],
  ])("%s", (_name, fact, expected) => {
    expect(mustBe(fact, "fact", (value) => value, text).outcome).toBe(expected);
  });
});

describe("lists", () => {
  const maybe = unknown("existence", "x");
  it.each<[string, Outcome, Outcome]>([
    ["closed and empty", every(closed([]), itself).outcome, "pass"],
    ["open and empty", every(opened([], why), itself).outcome, "undetermined"],
    ["open with a bad one", every(opened([item("fail")], why), itself).outcome, "fail"],
    ["open with good ones", every(opened([item("pass")], why), itself).outcome, "undetermined"],
    ["a bad one that may not exist", every(closed([item("fail", maybe)]), itself).outcome, "undetermined"],
    ["a good one that may not exist", every(closed([item("pass", maybe)]), itself).outcome, "pass"],
    ["only what does not apply", every(closed([item("not-applicable")]), itself).outcome, "not-applicable"],
  ])("every: %s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it.each<[string, Outcome, Outcome]>([
    ["closed and empty", some(closed([]), itself, text).outcome, "fail"],
    ["open and empty", some(opened([], why), itself, text).outcome, "undetermined"],
    ["open with a good one", some(opened([item("pass")], why), itself, text).outcome, "pass"],
    ["a good one that may not exist", some(closed([item("pass", maybe)]), itself, text).outcome, "undetermined"],
  ])("some: %s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it("none is every, turned round", () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 4 }), fc.boolean(), (list, open) => {
        const items = list.map((each) => item(each));
        const turned = items.map(({ outcome, presence }) => ({
          presence,
          outcome: outcome === "pass" ? ("fail" as const) : outcome === "fail" ? ("pass" as const) : outcome,
        }));
        const more = open ? [why] : [];
        expect(none(opened(items, ...more), itself, () => text).outcome).toBe(every(opened(turned, ...more), itself).outcome);
      }),
    );
  });
});
