import { type Expression } from "./ast.ts";
import { identifierEnd, identifierStart, isSpace, skipSpaces } from "./characters.ts";
import { type Cursor } from "./cursor.ts";
import { MESSAGES } from "./problems.ts";
import { assemble, escapesSequence, opensSequence, type Piece, sequence, strip, textPiece, type TextPiece } from "./templates.ts";
import * as token from "./tokens.ts";

/** `<<EOT` or `<<-EOT`, up to the line that holds only the marker. */
export function heredoc(cursor: Cursor): Expression {
  const { text, start } = cursor;
  const flush = text.charCodeAt(start + 2) === token.MINUS;
  const name = start + (flush ? 3 : 2);
  const nameEnd = identifierStart(text, name) > 0 ? identifierEnd(text, name) : name;
  const body = afterLineBreak(text, nameEnd);
  if (nameEnd === name || body < 0) return cursor.fault({ start, end: Math.max(nameEnd, start + 2) }, MESSAGES.heredocMarker());
  const marker = text.slice(name, nameEnd);
  if (!hasMarker(cursor, body, marker)) return cursor.fault({ start, end: nameEnd }, MESSAGES.unclosedHeredoc(marker));
  const { pieces, end } = lines(cursor, body, marker, { start, end: nameEnd });
  strip(pieces);
  if (flush) unindent(pieces);
  const value = assemble(cursor, pieces, { start, end });
  cursor.seek(end);
  return value;
}

/** A whole text as a template without quotes, as JSON strings are read. */
export function bareTemplate(cursor: Cursor): Expression {
  const { pieces, end } = lines(cursor, 0, undefined, { start: 0, end: 0 });
  strip(pieces);
  return assemble(cursor, pieces, { start: 0, end });
}

/** Pieces from `from` to the closing marker, or to the end of the text without a marker; text is cut at each line break. */
function lines(
  cursor: Cursor,
  from: number,
  marker: string | undefined,
  opening: { readonly start: number; readonly end: number },
): { readonly pieces: Piece[]; readonly end: number } {
  const { text } = cursor;
  const pieces: Piece[] = [];
  let at = from;
  let lineStart = true;
  for (;;) {
    if (lineStart && marker !== undefined) {
      const end = markerEnd(cursor, at, marker);
      if (end >= 0) return { pieces, end };
    }
    const piece = linePiece(text, at);
    if (piece.end > at) pieces.push(piece);
    if (marker !== undefined) refuseLoneReturns(cursor, at, piece.end);
    at = piece.end;
    if (at >= text.length) {
      if (marker !== undefined) cursor.fault(opening, MESSAGES.unclosedHeredoc(marker));
      return { pieces, end: at };
    }
    lineStart = text.charCodeAt(at - 1) === 10 && piece.end > piece.start;
    if (!lineStart) {
      const inserted = sequence(cursor, at);
      pieces.push(inserted);
      at = inserted.end;
    }
  }
}

/** Text up to and with the line break, or up to the next sequence. */
function linePiece(text: string, start: number): TextPiece {
  let value = "";
  let from = start;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || opensSequence(text, code, at)) break;
    if (escapesSequence(text, code, at)) {
      value += text.slice(from, at + 1);
      from = at + 2;
      at += 3;
    } else {
      at++;
      if (code === 10) break;
    }
  }
  return textPiece(from === start ? text.slice(start, at) : value + text.slice(from, at), start, at);
}

/** Within a heredoc Terraform takes a carriage return only before a line feed, or behind a mark that opens nothing. */
function refuseLoneReturns(cursor: Cursor, from: number, end: number): void {
  const { text } = cursor;
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) !== 13 || text.charCodeAt(at + 1) === 10) continue;
    const before = text.charCodeAt(at - 1);
    if (before === token.DOLLAR || before === token.PERCENT) continue;
    cursor.report({ start: at, end: at + 1 }, MESSAGES.loneReturn());
    return;
  }
}

/** End of the marker if the line at `lineStart` holds nothing else, else -1. */
function markerEnd(cursor: Cursor, lineStart: number, marker: string): number {
  const { text } = cursor;
  let at = lineStart;
  while (text.charCodeAt(at) !== 10 && isSpace(text.charCodeAt(at))) at++;
  if (!text.startsWith(marker, at)) return -1;
  const end = at + marker.length;
  const rest = lineRest(text, end);
  if (rest < 0) return -1;
  if (rest === text.length) cursor.report({ start: at, end }, MESSAGES.heredocAtEnd(marker));
  return end;
}

/** Whether a line at or behind `from` closes the heredoc: a quick look, so that one without an end costs no reading of the rest. */
function hasMarker(cursor: Cursor, from: number, marker: string): boolean {
  const { text } = cursor;
  for (let found = text.indexOf(marker, from); found >= 0; found = text.indexOf(marker, found + 1)) {
    let line = found;
    while (line > from && text.charCodeAt(line - 1) !== 10 && isSpace(text.charCodeAt(line - 1))) line--;
    const first = line === from || text.charCodeAt(line - 1) === 10;
    if (first && lineRest(text, found + marker.length) >= 0) return true;
  }
  return false;
}

/** Offset of the line break, or of the end of the text, if nothing but spaces stands before it; else -1. */
function lineRest(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) !== 10 && isSpace(text.charCodeAt(at))) at++;
  return at >= text.length || text.charCodeAt(at) === 10 ? at : -1;
}

function afterLineBreak(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 10) return at + 1;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : -1;
}

/**
 * `<<-`: takes away the indentation of the least indented line. A line of spaces alone neither counts nor changes, and a line whose
 * line break was stripped off before it does not count as the start of one.
 */
function unindent(pieces: readonly Piece[]): void {
  const starts: TextPiece[] = [];
  let least = Number.POSITIVE_INFINITY;
  let lineStart = true;
  for (const piece of pieces) {
    const isText = piece.piece === "text";
    if (lineStart) {
      lineStart = false;
      const indent = isText ? skipSpaces(piece.text, 0, piece.text.length) : 0;
      const blank = isText && indent === piece.text.length && piece.text.endsWith("\n");
      if (!blank) {
        least = Math.min(least, indent);
        if (isText) starts.push(piece);
      }
    }
    if (isText && piece.text.endsWith("\n")) lineStart = true;
  }
  for (const piece of starts) piece.text = piece.text.slice(Math.min(least, piece.text.length));
}
