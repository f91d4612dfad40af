/** The candidate that was most likely meant, if any is close: the only one that holds what was typed, or one with at most a third of its letters different. */
export function suggestion(typed: string, candidates: readonly string[]): string | undefined {
  const holding = candidates.filter((each) => typed.length >= 4 && each.toLowerCase().includes(typed.toLowerCase()));
  if (holding.length === 1) return holding[0];
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const apart = distance(typed.toLowerCase(), candidate.toLowerCase());
    if (apart < least && apart <= Math.max(1, Math.floor(candidate.length / 3))) [best, least] = [candidate, apart];
  }
  return best;
}

/** Letters to insert, delete or replace to turn one word into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [to, wanted] of Array.from(other).entries()) {
      const replaced = (row[to] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
