import { describe, expect, it } from "vitest";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { brief, valueOf } from "./brief.ts";

type Row = readonly [source: string, meaning: string];

function understands(rows: readonly Row[]): void {
  it.each(rows)("%j", (source, meaning) => {
    const parsed = parseHcl(`a = ${source}\n`);
    expect(parsed.problems).toEqual([]);
    expect(brief(valueOf(parsed))).toBe(meaning);
  });
}

describe("quoted strings", () => {
  understands([
    ['"a\\n\\r\\t\\"\\\\b"', JSON.stringify('a\n\r\t"\\b')],
    ['"\\u00e9\\U0001F600"', '"é😀"'],
    ['"e\\u0301"', '"é"'],
    ['"e\u0301"', '"\u00e9"'],
    ['"$${a} %%{b} $ % $$ %% {"', '"${a} %{b} $ % $$ %% {"'],
    ['"$$${a}"', '"$${a}"'],
    ['"100%"', '"100%"'],
    ['"a ~} b"', '"a ~} b"'],
  ]);
});

describe("interpolations", () => {
  understands([
    ['"${a}"', "wrapped<${a}>"],
    ['"${a} "', 'template<${a} " ">'],
    ['"${a}${b}"', "template<${a} ${b}>"],
    ['"x-${a.b[0]}-y"', 'template<"x-" ${a.b[0]} "-y">'],
    ['"$${a}${b}"', 'template<"${a}" ${b}>'],
    ['"$%${b}"', 'template<"$%" ${b}>'],
    ['"${"${a}"}"', "wrapped<${wrapped<${a}>}>"],
    ['"${f("b", "c${d}")}"', 'wrapped<${f("b", template<"c" ${d}>)}>'],
    ['"${{ a = 1 }["a"]}"', 'wrapped<${{"a" = 1}["a"]}>'],
    ['"${\n a\n}"', "wrapped<${a}>"],
    ['"${a /* } */ }"', "wrapped<${a}>"],
    ['"a\\n${b}"', 'template<"a\\n" ${b}>'],
  ]);
});

describe("directives", () => {
  understands([
    ['"%{ if a }x%{ else }y%{ endif }"', 'template<if a <"x"> else <"y">>'],
    ['"%{if a}x%{endif}"', 'template<if a <"x"> else <>>'],
    ['"%{ for x in y }${x},%{ endfor }"', 'template<for x in y <${x} ",">>'],
    ['"%{ for k, v in y }%{ if v }${k}%{ endif }%{ endfor }"', "template<for k, v in y <if v <${k}> else <>>>"],
    ['"a%{ if b }%{ if c }1%{ else }2%{ endif }%{ endif }z"', 'template<"a" if b <if c <"1"> else <"2">> else <> "z">'],
  ]);
});

describe("strip markers take the space next to them", () => {
  understands([
    ['"a ${~ b ~} c"', 'template<"a" ${b} "c">'],
    ['"${~ b ~}"', "wrapped<${b}>"],
    ['" ${~ b }"', "template<${b}>"],
    ['"a \\n ${~ b }"', 'template<"a" ${b}>'],
    ['"%{ if a ~} x %{~ endif }"', 'template<if a <"x"> else <>>'],
    ["<<E\nfoo  \n   ${~ x ~}  \n   bar\nE", 'template<"foo  \\n" ${x} "   bar\\n">'],
  ]);
});

describe("heredocs", () => {
  understands([
    ["<<E\none\n two\nE", '"one\\n two\\n"'],
    ["<<E\nE", '""'],
    ["<<E\n\nE", '"\\n"'],
    ["<<E\n  one\n   E  ", '"  one\\n"'],
    ["<<E\r\none\r\nE\r", '"one\\r\\n"'],
    ['<<E\na\\n\\q"b\nE', JSON.stringify('a\\n\\q"b\n')],
    ["<<E\n$${a} $ % $$\nE", '"${a} $ % $$\\n"'],
    ["<<E\nEE\nE x\nE", '"EE\\nE x\\n"'],
    ["<<é-1\nx\né-1", '"x\\n"'],
    ["<<E\n${a}\nE", 'template<${a} "\\n">'],
    ["<<E\n${a}E\nE", 'template<${a} "E\\n">'],
    ["<<E\n%{ if a }\nx\n%{ endif }\nE", 'template<if a <"\\nx\\n"> else <> "\\n">'],
    ["[<<E\none\nE\n, <<F\ntwo\nF\n]", '["one\\n", "two\\n"]'],
    ["f(<<E\none\nE\n)", 'f("one\\n")'],
    ["{\n b = <<E\none\nE\n c = 1\n}", '{"b" = "one\\n", "c" = 1}'],
    ["<<E\n${<<F\nin\nF\n}\nE", 'template<${"in\\n"} "\\n">'],
  ]);
});

describe("flush heredocs lose the indentation of the least indented line", () => {
  understands([
    ["<<-E\n    one\n      two\n    E", '"one\\n  two\\n"'],
    ["<<-E\n  one\n\n   \n\ttwo\nE", '" one\\n\\n   \\ntwo\\n"'],
    ["<<-E\n  ${a}\n    b\n  E", 'template<${a} "\\n  b\\n">'],
    ["<<-E\n${a}\n    b\n  E", 'template<${a} "\\n    b\\n">'],
    ["<<-E\n  x${a}\n b\n  E", 'template<" x" ${a} "\\nb\\n">'],
    // The line break stripped off, the next line is no longer the start of one: Terraform leaves its indentation.
    ["<<-E\n    %{ for x in y ~}\n    foo\n    %{ endfor ~}\n    E", 'template<for x in y <"    foo\\n">>'],
  ]);
});
