import { describe, expect, it } from "vitest";
import { decodeSource } from "../../../../src/iac/terraform/syntax/decode.ts";

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("text", () => {
  it.each([
    ["ASCII", utf8("a = 1\n"), "a = 1\n"],
    ["Chinese", utf8("# 注释\n"), "# 注释\n"],
    ["an astral character", utf8("😀"), "😀"],
    ["nothing", bytes(), ""],
    ["a byte order mark, which is dropped", bytes(0xef, 0xbb, 0xbf, 0x61), "a"],
  ])("%s", (_, source, text) => {
    expect(decodeSource(source)).toEqual({ text });
  });
});

describe("what is not UTF-8 is told so", () => {
  const UTF16 = "This is not UTF-8 text: it looks like UTF-16. Terraform reads UTF-8 only; save the file as UTF-8.";
  const wrong = (byte: number, line: number, value: string): string =>
    `This is not UTF-8 text: byte ${byte} (line ${line}) is 0x${value}. Perhaps it was saved in another encoding, such as GBK or Latin-1.`;

  it.each([
    ["UTF-16, little endian, marked", bytes(0xff, 0xfe, 0x61, 0), UTF16],
    ["UTF-16, big endian, marked", bytes(0xfe, 0xff, 0, 0x61), UTF16],
    ["UTF-16 without a mark", bytes(0x61, 0, 0x20, 0, 0x3d, 0, 0x31, 0), UTF16],
    ["UTF-16, big endian, without a mark", bytes(0, 0x61, 0, 0x20, 0, 0x3d, 0, 0x31), UTF16],
    ["a NUL byte", utf8("a = 1\nb = \0\n"), "This is not UTF-8 text: byte 11 (line 2) is NUL, as in a binary file."],
    ["a byte that starts nothing", bytes(0x61, 0x0a, 0xb4, 0x61), wrong(3, 2, "B4")],
    ["GBK", bytes(0x23, 0x20, 0xd7, 0xa2, 0xca, 0xcd), wrong(5, 1, "CA")],
    ["a sequence that breaks off", bytes(0x61, 0xe4, 0xbd), wrong(2, 1, "E4")],
    ["an overlong sequence", bytes(0xc0, 0xaf), wrong(1, 1, "C0")],
    ["a surrogate", bytes(0xed, 0xa0, 0x80), wrong(1, 1, "ED")],
    ["beyond Unicode", bytes(0xf4, 0x90, 0x80, 0x80), wrong(1, 1, "F4")],
  ])("%s", (_, source, message) => {
    const { problem } = decodeSource(source);
    expect(problem?.en).toBe(message);
    expect(problem?.zh).toMatch(/^文件不是 UTF-8 文本/);
  });
});
