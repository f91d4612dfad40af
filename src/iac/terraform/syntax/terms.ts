import { type Expression } from "./ast.ts";
import { call } from "./calls.ts";
import { list, object } from "./collections.ts";
import { type Cursor } from "./cursor.ts";
import { heredoc } from "./heredocs.ts";
import { members } from "./members.ts";
import { numeral } from "./numerals.ts";
import { quoted } from "./quoted.ts";
import * as token from "./tokens.ts";

/** A value with everything that is accessed on it: `aws_vpc.main[0].id`. */
export function term(cursor: Cursor): Expression {
  const value = primary(cursor);
  const kind = cursor.kind;
  return kind === token.DOT || kind === token.OPEN_BRACKET ? members(cursor, value) : value;
}

function primary(cursor: Cursor): Expression {
  switch (cursor.kind) {
    case token.NAME:
      return named(cursor);
    case token.QUOTE:
      return quoted(cursor);
    case token.NUMBER:
      return numeral(cursor);
    case token.OPEN_BRACKET:
      return list(cursor);
    case token.OPEN_BRACE:
      return object(cursor);
    case token.OPEN_PAREN:
      return parentheses(cursor);
    case token.HEREDOC:
      return heredoc(cursor);
    default:
      return cursor.expected("expression");
  }
}

function named(cursor: Cursor): Expression {
  const { start, end } = cursor;
  const name = cursor.word();
  cursor.height = 0;
  cursor.advance();
  if (cursor.kind === token.OPEN_PAREN || cursor.kind === token.DOUBLE_COLON) return call(cursor, start, name);
  switch (name) {
    case "true":
      return { start, end, node: "literal", value: true };
    case "false":
      return { start, end, node: "literal", value: false };
    case "null":
      return { start, end, node: "literal", value: null };
    default:
      return { start, end, node: "variable", name };
  }
}

function parentheses(cursor: Cursor): Expression {
  const start = cursor.start;
  const lineBreaks = cursor.lineBreaks;
  cursor.lineBreaks = false;
  cursor.advance();
  const inner = cursor.expression(cursor);
  if (cursor.kind !== token.CLOSE_PAREN) cursor.unclosed(start, "parenthesisEnd");
  cursor.lineBreaks = lineBreaks;
  cursor.grow(cursor.height + 1, cursor);
  const end = cursor.end;
  cursor.advance();
  return { start, end, node: "parentheses", inner };
}
