import { isWide, widthOf } from "./width.ts";

/** Signs that must not begin a line, and those that must not end one. */
const CLOSING = /^[，。、；：？！）》〉”’』」】…％]/u;
const OPENING = /[（《〈“‘『「【]$/u;

/**
 * Breaks prose into lines of at most `width` columns: Latin text at blanks, Chinese between characters, never before a closing sign.
 * A word that is longer than a line stays whole, so that it can be copied.
 */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of pieces(text)) {
    if (line !== "" && used + widthOf(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += piece;
    used += widthOf(piece);
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The smallest parts between which a line may break; blanks stay at the end of the part before. */
function pieces(text: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let before = "";
  for (const character of text) {
    if (before !== "" && breaksBetween(before, character)) {
      parts.push(part);
      part = "";
    }
    part += character;
    before = character;
  }
  return part === "" ? parts : [...parts, part];
}

function breaksBetween(before: string, after: string): boolean {
  if (after === " ") return false;
  if (before === " ") return true;
  return (isWide(before) || isWide(after)) && !CLOSING.test(after) && !OPENING.test(before);
}
