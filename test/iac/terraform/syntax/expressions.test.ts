import { describe, expect, it } from "vitest";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { brief, valueOf } from "./brief.ts";

type Row = readonly [source: string, meaning: string];

function understands(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, meaning) => {
    const parsed = parseHcl(`a = ${source}\n`);
    expect(parsed.problems).toEqual([]);
    expect(brief(valueOf(parsed))).toBe(meaning);
  });
}

describe("literals", () => {
  understands([
    ["1", "1"],
    ["1.50", "1.5"],
    ["1e3", "1000"],
    ["1E+3", "1000"],
    ["25e-1", "2.5"],
    ["1.e2", "100"],
    ["007", "7"],
    ["true", "true"],
    ["null", "null"],
    ["nullable", "nullable"],
    ['"text"', '"text"'],
    ['""', '""'],
  ]);
});

describe("operators bind as Terraform binds them", () => {
  understands([
    ["a + b * c", "(a + (b * c))"],
    ["a * b + c", "((a * b) + c)"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b * c % d", "(((a / b) * c) % d)"],
    ["a || b && c", "(a || (b && c))"],
    ["a && b == c", "(a && (b == c))"],
    ["a == b < c", "(a == (b < c))"],
    ["a != b >= c", "(a != (b >= c))"],
    ["a <= b + c", "(a <= (b + c))"],
    ["-a + b", "((-a) + b)"],
    ["-a.b", "(-a.b)"],
    ["!a[0] == b", "((!a[0]) == b)"],
    ["- -1", "(-(-1))"],
    ["!!a", "(!(!a))"],
    ["1 - -1", "(1 - (-1))"],
    ["(a + b) * c", "(paren(a + b) * c)"],
    ["a-b", "a-b"],
    ["a - b", "(a - b)"],
  ]);
});

describe("conditions group to the right", () => {
  understands([
    ["a ? b : c", "(a ? b : c)"],
    ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
    ["a ? b ? c : d : e", "(a ? (b ? c : d) : e)"],
    ["a == 1 ? b + 1 : c", "((a == 1) ? (b + 1) : c)"],
    ["(a\n? b\n: c)", "paren(a ? b : c)"],
  ]);
});

describe("members", () => {
  understands([
    ["a.b.c", "a.b.c"],
    ["a . b", "a.b"],
    ["a[0]", "a[0]"],
    ['a["k"].b', 'a["k"].b'],
    ["a[b][c]", "a[b][c]"],
    ["a[\n b\n]", "a[b]"],
    ["a.0.b", "a[0].b"],
    ['"x".b', '"x".b'],
    ["{b = 1}.b", '{"b" = 1}.b'],
    ["f(x)[0].b", "f(x)[0].b"],
    ["(a).b", "parena.b"],
    ["aws_x.for-each.id", "aws_x.for-each.id"],
  ]);
});

describe("splats: [*] takes all that follows, .* only names and numbers", () => {
  understands([
    ["a[*]", "a[*]<@>"],
    ["a[*].b[0].c", "a[*]<@.b[0].c>"],
    ["a[*].b[*].c", "a[*]<@.b[*]<@.c>>"],
    ["a.*", "a.*<@>"],
    ["a.*.b.c", "a.*<@.b.c>"],
    ["a.*.b.0.c", "a.*<@.b[0].c>"],
    ["a.*.b[0]", "a.*<@.b>[0]"],
    ["a.*[0].c", "a.*<@>[0].c"],
  ]);
});

describe("calls", () => {
  understands([
    ["f()", "f()"],
    ["f(a, 1)", "f(a, 1)"],
    ["f(\n a,\n 1,\n)", "f(a, 1)"],
    ["f(a...)", "f(a...)"],
    ["f(a, b...)", "f(a, b...)"],
    ["provider::aws::arn_parse(a)", "provider::aws::arn_parse(a)"],
    ["f (a)", "f(a)"],
  ]);
});

describe("collections", () => {
  understands([
    ["[]", "[]"],
    ["[1, [2], ]", "[1, [2]]"],
    ["[\n1\n,\n2\n]", "[1, 2]"],
    ["{}", "{}"],
    ["{\n}", "{}"],
    ["{ a = 1, b : 2 }", '{"a" = 1, "b" = 2}'],
    ["{\n a = 1\n b = 2,\n\n c = 3 # end\n}", '{"a" = 1, "b" = 2, "c" = 3}'],
    ["{ true = 1, null = 2, 3 = 3 }", '{"true" = 1, "null" = 2, 3 = 3}'],
    ['{ "a-b" = 1, "x${y}" = 2 }', '{"a-b" = 1, template<"x" ${y}> = 2}'],
    ["{ (a) = 1, a.b = 2 }", "{parena = 1, a.b = 2}"],
    ["{ a = 1, for = 2 }", '{"a" = 1, "for" = 2}'],
    ["{ a = b ? c : d }", '{"a" = (b ? c : d)}'],
    ["({ a = 1\n b = 2 })", 'paren{"a" = 1, "b" = 2}'],
    ["[{ a = 1 }, { a = 2 }]", '[{"a" = 1}, {"a" = 2}]'],
    ["{ a = (1 +\n 2) }", '{"a" = paren(1 + 2)}'],
  ]);
});

describe("for", () => {
  understands([
    ["[for x in y : x]", "<for x in y : x>"],
    ["[for k, v in y : v if k != 1]", "<for k, v in y : v if (k != 1)>"],
    ["{for k, v in y : k => v}", "<for k, v in y : k => v>"],
    ["{ for k, v in y : k => v... if v }", "<for k, v in y : k => v... if v>"],
    ["{\n for x in y :\n x\n =>\n x\n}", "<for x in y : x => x>"],
    ["[for x in [for z in y : z] : x]", "<for x in <for z in y : z> : x>"],
    ["[(for), x]", "[parenfor, x]"],
  ]);
});

describe("comments and line breaks inside expressions", () => {
  understands([
    ["1 /* one */ + /* two\n*/ 2", "(1 + 2)"],
    ["[1, # one\n 2 // two\n]", "[1, 2]"],
    ["f(a, # one\r\n b)", "f(a, b)"],
    ["名 + é", "(名 + é)"],
  ]);
});
