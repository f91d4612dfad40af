import { describe, expect, test } from "vitest";
import { equals, plain, toText } from "../../../../src/iac/terraform/functions/convert.ts";
import { listValue, type Value } from "../../../../src/iac/value.ts";
import { list, map, unset } from "./given.ts";
import { call, tell } from "./specify.ts";

const limit = { unresolved: "limit" };
const refused = { unresolved: "evaluation-error" };
const times = (text: string, count: number): string => text.repeat(count);
const numbers = (count: number): Value => listValue(Array.from({ length: count }, (_, i) => i));

/** A value of few parts in memory and 2^40 to look through. */
function thicket(leaf: Value): Value {
  let value = leaf;
  for (let i = 0; i < 40; i++) value = list(value, value);
  return value;
}

describe("results stay within bounds", () => {
  const rows: readonly (readonly [title: string, result: () => Value, told: unknown])[] = [
    ["1024 numbers", () => call("length", call("range", 1024)), 1024],
    ["1025 numbers", () => call("range", 1025), refused],
    ["a million pairs", () => call("setproduct", numbers(1000), numbers(1001)), limit],
    ["a list of lists without end", () => call("flatten", thicket(list())), limit],
    ["text of a value without end", () => toText({ is: "json", value: thicket("a") }), limit],
    ["YAML of a value without end", () => call("yamlencode", thicket("a")), limit],
    ["a set of values without end", () => call("length", call("toset", list(thicket("a"), thicket("a")))), limit],
    ["a replacement that grows", () => call("replace", times("a", 100_000), "a", times("b", 1000)), limit],
    ["a pattern that grows", () => call("replace", times("a", 100_000), "/a/", times("b", 1000)), limit],
    ["an indentation that grows", () => call("indent", 1_000_000, times("\n", 1000)), limit],
    ["a join that grows", () => call("join", times("x", 100_000), numbers(1000)), limit],
    ["a width that grows", () => call("format", "%100000d", 1), refused],
    ["whole numbers that a double cannot hold", () => call("pow", 2, 64), limit],
    ["digits that a double cannot hold", () => call("parseint", "ffffffffffffffff", 16), limit],
    ["JSON numbers that a double cannot hold", () => call("jsondecode", "[12345678901234567890, 1e999]"), [limit, limit]],
    ["JSON nested without end", () => call("jsondecode", times("[", 5000) + times("]", 5000)), limit],
    ["YAML nested without end", () => call("yamldecode", times("[", 3000) + times("]", 3000)), limit],
    ["aliases that repeat themselves", () => call("yamldecode", laughs(9)), limit],
    ["an alias within itself", () => call("yamldecode", "&a [*a]"), refused],
  ];
  for (const [title, result, told] of rows) {
    test(title, () => {
      const value = result();
      expect(JSON.stringify(told === limit && isList(value) ? innermost(value) : tell(value))).toBe(JSON.stringify(told));
    });
  }

  test("values without end are compared as far as time allows", () => {
    expect(equals(thicket("a"), thicket("a"))).toMatchObject({ code: "limit" });
    expect(equals(thicket("a"), list())).toBe(false);
    expect(plain(thicket("a"))).toMatchObject({ known: false, why: { code: "limit" } });
  });
});

function isList(value: Value): boolean {
  return typeof value === "object" && value?.is === "list";
}

function innermost(value: Value): unknown {
  let inner = value;
  while (typeof inner === "object" && inner?.is === "list") inner = inner.items[0] ?? null;
  return tell(inner);
}

function laughs(levels: number): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < levels; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}

describe("time grows with the text, not faster", () => {
  const long = times("a", 30_000);
  const rows: readonly (readonly [title: string, result: () => Value])[] = [
    ["nested repetition", () => call("regexall", "(a+)+$", `${long}b`)],
    ["alternatives that overlap", () => call("regexall", "(a|aa|aaa)*c", long)],
    ["a repetition of what may be empty", () => call("regexall", "(a*)*b", long)],
    ["many repetitions", () => call("regexall", "(a{1,30}){1,30}b", long)],
    ["white space in the middle", () => call("trimspace", `a${times(" ", 1_000_000)}b`)],
    ["line ends in the middle", () => call("chomp", `a${times("\n", 1_000_000)}b`)],
    ["slashes in the middle", () => call("basename", `${times("/", 1_000_000)}a`)],
    ["text of quotes", () => call("csvdecode", `a\n"${times('""', 100_000)}"`)],
    ["text of digits", () => call("tonumber", `${times("1", 100_000)}x`)],
    ["text of brackets", () => call("formatdate", times("'", 100_001), "2020-01-01T00:00:00Z")],
    ["elements that are not known", () => call("distinct", listValue(Array.from({ length: 3000 }, () => map({ a: unset }))))],
    ["many aliases", () => call("yamldecode", `a: &a 1\nb: [${Array(20_000).fill("*a").join(", ")}]`)],
  ];
  for (const [title, result] of rows) {
    test(title, { timeout: 5000 }, () => {
      expect(result()).toBeDefined();
    });
  }
});
