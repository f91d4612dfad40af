import { type CommentNode, type Expression, type Range, type SyntaxProblem } from "./ast.ts";
import { identifierEnd, identifierStart, isDigit } from "./characters.ts";
import { type Expected, expectedMessage, MESSAGES, short, SyntaxFault } from "./problems.ts";
import * as token from "./tokens.ts";

/** Levels of brackets, blocks and templates inside one another; deeper text is not read. */
export const MAX_NESTING = 200;
/** Height of a tree of operators and member accesses; longer chains are not read, so that a walk over the tree stays within the stack. */
const MAX_HEIGHT = 500;
/** Problems of one file; behind the last the file is not read. */
export const MAX_PROBLEMS = 20;

/**
 * A place in the text with the token there: the state that all parts of the parser share. Tokens are read on demand, one ahead,
 * so that whoever opens a bracket decides what a line break means inside, and templates can be read character by character.
 */
export class Cursor {
  readonly text: string;
  /** Reads an expression; handed in, because expressions hold templates and templates hold expressions. */
  readonly expression: (cursor: Cursor) => Expression;
  readonly comments: CommentNode[] = [];
  readonly problems: SyntaxProblem[] = [];
  kind = token.END;
  start = 0;
  end = 0;
  /** End of the token before the current one. */
  previousEnd = 0;
  /** Whether a line break is a token. Not so inside parentheses, square brackets and templates. */
  lineBreaks = true;
  nesting = 0;
  /** A problem that left nothing to read behind it. */
  cut: SyntaxProblem | undefined;
  /** The greatest height, counted from the root, of the tree read last. */
  height = 0;

  constructor(text: string, expression: (cursor: Cursor) => Expression) {
    this.text = text;
    this.expression = expression;
  }

  /** Goes to the token at or behind `offset`. */
  seek(offset: number): void {
    this.end = offset;
    this.advance();
  }

  advance(): void {
    const text = this.text;
    this.previousEnd = this.end;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9) {
        at++;
      } else if (code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10)) {
        const width = code === 10 ? 1 : 2;
        if (this.lineBreaks) {
          this.set(token.NEWLINE, at, at + width);
          return;
        }
        at += width;
      } else if (code === token.HASH || (code === token.SLASH && text.charCodeAt(at + 1) === token.SLASH)) {
        at = this.lineComment(at, code === token.HASH ? 1 : 2);
      } else if (code === token.SLASH && text.charCodeAt(at + 1) === token.STAR) {
        at = this.blockComment(at);
      } else {
        this.scan(code, at);
        return;
      }
    }
  }

  private set(kind: number, start: number, end: number): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  private scan(code: number, at: number): void {
    const text = this.text;
    const width = identifierStart(text, at);
    if (width > 0) {
      this.set(token.NAME, at, identifierEnd(text, at + width));
      return;
    }
    if (isDigit(code)) {
      this.set(token.NUMBER, at, numberEnd(text, at));
      return;
    }
    if (Number.isNaN(code)) {
      this.set(token.END, text.length, text.length);
      return;
    }
    const next = text.charCodeAt(at + 1);
    const pair = pairKind(code, next);
    if (pair === token.ELLIPSIS && text.charCodeAt(at + 2) === token.DOT) this.set(pair, at, at + 3);
    else if (pair !== token.INVALID && pair !== token.ELLIPSIS) this.set(pair, at, at + 2);
    else if (code < 128 && (SINGLE[code] ?? 0) === 1) this.set(code, at, at + 1);
    else this.set(token.INVALID, at, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
  }

  lineComment(at: number, mark: number): number {
    const line = this.text.indexOf("\n", at);
    let end = line < 0 ? this.text.length : line;
    // A carriage return belongs to the line's end only before a line feed.
    if (line > at && this.text.charCodeAt(end - 1) === 13) end--;
    this.comment(at, end, this.text.slice(Math.min(at + mark, end), end));
    return end;
  }

  blockComment(at: number): number {
    const close = this.text.indexOf("*/", at + 2);
    const end = close < 0 ? this.text.length : close + 2;
    if (close < 0) this.cut = this.report({ start: at, end: at + 2 }, MESSAGES.unclosedComment());
    this.comment(at, end, this.text.slice(at + 2, close < 0 ? end : close));
    return end;
  }

  /** Text behind a syntax error is read twice; a comment there is kept once. */
  comment(start: number, end: number, text: string): void {
    const last = this.comments.at(-1);
    if (last === undefined || last.start < start) this.comments.push({ start, end, text });
  }

  /** Notes a problem and goes on. One place has one problem. */
  report(range: Range, message: SyntaxProblem["message"]): SyntaxProblem {
    const known = this.problems.find((problem) => problem.start === range.start);
    if (known !== undefined) return known;
    const problem: SyntaxProblem = { start: range.start, end: range.end, message };
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
    return problem;
  }

  fault(range: Range, message: SyntaxProblem["message"]): never {
    throw new SyntaxFault({ start: range.start, end: range.end, message });
  }

  /** Gives up the current item because something else than `what` stands here. */
  expected(what: Expected): never {
    return this.fault(this, this.unexpected(what));
  }

  /** As `expected`; at the end of the file the place to look at is the bracket that was opened. */
  unclosed(open: number, what: Expected): never {
    if (this.kind !== token.END) return this.expected(what);
    return this.fault({ start: open, end: open + 1 }, MESSAGES.unclosedBracket(this.text.charAt(open)));
  }

  unexpected(what: Expected): SyntaxProblem["message"] {
    if (this.kind === token.INVALID) return MESSAGES.invalidCharacter(this.text.slice(this.start, this.end));
    return expectedMessage(what, this.found());
  }

  /** The current token in words. */
  private found(): SyntaxProblem["message"] {
    if (this.kind === token.END) return { en: "the end of the text", zh: "文本结尾" };
    if (this.kind === token.NEWLINE) return { en: "the end of the line", zh: "行尾" };
    if (this.kind === token.QUOTE) return { en: "a quoted string", zh: "带引号的字符串" };
    const text = short(this.text.slice(this.start, this.end));
    return { en: `"${text}"`, zh: `“${text}”` };
  }

  /** Enters one more level; whoever calls it takes it back with `nesting--`. */
  nest(range: Range): void {
    if (++this.nesting > MAX_NESTING) this.tooDeep(range, MAX_NESTING);
  }

  /** Sets the height of the tree just read. */
  grow(height: number, range: Range): void {
    this.height = height;
    if (height > MAX_HEIGHT) this.tooDeep(range, MAX_HEIGHT);
  }

  private tooDeep({ start, end }: Range, limit: number): never {
    throw new SyntaxFault({ start, end, message: MESSAGES.tooDeep(limit) }, true);
  }

  isWord(word: string): boolean {
    return this.kind === token.NAME && this.end - this.start === word.length && this.text.startsWith(word, this.start);
  }

  word(): string {
    return sameString(this.text.slice(this.start, this.end));
  }
}

/** Names met so far, as keys: what is a key is one string wherever it is met, and two such strings are compared by address alone. */
const names = Object.create(null) as Record<string, string | undefined>;
let room = 20_000;
const LONGEST_NAME = 64;

/** The string under which a name was met first. Code repeats few names many times, and every question to a body compares with all of them. */
function sameString(name: string): string {
  const met = names[name];
  if (met !== undefined || room === 0 || name.length > LONGEST_NAME) return met ?? name;
  room--;
  return (names[name] = name);
}

const SINGLE = new Uint8Array(128);
for (const character of '!"%()*+,-./:<=>?[]{}') SINGLE[character.charCodeAt(0)] = 1;

function pairKind(code: number, next: number): number {
  switch (code) {
    case token.ASSIGN:
      return next === token.ASSIGN ? token.EQUAL_TO : next === token.GREATER ? token.ARROW : token.INVALID;
    case token.BANG:
      return next === token.ASSIGN ? token.NOT_EQUAL_TO : token.INVALID;
    case token.LESS:
      return next === token.ASSIGN ? token.AT_MOST : next === token.LESS ? token.HEREDOC : token.INVALID;
    case token.GREATER:
      return next === token.ASSIGN ? token.AT_LEAST : token.INVALID;
    case 38:
      return next === 38 ? token.AND : token.INVALID;
    case 124:
      return next === 124 ? token.OR : token.INVALID;
    case token.COLON:
      return next === token.COLON ? token.DOUBLE_COLON : token.INVALID;
    case token.DOT:
      return next === token.DOT ? token.ELLIPSIS : token.INVALID;
    case token.TILDE:
      return next === token.CLOSE_BRACE ? token.STRIP_BRACE : token.INVALID;
    default:
      return token.INVALID;
  }
}

/** Digits, dots and exponents; a dot at the end belongs to what follows. Whether the whole is a number is seen when it is read. */
function numberEnd(text: string, start: number): number {
  let at = start + 1;
  let end = at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      end = ++at;
    } else if (code === token.DOT) {
      at++;
    } else if (code === 69 || code === 101) {
      const sign = text.charCodeAt(at + 1);
      const digit = sign === token.PLUS || sign === token.MINUS ? at + 2 : at + 1;
      if (!isDigit(text.charCodeAt(digit))) return end;
      end = at = digit + 1;
    } else {
      return end;
    }
  }
}
