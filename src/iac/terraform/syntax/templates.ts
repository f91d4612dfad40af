import { type Expression, type Range, type TemplatePart } from "./ast.ts";
import { skipSpaces, trimRight } from "./characters.ts";
import { type Cursor } from "./cursor.ts";
import { loopVariables } from "./loops.ts";
import { MESSAGES } from "./problems.ts";
import * as token from "./tokens.ts";

/** A stretch of a template, in the order written: text, `${ }` or `%{ }`. Directives are matched up afterwards. */
export type Piece = TextPiece | SequencePiece;

export interface TextPiece extends Range {
  readonly piece: "text";
  text: string;
}

export interface SequencePiece extends Range {
  readonly piece: "value" | "if" | "for" | "else" | "endif" | "endfor";
  readonly value: Expression | undefined;
  readonly names: { readonly key: string | undefined; readonly value: string } | undefined;
  readonly height: number;
  /** `~` at the opening or closing brace removes the space of the neighbouring text piece. */
  readonly stripBefore: boolean;
  readonly stripAfter: boolean;
}

/** Whether `${` or `%{` stands at `at`; `code` is the character there. */
export function opensSequence(text: string, code: number, at: number): boolean {
  return (code === token.DOLLAR || code === token.PERCENT) && text.charCodeAt(at + 1) === token.OPEN_BRACE;
}

/** Whether `$${` or `%%{`, which stand for `${` and `%{`, is at `at`. */
export function escapesSequence(text: string, code: number, at: number): boolean {
  return (
    (code === token.DOLLAR || code === token.PERCENT) && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === token.OPEN_BRACE
  );
}

/** The text between two sequences, composed as the language demands. */
export function textPiece(text: string, start: number, end: number): TextPiece {
  return { start, end, piece: "text", text: composed(text) };
}

/** Canonical composition, which leaves plain ASCII alone. */
export function composed(text: string): string {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return text.normalize("NFC");
  return text;
}

/** Reads the `${ }` or `%{ }` at `at`. The text goes on at the end of the piece. */
export function sequence(cursor: Cursor, at: number): SequencePiece {
  const { text, lineBreaks } = cursor;
  const stripBefore = text.charCodeAt(at + 2) === token.TILDE;
  cursor.lineBreaks = false;
  cursor.seek(at + (stripBefore ? 3 : 2));
  let piece: SequencePiece["piece"] = "value";
  let value: Expression | undefined;
  let names: SequencePiece["names"];
  cursor.height = 0;
  if (text.charCodeAt(at) === token.DOLLAR) {
    value = cursor.expression(cursor);
  } else {
    piece = keyword(cursor);
    if (piece === "for") names = loopVariables(cursor);
    else cursor.advance();
    if (piece === "for" || piece === "if") value = cursor.expression(cursor);
  }
  if (cursor.kind !== token.CLOSE_BRACE && cursor.kind !== token.STRIP_BRACE) {
    cursor.expected(piece === "value" ? "interpolationEnd" : "directiveEnd");
  }
  cursor.lineBreaks = lineBreaks;
  const stripAfter = cursor.kind === token.STRIP_BRACE;
  return { start: at, end: cursor.end, piece, value, names, height: cursor.height, stripBefore, stripAfter };
}

function keyword(cursor: Cursor): "if" | "for" | "else" | "endif" | "endfor" {
  const word = cursor.kind === token.NAME ? cursor.word() : "";
  if (word === "if" || word === "for" || word === "else" || word === "endif" || word === "endfor") return word;
  return cursor.expected("directive");
}

/** Applies the strip markers. Only the piece next to the marker is stripped: in a heredoc, up to the end of its line. */
export function strip(pieces: readonly Piece[]): void {
  for (const [index, piece] of pieces.entries()) {
    if (piece.piece === "text") continue;
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    if (piece.stripBefore && before?.piece === "text") before.text = trimRight(before.text);
    if (piece.stripAfter && after?.piece === "text") after.text = after.text.slice(skipSpaces(after.text, 0, after.text.length));
  }
}

/** Makes an expression of the pieces: a literal where all is text, else a template. */
export function assemble(cursor: Cursor, pieces: readonly Piece[], { start, end }: Range): Expression {
  const first = pieces[0];
  const wrapped = pieces.length === 1 && first?.piece === "value";
  const tree = new PartTree(cursor);
  cursor.height = 0;
  for (const piece of pieces) {
    if (piece.piece === "text") tree.text(piece);
    else tree.sequence(piece);
  }
  const parts = tree.finish();
  cursor.grow(cursor.height + 1, { start, end: start });
  if (parts.length === 0) return { start, end, node: "literal", value: "" };
  const only = parts[0];
  if (parts.length === 1 && only?.part === "text") return { start, end, node: "literal", value: only.text };
  return { start, end, node: "template", parts: parts.slice(), wrapped };
}

interface OpenDirective {
  readonly piece: SequencePiece;
  readonly outer: TemplatePart[];
  then: TemplatePart[] | undefined;
}

/** Puts what stands between `%{ if }` or `%{ for }` and its end inside it. */
class PartTree {
  private readonly cursor: Cursor;
  private readonly open: OpenDirective[] = [];
  private parts: TemplatePart[] = [];
  private run: TextPiece[] = [];

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  text(piece: TextPiece): void {
    if (piece.text !== "") this.run.push(piece);
  }

  private flush(): void {
    const first = this.run[0];
    const last = this.run.at(-1);
    if (first === undefined || last === undefined) return;
    const text = this.run.length === 1 ? first.text : this.run.map((piece) => piece.text).join("");
    this.parts.push({ start: first.start, end: last.end, part: "text", text });
    this.run = [];
  }

  sequence(piece: SequencePiece): void {
    this.flush();
    const { cursor } = this;
    cursor.height = Math.max(cursor.height, piece.height + this.open.length);
    switch (piece.piece) {
      case "value":
        if (piece.value !== undefined) this.parts.push({ start: piece.start, end: piece.end, part: "interpolation", value: piece.value });
        return;
      case "if":
      case "for":
        cursor.nest(piece);
        this.open.push({ piece, outer: this.parts, then: undefined });
        this.parts = [];
        return;
      case "else":
        this.otherwise(piece);
        return;
      case "endif":
      case "endfor":
        this.close(piece);
    }
  }

  private otherwise(piece: SequencePiece): void {
    const top = this.open.at(-1);
    if (top?.piece.piece !== "if" || top.then !== undefined) this.cursor.fault(piece, MESSAGES.strayDirective("else"));
    top.then = this.parts;
    this.parts = [];
  }

  private close(piece: SequencePiece): void {
    const top = this.open.pop();
    const opened = top?.piece;
    if (opened?.value === undefined || `end${opened.piece}` !== piece.piece) {
      return this.cursor.fault(piece, MESSAGES.strayDirective(piece.piece));
    }
    this.cursor.nesting--;
    const { start } = opened;
    const { end } = piece;
    const inner = this.parts;
    this.parts = top?.outer ?? [];
    if (opened.names === undefined) {
      const then = top?.then ?? inner;
      this.parts.push({ start, end, part: "if", condition: opened.value, then, otherwise: top?.then === undefined ? [] : inner });
    } else {
      this.parts.push({ start, end, part: "for", ...opened.names, collection: opened.value, body: inner });
    }
  }

  finish(): readonly TemplatePart[] {
    this.flush();
    const top = this.open.at(-1);
    if (top !== undefined) this.cursor.fault(top.piece, MESSAGES.unclosedDirective(top.piece.piece));
    return this.parts;
  }
}
