/** Control characters, and those that hide text or turn its direction. All of them could make a terminal show something that is not there. */
const DANGEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Texts of ordinary signs hold none of them, and this is found out several times faster. */
const ORDINARY =
  /^[ -~\u00a1-\u00ac\u00ae-\u05ff\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\uabff\uac00-\ud7a3\uf900-\ufdcf\uff01-\uffee]*$/;

/**
 * The text on one line, safe to print on a terminal: whatever would steer the terminal is spelled out (`\u{1b}`).
 * Tabs become two blanks, line breaks one.
 */
export function visible(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replaceAll(/\r?\n/g, " ").replaceAll("\t", "  ").replaceAll(DANGEROUS, spelledOut);
}

/** The same JSON with everything spelled out that a terminal could obey; `JSON.stringify` leaves some of it alone. */
export function visibleJson(json: string): string {
  if (ORDINARY.test(json)) return json;
  return json.replaceAll(DANGEROUS, (character) => {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}

function spelledOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
