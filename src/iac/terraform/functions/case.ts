/** Letter case as Go's unicode package maps it: each character by itself, to one other character. */
export function mapCase(text: string, to: "lower" | "upper"): string {
  if (/^\p{ASCII}*$/u.test(text)) return to === "lower" ? text.toLowerCase() : text.toUpperCase();
  return Array.from(text, (char) => mapCharacter(char, to)).join("");
}

function mapCharacter(char: string, to: "lower" | "upper"): string {
  if (char === "İ") return to === "lower" ? "i" : char;
  const mapped = to === "lower" ? char.toLowerCase() : char.toUpperCase();
  return Array.from(mapped).length === 1 ? mapped : char;
}

/** Upper case for every letter that starts a word. */
export function titleCase(text: string): string {
  let before = " ";
  return Array.from(text, (char) => {
    const mapped = separates(before) ? mapCharacter(char, "upper") : char;
    before = char;
    return mapped;
  }).join("");
}

function separates(char: string): boolean {
  return char < "\u0080" ? !/\w/.test(char) : /[\u0085\p{Zs}\p{Zl}\p{Zp}]/u.test(char);
}
