import { expect, it } from "vitest";
import { because, settlement } from "../../src/model/unknown.ts";

it.each([
  ["computed", "code", "scan the running account, or a plan"],
  ["computed", "plan", "scan the running account"],
  ["not-in-format", "code", "scan the running account"],
  ["not-in-format", "account", "check it by hand"],
  ["denied", "account", "grant the permission and scan again"],
] as const)("%s in what was scanned as %s is settled thus: %s", (code, scanned, settle) => {
  expect(settlement(because(code, "x"), scanned).en).toBe(settle);
});
