/** A moment in ISO 8601: `2026-01-31T08:00:00Z`, `2026-01-31T16:00:00+08:00`, `2026-01-31`. Without a zone it is UTC, as clouds write it. */
export type Instant = string;

/** When something was last used; `never` where it was not. */
export type LastUse = Instant;

const DAY = 86_400_000;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds since 1970. NaN for what is no moment: the language itself would take `1` for a year. */
function timeOf(moment: Instant): number {
  const [, day, time = "00:00", zone = "Z"] = ISO.exec(moment) ?? [];
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone}`);
}

/** Whole days from one moment to another, less than 0 where the other is earlier. `undefined`: one of them is no date. */
export function daysBetween(from: Instant, to: Instant): number | undefined {
  const span = timeOf(to) - timeOf(from);
  return Number.isNaN(span) ? undefined : Math.floor(span / DAY);
}
