import { type Expression } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import * as token from "./tokens.ts";

/** A function call whose first name is read: the rest of a name such as `provider::aws::arn_parse`, and the arguments. */
export function call(cursor: Cursor, start: number, first: string): Expression {
  let name = first;
  while (cursor.kind === token.DOUBLE_COLON) {
    cursor.advance();
    if (cursor.kind !== token.NAME) cursor.expected("functionName");
    name += `::${cursor.word()}`;
    cursor.advance();
  }
  if (cursor.kind !== token.OPEN_PAREN) cursor.expected("functionParenthesis");
  const open = cursor.start;
  const lineBreaks = cursor.lineBreaks;
  cursor.lineBreaks = false;
  cursor.advance();
  const args: Expression[] = [];
  let expand = false;
  let height = 0;
  while (cursor.kind !== token.CLOSE_PAREN) {
    args.push(cursor.expression(cursor));
    height = Math.max(height, cursor.height);
    if (cursor.kind === token.ELLIPSIS) {
      expand = true;
      cursor.advance();
      if (cursor.kind !== token.CLOSE_PAREN) cursor.unclosed(open, "expansionEnd");
    } else if (cursor.kind === token.COMMA) {
      cursor.advance();
    } else if (cursor.kind !== token.CLOSE_PAREN) {
      cursor.unclosed(open, "argumentEnd");
    }
  }
  cursor.lineBreaks = lineBreaks;
  cursor.grow(height + 1, cursor);
  const end = cursor.end;
  cursor.advance();
  return { start, end, node: "call", name, args, expand };
}
