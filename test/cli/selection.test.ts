import { describe, expect, it } from "vitest";
import { select } from "../../src/cli/selection.ts";
import type { Rule } from "../../src/rule/define-rule.ts";

const all = ["a/first", "a/second", "b/first"].map((id) => ({ id }) as unknown as Rule);

describe("the rules of a scan", () => {
  it.each<[patterns: readonly string[], chosen: readonly string[], left: readonly string[]]>([
    [[], ["a/first", "a/second", "b/first"], []],
    [["a/first"], ["a/first"], ["a/second", "b/first"]],
    [["b/first", "a/second", "b/*"], ["a/second", "b/first"], ["a/first"]],
    [["a/*"], ["a/first", "a/second"], ["b/first"]],
    [["*first"], ["a/first", "b/first"], ["a/second"]],
  ])("%j are %j", (patterns, chosen, left) => {
    const { rules, deselected } = select(all, patterns);
    expect({ chosen: rules.map((each) => each.id), left: deselected }).toEqual({ chosen, left });
  });

  it.each([
    [["a/frist"], /no rule "a\/frist"\. Did you mean "a\/first"\?/],
    [["a/first", "zzz*"], /no rule "zzz\*".*cldscan rules/],
    [["a/f.rst"], /no rule/],
  ])("%j is refused", (patterns, why) => {
    expect(() => select(all, patterns)).toThrow(why);
  });
});
