const ID_START = /^\p{ID_Start}$/u;
const ID_CONTINUE = /^\p{ID_Continue}$/u;

const START = 1;
const PART = 2;
const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  const digit = code >= 48 && code <= 57;
  ASCII[code] = (letter ? START | PART : 0) | (digit || code === 45 ? PART : 0);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Length in UTF-16 units of the character at `index` if an identifier may start with it, else 0. */
export function identifierStart(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 128) return ((ASCII[code] ?? 0) & START) === 0 ? 0 : 1;
  return wideMatch(text, index, ID_START);
}

/** End of the identifier whose first character was accepted; dashes belong to it. */
export function identifierEnd(text: string, index: number): number {
  let at = index;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (((ASCII[code] ?? 0) & PART) === 0) return at;
      at++;
    } else {
      const width = wideMatch(text, at, ID_CONTINUE);
      if (width === 0) return at;
      at += width;
    }
  }
}

/** Characters that a strip marker removes and that may stand before a heredoc's closing marker. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** First index at or after `from`, and before `end`, that holds no space. */
export function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** `text` without the spaces at its end. */
export function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

function wideMatch(text: string, index: number, pattern: RegExp): number {
  const point = text.codePointAt(index);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return pattern.test(character) ? character.length : 0;
}
