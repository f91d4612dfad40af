import type { Value } from "../../../value.ts";
import { fail } from "../halt.ts";
import { escapeJson, jsonPieces } from "../json-text.ts";
import { graphemes } from "../graphemes.ts";
import * as need from "../need.ts";
import { concatenate } from "../text.ts";
import { deref } from "../walk.ts";
import { exponential, fixed, general, significant } from "./decimal.ts";
import type { Verb } from "./parse.ts";

/** What a verb makes of its argument, which must be known. */
export function formatKnown(verb: Verb, argument: Value): string {
  const value = deref(argument);
  switch (verb.mode) {
    case "v":
      return pad(plainly(verb, value), verb);
    case "t":
      return need.boolean(value) ? "true" : "false";
    case "s":
      return pad(cut(need.text(value), verb), verb);
    case "q":
      return pad(`"${escapeJson(cut(need.text(value), verb))}"`, verb);
    default:
      return numeric(verb, need.number(value));
  }
}

/** `%v`: the usual form of a string, number or boolean, JSON for anything else and with `#`. */
function plainly(verb: Verb, value: Value): string {
  if (typeof value === "string" && !verb.flags.sharp) return value;
  if (typeof value === "number" && !verb.flags.sharp) return (value < 0 ? "-" : "") + general(value, undefined);
  if (typeof value === "object" && value !== null && (value.is === "json" || value.is === "template"))
    return plainly(verb, need.text(value));
  return need.text(concatenate(jsonPieces(value)));
}

function cut(text: string, { precision }: Verb): string {
  return precision === undefined ? text : graphemes(text).slice(0, precision).join("");
}

function pad(text: string, { width, flags }: Verb): string {
  const missing = width - graphemes(text).length;
  if (missing <= 0) return text;
  const fill = (flags.zero ? "0" : " ").repeat(missing);
  return flags.minus ? text + fill : fill + text;
}

function numeric(verb: Verb, value: number): string {
  const { mode, flags, width, precision } = verb;
  const whole = "bodxX".includes(mode);
  const body = whole ? integral(verb, value) : fractional(mode, Math.abs(value), precision);
  const negative = value < 0;
  const sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
  const missing = width - sign.length - body.length;
  if (missing <= 0) return sign + body;
  if (flags.minus) return sign + body + " ".repeat(missing);
  const zeros = flags.zero && !(whole && precision !== undefined);
  return zeros ? sign + "0".repeat(missing) + body : " ".repeat(missing) + sign + body;
}

const BASES: Readonly<Record<string, readonly [base: number, prefix: string]>> = {
  b: [2, "0b"],
  o: [8, "0"],
  d: [10, ""],
  x: [16, "0x"],
  X: [16, "0X"],
};

function integral({ mode, flags, precision }: Verb, value: number): string {
  if (!Number.isInteger(value)) return fail("a whole number is needed");
  const [base, prefix] = BASES[mode] as readonly [number, string];
  const digits = BigInt(Math.abs(value)).toString(base);
  const cased = mode === "X" ? digits.toUpperCase() : digits;
  const shown = precision === 0 && value === 0 ? "" : cased.padStart(precision ?? 0, "0");
  return (flags.sharp ? prefix : "") + shown;
}

function fractional(mode: string, value: number, precision: number | undefined): string {
  if (mode === "f") return fixed(value, precision ?? 6);
  if (mode === "g" || mode === "G") {
    const text = general(value, precision);
    return mode === "G" ? text.toUpperCase() : text;
  }
  const { digits, power } = significant(value, (precision ?? 6) + 1);
  const text = exponential(digits, power);
  return mode === "E" ? text.toUpperCase() : text;
}
