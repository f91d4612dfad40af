import { expect, it } from "vitest";
import { suggestion } from "../../src/cli/suggestion.ts";

const rules = ["vm-hardening/ssh-closed-to-internet", "vm-hardening/metadata-token-required", "logging/flow-logs-on", "logging/on"];

it.each([
  ["vm-hardening/ssh-closed-to-internt", "vm-hardening/ssh-closed-to-internet"],
  ["ssh-closed-to-internet", "vm-hardening/ssh-closed-to-internet"],
  ["Metadata", "vm-hardening/metadata-token-required"],
  ["logging/no", "logging/on"],
  ["hardening", undefined],
  ["on", undefined],
  ["something else", undefined],
  ["", undefined],
])("for %j %s is suggested", (typed, expected) => {
  expect(suggestion(typed, rules)).toBe(expected);
});
