import { fail } from "../halt.ts";
import { clockOf, offsetText, two, type Clock, type Timestamp } from "./timestamp.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

type Field = (clock: Clock, offset: number) => string;

/** What each run of letters stands for. */
const FIELDS: Readonly<Record<string, Field>> = {
  YYYY: ({ year }) => String(year).padStart(4, "0"),
  YY: ({ year }) => two(year % 100),
  MMMM: ({ month }) => MONTHS[month - 1] as string,
  MMM: ({ month }) => (MONTHS[month - 1] as string).slice(0, 3),
  MM: ({ month }) => two(month),
  M: ({ month }) => String(month),
  DD: ({ day }) => two(day),
  D: ({ day }) => String(day),
  EEEE: ({ weekday }) => DAYS[weekday] as string,
  EEE: ({ weekday }) => (DAYS[weekday] as string).slice(0, 3),
  hh: ({ hour }) => two(hour),
  h: ({ hour }) => String(hour),
  HH: ({ hour }) => two(hour % 12 || 12),
  H: ({ hour }) => String(hour % 12 || 12),
  AA: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  aa: ({ hour }) => (hour < 12 ? "am" : "pm"),
  mm: ({ minute }) => two(minute),
  m: ({ minute }) => String(minute),
  ss: ({ second }) => two(second),
  s: ({ second }) => String(second),
  ZZZZZ: (_, offset) => offsetText(offset, ":"),
  ZZZZ: (_, offset) => offsetText(offset, ""),
  ZZZ: (_, offset) => (offset === 0 ? "UTC" : offsetText(offset, "")),
  Z: (_, offset) => (offset === 0 ? "Z" : offsetText(offset, ":")),
};

const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/gy;

/** Text in single quotes stands for itself, as does all that is not a letter. */
export function formatDate(format: string, time: Timestamp): string {
  const clock = clockOf(time);
  let read = 0;
  const out = [...format.matchAll(TOKEN)].map(([token, quoted, letter]) => {
    read += token.length;
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    if (letter === undefined) return token;
    const field = Object.hasOwn(FIELDS, token) ? FIELDS[token] : undefined;
    return field === undefined ? fail("the format uses letters that stand for nothing") : field(clock, time.offset);
  });
  return read < format.length ? fail("the format lacks a closing quote") : out.join("");
}
