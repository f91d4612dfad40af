import { describe, expect, it } from "vitest";
import { Positions } from "../../src/model/at.ts";
import { Excerpts } from "../../src/report/excerpt.ts";
import { widthOf } from "../../src/report/width.ts";

/** Lines around the first `words` in the text, the marked one with `>`. */
function around(text: string, words: string, width = 60): readonly string[] {
  const positions = new Positions();
  const source = positions.addSource({ kind: "file", path: "main.tf", text });
  const start = text.indexOf(words);
  const at = positions.add(source, start, start + words.length);
  return new Excerpts(positions, "…").around(at, width).map((line) => `${line.isMarked ? ">" : " "}${line.number}|${line.text}`);
}

describe("the code around a place", () => {
  const cases: readonly (readonly [what: string, text: string, words: string, lines: readonly string[]])[] = [
    ["two lines before and behind", "a\nb\nc\nX\nd\ne\nf\n", "X", [" 2|b", " 3|c", ">4|X", " 5|d", " 6|e"]],
    ["the beginning", "X\nb\nc\nd", "X", [">1|X", " 2|b", " 3|c"]],
    ["an empty first line", "\nX\n", "X", [" 1|", ">2|X"]],
    ["the end", "a\nX", "X", [" 1|a", ">2|X"]],
    ["one line", "X", "X", [">1|X"]],
    ["lines that are set in", "    a {\n      X\n\n    }", "X", [" 1|a {", ">2|  X", " 3|", " 4|}"]],
    ["tabs", "\tX", "X", [">1|  X"]],
    ["line ends of Windows", "a\r\nX\r\nb\r\n", "X", [" 1|a", ">2|X", " 3|b"]],
    ["a secret beside", 'password = "canary"\nX', "X", [' 1|password = "****"', ">2|X"]],
    [
      "the middle of a heredoc of secrets",
      "user_data = <<EOT\n  one\n  two\n  three\nEOT\nX\n",
      "two",
      [" 1|user_data = <<EOT", " 2|****", ">3|****", " 4|****", " 5|EOT"],
    ],
    ["an escape", "X \u001b[2J", "X", [">1|X \\u{1b}[2J"]],
  ];
  it.each(cases)("%s", (_, text, words, lines) => {
    expect(around(text, words)).toEqual(lines);
  });

  it("is nothing for an answer", () => {
    const positions = new Positions();
    const source = positions.addSource({ kind: "answer", operation: "ec2:DescribeVpcs", time: "2027-01-15T00:00:00Z", paths: [] });
    expect(new Excerpts(positions, "…").around(positions.addPath(source, "Vpcs[0]"), 60)).toEqual([]);
  });
});

describe("a line that is too long", () => {
  it("is cut", () => {
    const [line = ""] = around(`X${"安全".repeat(100)}`, "X", 20);
    expect(line).toMatch(/^>1\|X安.*…$/);
    expect(widthOf(line.slice(3))).toBeLessThanOrEqual(20);
  });

  it("is shown from shortly before the place when that lies far to the right", () => {
    const [line = ""] = around(`${"a ".repeat(100_000)}X${" b".repeat(100_000)}`, "X");
    expect(line).toMatch(/^>1\|…[ a]+X[ b]+…$/);
  });

  it("shows no rest of a secret at its edges", () => {
    const key = "Ab3".repeat(10);
    for (let gap = 0; gap < 60; gap++) {
      const [before = ""] = around(`${" ".repeat(2000)}${key}${" ".repeat(gap)}X`, "X");
      expect(before).not.toMatch(/Ab|b3|3A/);
      const [behind = ""] = around(`X${" ".repeat(gap)}${key}`, "X", 40);
      expect(behind).not.toMatch(/Ab|b3|3A/);
    }
  });

  it("is searched for secrets from its beginning, however long it is", () => {
    const value = '{"name":"a","cidr":"0.0.0.0/0"},';
    const text = `[${value.repeat(100_000)}{"password":"canary","cidr":"X"}]`;
    const [line = ""] = around(text, '"X"');
    expect(line).toContain('"password":"****","cidr":"X"');
    expect(line.length).toBeLessThan(70);
  });
});
