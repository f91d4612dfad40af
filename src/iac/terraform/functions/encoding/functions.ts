import { crc32, deflateRawSync, gunzipSync, constants } from "node:zlib";
import type { Value } from "../../../value.ts";
import { pure, type Family } from "../builtin.ts";
import { wellFormed } from "../graphemes.ts";
import { fail } from "../halt.ts";
import { LONGEST_TEXT } from "../limits.ts";
import * as need from "../need.ts";
import { decodeText, encodeText } from "./charsets.ts";
import { decodeCsv } from "./csv.ts";
import { decodeJson } from "./json-decode.ts";
import { decodeYaml } from "./yaml-decode.ts";
import { encodeYaml } from "./yaml-encode.ts";

export const encodingFunctions: Family = {
  base64decode: pure(1, (text) => utf8(decodeBase64(need.text(text)))),
  base64encode: pure(1, (text) => Buffer.from(need.text(text)).toString("base64")),
  base64gunzip: pure(1, (text) => utf8(gunzip(decodeBase64(need.text(text))))),
  base64gzip: pure(1, (text) => gzip(Buffer.from(need.text(text))).toString("base64")),
  csvdecode: pure(1, (text) => decodeCsv(need.text(text))),
  jsondecode: pure(1, decodeJson),
  /** The structure is kept: text is made of it only where text is needed. */
  jsonencode: pure(1, (value): Value => ({ is: "json", value })),
  textdecodebase64: pure(2, (text, charset) => decodeText(decodeBase64(need.text(text)), need.text(charset))),
  textencodebase64: pure(2, (text, charset) => encodeText(need.text(text), need.text(charset)).toString("base64")),
  urldecode: pure(1, (text) => percentDecoded(need.text(text))),
  urlencode: pure(1, (text) => percentEncoded(need.text(text))),
  yamldecode: pure(1, (text) => decodeYaml(need.text(text))),
  yamlencode: pure(1, encodeYaml),
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Padding is required; line breaks are passed over. */
function decodeBase64(text: string): Buffer {
  const bare = text.replace(/[\r\n]/g, "");
  return BASE64.test(bare) ? Buffer.from(bare, "base64") : fail("the text is not Base64");
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail("the bytes are not UTF-8 text");
  }
}

/** The stream that Go writes: flushed before its end, no time, unknown system. For longer texts the compressor's own choices may differ in bytes, never in content. */
function gzip(bytes: Buffer): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  const body = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  const trailer = Buffer.from([1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
  trailer.writeUInt32LE(crc32(bytes), 5);
  trailer.writeUInt32LE(bytes.length, 9);
  return Buffer.concat([header, body, trailer]);
}

function gunzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST_TEXT });
  } catch {
    return fail("the bytes are not a gzip stream of at most 16 MB");
  }
}

function percentEncoded(text: string): string {
  const encoded = encodeURIComponent(wellFormed(text)).replaceAll("%20", "+");
  return encoded.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return fail("the text is not percent-encoded");
  }
}
