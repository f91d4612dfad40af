/** The text of a JSON value as Terraform writes it: keys sorted, no spaces, and `<`, `>`, `&` escaped as Go's encoder does. */
import { because, type Unknown } from "../../../model/unknown.ts";
import { unresolved, type ListValue, type MapValue, type Reference, type Unresolved, type Value } from "../../value.ts";
import { boundDepth, boundText, Budget } from "./limits.ts";
import { numberText } from "./numbers.ts";
import { compareText } from "./order.ts";
import { deref } from "./walk.ts";

export type Piece = string | Reference | Unresolved;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
const SUSPECT = /["\\<>&\u2028\u2029\p{Cc}\p{Cs}]/gu;

/** A JSON string without its quotes. */
export function escapeJson(text: string): string {
  return text.replace(SUSPECT, (char) => {
    if (char >= "\ud800" && char <= "\udfff") return "\\ufffd";
    if (char >= "\u007f" && char <= "\u009f") return char;
    return SHORT[char] ?? unicodeEscape(char);
  });
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * The text in pieces, with what is not known between them. A reference without a value stands between quotes, as the string that it nearly always is:
 * reading the text back gives the same reference. Anything else unresolved stands for its own JSON text.
 */
export function jsonPieces(value: Value): Piece[] {
  const out: Piece[] = [];
  const budget = new Budget();
  let size = 0;
  const put = (piece: Piece): void => {
    budget.spend();
    if (typeof piece === "string") boundText((size += piece.length));
    out.push(piece);
  };
  write(value, put, 0);
  return out;
}

function write(raw: Value, put: (piece: Piece) => void, depth: number): void {
  boundDepth(depth);
  const value = deref(raw);
  if (typeof value === "string") put(`"${escapeJson(value)}"`);
  else if (typeof value === "number") put(numberText(value));
  else if (typeof value === "boolean" || value === null) put(String(value));
  else if (value.is === "unresolved") put(value);
  else if (value.is === "reference") quote([value], put);
  else if (value.is === "template") quote(value.parts.map(settled), put);
  else if (value.is === "json") quote(jsonPieces(value.value), put);
  else if (value.is === "list") writeList(value, put, depth);
  else writeMap(value, put, depth);
}

function writeList(list: ListValue, put: (piece: Piece) => void, depth: number): void {
  const [between, edge] = separators(list.open);
  put("[");
  for (const [index, item] of list.items.entries()) {
    put(index === 0 ? edge : between);
    write(item, put, depth + 1);
  }
  put(edge);
  put("]");
}

function writeMap(map: MapValue, put: (piece: Piece) => void, depth: number): void {
  const [between, edge] = separators(map.open);
  put("{");
  for (const [index, name] of [...map.names()].sort(compareText).entries()) {
    put(index === 0 ? edge : between);
    put(`"${escapeJson(name)}":`);
    write(map.get(name) ?? null, put, depth + 1);
  }
  put(edge);
  put("}");
}

/** What stands between elements and what around them. Elements that are not known may come anywhere, with their commas. */
function separators([why]: readonly Unknown[]): readonly [between: Piece, edge: Piece] {
  return why === undefined ? [",", ""] : [unresolved(why), unresolved(why)];
}

function quote(pieces: readonly Piece[], put: (piece: Piece) => void): void {
  put('"');
  for (const piece of pieces) put(typeof piece === "string" ? escapeJson(piece) : piece);
  put('"');
}

/** A part of a template: text where it is or stands for a primitive that is known. */
export function settled(part: Piece): Piece {
  if (typeof part === "string" || part.is === "unresolved") return part;
  const value = deref(part);
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  if (value !== null && value.is === "unresolved") return value;
  if (value !== null && value.is === "reference") return value;
  return unresolved(because("evaluation-error", "a template cannot hold a value that is not a string"));
}
