import { type BinaryOperator, type Expression } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import { term } from "./terms.ts";
import * as token from "./tokens.ts";

const OPERATORS: readonly (readonly [kind: number, operator: BinaryOperator, precedence: number])[] = [
  [token.OR, "||", 1],
  [token.AND, "&&", 2],
  [token.EQUAL_TO, "==", 3],
  [token.NOT_EQUAL_TO, "!=", 3],
  [token.LESS, "<", 4],
  [token.AT_MOST, "<=", 4],
  [token.GREATER, ">", 4],
  [token.AT_LEAST, ">=", 4],
  [token.PLUS, "+", 5],
  [token.MINUS, "-", 5],
  [token.STAR, "*", 6],
  [token.SLASH, "/", 6],
  [token.PERCENT, "%", 6],
];
const PRECEDENCE = new Uint8Array(128);
const SYMBOL: BinaryOperator[] = [];
for (const [kind, operator, precedence] of OPERATORS) {
  PRECEDENCE[kind] = precedence;
  SYMBOL[kind] = operator;
}

/** Reads an expression: a condition with its two results, or operators over terms. */
export function expression(cursor: Cursor): Expression {
  cursor.nest(cursor);
  const condition = operation(cursor, 1);
  if (cursor.kind !== token.QUESTION) {
    cursor.nesting--;
    return condition;
  }
  const height = cursor.height;
  cursor.advance();
  const then = expression(cursor);
  const thenHeight = cursor.height;
  if (cursor.kind !== token.COLON) cursor.expected("conditionalColon");
  cursor.advance();
  const otherwise = expression(cursor);
  cursor.grow(Math.max(height, thenHeight, cursor.height) + 1, condition);
  cursor.nesting--;
  return { start: condition.start, end: otherwise.end, node: "conditional", condition, then, otherwise };
}

/** Operators that bind at least as strongly as `floor`, grouped to the left. */
function operation(cursor: Cursor, floor: number): Expression {
  let left = unary(cursor);
  for (;;) {
    const precedence = PRECEDENCE[cursor.kind] ?? 0;
    if (precedence < floor) return left;
    const operator = SYMBOL[cursor.kind];
    if (operator === undefined) return left;
    const height = cursor.height;
    cursor.advance();
    const right = operation(cursor, precedence + 1);
    cursor.grow(Math.max(height, cursor.height) + 1, left);
    left = { start: left.start, end: right.end, node: "binary", operator, left, right };
  }
}

function unary(cursor: Cursor): Expression {
  if (cursor.kind !== token.MINUS && cursor.kind !== token.BANG) return term(cursor);
  const operator = cursor.kind === token.MINUS ? "-" : "!";
  const start = cursor.start;
  cursor.nest(cursor);
  cursor.advance();
  const operand = unary(cursor);
  cursor.grow(cursor.height + 1, operand);
  cursor.nesting--;
  return { start, end: operand.end, node: "unary", operator, operand };
}
