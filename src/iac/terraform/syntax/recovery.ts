import { identifierEnd, identifierStart } from "./characters.ts";
import { type Cursor } from "./cursor.ts";
import { opensSequence } from "./templates.ts";
import * as token from "./tokens.ts";

/** Also with quotes or spaces that do not belong there: the text up to the marker is a heredoc all the same. */
const HEREDOC = /<<-?[ \t]*["']?([\p{ID_Start}_][\p{ID_Continue}-]*)["']?[ \t]*\r?\n/uy;

/** A closing marker, also where punctuation that belongs on the next line makes it none. */
const LONE_WORD = /^[^\S\n]*([\p{ID_Start}_][\p{ID_Continue}-]*)[^\S\n]*[,;)\]}"']*[^\S\n]*$/gmu;

/**
 * Finds where to go on after a syntax error. Brackets decide; where a bracket is missing, indentation does: a line no deeper than the
 * broken item that begins like an item is one.
 */
export class Recovery {
  private readonly cursor: Cursor;
  /** Last line that consists of a word alone, by word: tells whether a heredoc can end at all. */
  private loneWords: Map<string, number> | undefined;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  /**
   * Offset of the line behind the broken item, of the brace that closes the body around it, or of the next item. `bracketsAlone` where
   * nothing is wrong with the brackets.
   */
  resume(itemStart: number, errorAt: number, bracketsAlone: boolean): number {
    const { text } = this.cursor;
    const itemLine = text.lastIndexOf("\n", itemStart - 1) + 1;
    const errorLine = Math.max(text.lastIndexOf("\n", errorAt - 1) + 1, itemLine + 1);
    const indent = indentation(text, itemLine);
    const open: number[] = [];
    let braces = 0;
    let line = itemLine;
    let first = itemLine + indent;
    let at = itemStart;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const top = open.at(-1);
      if (top === token.QUOTE) {
        if (code === 10 || code === token.QUOTE) open.pop();
        if (opensSequence(text, code, at)) {
          open.push(token.CLOSE_BRACE);
          braces++;
          at += 2;
        } else if (code !== 10) {
          at += inString(text, code, at);
        }
        continue;
      }
      switch (code) {
        case 10:
          line = ++at;
          first = skipBlanks(text, line);
          if (open.length === 0 && at > errorAt && mayBeginItem(text, at)) return at;
          if (!bracketsAlone && at >= errorLine && this.beginsAnother(at, indent)) return at;
          break;
        case token.QUOTE:
          open.push(token.QUOTE);
          at++;
          break;
        case token.OPEN_PAREN:
          open.push(token.CLOSE_PAREN);
          at++;
          break;
        case token.OPEN_BRACKET:
          open.push(token.CLOSE_BRACKET);
          at++;
          break;
        case token.OPEN_BRACE:
          open.push(token.CLOSE_BRACE);
          braces++;
          at++;
          break;
        case token.CLOSE_PAREN:
        case token.CLOSE_BRACKET:
          if (top === code) open.pop();
          at++;
          break;
        case token.CLOSE_BRACE:
          // With another bracket open, only a brace on the item's own line, or first on a line less indented, ends the body.
          if (braces === 0 && at >= errorAt && (open.length === 0 || line === itemLine || (at === first && first < line + indent)))
            return at;
          if (braces > 0) {
            while (open.pop() !== token.CLOSE_BRACE);
            braces--;
          }
          at++;
          break;
        default:
          at = this.skipUnit(code, at, indent);
      }
    }
    return text.length;
  }

  /** A comment or a heredoc as a whole, or one character. */
  private skipUnit(code: number, at: number, indent: number): number {
    const { text } = this.cursor;
    if (code === token.HASH || (code === token.SLASH && text.charCodeAt(at + 1) === token.SLASH)) {
      return this.cursor.lineComment(at, code === token.HASH ? 1 : 2);
    }
    if (code === token.SLASH && text.charCodeAt(at + 1) === token.STAR) return this.cursor.blockComment(at);
    if (code === token.LESS && text.charCodeAt(at + 1) === token.LESS) return this.skipHeredoc(at, indent);
    return identifierStart(text, at) > 0 ? identifierEnd(text, at + 1) : at + 1;
  }

  /** To the closing marker; without one, to the next line that may be an item. */
  private skipHeredoc(at: number, indent: number): number {
    const { text } = this.cursor;
    HEREDOC.lastIndex = at;
    const opening = HEREDOC.exec(text);
    const word = opening?.[1];
    if (opening === null || word === undefined) return at + 2;
    const bodyStart = at + opening[0].length;
    const closed = (this.lastLone(word) ?? -1) >= bodyStart;
    for (let line = bodyStart; line < text.length;) {
      const next = text.indexOf("\n", line);
      const end = next < 0 ? text.length : next;
      if (closed && loneWord(text.slice(line, end)) === word) return text.indexOf(word, line) + word.length;
      if (!closed && this.beginsAnother(line, indent)) return line - 1;
      line = end + 1;
    }
    return text.length;
  }

  private lastLone(word: string): number | undefined {
    if (this.loneWords === undefined) {
      this.loneWords = new Map();
      for (const match of this.cursor.text.matchAll(LONE_WORD)) this.loneWords.set(match[1] ?? "", match.index);
    }
    return this.loneWords.get(word);
  }

  private beginsAnother(line: number, indent: number): boolean {
    const { text } = this.cursor;
    const own = indentation(text, line);
    if (own > indent) return false;
    return text.charCodeAt(line + own) === token.CLOSE_BRACE ? own < indent : looksLikeItem(text, line + own);
  }
}

/** Whether the line is empty, a comment, the end of the body or an item. */
function mayBeginItem(text: string, line: number): boolean {
  const at = skipBlanks(text, line);
  const code = text.charCodeAt(at);
  if (code === 10 || code === 13 || code === token.CLOSE_BRACE || code === token.HASH || Number.isNaN(code)) return true;
  return (code === token.SLASH && /^[/*]$/.test(text.charAt(at + 1))) || looksLikeItem(text, at);
}

/** `name =`, or a name with labels and a brace, on one line. */
function looksLikeItem(text: string, start: number): boolean {
  if (identifierStart(text, start) === 0) return false;
  let at = skipBlanks(text, identifierEnd(text, start + 1));
  if (text.charCodeAt(at) === token.ASSIGN) return text.charCodeAt(at + 1) !== token.ASSIGN && text.charCodeAt(at + 1) !== token.GREATER;
  for (;;) {
    if (text.charCodeAt(at) === token.OPEN_BRACE) return true;
    const next = text.charCodeAt(at) === token.QUOTE ? labelEnd(text, at + 1) : identifierEnd(text, at);
    if (next === at) return false;
    at = skipBlanks(text, next);
  }
}

function labelEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== token.QUOTE) at++;
  return at + 1;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}

function loneWord(line: string): string | undefined {
  for (const match of line.matchAll(LONE_WORD)) return match[1];
  return undefined;
}

/** Spaces and tabs at the beginning of a line. */
export function indentation(text: string, line: number): number {
  return skipBlanks(text, line) - line;
}

/** Width of one character of a string, with what belongs to it. */
function inString(text: string, code: number, at: number): number {
  if (code === token.BACKSLASH && text.charCodeAt(at + 1) !== 10) return 2;
  const doubled = (code === token.DOLLAR || code === token.PERCENT) && text.charCodeAt(at + 1) === code;
  return doubled && text.charCodeAt(at + 2) === token.OPEN_BRACE ? 3 : 1;
}
