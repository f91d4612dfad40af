import { type Expression, type Range } from "./ast.ts";
import { type Cursor } from "./cursor.ts";
import { MESSAGES } from "./problems.ts";

export function numeral(cursor: Cursor): Expression {
  const { start, end } = cursor;
  const value = numberAt(cursor, cursor);
  cursor.height = 0;
  cursor.advance();
  return { start, end, node: "literal", value };
}

export function numberAt(cursor: Cursor, { start, end }: Range): number {
  const text = cursor.text.slice(start, end);
  const value = Number(text);
  return Number.isNaN(value) ? cursor.fault({ start, end }, MESSAGES.number(text)) : value;
}
