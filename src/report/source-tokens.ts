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
const SPACE = new Set(" \t\r\f\v\ufeff");

const SIGNS: Readonly<Record<string, Token["kind"]>> = {
  "\n": "newline",
  "{": "open",
  "[": "open",
  "(": "open",
  "}": "close",
  "]": "close",
  ")": "close",
  ",": "comma",
};

/** The token at or behind an offset; `undefined` at the end. It takes any text, however broken. */
export function tokenAt(text: string, offset: number): Token | undefined {
  const at = behindBlanks(text, offset);
  const character = text[at];
  if (character === undefined) return undefined;
  const sign = SIGNS[character];
  if (sign !== undefined) return one(sign, at);
  if (character === '"') return stringAt(text, at);
  if (character === "=" || character === ":") return one(isComparison(text, at) ? "other" : "assign", at);
  if (character === "<") return heredocAt(text, at) ?? one("other", at);
  WORD.lastIndex = at;
  return WORD.test(text) ? { kind: "word", start: at, end: WORD.lastIndex, next: WORD.lastIndex } : one("other", at);
}

function one(kind: Token["kind"], at: number): Token {
  return { kind, start: at, end: at + 1, next: at + 1 };
}

function isComparison(text: string, at: number): boolean {
  return text[at + 1] === "=" || "=!<>".includes(text[at - 1] ?? "x");
}

/** Behind blanks and comments. Line breaks are tokens. */
function behindBlanks(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    while (SPACE.has(text[at] as string)) at++;
    const isLine = text[at] === "#" || (text[at] === "/" && text[at + 1] === "/");
    if (!isLine && !(text[at] === "/" && text[at + 1] === "*")) return at;
    const close = isLine ? text.indexOf("\n", at) : text.indexOf("*/", at + 2);
    if (close < 0) return text.length;
    at = isLine ? close : close + 2;
  }
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
