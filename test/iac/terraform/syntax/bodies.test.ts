import { describe, expect, it } from "vitest";
import { parseHcl, parseTfvars } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { bodyOf, briefBody, problemsOf } from "./brief.ts";

describe("bodies", () => {
  it.each([
    ["", "{}"],
    ["\n\n", "{}"],
    ["a = 1", "{a=1}"],
    ["a = 1\nb = 2\n", "{a=1; b=2}"],
    ["a = 1\r\nb = 2\r\n", "{a=1; b=2}"],
    ["\ufeffa = 1\n", "{a=1}"],
    ["\ta\t=\t1\n", "{a=1}"],
    ["é-x_1 = 1\n", "{é-x_1=1}"],
    ["名称 = 1\n", "{名称=1}"],
    ["for = 1\nif = 2\n", "{for=1; if=2}"],
    ["locals {\n}\n", "{locals {}}"],
    ["locals {}\n", "{locals {}}"],
    ["a { b = 1 }\n", "{a {b=1}}"],
    ['a "b" "c" {\n  d = 1\n}\n', '{a "b" "c" {d=1}}'],
    ["a b c {\n}\n", '{a "b" "c" {}}'],
    ['a /* x */ "b" /* y */ {}\n', '{a "b" {}}'],
    ['a "b\\n$${c}\\u00e9" {}\n', '{a "b\\n${c}é" {}}'],
    ["a {\n  b {\n    c = 1\n  }\n  d = 2\n}\n", "{a {d=2; b {c=1}}}"],
    ["a {}\na {}\n", "{a {}; a {}}"],
    ["a = <<E\nx\nE\nb = 1\n", '{a="x\\n"; b=1}'],
    ["a = 1 # one\nb = 2 // two\n/* three\n */ c = 3\n", "{a=1; b=2; c=3}"],
  ])("%j", (text, meaning) => {
    const parsed = parseHcl(text);
    expect(parsed.problems).toEqual([]);
    expect(briefBody(bodyOf(parsed))).toBe(meaning);
  });
});

describe("places", () => {
  const text = '# é\nresource "aws_vpc" "main" {\n  cidr = "10.0.0.0/16" # net\n  tags = { a = b.c[0] }\n}\n';
  const { body } = parseHcl(text).file ?? { body: undefined };
  const block = body?.blocks[0];
  const at = (range: { start: number; end: number } | undefined) => (range === undefined ? undefined : text.slice(range.start, range.end));

  it("of a block: all of it, its header, and what stands between the braces", () => {
    expect(at(block)).toBe(text.slice(4).trimEnd());
    expect(at(block?.header)).toBe('resource "aws_vpc" "main"');
    expect(at(block?.body)).toBe('\n  cidr = "10.0.0.0/16" # net\n  tags = { a = b.c[0] }\n');
  });

  it("of an attribute, its name and its value", () => {
    const cidr = block?.body.attributes[0];
    expect(at(cidr)).toBe('cidr = "10.0.0.0/16"');
    expect(at(cidr?.value)).toBe('"10.0.0.0/16"');
  });

  it("of each step of an expression", () => {
    const tags = block?.body.attributes[1]?.value;
    const entry = tags?.node === "object" ? tags.entries[0] : undefined;
    expect(at(entry?.key)).toBe("a");
    const index = entry?.value;
    expect(at(index)).toBe("b.c[0]");
    expect(index?.node === "index" ? [at(index.of), at(index.key)] : []).toEqual(["b.c", "0"]);
  });

  it("of a heredoc: from << to the marker, not beyond", () => {
    const heredoc = "a = <<-E\n  x\n  E  \nb = 1\n";
    const value = parseHcl(heredoc).file?.body.attributes[0]?.value;
    expect(heredoc.slice(value?.start, value?.end)).toBe("<<-E\n  x\n  E");
  });
});

describe("comments", () => {
  const text =
    '# one\na = 1 // two\r\nb = [ /* three */ 1, # four\n]\nc = "# no" /* five\nsix */\nd = <<E\n# no\n${ x /* seven */ }\nE\n# eight';
  const comments = parseHcl(text).file?.comments ?? [];

  it("are kept in order, without their marks", () => {
    expect(comments.map((comment) => comment.text)).toEqual([" one", " two", " three ", " four", " five\nsix ", " seven ", " eight"]);
  });

  it("have a place that includes the marks", () => {
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      "# one",
      "// two",
      "/* three */",
      "# four",
      "/* five\nsix */",
      "/* seven */",
      "# eight",
    ]);
  });

  it("are kept once and in order around a syntax error", () => {
    const broken = parseHcl("a = [ # one\n  1 # two\n  b # three\n]\n# four\nc = 1 # five\n");
    expect(broken.problems).toHaveLength(1);
    expect(broken.file?.comments.map((comment) => comment.text)).toEqual([" one", " two", " three", " four", " five"]);
  });
});

describe("variable values", () => {
  it("are attributes alone", () => {
    const parsed = parseTfvars('region = "cn-north-1"\nports = [22]\n');
    expect(parsed.problems).toEqual([]);
    expect(briefBody(bodyOf(parsed))).toBe('{region="cn-north-1"; ports=[22]}');
  });

  it("hold no blocks", () => {
    const text = "a = 1\nb {\n}\n";
    expect(problemsOf(text, parseTfvars(text))).toEqual(["2:1 A file of variable values holds no blocks, only name = value."]);
  });
});
