import { describe, expect, it } from "vitest";
import { select } from "../../src/cli/selection.ts";
import type { Rule, Severity } from "../../src/rule/define-rule.ts";

const rule = (id: string, severity: Severity): Rule => ({ id, severity }) as unknown as Rule;
const all = [rule("a/first", "low"), rule("a/second", "high"), rule("b/first", "critical")];
const ids = (patterns: readonly string[], minSeverity?: Severity, settings = new Map<string, { severity: Severity }>()): readonly string[] =>
  select(all, { patterns, minSeverity, settings }).rules.map((each) => each.id);

describe("the rules of a scan", () => {
  it.each<[readonly string[], Severity | undefined, readonly string[]]>([
    [[], undefined, ["a/first", "a/second", "b/first"]],
    [["a/first"], undefined, ["a/first"]],
    [["b/first", "a/second"], undefined, ["a/second", "b/first"]],
    [["a/*"], undefined, ["a/first", "a/second"]],
    [["*first"], undefined, ["a/first", "b/first"]],
    [[], "high", ["a/second", "b/first"]],
    [["a/*"], "high", ["a/second"]],
  ])("%j at least %s are %j", (patterns, least, expected) => {
    expect(ids(patterns, least)).toEqual(expected);
  });

  it("follow the severity that the configuration gives", () => {
    expect(ids([], "critical", new Map([["a/first", { severity: "critical" }]]))).toEqual(["a/first", "b/first"]);
  });

  it("name those left out", () => {
    expect(select(all, { patterns: ["b/*"], minSeverity: undefined, settings: new Map() }).deselected).toEqual(["a/first", "a/second"]);
  });

  it.each<[readonly string[], Severity | undefined, RegExp]>([
    [["a/frist"], undefined, /no rule "a\/frist"\. Did you mean "a\/first"\?/],
    [["zzz*"], undefined, /no rule "zzz\*".*cldscan rules/],
    [["a/f.rst"], undefined, /no rule/],
    [["a/first"], "critical", /No rule is left/],
  ])("%j at least %s is refused", (patterns, least, why) => {
    expect(() => ids(patterns, least)).toThrow(why);
  });
});
