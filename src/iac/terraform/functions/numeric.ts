import type { Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { fail } from "./halt.ts";
import * as need from "./need.ts";
import { exact } from "./numbers.ts";
import { deref } from "./walk.ts";

export const numericFunctions: Family = {
  abs: pure(1, (n) => Math.abs(need.number(n))),
  ceil: pure(1, (n) => Math.ceil(need.number(n)) + 0),
  floor: pure(1, (n) => Math.floor(need.number(n)) + 0),
  log: pure(2, (n, base) => finite(Math.log(need.number(n)) / Math.log(need.number(base))) + 0),
  max: variadic(1, (args) => numbers(args).reduce((a, b) => Math.max(a, b))),
  min: variadic(1, (args) => numbers(args).reduce((a, b) => Math.min(a, b))),
  parseint: pure(2, (text, base) => {
    if (typeof deref(text) === "number" || typeof deref(text) === "boolean") return fail("a string is needed");
    return parseInteger(need.text(text), need.integer(base));
  }),
  pow: pure(2, (base, exponent) => exact(finite(need.number(base) ** need.number(exponent)))),
  signum: pure(1, (n) => Math.sign(need.integer(n)) + 0),
};

function numbers(args: readonly Value[]): number[] {
  return args.map(need.number);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : fail("the result is not a finite number");
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Up to base 36 letters count alike in both cases; beyond, upper case follows lower case. */
function parseInteger(text: string, base: number): number {
  if (base < 2 || base > 62) return fail("the base must be 2 to 62");
  const match = /^([+-]?)([0-9A-Za-z]+)$/.exec(text);
  if (match === null) return fail("the text is not a whole number in this base");
  const digits = (base <= 36 ? (match[2] as string).toLowerCase() : (match[2] as string)).split("").map((digit) => DIGITS.indexOf(digit));
  if (digits.some((digit) => digit >= base)) return fail("the text is not a whole number in this base");
  const value = digits.reduce((sum, digit) => sum * base + digit, 0);
  return exact(match[1] === "-" ? 0 - value : value);
}
