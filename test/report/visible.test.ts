import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleJson } from "../../src/report/visible.ts";

const STEERS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("text that is printed", () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    ["a colour", "\u001b[31mred", "\\u{1b}[31mred"],
    ["a title of the window", "\u001b]0;x\u0007", "\\u{1b}]0;x\\u{7}"],
    ["an escape of one byte", "\u009b2J", "\\u{9b}2J"],
    ["a carriage return", "safe\rhidden", "safe\\u{d}hidden"],
    ["backspaces", "ab\b\b", "ab\\u{8}\\u{8}"],
    ["turned direction", "a\u202eb\u2066c", "a\\u{202e}b\\u{2066}c"],
    ["nothing to see", "a\u200bb\ufeffc\u{e0041}", "a\\u{200b}b\\u{feff}c\\u{e0041}"],
    ["half a character", "a\ud83d", "a\\u{d83d}"],
    ["tabs and lines", "a\tb\r\nc\nd", "a  b c d"],
    ["Chinese and signs", "磁盘“a”，…│", "磁盘“a”，…│"],
  ];
  it.each(cases)("shows %s and does not obey it", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("leaves out nothing that steers, in the whole of Unicode", () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (STEERS.test(visible(character))) expect(visible(character)).toBe(code);
    }
  });

  it("never steers a terminal, and stays as it is when shown twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text)).not.toMatch(STEERS);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });

  it("is the same JSON, without anything that steers", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = visibleJson(JSON.stringify({ text }));
        expect(json).not.toMatch(STEERS);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });
});
