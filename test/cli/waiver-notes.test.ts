import { expect, it } from "vitest";
import { waiverNotes } from "../../src/cli/waiver-notes.ts";
import type { PlacedWaiver } from "../../src/cli/configuration.ts";
import type { Finding } from "../../src/result/finding.ts";

const waiver = (rule: string, expires: string): PlacedWaiver => ({
  rule,
  resource: "*",
  owner: "o",
  reason: "r",
  expires,
  place: "cldscan.yaml:3:5",
});

it("a waiver that ran out, or that fits nothing, is told to its owner; one in use is not", () => {
  const [used, idle, over, today] = [
    waiver("a/used", "2027-01-01"),
    waiver("a/idle", "2027-01-01"),
    waiver("a/over", "2026-06-30"),
    waiver("a/today", "2026-07-01"),
  ];
  const findings = [{ waiver: used }, { waiver: today }] as unknown as readonly Finding[];
  expect(waiverNotes([used, idle, over, today], findings, "2026-07-01T08:00:00Z").map((each) => each.en)).toEqual([
    "cldscan.yaml:3:5: The waiver of a/idle for * fits no violation of this scan.",
    "cldscan.yaml:3:5: The waiver of a/over for * expired on 2026-06-30; the violation counts again.",
  ]);
});
