/** Characters as a reader sees them (grapheme clusters), which is what Terraform counts. */
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Printable ASCII and line feeds never join into clusters. */
const PLAIN = /^[\n -~]*$/;

export function graphemes(text: string): readonly string[] {
  return PLAIN.test(text) ? text.split("") : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function countGraphemes(text: string): number {
  return PLAIN.test(text) ? text.length : graphemes(text).length;
}

/** As `slice` of strings, by clusters. */
export function sliceGraphemes(text: string, from: number, to?: number): string {
  return PLAIN.test(text) ? text.slice(from, to) : graphemes(text).slice(from, to).join("");
}

/** Half of a surrogate pair alone is no character: Terraform's strings hold U+FFFD for it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
