import { type Expression } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import { MESSAGES } from "./problems.ts";
import * as token from "./tokens.ts";

export interface LoopVariables {
  readonly key: string | undefined;
  readonly value: string;
}

/** A `for` expression, from the word `for` to the bracket that ends it. `lineBreaks` holds again behind it. */
export function loop(cursor: Cursor, start: number, lineBreaks: boolean, close: number): Expression {
  const { key, value } = loopVariables(cursor);
  const collection = cursor.expression(cursor);
  let height = cursor.height;
  if (cursor.kind !== token.COLON) cursor.expected("loopColon");
  cursor.advance();
  let keyResult: Expression | undefined;
  let result = cursor.expression(cursor);
  height = Math.max(height, cursor.height);
  if (cursor.kind === token.ARROW) {
    if (close === token.CLOSE_BRACKET) cursor.fault(cursor, MESSAGES.loopKey());
    cursor.advance();
    keyResult = result;
    result = cursor.expression(cursor);
    height = Math.max(height, cursor.height);
  } else if (close === token.CLOSE_BRACE) {
    cursor.expected("loopArrow");
  }
  const grouped = cursor.kind === token.ELLIPSIS;
  if (grouped) {
    if (close === token.CLOSE_BRACKET) cursor.fault(cursor, MESSAGES.loopKey());
    cursor.advance();
  }
  let condition: Expression | undefined;
  if (cursor.isWord("if")) {
    cursor.advance();
    condition = cursor.expression(cursor);
    height = Math.max(height, cursor.height);
  }
  if (cursor.kind !== close) cursor.unclosed(start, "loopEnd");
  cursor.lineBreaks = lineBreaks;
  cursor.grow(height + 1, cursor);
  const end = cursor.end;
  cursor.advance();
  return { start, end, node: "for", key, value, collection, keyResult, result, condition, grouped };
}

/** `for name in` or `for key, value in`, up to the collection. */
export function loopVariables(cursor: Cursor): LoopVariables {
  cursor.advance();
  if (cursor.kind !== token.NAME) cursor.expected("loopName");
  let key: string | undefined;
  let value = cursor.word();
  cursor.advance();
  if (cursor.kind === token.COMMA) {
    cursor.advance();
    if (cursor.kind !== token.NAME) cursor.expected("loopName");
    key = value;
    value = cursor.word();
    cursor.advance();
  }
  if (!cursor.isWord("in")) cursor.expected("loopIn");
  cursor.advance();
  return { key, value };
}
