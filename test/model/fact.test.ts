import { describe, expect, it } from "vitest";
import { enforced, fallback, known, setElsewhere, strictest, unknown, type Fact } from "../../src/model/fact.ts";

const on = known(true);
const off = known(false);
const unread = unknown("denied", "x");
const word = (fact: Fact<boolean>): string => (fact.state === "known" ? String(fact.value) : fact.state);

describe("layers", () => {
  it.each<[Fact<boolean>[], string]>([
    [[on, unread], "true"],
    [[unread, off], "unknown"],
    [[off, off], "false"],
    [[off, setElsewhere("account")], "false"],
    [[], "false"],
  ])("the strictest of %# is %s", (layers, expected) => {
    expect(word(strictest(layers))).toBe(expected);
    expect(word(strictest([...layers].reverse()))).toBe(expected);
  });

  it.each<[Fact<boolean>, Fact<boolean>, string]>([
    [on, unread, "true"],
    [off, on, "true"],
    [off, unread, "unknown"],
    [off, off, "false"],
    [unread, on, "true"],
    [unread, off, "unknown"],
  ])("a wider switch over %#", (own, wider, expected) => {
    expect(word(enforced(own, wider))).toBe(expected);
  });

  it("falls back past silence, and stops at the unread", () => {
    expect(word(fallback([undefined, off, on], on))).toBe("false");
    expect(word(fallback([undefined, unread, on], on))).toBe("unknown");
    expect(word(fallback([undefined], on))).toBe("true");
  });
});
