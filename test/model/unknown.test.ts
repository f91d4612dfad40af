import { expect, it } from "vitest";
import { because, reasonText, settlement } from "../../src/model/unknown.ts";

it.each([
  ["computed", "code", "scan the running account, or a plan"],
  ["computed", "plan", "scan the running account"],
  ["not-in-format", "code", "scan the running account"],
  ["not-in-format", "account", "check it by hand"],
  ["denied", "account", "grant the permission and scan again"],
  ["not-listed", "account", "give the scan what could not be read, and scan again"],
] as const)("%s in what was scanned as %s is settled thus: %s", (code, scanned, settle) => {
  expect(settlement(because(code, "x"), scanned).en).toBe(settle);
});

it.each([
  ["log, which has no documented default", "log, which has no documented default, cannot be seen from here"],
  ["the policies behind a, b", "the policies behind a, b cannot be seen from here"],
])("%s: is a sentence", (subject, sentence) => {
  expect(reasonText(because("not-visible", subject)).en).toBe(sentence);
});
