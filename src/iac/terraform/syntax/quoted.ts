import { type Expression, type Range } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import { MESSAGES } from "./problems.ts";
import { assemble, composed, escapesSequence, opensSequence, type Piece, sequence, strip, textPiece } from "./templates.ts";
import * as token from "./tokens.ts";

/** A string in double quotes, with or without interpolations. */
export function quoted(cursor: Cursor): Expression {
  const { text, start } = cursor;
  const close = plainEnd(text, start + 1);
  if (close >= 0) {
    const value = composed(text.slice(start + 1, close));
    cursor.height = 0;
    cursor.seek(close + 1);
    return { start, end: close + 1, node: "literal", value };
  }
  const pieces: Piece[] = [];
  let at = start + 1;
  for (;;) {
    const piece = plainPiece(cursor, start, at);
    if (piece.end > at) pieces.push(piece);
    at = piece.end;
    if (text.charCodeAt(at) === token.QUOTE) break;
    const inserted = sequence(cursor, at);
    pieces.push(inserted);
    at = inserted.end;
  }
  strip(pieces);
  const value = assemble(cursor, pieces, { start, end: at + 1 });
  cursor.seek(at + 1);
  return value;
}

/** A string in double quotes in which nothing is evaluated: a block label. */
export function plainQuoted(cursor: Cursor): { readonly value: string; readonly end: number } {
  const { text, start } = cursor;
  let value = "";
  let at = start + 1;
  for (;;) {
    const piece = plainPiece(cursor, start, at);
    value += piece.text;
    at = piece.end;
    if (text.charCodeAt(at) === token.QUOTE) break;
    cursor.report({ start: at, end: at + 2 }, MESSAGES.templateInLabel());
    value += text.slice(at, at + 2);
    at += 2;
  }
  cursor.seek(at + 1);
  return { value, end: at + 1 };
}

/** Where the closing quote stands, if nothing before it needs a second look. */
function plainEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === token.QUOTE) return at;
    if (code === token.BACKSLASH || code === 10 || code === 13 || Number.isNaN(code) || opensSequence(text, code, at)) return -1;
  }
}

/** Text up to the closing quote or the next sequence. */
function plainPiece(cursor: Cursor, open: number, start: number): ReturnType<typeof textPiece> {
  const { text } = cursor;
  let value = "";
  let from = start;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === token.QUOTE || opensSequence(text, code, at)) break;
    if (code === token.BACKSLASH) {
      value += text.slice(from, at);
      const end = escapeEnd(text, at);
      value += unescape(cursor, { start: at, end });
      at = from = end;
    } else if (escapesSequence(text, code, at)) {
      value += text.slice(from, at + 1);
      from = at + 2;
      at += 3;
    } else if (code === 10 || code === 13 || Number.isNaN(code)) {
      cursor.fault({ start: open, end: at }, MESSAGES.unclosedString());
    } else {
      at++;
    }
  }
  return textPiece(from === start ? text.slice(start, at) : value + text.slice(from, at), start, at);
}

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function escapeEnd(text: string, start: number): number {
  const letter = text.charAt(start + 1);
  if (letter === "" || letter === "\n" || letter === "\r") return start + 1;
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  let at = start + 2;
  while (at < start + 2 + digits && /^[0-9a-fA-F]$/.test(text.charAt(at))) at++;
  return at;
}

/** What the escape sequence stands for; its own characters where it stands for nothing. */
function unescape(cursor: Cursor, range: Range): string {
  const sequenceText = cursor.text.slice(range.start, range.end);
  const simple = SIMPLE[sequenceText.slice(1)];
  if (simple !== undefined) return simple;
  const wanted = sequenceText[1] === "u" ? 6 : sequenceText[1] === "U" ? 10 : 0;
  const point = Number.parseInt(sequenceText.slice(2), 16);
  if (sequenceText.length === wanted && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point);
  cursor.report(range, MESSAGES.escape(sequenceText));
  return sequenceText.slice(1);
}
