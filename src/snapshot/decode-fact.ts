import { known, unknown, type Fact, type Known, type NotApplicable } from "../model/fact.ts";
import type { Border, Decoder } from "./border.ts";
import { isObject, keysOf, placeIn, reasonIn, textIn, wordsIn, type Wire } from "./decode-parts.ts";
import { expected, mismatch, mismatchAt, under } from "./mismatch.ts";

const KEYS: readonly string[] = ["value", "unknown", "notApplicable", "basis", "assumes", "at"];

/** A fact is written as what is known, why it is not known, or why it has no meaning; exactly one of them. */
export function decodeFact(decodeValue: Decoder): Decoder {
  return (wire, border) => {
    const written = keysOf(wire, KEYS);
    const { value, unknown: why, notApplicable, basis, assumes, at } = written;
    const forms = [value, why, notApplicable].filter((each) => each !== undefined).length;
    if (forms !== 1) throw mismatch(expected.fact);
    if (value !== undefined) return knownIn(written, border, decodeValue);
    if (basis !== undefined || assumes !== undefined) throw mismatch(expected.fact);
    const place = at === undefined ? undefined : { at: under("at", () => placeIn(at, border)) };
    if (why !== undefined) return { state: "unknown", why: under("unknown", () => reasonIn(why, border)), ...place };
    return { ...under("notApplicable", () => notApplicableIn(notApplicable, border)), ...place };
  };
}

function knownIn({ value, basis, assumes, at }: Wire, border: Border, decodeValue: Decoder): Fact<unknown> {
  const decoded = under("value", () => decodeValue(value, border));
  if (basis === undefined && assumes === undefined && at === undefined) return plain(decoded, border);
  if (basis !== undefined && basis !== "default" && basis !== "platform") {
    throw mismatchAt("basis", expected.oneOf(["default", "platform"]));
  }
  const place = at === undefined ? undefined : under("at", () => placeIn(at, border));
  if (basis === "platform" && !border.claims.platform) return unknown("not-vouched", border.subject.field, place);
  return known(decoded, { basis, assumes: assumes === undefined ? undefined : under("assumes", () => wordsIn(assumes)), at: place });
}

/** Most facts of most resources are one of a few. */
function plain(value: unknown, { plainly }: Border): Known<unknown> {
  let fact = plainly.get(value);
  if (fact === undefined) plainly.set(value, (fact = known(value)));
  return fact;
}

/** That something has no meaning is a quiet pass. A claim that nobody here can bear out is not known instead. */
function notApplicableIn(wire: unknown, { claims, subject }: Border): Fact<never> {
  const { setElsewhere, notOffered } = keysOf(wire, ["setElsewhere", "notOffered"]);
  if ((setElsewhere === undefined) === (notOffered === undefined)) throw mismatch(expected.oneOf(["setElsewhere", "notOffered"]));
  const borneOut: NotApplicable | undefined =
    setElsewhere === undefined
      ? claims.notOffered(
          under("notOffered", () => textIn(notOffered)),
          subject,
        )
      : claims.setElsewhere(
          under("setElsewhere", () => textIn(setElsewhere)),
          subject,
        );
  return borneOut ?? unknown("not-vouched", subject.field);
}

/** Whether something exists always has a meaning. */
export function existenceOnly(decode: Decoder): Decoder {
  return (wire, border) => {
    if (isObject(wire) && wire["notApplicable"] !== undefined) throw mismatch(expected.existence);
    return decode(wire, border);
  };
}
