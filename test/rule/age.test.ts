import { describe, expect, it } from "vitest";
import { known, unknown, type Fact } from "../../src/model/fact.ts";
import type { LastUse } from "../../src/model/instant.ts";
import { dated, usedWithin, within } from "../../src/rule/age.ts";

const period = { days: 90, asOf: "2026-01-01T12:00:00Z" };
const unread: Fact<never> = unknown("owed", "date");

describe("a moment lies within a period of whole days", () => {
  it.each<[string, boolean]>([
    ["2026-01-01T12:00:00Z", true],
    ["2025-10-03T12:00:00Z", true],
    ["2025-10-02T12:00:01Z", true],
    ["2025-10-02T12:00:00Z", false],
    ["2025-10-02T20:00:01+08:00", true],
    ["2025-10-02", false],
    ["2026-02-01", true],
    ["N/A", false],
  ])("%s: %s", (moment, expected) => {
    expect(within(moment, period)).toBe(expected);
  });
});

describe("what is no date", () => {
  it("is not known, for no age follows from it", () => {
    expect(dated(known("N/A"))).toMatchObject({ state: "unknown", why: { code: "unexpected-value", subject: "N/A" } });
  });

  it("is an answer when it says never", () => {
    expect(dated(known("never"))).toEqual(known("never"));
  });
});

describe("a credential was used in the period", () => {
  it.each<[string, Fact<LastUse>, Fact<string>, string]>([
    ["lately", known("2025-12-24"), unread, "pass"],
    ["long ago", known("2025-05-01"), unread, "fail"],
    ["long ago, although it is new", known("2025-05-01"), known("2025-12-24"), "fail"],
    ["never, and it is new", known("never"), known("2025-12-24"), "pass"],
    ["never, and it is old", known("never"), known("2025-05-01"), "fail"],
    ["never, and its age is not known", known("never"), unread, "undetermined"],
    ["at a time that is not known", unread, known("2025-12-24"), "undetermined"],
    ["at something that is no date", known("yesterday"), known("2025-12-24"), "undetermined"],
  ])("%s", (_name, lastUsed, since, outcome) => {
    const usage = { lastUsed: ["lastUsed", lastUsed], since: ["created", since] } as const;
    expect(usedWithin(usage, period, { en: "unused", zh: "未使用" }).outcome).toBe(outcome);
  });
});
