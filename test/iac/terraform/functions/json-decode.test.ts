import { describe, expect, test } from "vitest";
import type { Template } from "../../../../src/iac/value.ts";
import { concatenate } from "../../../../src/iac/terraform/functions/convert.ts";
import { json, list, map, open, ref, template, unset, written } from "./given.ts";
import { call, tell } from "./specify.ts";

const unknown = { unresolved: "variable-unset" };
const arn = ref("arn", "aws_s3_bucket.b");
const named = "ref: aws_s3_bucket.b.arn";

describe("JSON with holes", () => {
  const rows: readonly (readonly [title: string, parts: Template["parts"], result: unknown])[] = [
    ["a hole is a whole string", ['{"Resource": "', arn, '"}'], { Resource: named }],
    ["a hole is part of a string", ['{"Resource": ["', arn, '/*", "x"]}'], { Resource: [{ template: [named, "/*"] }, "x"] }],
    ["two holes in a string", ['["', arn, ":", unset, '"]'], [{ template: [named, ":", unknown] }]],
    ["a hole stands for a value", ['{"a": ', unset, ', "b": 1}'], { a: unknown, b: 1 }],
    ["a hole stands for the last value", ['{"b": 1, "a": ', unset, "}"], { a: unknown, b: 1 }],
    ["a hole among elements is an opening", ['["a", ', unset, ', "b"]'], ["a", "b", "... x"]],
    ["without commas around it", ['["a"\n', unset, ' "b"]'], ["a", "b", "... x"]],
    ["as all there is", ["[", unset, "]"], ["... x"]],
    ["a hole among entries is an opening", ['{"a": 1, ', unset, ', "b": 2}'], { a: 1, b: 2, "...": "x" }],
    ["without commas around it", ['{"a": 1 ', unset, "}"], { a: 1, "...": "x" }],
    ["a hole in a name hides the entry", ['{"', unset, '": 1, "b": 2}'], { b: 2, "...": "x" }],
    ["a written value takes its place", ['{"a": "', written("logs"), '/*", "b": ', unset, "}"], { a: "logs/*", b: unknown }],
    ["escapes before a hole", ['["a\\\\', arn, '\\"b"]'], [{ template: ["a\\", named, '"b'] }]],
    ["a hole as the whole text", [unset, ""], unknown],
    ["no JSON around the hole", ["{a: ", unset, "}"], unknown],
    ["an escape that ends in a hole", ['["\\', unset, '"]'], unknown],
  ];
  for (const [title, parts, result] of rows) test(title, () => expect(tell(call("jsondecode", template(...parts)))).toEqual(result));
});

describe("JSON text within other text", () => {
  const policy = json(map({ b: list(arn, "x"), a: unset, c: map({ d: 1 }) }));

  test("is spelled out with its holes", () => {
    expect(tell(concatenate([" ", policy, "\n"]))).toEqual({
      template: [' {"a":', unknown, ',"b":["', named, '","x"],"c":{"d":1}}\n'],
    });
  });

  test("reads back as the same value", () => {
    expect(tell(call("jsondecode", concatenate([" ", policy, "\n"])))).toEqual({ a: unknown, b: [named, "x"], c: { d: 1 } });
  });

  test("keeps openings", () => {
    const half = json(map({ a: open("x"), b: open() }));
    expect(tell(call("jsondecode", concatenate([half, "\n"])))).toEqual({ a: ["x", "... x"], b: ["... x"] });
  });

  test("nests", () => {
    expect(tell(concatenate(["", json(map({ a: json(map({ b: 'x"<y' })) })), " "]))).toBe('{"a":"{\\"b\\":\\"x\\\\\\"\\\\u003cy\\"}"} ');
  });
});
