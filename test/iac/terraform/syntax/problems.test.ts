import { describe, expect, it } from "vitest";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { bodyOf, briefBody, problemsOf } from "./brief.ts";

/** What is wrong, where, and what is read all the same; `!` marks the bodies of which more may be missing. */
type Row = readonly [text: string, problem: string, rest: string];

function says(rows: readonly Row[]): void {
  it.each(rows)("%j", (text, problem, rest) => {
    const parsed = parseHcl(text);
    expect(problemsOf(text, parsed)).toEqual([problem]);
    expect(briefBody(bodyOf(parsed))).toBe(rest);
    for (const { message } of parsed.problems) expect(message.zh).toMatch(/[\u4e00-\u9fff].*。$/);
  });
}

describe("values", () => {
  says([
    ["a = \nb = 2\n", "1:5 Expected a value, but found the end of the line.", "!{b=2}"],
    ["a = [1 2]\nb = 2\n", '1:8 Expected "," or "]" after this list item, but found "2".', "!{b=2}"],
    ["a = [,]\nb = 2\n", '1:6 Expected a value, but found ",".', "!{b=2}"],
    ["a = {b = 1 c = 2}\n", '1:12 Expected ",", a new line or "}" after this entry, but found "c".', "!{}"],
    ["a = {b}\n", '1:7 Expected "=" or ":" after this key, but found "}".', "!{}"],
    ["a = f(1 2)\n", '1:9 Expected "," or ")" after this function argument, but found "2".', "!{}"],
    ["a = f(b..., c)\n", '1:11 Expected ")" right after "...", but found ",".', "!{}"],
    ["a = b ? c\n", '1:10 Expected ":" and the second result of this condition, but found the end of the line.', "!{}"],
    ["a = b.\n", '1:7 Expected an attribute name, a number or "*" after ".", but found the end of the line.', "!{}"],
    ["a = b.*.c.*.d\n", '1:11 Expected an attribute name, a number or "*" after ".", but found "*".', "!{}"],
    ["a = b.0.1\n", '1:7 Two indexes in a row are written in brackets: ".0.1" becomes "[0][1]".', "!{}"],
    ["a = 1.2.3\n", '1:5 "1.2.3" is not a number.', "!{}"],
    ["a = {for x in y : x}\n", '1:20 Expected "=>" and a value, which a "for" in braces needs, but found "}".', "!{}"],
    ["a = [for x in y : x => x]\n", '1:21 "=>" and "..." belong to a "for" in braces, not in square brackets.', "!{}"],
    ["a = [for 1 in y : x]\n", '1:10 Expected a variable name after "for", but found "1".', "!{}"],
    ["a = b::\n", '1:8 Expected a function name after "::", but found the end of the line.', "!{}"],
    ["a = 1 2\nb = 2\n", '1:7 Expected a new line after this argument, but found "2".', "!{b=2}"],
  ]);
});

describe("characters that other languages use", () => {
  says([
    ["a = 'x'\nb = 2\n", '1:5 The character "\'" has no meaning here: strings are written in double quotes (").', "!{b=2}"],
    ["a = “x”\nb = 2\n", '1:5 The character "“" has no meaning here: strings are written in double quotes (").', "!{b=2}"],
    ["a = [1，2]\n", '1:7 The character "，" has no meaning here: it is the full-width form; use the half-width one.', "!{}"],
    ["a = b & c\n", '1:7 The character "&" has no meaning here: the logical operators are && and ||.', "!{}"],
    ["a = 1; b = 2\n", '1:6 The character ";" has no meaning here: arguments are separated by new lines.', "!{}"],
    ["a = 1\u0001\n", "1:6 The character U+0001 has no meaning here.", "!{}"],
  ]);
});

describe("strings, heredocs and templates", () => {
  says([
    [
      'a = "x\nb = 2\n',
      "1:5 This quoted string is not closed on its line. A text of several lines is written as a heredoc, <<EOT.",
      "!{b=2}",
    ],
    [
      'a {\n  b = "x\n  y\n  z"\n  c = 3\n}\n',
      "2:7 This quoted string is not closed on its line. A text of several lines is written as a heredoc, <<EOT.",
      "{a !{c=3}}",
    ],
    ['a = "\\q"\n', '1:6 "\\q" is not an escape sequence; a backslash itself is written as \\\\.', '!{a="q"}'],
    ['a = "\\ud800"\n', '1:6 "\\ud800" is not an escape sequence; a backslash itself is written as \\\\.', '!{a="ud800"}'],
    ['a = "${b"\nc = 3\n', '1:9 Expected "}" at the end of this "${", but found a quoted string.', "!{c=3}"],
    ['a = "${}"\n', '1:8 Expected a value, but found "}".', "!{}"],
    ['a = "%{ if b }x"\nc = 3\n', "1:6 This %{ if } has no %{ endif }.", "!{c=3}"],
    ['a = "%{ endif }"\n', "1:6 This %{ endif } does not belong to any open directive.", "!{}"],
    ['a = "%{ if b }%{ endfor }"\n', "1:15 This %{ endfor } does not belong to any open directive.", "!{}"],
    ['a = "%{ while b }"\n', '1:9 Expected if, else, endif, for or endfor after "%{", but found "while".', "!{}"],
    ["a = <<E\nx\n", "1:5 This heredoc is never closed: no line consists of E alone.", "!{}"],
    ["a = f(<<E\nx\nE)\nb = 2\n", "1:7 This heredoc is never closed: no line consists of E alone.", "!{b=2}"],
    ["a = <<E\nx\nE", "3:1 The closing E of this heredoc needs a line break after it.", '!{a="x\\n"}'],
    ['a = <<"E"\n x [ y\nE\nb = 2\n', "1:5 After << (or <<-) comes a bare name such as EOT, and then the end of the line.", "!{b=2}"],
    ["a = 1\n/* b = 2\n", "2:1 This comment is never closed with */.", "!{a=1}"],
  ]);
});

describe("bodies", () => {
  says([
    ["a\n", '1:2 Expected "=" and a value, or a block in "{ }", after this name, but found the end of the line.', "!{}"],
    ["a: 1\nb = 2\n", '1:2 An argument is set with "=", not with ":".', "!{a=1; b=2}"],
    ['"a" = 1\nb = 2\n', "1:1 The name of an argument is written without quotes.", "!{a=1; b=2}"],
    ["a = 1,\nb = 2\n", "1:6 Arguments are separated by new lines, not by commas.", "!{a=1; b=2}"],
    ["a = 1\nb = 2\na = 3\n", '3:1 "a" is set more than once in this body; which value holds is not known.', "!{b=2}"],
    ["a b\n{\n  c = 1\n}\n", '1:4 The "{" of a block stands on the same line as its type.', '!{a "b" {c=1}}'],
    ["a = 1 }\nb = 2\n", '1:7 Expected a new line after this argument, but found "}".', "!{a=1; b=2}"],
    [
      'a "${b}" {\n}\n',
      "1:4 A block label is plain text: ${ and %{ are not evaluated here (write $${ or %%{ for the characters).",
      '!{a "${b}" {}}',
    ],
    [
      "a { b = 1, c = 2 }\n",
      '1:10 A block on one line holds one argument and then "}"; several arguments stand on lines of their own.',
      "{a !{b=1; c=2}}",
    ],
    ["a { b {} }\n", "1:5 A block on one line may hold one argument, but no block.", "{a !{b {}}}"],
    ["a {} b {}\n", '1:6 Expected a new line after this block, but found "b".', "!{a {}; b {}}"],
    ["<<<<<<< ours\na = 1\n", "1:1 This is a mark of an unresolved merge conflict.", "!{a=1}"],
    ['{"a": 1}\n', '1:1 Expected an argument or a block, but found "{".', "!{}"],
  ]);
});

describe("a bracket or brace too few or too many", () => {
  says([
    [
      "r {\n  a = [\n    1\n  b = 2\n  c = 3\n}\ns {\n}\n",
      '4:3 Expected "," or "]" after this list item, but found "b".',
      "{r !{b=2; c=3}; s {}}",
    ],
    ["r {\n  a = f(1,\n  b = 2\n}\ns {\n}\n", '3:5 Expected "," or ")" after this function argument, but found "=".', "{r !{b=2}; s {}}"],
    ["a = [1,\n 2", '1:5 This "[" is never closed.', "!{}"],
    ["r {\n  a = 1\n\ns {\n  b = 2\n}\n", '1:1 The block "r" is never closed: a "}" is missing in it or after it.', "!{r !{a=1}; s {b=2}}"],
    [
      "r {\n  q {\n    a = 1\n\n  b = 2\n}\ns {\n  c = 3\n}\n",
      '2:3 The block "q" is never closed: a "}" is missing in it or after it.',
      "!{r !{b=2; q !{a=1}}; s {c=3}}",
    ],
    ["r {\n  q {\n    a = 1\n", '1:1 The block "r" is never closed: a "}" is missing in it or after it.', "!{r !{q !{a=1}}}"],
    // Which brace is the one too many is not known: the block before may be shorter than meant.
    ["r {\n  a = 1\n  }\n  b = 2\n}\ns {\n}\n", '5:1 This "}" closes nothing.', "!{b=2; r !{a=1}; s {}}"],
  ]);
});

describe("several errors", () => {
  it("are told one by one, in order", () => {
    const text = "a = [\nb = 2\nc = 'x'\nd = 4\n";
    expect(problemsOf(text, parseHcl(text)).map((line) => line.split(" ")[0])).toEqual(["2:3", "3:5"]);
  });

  it("end the reading when there are twenty", () => {
    const text = "a = !\n".repeat(100);
    const { problems } = parseHcl(text);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message.en).toBe("After 20 syntax errors the rest of the file is not read.");
  });
});
