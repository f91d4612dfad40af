/** A moment in ISO 8601, with zone or as a plain date: `2026-01-31T08:00:00Z`, `2026-01-31`. */
export type Instant = string;

/** When something was last used; `never` where it was not. */
export type LastUse = Instant;

const DAY = 86_400_000;

/** Whole days from one moment to another, less than 0 where the other is earlier. `undefined`: one of them is no date. */
export function daysBetween(from: Instant, to: Instant): number | undefined {
  const span = Date.parse(to) - Date.parse(from);
  return Number.isNaN(span) ? undefined : Math.floor(span / DAY);
}
