import { describe, expect, test } from "vitest";
import { doesWork, firstThatWorks } from "../../../../src/iac/terraform/functions/attempt.ts";
import { because } from "../../../../src/model/unknown.ts";
import { unresolved, type Value } from "../../../../src/iac/value.ts";
import { failed, json, list, map, ref, template, unset } from "./given.ts";
import { call, tell } from "./specify.ts";

const unknown = { unresolved: "variable-unset" };
const undeclared = unresolved(because("undefined", "local.x"));

describe("try gives the first argument that does not fail", () => {
  const rows: readonly (readonly [title: string, args: readonly Value[], result: unknown])[] = [
    ["the first works", ["a", "b"], "a"],
    ["null works", [null, "b"], null],
    ["the first fails", [failed, "b"], "b"],
    ["what is not declared fails", [undeclared, "b"], "b"],
    ["a failure within a list fails the list", [list("a", failed), "b"], "b"],
    ["a failure within JSON fails the text", [json(map({ a: failed })), "b"], "b"],
    ["a failure within a template fails it", [template("a", failed), "b"], "b"],
    ["a reference works", [ref(), "b"], "ref: aws_vpc.main.id"],
    ["a list of references works", [list(ref()), list()], ["ref: aws_vpc.main.id"]],
    ["an unknown argument might fail", [unset, "b"], unknown],
    ["an unknown part might fail", [list("a", unset), "b"], unknown],
    ["an unknown argument after one that works does not matter", ["a", unset], "a"],
    ["all fail", [failed, undeclared], { unresolved: "evaluation-error" }],
    ["an unknown function might fail", [unresolved(because("unsupported-function", "f")), "b"], { unresolved: "unsupported-function" }],
  ];
  for (const [title, args, result] of rows) test(title, () => expect(tell(call("try", ...args))).toEqual(result));
});

describe("can", () => {
  const rows: readonly (readonly [title: string, arg: Value, result: unknown])[] = [
    ["a value", "a", true],
    ["a reference", ref(), true],
    ["a failure", failed, false],
    ["a failure within", map({ a: failed }), false],
    ["an unknown value", unset, unknown],
    ["an unknown part", list(unset), unknown],
  ];
  for (const [title, arg, result] of rows) test(title, () => expect(tell(call("can", arg))).toEqual(result));
});

test("an expression that only reads works although parts of what it reads are not known", () => {
  expect(
    tell(
      firstThatWorks([
        { value: list("a", unset), reads: true },
        { value: "b", reads: true },
      ]),
    ),
  ).toEqual(["a", unknown]);
  expect(doesWork({ value: map({ a: unset }), reads: true })).toBe(true);
  expect(doesWork({ value: unset, reads: true })).toEqual(unset.why);
  expect(doesWork({ value: list(failed), reads: true })).toBe(false);
});
