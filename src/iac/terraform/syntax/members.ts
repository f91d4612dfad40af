import { type Expression } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import { numberAt } from "./numerals.ts";
import { MESSAGES } from "./problems.ts";
import * as token from "./tokens.ts";

/** Everything that is accessed on `of`: `.name`, `.0`, `[key]`, `.*` and `[*]`. */
export function members(cursor: Cursor, of: Expression): Expression {
  let value = of;
  for (;;) {
    if (cursor.kind === token.DOT) {
      cursor.advance();
      value = cursor.kind === token.STAR ? attributeSplat(cursor, value) : member(cursor, value);
    } else if (cursor.kind === token.OPEN_BRACKET) {
      const start = cursor.start;
      const lineBreaks = cursor.lineBreaks;
      cursor.lineBreaks = false;
      cursor.advance();
      value = cursor.kind === token.STAR ? fullSplat(cursor, value, start, lineBreaks) : index(cursor, value, start, lineBreaks);
    } else {
      return value;
    }
  }
}

/** `.name`, or an index in the old form `.0`; the dot is read. */
function member(cursor: Cursor, of: Expression): Expression {
  const { start, end } = cursor;
  cursor.grow(cursor.height + 1, cursor);
  if (cursor.kind === token.NAME) {
    const name = cursor.word();
    cursor.advance();
    return { start: of.start, end, node: "attribute", of, name };
  }
  if (cursor.kind !== token.NUMBER) cursor.expected("memberName");
  const text = cursor.word();
  if (text.includes(".")) cursor.fault(cursor, MESSAGES.chainedIndex(text));
  const key: Expression = { start, end, node: "literal", value: numberAt(cursor, cursor) };
  cursor.advance();
  return { start: of.start, end, node: "index", of, key };
}

function index(cursor: Cursor, of: Expression, start: number, lineBreaks: boolean): Expression {
  const height = cursor.height;
  const key = cursor.expression(cursor);
  if (cursor.kind !== token.CLOSE_BRACKET) cursor.unclosed(start, "indexEnd");
  cursor.grow(Math.max(height, cursor.height) + 1, cursor);
  cursor.lineBreaks = lineBreaks;
  const end = cursor.end;
  cursor.advance();
  return { start: of.start, end, node: "index", of, key };
}

/** `.*` takes only names and numbers into each element; an index in brackets applies to the list of results. */
function attributeSplat(cursor: Cursor, of: Expression): Expression {
  const height = cursor.height;
  let each: Expression = { start: cursor.previousEnd - 1, end: cursor.end, node: "splat-item" };
  cursor.height = 0;
  cursor.advance();
  while (cursor.kind === token.DOT) {
    cursor.advance();
    each = member(cursor, each);
  }
  cursor.grow(Math.max(height, cursor.height) + 1, cursor);
  return { start: of.start, end: each.end, node: "splat", of, each, full: false };
}

/** `[*]` takes everything that follows into each element. */
function fullSplat(cursor: Cursor, of: Expression, start: number, lineBreaks: boolean): Expression {
  cursor.nest(cursor);
  const height = cursor.height;
  cursor.advance();
  if (cursor.kind !== token.CLOSE_BRACKET) cursor.unclosed(start, "splatEnd");
  cursor.lineBreaks = lineBreaks;
  const item: Expression = { start, end: cursor.end, node: "splat-item" };
  cursor.height = 0;
  cursor.advance();
  const each = members(cursor, item);
  cursor.grow(Math.max(height, cursor.height) + 1, cursor);
  cursor.nesting--;
  return { start: of.start, end: each.end, node: "splat", of, each, full: true };
}
