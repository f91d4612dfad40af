/** Scripts and signs that take two columns of a terminal: East Asian wide and fullwidth (Unicode UAX #11), and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NARROW_ONLY = /^[\u0020-\u007e]*$/;
const NOTHING = /[\p{Mn}\p{Me}]/u;

export function isWide(character: string): boolean {
  return WIDE.test(character);
}

/** Columns of a terminal that the text takes. The text must be `visible`. */
export function widthOf(text: string): number {
  if (NARROW_ONLY.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOfOne(character);
  return width;
}

function widthOfOne(character: string): number {
  return isWide(character) ? 2 : NOTHING.test(character) ? 0 : 1;
}

/** Fills up with blanks on the right. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Fills up with blanks on the left. */
export function flushRight(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

/** The text, or as much of it as fits with `mark` behind it. */
export function cut(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(mark);
  let taken = "";
  let used = 0;
  for (const character of text) {
    used += widthOfOne(character);
    if (used > room) break;
    taken += character;
  }
  return taken + mark;
}
