/** Points in time as RFC 3339 writes them. */
export interface Timestamp {
  /** Nanoseconds since 1970 in UTC. */
  readonly instant: bigint;
  /** Minutes that the local clock is ahead of UTC. */
  readonly offset: number;
}

const SECOND = 1_000_000_000n;
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

export function parseTimestamp(text: string): Timestamp | undefined {
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59) return undefined;
  const [hours, minutes] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const offset = (match[8] === "-" ? -1 : 1) * (hours * 60 + minutes) + 0;
  date.setUTCHours(hour, minute - offset, second);
  const fraction = BigInt((match[7] ?? "").padEnd(9, "0").slice(0, 9));
  return { instant: BigInt(date.getTime()) * 1_000_000n + fraction, offset };
}

/** The local date and time. Weekdays count from Sunday. */
export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export function clockOf({ instant, offset }: Timestamp): Clock {
  const seconds = instant / SECOND - (instant % SECOND < 0n ? 1n : 0n);
  const date = new Date(Number(seconds) * 1000 + offset * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** `+09:30`, with `separator` between hours and minutes. */
export function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** RFC 3339 without fractions of a second. */
export function formatTimestamp(time: Timestamp): string {
  const { year, month, day, hour, minute, second } = clockOf(time);
  const zone = time.offset === 0 ? "Z" : offsetText(time.offset, ":");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`;
}
