/**
 * Numbers are IEEE doubles here and 512-bit floats in Terraform. Whole numbers beyond 2^53 that a calculation or a conversion yields
 * are therefore refused as a limit rather than rounded; fractions of sums and products are rounded to 15 digits, where 0.1 + 0.2 is 0.3.
 */
import { because } from "../../../model/unknown.ts";
import { fail, halt } from "./halt.ts";

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Decimal digits without an exponent, as Terraform writes numbers. */
export function numberText(value: number): string {
  const short = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short);
  if (match === null) return short;
  const [, sign, first, rest = "", exponent] = match as unknown as [string, string, string, string | undefined, string];
  const digits = first + rest;
  const point = 1 + Number(exponent);
  return sign + (point > 0 ? digits.padEnd(point, "0") : `0.${"0".repeat(-point)}${digits}`);
}

/** The number that a string spells, or `undefined`. Halts when it is a whole number that a double cannot hold. */
export function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  return exact(Number(text));
}

/** Refuses what a double cannot hold exactly. */
export function exact(value: number): number {
  if (Number.isSafeInteger(value) || !(Number.isInteger(value) || !Number.isFinite(value))) return value;
  return halt(because("limit", "a whole number beyond 2^53"));
}

/** Result of adding, subtracting or multiplying. */
export function rounded(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? exact(value) : Number(value.toPrecision(15));
}

export function divide(left: number, right: number): number {
  return right === 0 ? fail("division by zero") : exact(left / right);
}

/** Terraform leaves the dividend as it is when it is divided by zero. */
export function remainder(left: number, right: number): number {
  if (right === 0) return left;
  if (Number.isInteger(left) && Number.isInteger(right)) return left % right;
  const places = Math.max(placesOf(left), placesOf(right));
  const scale = 10 ** places;
  return (Math.round(left * scale) % Math.round(right * scale)) / scale;
}

/** Digits after the point. */
function placesOf(value: number): number {
  return numberText(value).split(".")[1]?.length ?? 0;
}
