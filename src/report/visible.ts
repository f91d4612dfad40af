/** Control characters, and those that hide text or turn its direction. All of them could make a terminal show something that is not there. */
const DANGEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The text on one line, safe to print on a terminal: whatever would steer the terminal is spelled out (`\u{1b}`).
 * Tabs become two blanks, line breaks one.
 */
export function visible(text: string): string {
  return text.replaceAll(/\r?\n/g, " ").replaceAll("\t", "  ").replaceAll(DANGEROUS, spelledOut);
}

/** The same JSON with everything spelled out that a terminal could obey; `JSON.stringify` leaves some of it alone. */
export function visibleJson(json: string): string {
  return json.replaceAll(DANGEROUS, (character) => {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}

function spelledOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
