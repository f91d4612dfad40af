import { describe, expect, it } from "vitest";
import { daysBetween } from "../../src/model/instant.ts";

describe("whole days between two moments", () => {
  it.each<[string, string, number | undefined]>([
    ["2026-01-01", "2026-01-01", 0],
    ["2026-01-01", "2026-01-02", 1],
    ["2026-01-01T12:00:00Z", "2026-01-02T11:59:59Z", 0],
    ["2026-01-01T12:00:00.000Z", "2026-01-02T12:00:00+00:00", 1],
    ["2026-01-01T08:00:00+08:00", "2026-01-01T00:00:00Z", 0],
    ["2026-01-01T08:00:00+0800", "2026-01-01", 0],
    ["2026-01-01T12:00:00", "2026-01-02T12:00:00Z", 1],
    ["2026-01-01T12:00Z", "2026-01-02", 0],
    ["2024-02-28", "2024-03-01", 2],
    ["2026-01-02", "2026-01-01", -1],
    ["2026-02-31T25:00:00Z", "2026-01-01", undefined],
    ["1", "2026-01-01", undefined],
    ["", "2026-01-01", undefined],
    ["-", "2026-01-01", undefined],
    ["N/A", "2026-01-01", undefined],
    ["no_information", "2026-01-01", undefined],
    ["never", "2026-01-01", undefined],
    ["2026-01-01", "yesterday", undefined],
    ["01/02/2026", "2026-01-01", undefined],
  ])("from %s to %s: %s", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
