import { describe, expect, test } from "vitest";
import { concatenate, plain, toBoolean, toList, toMap, toNumber, toSet, toText } from "../../../../src/iac/terraform/functions/convert.ts";
import type { Value } from "../../../../src/iac/value.ts";
import { failed, json, list, map, open, ref, template, unset, written } from "./given.ts";
import { tell } from "./specify.ts";

const unknown = { unresolved: "variable-unset" };
const refused = { unresolved: "evaluation-error" };
const id = "ref: aws_vpc.main.id";

type Row = readonly [title: string, value: Value, result: unknown];

describe("text of a value", () => {
  const rows: readonly Row[] = [
    ["a number", 1.5, "1.5"],
    ["a large number", 1e23, "100000000000000000000000"],
    ["a small number", 0.00000012, "0.00000012"],
    ["a negative number", -1e-7, "-0.0000001"],
    ["a boolean", true, "true"],
    ["null", null, refused],
    ["a list", list(), refused],
    ["an object", map({}), refused],
    [
      "JSON",
      json(map({ b: "<é>&\u2028\u0001", a: list(1, null, true) })),
      '{"a":[1,null,true],"b":"\\u003cé\\u003e\\u0026\\u2028\\u0001"}',
    ],
    ["names by code point", json(map({ "\u{1f600}": 1, "\uffee": 2, Z: 3, a: 4 })), '{"Z":3,"a":4,"\uffee":2,"\u{1f600}":1}'],
    ["a reference", ref(), { template: [id] }],
    ["a reference to what is written", written("logs"), "logs"],
    ["a template of what is written", template(written("logs"), "/", written(1, "n")), "logs/1"],
    ["nothing", unset, unknown],
  ];
  for (const [title, value, result] of rows) test(title, () => expect(tell(toText(value))).toEqual(result));

  test("lone surrogates become replacement characters", () => {
    expect(toText(json("\ud800"))).toBe('"\\ufffd"');
  });
});

describe("parts put together", () => {
  const rows: readonly (readonly [title: string, parts: readonly Value[], result: unknown])[] = [
    ["literals", ["a", 1, true], "a1true"],
    ["nothing", [], ""],
    ["a reference alone stays one", ["", ref()], id],
    ["a written string alone stays a reference", [written("logs")], "ref: aws_s3_bucket.b.bucket"],
    ["a written number alone becomes text", [written(1)], "1"],
    ["JSON alone keeps its structure", [json(map({ a: unset })), ""], { json: { a: unknown } }],
    ["an unknown part alone is unknown", [unset, ""], unknown],
    ["templates come apart", ["a", template("b", ref()), "c"], { template: ["ab", id, "c"] }],
    ["a failure fails all", ["a", unset, failed], refused],
    ["null fails all", ["a", null], refused],
    ["a written list fails all", ["a", written(list())], refused],
  ];
  for (const [title, parts, result] of rows) test(title, () => expect(tell(concatenate(parts))).toEqual(result));

  test("a reference to what is written stays visible beside other text", () => {
    const text = concatenate(["arn:", written("logs")]);
    expect(text).toEqual({ is: "template", parts: ["arn:", written("logs")] });
    expect(toText(text)).toBe("arn:logs");
    expect(plain(text)).toEqual({ known: true, json: "arn:logs" });
  });
});

describe("conversions of what is not known", () => {
  const rows: readonly (readonly [title: string, convert: (value: Value) => Value, value: Value, result: unknown])[] = [
    ["a reference stays one", toNumber, ref("port"), "ref: aws_vpc.main.port"],
    ["a written string is converted", toNumber, written("8080"), 8080],
    ["too large a whole number", toNumber, "12345678901234567890", { unresolved: "limit" }],
    ["text of a template", toNumber, template("1", unset), unknown],
    ["a list is no number", toNumber, list(), refused],
    ["a written boolean", toBoolean, written("true"), true],
    ["an unknown boolean", toBoolean, unset, unknown],
    ["a list with an unknown element", toList, list(1, unset, "a"), ["1", unknown, "a"]],
    ["an open list", toList, open(true, "a"), ["true", "a", "... x"]],
    ["a set of an unknown element", toSet, list(2, unset, 1), [1, 2, "... x"]],
    ["a map of mixed values", toMap, map({ a: 1, b: "x", c: unset }), { a: "1", b: "x", c: unknown }],
    ["no map", toMap, list(), refused],
    ["null", toMap, null, null],
  ];
  for (const [title, convert, value, result] of rows) test(`${convert.name}: ${title}`, () => expect(tell(convert(value))).toEqual(result));
});
