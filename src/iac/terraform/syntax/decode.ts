import { type SyntaxProblem } from "./ast.ts";

type Message = SyntaxProblem["message"];

/** The text of a file, without a byte order mark; or why it has none, as one sentence about the file as a whole. */
export type Decoded = { readonly text: string; readonly problem?: undefined } | { readonly text?: undefined; readonly problem: Message };

/** Terraform reads UTF-8 and nothing else. Never throws. */
export function decodeSource(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { problem: utf16() };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { problem: looksLikeUtf16(bytes, nul) ? utf16() : binary(place(bytes, nul)) };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: notUtf8(place(bytes, firstInvalid(bytes))) };
  }
}

/** ASCII in UTF-16 has a zero at every second byte. */
function looksLikeUtf16(bytes: Uint8Array, nul: number): boolean {
  const pairs = Math.min(32, Math.floor(bytes.length / 2));
  let zeros = 0;
  for (let pair = 0; pair < pairs; pair++) if (bytes[pair * 2 + (nul % 2)] === 0) zeros++;
  return pairs > 1 && zeros >= pairs * 0.75;
}

interface Place {
  readonly line: number;
  readonly byte: number;
  readonly value: string;
}

function place(bytes: Uint8Array, offset: number): Place {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return { line, byte: offset + 1, value };
}

/** Offset of the first byte that does not continue well-formed UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const width = wellFormedWidth(bytes, at);
    if (width === 0) return at;
    at += width;
  }
  return Math.max(bytes.length - 1, 0);
}

function wellFormedWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const width = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = 1; next < width; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return width;
}

function utf16(): Message {
  return {
    en: "This is not UTF-8 text: it looks like UTF-16. Terraform reads UTF-8 only; save the file as UTF-8.",
    zh: "文件不是 UTF-8 文本，看起来是 UTF-16。Terraform 只读取 UTF-8，请将文件另存为 UTF-8。",
  };
}

function binary({ line, byte }: Place): Message {
  return {
    en: `This is not UTF-8 text: byte ${byte} (line ${line}) is NUL, as in a binary file.`,
    zh: `文件不是 UTF-8 文本：第 ${byte} 字节（第 ${line} 行）为 NUL，与二进制文件相同。`,
  };
}

function notUtf8({ line, byte, value }: Place): Message {
  return {
    en: `This is not UTF-8 text: byte ${byte} (line ${line}) is 0x${value}. Perhaps it was saved in another encoding, such as GBK or Latin-1.`,
    zh: `文件不是 UTF-8 文本：第 ${byte} 字节（第 ${line} 行）为 0x${value}，可能以其他编码（如 GBK 或 Latin-1）保存。`,
  };
}
