import { because } from "../../../../model/unknown.ts";
import type { Value } from "../../../value.ts";
import { pure, type Family } from "../builtin.ts";
import { fail, halt } from "../halt.ts";
import * as need from "../need.ts";
import { formatDate } from "./format-date.ts";
import { formatTimestamp, parseTimestamp, type Timestamp } from "./timestamp.ts";

export const dateFunctions: Family = {
  formatdate: pure(2, (format, time) => formatDate(need.text(format), timestamp(time))),
  plantimestamp: pure(0, () => halt(because("impure-function", "plantimestamp"))),
  timeadd: pure(2, (time, duration) => {
    const { instant, offset } = timestamp(time);
    const sum = { instant: instant + nanoseconds(need.text(duration)), offset };
    return formatTimestamp(sum);
  }),
  timecmp: pure(2, (one, other) => {
    const [left, right] = [timestamp(one).instant, timestamp(other).instant];
    return left === right ? 0 : left < right ? -1 : 1;
  }),
  timestamp: pure(0, () => halt(because("impure-function", "timestamp"))),
};

function timestamp(value: Value): Timestamp {
  return parseTimestamp(need.text(value)) ?? fail("the text is not a timestamp of RFC 3339");
}

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LONGEST = (1n << 63n) - 1n;

/** A duration such as `-1h30m`, `1.5h` or `0`. */
function nanoseconds(text: string): bigint {
  const [, sign = "", body = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (body === "0") return 0n;
  const parts = [...body.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy)];
  if (body === "" || parts.reduce((length, part) => length + part[0].length, 0) !== body.length) return fail("the text is not a duration");
  const total = parts.reduce((sum, [, amount = "", unit = ""]) => sum + scaled(amount, UNITS[unit] as bigint), 0n);
  if (total > LONGEST) return fail("the duration is too long");
  return sign === "-" ? -total : total;
}

function scaled(amount: string, unit: bigint): bigint {
  const [whole = "", fraction = ""] = amount.split(".");
  const digits = fraction.slice(0, 18);
  return BigInt(whole === "" ? "0" : whole) * unit + (BigInt(digits === "" ? "0" : digits) * unit) / 10n ** BigInt(digits.length);
}
