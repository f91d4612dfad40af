import type { At } from "../model/at.ts";
import type { Text } from "../model/text.ts";
import { because, reasons, type Unknown, type UnknownCode } from "../model/unknown.ts";
import type { Border } from "./border.ts";
import { expected, mismatch, mismatchAt, under } from "./mismatch.ts";

const strangeReason: Text = { en: "must be a reason that this version knows", zh: "必须是此版本认识的原因" };

export type Wire = Readonly<Record<string, unknown>>;

const codes = new Set<string>(Object.keys(reasons));

export function reasonIn(wire: unknown, border: Border): Unknown {
  const { code, subject, at: place } = keysOf(wire, ["code", "subject", "at"]);
  if (typeof code !== "string" || !codes.has(code)) throw mismatchAt("code", strangeReason);
  const about = under("subject", () => textIn(required(subject)));
  if (place !== undefined)
    return because(
      code as UnknownCode,
      about,
      under("at", () => placeIn(place, border)),
    );
  const key = `reason ${code} ${about}`;
  let why = border.shared.get(key);
  if (why === undefined) border.shared.set(key, (why = because(code as UnknownCode, about)));
  return why as Unknown;
}

/** A text in both languages. */
export function wordsIn(wire: unknown): Text {
  const { en, zh } = keysOf(wire, ["en", "zh"]);
  return { en: under("en", () => textIn(required(en))), zh: under("zh", () => textIn(required(zh))) };
}

export function placeIn(wire: unknown, border: Border): At {
  const place = typeof wire === "number" ? border.placeOf(wire) : undefined;
  if (place === undefined) throw mismatch(expected.at);
  return place;
}

export function textIn(wire: unknown): string {
  if (typeof wire !== "string") throw mismatch(expected.text);
  return wire;
}

/** The object with no other keys than these. */
export function keysOf(wire: unknown, names: readonly string[]): Wire {
  if (!isObject(wire)) throw mismatch(expected.object);
  for (const key of Object.keys(wire)) if (!names.includes(key)) throw mismatchAt(shown(key), expected.strange);
  return wire;
}

export function isObject(wire: unknown): wire is Wire {
  return typeof wire === "object" && wire !== null && !Array.isArray(wire);
}

export function required(wire: unknown): unknown {
  if (wire === undefined) throw mismatch(expected.missing);
  return wire;
}

/** A key may be anything, also a secret. */
function shown(key: string): string {
  return /^[A-Za-z][A-Za-z-]{0,30}$/.test(key) ? key : "…";
}
