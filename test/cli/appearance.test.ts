import { describe, expect, it } from "vitest";
import { appearance } from "../../src/cli/appearance.ts";

const terminal = { isTTY: true, columns: 80 };
const plain = { color: true, toFile: false };

describe("a report", () => {
  it.each([
    ["on a terminal", plain, terminal, { LANG: "en_US.UTF-8" }, { color: true, columns: 80, unicode: true }],
    ["on a terminal without locale", plain, terminal, {}, { color: true, columns: 80, unicode: true }],
    ["on a terminal of another character set", plain, terminal, { LANG: "zh_CN.GB18030" }, { color: true, columns: 80, unicode: false }],
    ["with NO_COLOR", plain, terminal, { NO_COLOR: "1" }, { color: false, columns: 80, unicode: true }],
    ["with an empty NO_COLOR", plain, terminal, { NO_COLOR: "" }, { color: true, columns: 80, unicode: true }],
    ["with --no-color", { ...plain, color: false }, terminal, {}, { color: false, columns: 80, unicode: true }],
    ["on a terminal without size", plain, { isTTY: true, columns: 0 }, {}, { color: true, columns: 100, unicode: true }],
    ["on a dumb terminal", plain, terminal, { TERM: "dumb" }, { color: false, columns: 80, unicode: true }],
    ["in a pipe", plain, {}, { LANG: "C" }, { color: false, columns: 100, unicode: true }],
    ["in a file", { ...plain, toFile: true }, terminal, {}, { color: false, columns: 100, unicode: true }],
  ])("%s", (_where, asked, stream, environment, expected) => {
    expect(appearance(asked, stream, environment)).toEqual(expected);
  });
});
