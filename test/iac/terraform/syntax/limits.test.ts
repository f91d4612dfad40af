import { describe, expect, it, vi } from "vitest";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { parseTerraformJson } from "../../../../src/iac/terraform/syntax/parse-json.ts";
import type { Parsed } from "../../../../src/iac/terraform/syntax/ast.ts";

vi.setConfig({ testTimeout: 120_000 });

const messages = ({ problems }: Parsed): readonly string[] => problems.map(({ message }) => message.en);

const TOO_DEEP = /^This is nested more than (200|500) levels deep, which is not read\.$/;

describe("depth", () => {
  const n = 100_000;
  it.each([
    ["lists", `a = ${"[".repeat(n)}${"]".repeat(n)}`],
    ["parentheses", `a = ${"(".repeat(n)}1${")".repeat(n)}`],
    ["objects", `a = ${"{b=".repeat(n)}1${"}".repeat(n)}`],
    ["calls", `a = ${"f(".repeat(n)}${")".repeat(n)}`],
    ["conditions", `a = ${"b ? c : ".repeat(n)}d`],
    ["signs", `a = ${"-".repeat(n)}1`],
    ["splats", `a = b${"[*]".repeat(n)}`],
    ["interpolations", `a = ${'"${'.repeat(n)}1${'}"'.repeat(n)}`],
    ["directives", `a = "${"%{if b}".repeat(n)}${"%{endif}".repeat(n)}"`],
    ["blocks", `${"a {\n".repeat(n)}${"}\n".repeat(n)}`],
    ["sums", `a = ${"1 + ".repeat(n)}1`],
    ["members", `a = b${".c".repeat(n)}`],
    ["indexes", `a = b${"[0]".repeat(n)}`],
  ])("of %s is bounded, and what follows is read", (_, text) => {
    const parsed = parseHcl(`${text}\nz = 1\n`);
    expect(messages(parsed)).toEqual([expect.stringMatching(TOO_DEEP)]);
    expect(parsed.file?.body.attributes.map(({ name }) => name)).toEqual(["z"]);
  });

  it.each([
    ["lists", `a = ${"[".repeat(n)}`],
    ["blocks", "a {\n".repeat(n)],
    ["interpolations", `a = ${'"${'.repeat(n)}`],
  ])("of %s without an end is bounded", (_, text) => {
    expect(messages(parseHcl(text))).toEqual([expect.stringMatching(TOO_DEEP)]);
  });

  it("of JSON is bounded", () => {
    expect(messages(parseTerraformJson(`${"[".repeat(n)}${"]".repeat(n)}`))).toEqual([expect.stringMatching(TOO_DEEP)]);
  });

  it("of ordinary code is not", () => {
    const deep = 60;
    expect(messages(parseHcl(`a = ${"{ b = [".repeat(deep)}1${"] }".repeat(deep)}\n`))).toEqual([]);
    expect(messages(parseHcl(`a = ${"b && ".repeat(300)}c\n`))).toEqual([]);
  });
});

describe("a long file takes time in proportion", () => {
  const size = 1_000_000;
  const long = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));
  it.each([
    ["list on one line", `a = [${long('"x", ')}]\n`, 0],
    ["string", `a = "${long("x")}"\n`, 0],
    ["string without an end", `a = "${long("x")}`, 1],
    ["string of escapes", `a = "${long("\\n")}"\n`, 0],
    ["string of wrong escapes", `a = "${long("\\q")}"\n`, 20],
    ["template", `a = "${long("${x}")}"\n`, 0],
    ["name", `${long("a")} = 1\n`, 0],
    ["heredoc", `a = <<-E\n${long("  x ${y}\n")}E\n`, 0],
    ["heredocs without an end", long("a = <<E\n"), 21],
    ["heredoc of near ends", `a = <<E\n${long(" E x\n")}`, 1],
    ["words", long("word "), 1],
    ["lines of words", long("word\n"), 1],
    ["quotes", long('"'), 1],
    ["open brackets", `a = ${long("[")}`, 1],
    ["open and wrong closing brackets", `a = ${long("[")}${long("}")}`, 20],
    ["open comments", long("/* "), 1],
    ["comments", long("#\n"), 0],
    ["closing braces", long("}"), 20],
    ["number", `a = ${long("1")}\n`, 0],
    ["dots", `a = ${long(".")}\n`, 1],
    ["labels", `a ${long('"b" ')}`, 1],
    ["blank", long(" \n"), 0],
    ["attributes of one name", long("a=1\n"), 20],
  ])("%s", (_, text, problems) => {
    const start = process.cpuUsage();
    const parsed = parseHcl(text);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
    expect(parsed.problems).toHaveLength(problems);
  });
});
