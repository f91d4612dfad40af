/** A piece of HCL or JSON, as coarse as the search for secrets needs it. `start` and `end` of a string or heredoc are those of its content. */
export interface Token {
  readonly kind: "word" | "string" | "heredoc" | "newline" | "open" | "close" | "comma" | "assign" | "other";
  readonly start: number;
  readonly end: number;
  /** Where the next token begins. */
  readonly next: number;
}

const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*/uy;
const HEREDOC = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const SPACE = /[ \t\r\f\v\u{feff}]+/uy;
const LINE_COMMENT = /(?:#|\/\/)[^\n]*/y;

/** The token at or behind an offset; `undefined` at the end. It takes any text, however broken. */
export function tokenAt(text: string, offset: number): Token | undefined {
  const at = skipped(text, offset);
  const character = text[at];
  if (character === undefined) return undefined;
  const one = (kind: Token["kind"]): Token => ({ kind, start: at, end: at + 1, next: at + 1 });
  switch (character) {
    case '"':
      return stringAt(text, at);
    case "\n":
      return one("newline");
    case "{":
    case "[":
    case "(":
      return one("open");
    case "}":
    case "]":
    case ")":
      return one("close");
    case ",":
      return one("comma");
    case "=":
    case ":":
      return /[=!<>]/.test(text[at - 1] ?? "") || text[at + 1] === "=" ? one("other") : one("assign");
    case "<":
      return heredocAt(text, at) ?? one("other");
    default: {
      WORD.lastIndex = at;
      const end = WORD.test(text) ? WORD.lastIndex : at + 1;
      return { kind: end > at + 1 || isWord(text.slice(at, end)) ? "word" : "other", start: at, end, next: end };
    }
  }
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

function skipped(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const before = at;
    at = behind(SPACE, text, at);
    at = behind(LINE_COMMENT, text, at);
    if (text.startsWith("/*", at)) {
      const close = text.indexOf("*/", at + 2);
      at = close < 0 ? text.length : close + 2;
    }
    if (at === before) return at;
  }
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** A quoted string with the interpolations in it. A line break ends it: what is broken must not hide the rest of the file. */
function stringAt(text: string, open: number): Token {
  const inside: ("string" | "code")[] = ["string"];
  let at = open + 1;
  for (; at < text.length && text[at] !== "\n"; at++) {
    const character = text[at] as string;
    if (inside.at(-1) === "string") {
      if (character === "\\") at++;
      else if (character === '"') {
        inside.pop();
        if (inside.length === 0) return { kind: "string", start: open + 1, end: at, next: at + 1 };
      } else if (character === "$" || character === "%") {
        const doubled = text[at + 1] === character && text[at + 2] === "{";
        if (doubled) at += 2;
        else if (text[at + 1] === "{") {
          inside.push("code");
          at++;
        }
      }
    } else if (character === '"') inside.push("string");
    else if (character === "{") inside.push("code");
    else if (character === "}") inside.pop();
  }
  const end = Math.min(at, text.length);
  return { kind: "string", start: open + 1, end, next: end };
}

function heredocAt(text: string, at: number): Token | undefined {
  HEREDOC.lastIndex = at;
  const marker = HEREDOC.exec(text)?.[1];
  if (marker === undefined) return undefined;
  const start = HEREDOC.lastIndex;
  for (let line = start; line < text.length;) {
    const newline = text.indexOf("\n", line);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(line, end).trim() === marker) return { kind: "heredoc", start, end: line, next: end };
    line = end + 1;
  }
  return { kind: "heredoc", start, end: text.length, next: text.length };
}
