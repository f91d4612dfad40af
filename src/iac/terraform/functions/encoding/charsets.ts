import { TextDecoder } from "node:util";
import { because } from "../../../../model/unknown.ts";
import { fail, halt } from "../halt.ts";

const LATIN1 = /^(iso[-_]8859-1(:1987)?|latin1|l1|ibm819|cp819|csisolatin1|iso-ir-100)$/i;
const ASCII = /^(us-ascii|ascii|ansi_x3\.4-19(68|86)|iso646-us|iso_646\.irv:1991|us|ibm367|cp367|csascii|iso-ir-6)$/i;

/** Text in a character set by its IANA name. Halts for a set that is not known here and for characters that the set lacks. */
export function encodeText(text: string, charset: string): Buffer {
  const name = charset.toLowerCase();
  if (name === "utf-8") return Buffer.from(text);
  if (name === "utf-16le") return Buffer.from(text, "utf16le");
  if (name === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  if (name === "utf-16") return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);
  if (name === "windows-1252") {
    const mapped = Array.from(text, (char) =>
      WINDOWS.includes(char) ? String.fromCharCode(0x80 + WINDOWS.indexOf(char)) : char >= "\u0080" && char <= "\u009f" ? "\u0100" : char,
    );
    return encodeText(mapped.join(""), "latin1");
  }
  const limit = LATIN1.test(charset) ? 0xff : ASCII.test(charset) ? 0x7f : undefined;
  if (limit !== undefined) {
    if (Array.from(text).some((char) => (char.codePointAt(0) as number) > limit)) return missing();
    return Buffer.from(text, "latin1");
  }
  return fromTable(text, charset);
}

/** What windows-1252 has where Latin-1 has control characters; U+0081 and four others stand for themselves. Node decodes it as Latin-1. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export function decodeText(bytes: Buffer, charset: string): string {
  const name = charset.toLowerCase();
  if (LATIN1.test(charset)) return bytes.toString("latin1");
  if (name === "windows-1252")
    return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char);
  if (ASCII.test(charset))
    return bytes.every((byte) => byte < 0x80) ? bytes.toString("latin1") : fail("the bytes are not in this character set");
  const bigEndian = name === "utf-16" && !(bytes[0] === 0xff && bytes[1] === 0xfe);
  try {
    return decoder(bigEndian ? "utf-16be" : charset).decode(bytes);
  } catch {
    return fail("the bytes are not in this character set");
  }
}

function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return halt(because("limit", `the character set ${charset}`));
  }
}

/** Finds the bytes of each character by decoding every sequence of one and two bytes. */
function fromTable(text: string, charset: string): Buffer {
  const reader = decoder(charset);
  const table = new Map<string, readonly number[] | "ambiguous">();
  const enter = (bytes: readonly number[]): boolean => {
    try {
      const char = reader.decode(Uint8Array.from(bytes));
      if (Array.from(char).length === 1) table.set(char, table.has(char) ? "ambiguous" : bytes);
      return true;
    } catch {
      return false;
    }
  };
  const leads = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !enter([byte]));
  for (const lead of leads) {
    for (let trail = 0x30; trail < 256; trail++) enter([lead, trail]);
  }
  const wide = leads.length > 64;
  return Buffer.from(
    Array.from(text).flatMap((char) => {
      const bytes = table.get(char);
      if (bytes === undefined && !wide) return missing();
      return bytes === undefined || bytes === "ambiguous" ? halt(because("limit", `the character set ${charset}`)) : bytes;
    }),
  );
}

function missing(): never {
  return fail("the character set lacks a character of the text");
}
