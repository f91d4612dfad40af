import { type Expression, type ObjectEntry } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import { loop } from "./loops.ts";
import * as token from "./tokens.ts";

/** `[a, b]`, or a `for` in square brackets. */
export function list(cursor: Cursor): Expression {
  const start = cursor.start;
  const lineBreaks = cursor.lineBreaks;
  cursor.lineBreaks = false;
  cursor.advance();
  if (cursor.isWord("for")) return loop(cursor, start, lineBreaks, token.CLOSE_BRACKET);
  const items: Expression[] = [];
  let height = 0;
  while (cursor.kind !== token.CLOSE_BRACKET) {
    items.push(cursor.expression(cursor));
    height = Math.max(height, cursor.height);
    if (cursor.kind === token.COMMA) cursor.advance();
    else if (cursor.kind !== token.CLOSE_BRACKET) cursor.unclosed(start, "listEnd");
  }
  cursor.lineBreaks = lineBreaks;
  cursor.grow(height + 1, cursor);
  const end = cursor.end;
  cursor.advance();
  return { start, end, node: "tuple", items: items.slice() };
}

/** `{ a = b }`, or a `for` in braces. Line breaks separate entries even where they mean nothing outside the braces. */
export function object(cursor: Cursor): Expression {
  const start = cursor.start;
  const lineBreaks = cursor.lineBreaks;
  cursor.lineBreaks = true;
  cursor.advance();
  skipLineBreaks(cursor);
  if (cursor.isWord("for")) {
    cursor.lineBreaks = false;
    return loop(cursor, start, lineBreaks, token.CLOSE_BRACE);
  }
  const entries: ObjectEntry[] = [];
  let height = 0;
  while (cursor.kind !== token.CLOSE_BRACE) {
    const key = entryKey(cursor.expression(cursor));
    height = Math.max(height, cursor.height);
    if (cursor.kind !== token.ASSIGN && cursor.kind !== token.COLON) cursor.unclosed(start, "keyEnd");
    cursor.advance();
    const value = cursor.expression(cursor);
    height = Math.max(height, cursor.height);
    entries.push({ key, value });
    if (cursor.kind === token.COMMA || cursor.kind === token.NEWLINE) cursor.advance();
    else if (cursor.kind !== token.CLOSE_BRACE) cursor.unclosed(start, "entryEnd");
    skipLineBreaks(cursor);
  }
  cursor.lineBreaks = lineBreaks;
  cursor.grow(height + 1, cursor);
  const end = cursor.end;
  cursor.advance();
  return { start, end, node: "object", entries: entries.slice() };
}

function skipLineBreaks(cursor: Cursor): void {
  while (cursor.kind === token.NEWLINE) cursor.advance();
}

/** A bare word as a key is a string, also where it would be a keyword elsewhere. */
function entryKey(key: Expression): Expression {
  const { start, end } = key;
  if (key.node === "variable") return { start, end, node: "literal", value: key.name };
  if (key.node === "literal" && (key.value === null || typeof key.value === "boolean")) {
    return { start, end, node: "literal", value: String(key.value) };
  }
  return key;
}
