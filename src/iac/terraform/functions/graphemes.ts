/** Characters as a reader sees them (grapheme clusters), which is what Terraform counts. */
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Printable ASCII and line feeds never join into clusters. */
const PLAIN = /^[\n -~]*$/;

export function graphemes(text: string): readonly string[] {
  return PLAIN.test(text) ? text.split("") : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Half of a surrogate pair alone is no character: Terraform's strings hold U+FFFD for it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
