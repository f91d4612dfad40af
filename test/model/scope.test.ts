import { expect, it } from "vitest";
import { codeScope, covers, isCode } from "../../src/model/scope.ts";

it.each([
  [codeScope("a"), codeScope("a"), true],
  [codeScope("a"), codeScope("a/b"), false],
  [codeScope("."), codeScope("a"), false],
  ["aws/aws-cn/123", "aws/aws-cn/123/cn-north-1", true],
  ["aws/aws-cn/123/cn-north-1", "aws/aws-cn/123", false],
  ["aws/aws-cn/12", "aws/aws-cn/123", false],
])("%s covers %s: %s", (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected);
});

it("code is told apart from running accounts", () => {
  expect([codeScope("x"), "aws/aws/1"].map(isCode)).toEqual([true, false]);
});
