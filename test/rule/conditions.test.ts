import { describe, expect, it } from "vitest";
import { known, setElsewhere, unknown, type Fact } from "../../src/model/fact.ts";
import { dependingOn, onlyWhere } from "../../src/rule/conditions.ts";
import { verdict, type Outcome } from "../../src/rule/verdict.ts";

const text = { en: "not here", zh: "不适用" };

describe("only where a fact holds", () => {
  it.each<[string, Fact<boolean>, Outcome, Outcome]>([
    ["it holds", known(true), "fail", "fail"],
    ["it holds", known(true), "pass", "pass"],
    ["it does not", known(false), "fail", "not-applicable"],
    ["it is unread", unknown("computed", "x"), "fail", "undetermined"],
    ["the cloud has no such thing", setElsewhere("server"), "fail", "not-applicable"],
    ["it is assumed", known(true, { assumes: text }), "pass", "undetermined"],
    ["it is assumed", known(true, { assumes: text }), "fail", "fail"],
    ["it is assumed not to hold", known(false, { assumes: text }), "pass", "undetermined"],
  ])("%s (%o, then %s)", (_name, fact, inside, expected) => {
    expect(onlyWhere(fact, "fact", text, () => verdict(inside)).outcome).toBe(expected);
  });

  it("says why the rule does not apply", () => {
    expect(onlyWhere(known(false), "fact", text, () => verdict("pass")).witnesses[0]).toMatchObject({ fact: "fact", value: false, text });
  });
});

describe("depending on a fact", () => {
  it.each<[string, Fact<Outcome>, readonly Outcome[], Outcome]>([
    ["known", known<Outcome>("fail"), ["pass"], "fail"],
    ["unread, all pass", unknown("computed", "x"), ["pass", "pass"], "pass"],
    ["unread, all fail", unknown("computed", "x"), ["fail", "fail"], "fail"],
    ["unread, one passes", unknown("computed", "x"), ["fail", "pass"], "undetermined"],
    ["unread, nothing possible is named", unknown("computed", "x"), [], "undetermined"],
    ["held elsewhere", setElsewhere("server"), ["fail"], "not-applicable"],
    ["a pass by assumption", known<Outcome>("pass", { assumes: text }), [], "undetermined"],
    ["a fail by assumption", known<Outcome>("fail", { assumes: text }), [], "fail"],
  ])("%s", (_name, fact, possible, expected) => {
    expect(dependingOn(fact, "fact", possible, (outcome) => verdict(outcome)).outcome).toBe(expected);
  });
});
