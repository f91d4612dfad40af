import { describe, expect, it } from "vitest";
import { askedLanguage, languageOf } from "../../src/cli/language.ts";

describe("the language", () => {
  it.each([
    ["zh", { LANG: "en_US.UTF-8" }, "zh"],
    ["en", { LC_ALL: "zh_CN.UTF-8" }, "en"],
    [undefined, { LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, "zh"],
    [undefined, { LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "en_US" }, "zh"],
    [undefined, { LC_ALL: "C", LANG: "zh_CN" }, "en"],
    [undefined, { LANG: "zh-Hans" }, "zh"],
    [undefined, { LANG: "zha_CN" }, "en"],
    [undefined, {}, "en"],
  ])("asked %s in %j is %s", (asked, environment, expected) => {
    expect(languageOf(asked, environment)).toBe(expected);
  });

  it.each([
    [["scan", ".", "--lang", "zh"], "zh"],
    [["scan", "--lang=zh", "."], "zh"],
    [["--lang", "en", "--lang", "zh"], "zh"],
    [["scan", "."], undefined],
    [["scan", "--lang"], undefined],
  ])("of %j is asked as %s before the line is parsed", (args, expected) => {
    expect(askedLanguage(args)).toBe(expected);
  });
});
