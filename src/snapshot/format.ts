/** Marks a snapshot of this version of the format. A change that an older reader could misread raises the number. */
export const SNAPSHOT_FORMAT = "cldscan-snapshot/1";

const MARK = /"format"\s*:\s*"(cldscan-snapshot\/[^"]{1,40})"/;

/** The version of the format that the head of a JSON file claims to have; the mark is expected among the first keys. */
export function claimedFormat(head: string): string | undefined {
  return /^\uFEFF?\s*\{/.test(head) ? MARK.exec(head)?.[1] : undefined;
}

/** The writer whose word is taken where it speaks of what clouds do. */
export const OWN_NAME = "cldscan";

/** How many bytes a snapshot may have when it is unpacked: what `JSON.parse` and the values made of it still take in ordinary memory. */
export const MOST_BYTES = 400_000_000;
/** The format itself is less than a dozen levels deep. */
export const DEEPEST = 32;
/** How many values a snapshot may hold: a million resources have fewer. */
export const MOST_VALUES = 60_000_000;
