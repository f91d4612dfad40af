import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, flushRight, padded, widthOf } from "../../src/report/width.ts";
import { wrapped } from "../../src/report/wrap.ts";

describe("columns of a terminal", () => {
  const cases: readonly (readonly [text: string, width: number])[] = [
    ["", 0],
    ["main.tf:12:5", 12],
    ["磁盘", 4],
    ["（SSH）", 7],
    ["，。", 4],
    ["“引号”", 6],
    ["é", 1],
    ["e\u0301", 1],
    ["🚀", 2],
    ["𠮷", 2],
    ["ｶﾅ", 2],
    ["한글", 4],
    ["│ ▶ …", 5],
  ];
  it.each(cases)("%s takes %i", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  const words = fc.array(fc.constantFrom("磁盘", "disk", "，", " ", "é", "🚀", "a"), { maxLength: 20 }).map((parts) => parts.join(""));

  it("are filled up to the same edge, whatever the script", () => {
    fc.assert(
      fc.property(words, fc.nat(60), (text, width) => {
        expect(widthOf(padded(text, width))).toBe(Math.max(width, widthOf(text)));
        expect(widthOf(flushRight(text, width))).toBe(Math.max(width, widthOf(text)));
      }),
    );
  });

  it("are never overrun by what is cut", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 60 }), (text, width) => {
        const short = cut(text, width, "…");
        expect(widthOf(short)).toBeLessThanOrEqual(width);
        if (widthOf(text) <= width) expect(short).toBe(text);
        else expect(short.endsWith("…")).toBe(true);
      }),
    );
  });
});

describe("broken prose", () => {
  const cases: readonly (readonly [text: string, width: number, lines: readonly string[]])[] = [
    ["", 10, [""]],
    ["one two three", 7, ["one two", "three"]],
    ["one two three", 8, ["one two", "three"]],
    ["a verylongword b", 6, ["a", "verylongword", "b"]],
    ["安全组向互联网开放", 8, ["安全组向", "互联网开", "放"]],
    ["磁盘未加密，请处理。", 10, ["磁盘未加", "密，请处", "理。"]],
    ["SSH（TCP 22）开放", 9, ["SSH（TCP", "22）开放"]],
    ["名为“生产”的组", 6, ["名为", "“生产”", "的组"]],
  ];
  it.each(cases)("%s at %i", (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  it("loses nothing but blanks", () => {
    const text = fc.array(fc.constantFrom("磁盘", "disk ", "，", "（", "）", "a"), { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (prose, width) => {
        const bare = (some: string): string => some.replaceAll(" ", "");
        expect(bare(wrapped(prose, width).join(""))).toBe(bare(prose));
      }),
    );
  });
});
