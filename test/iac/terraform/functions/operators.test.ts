import { describe, expect, test } from "vitest";
import { applyBinary, applyUnary } from "../../../../src/iac/terraform/functions/operators.ts";
import type { BinaryOperator } from "../../../../src/iac/terraform/syntax/ast.ts";
import type { Value } from "../../../../src/iac/value.ts";
import { failed, json, list, map, open, openMap, ref, template, unset, written } from "./given.ts";
import { tell } from "./specify.ts";

const unknown = { unresolved: "variable-unset" };
const refused = { unresolved: "evaluation-error" };
const computed = { unresolved: "computed" };
const undecided = { unresolved: "limit" };

function check(rows: readonly (readonly [left: Value, operator: BinaryOperator, right: Value, result: unknown])[]): void {
  for (const [left, operator, right, result] of rows) {
    const title = `${JSON.stringify(tell(left))} ${operator} ${JSON.stringify(tell(right))} = ${JSON.stringify(result)}`;
    test(title, () => expect(tell(applyBinary(operator, left, right))).toEqual(result));
  }
}

describe("arithmetic", () => {
  check([
    [1, "+", 2, 3],
    ["5", "+", 1, 6],
    [0.1, "+", 0.2, 0.3],
    [1, "-", 0.9, 0.1],
    [4.35, "*", 100, 435],
    [10, "/", 4, 2.5],
    [1, "/", 0, refused],
    [7, "%", -3, 1],
    [-7, "%", 3, -1],
    [5.5, "%", 2, 1.5],
    [0.3, "%", 0.1, 0],
    [5, "%", 0, 5],
    [2 ** 53, "+", 1, undecided],
    [2 ** 40, "*", 2 ** 40, undecided],
    ["a", "+", 1, refused],
    [null, "+", 1, refused],
    [list(), "+", 1, refused],
    [unset, "+", 1, unknown],
    [unset, "+", failed, refused],
    [ref("port"), "+", 1, computed],
    [written(8000, "port"), "+", 80, 8080],
  ]);
});

describe("comparison", () => {
  check([
    [1, "<", 2, true],
    ["10", ">", 9, true],
    [2, "<=", 2, true],
    [2, ">=", 3, false],
    ["a", "<", "b", refused],
    [unset, "<", 2, unknown],
  ]);
});

describe("logic: one side may decide", () => {
  check([
    [true, "&&", "true", true],
    [false, "&&", unset, false],
    [unset, "&&", false, false],
    [unset, "&&", true, unknown],
    [true, "||", unset, true],
    [unset, "||", true, true],
    [false, "||", unset, unknown],
    [failed, "||", true, refused],
    [true, "||", failed, true],
    [true, "&&", failed, refused],
    ["x", "||", true, refused],
    [null, "&&", true, refused],
    [ref("enabled"), "&&", false, false],
    [ref("enabled"), "&&", true, computed],
  ]);
});

describe("equality", () => {
  check([
    ["a", "==", "a", true],
    [1, "==", "1", false],
    [true, "==", "true", false],
    [null, "==", null, true],
    [null, "==", "", false],
    [1, "!=", 2, true],
    [list(), "==", null, false],
    [list("a"), "==", list("b"), false],
    [list("a"), "==", list("a", "b"), false],
    [list("a"), "==", list("a"), undecided],
    [map({ a: 1 }), "==", map({ b: 1 }), false],
    [map({ a: 1 }), "!=", map({ a: 2 }), true],
    [map({}), "==", map({}), undecided],
    [map({ a: 1 }), "==", list(1), false],
    [list(unset, "a"), "==", list("b", "c"), false],
    [list(unset, "a"), "==", list("b", "a"), unknown],
    [open("a", "b"), "==", list("a"), false],
    [open("a"), "==", list("a"), unknown],
    [openMap({ a: 1 }), "==", map({ b: 1 }), false],
    [openMap({ a: 1 }), "==", map({ a: 1, b: 1 }), unknown],
    [unset, "==", "a", unknown],
    [unset, "!=", null, unknown],
    [failed, "==", "a", refused],
    [ref(), "==", ref(), true],
    [ref(), "==", null, false],
    [ref(), "!=", "", true],
    [ref("kms_key_id"), "==", null, computed],
    [ref("id", "aws_vpc.a"), "==", ref("id", "aws_vpc.b"), false],
    [ref(), "==", "vpc-1", computed],
    [written("logs"), "==", "logs", true],
    [written(null), "==", null, true],
    [template("a", ref()), "==", "b", false],
    [template("a", ref()), "==", "abc", computed],
    [template("abcd", ref()), "==", "abc", false],
    [template("a", ref()), "==", template("a", ref()), true],
    [template("a", unset), "==", template("a", unset), unknown],
    [template("a", ref(), "b"), "==", template("a", ref("arn"), "c"), false],
    [template("a", ref()), "==", null, false],
    [json(map({ a: 1 })), "==", '{"a":1}', true],
    [json(map({ a: 1 })), "==", json(map({ a: 1 })), true],
    [json(map({ a: unset })), "==", '{"b":1}', false],
    [json(map({ a: unset })), "==", '{"a":1}', unknown],
  ]);
});

test("negation", () => {
  expect(applyUnary("!", "false")).toBe(true);
  expect(applyUnary("-", "5")).toBe(-5);
  expect(applyUnary("-", 0)).toBe(0);
  expect(tell(applyUnary("!", unset))).toEqual(unknown);
  expect(tell(applyUnary("-", "x"))).toEqual(refused);
  expect(tell(applyUnary("!", 1))).toEqual(refused);
});
