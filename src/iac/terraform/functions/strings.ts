import type { Template, Value } from "../../value.ts";
import { pure, type Family } from "./builtin.ts";
import { fail, halt } from "./halt.ts";
import { countGraphemes, graphemes, sliceGraphemes } from "./graphemes.ts";
import { boundText } from "./limits.ts";
import * as need from "./need.ts";
import { mapCase, titleCase } from "./case.ts";
import { concatenate, edges } from "./text.ts";
import { firstUnresolved } from "./walk.ts";

/** Unicode white space, which is not what JavaScript's `trim` takes away. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export const stringFunctions: Family = {
  chomp: pure(1, (text) =>
    trimmed(
      text,
      undefined,
      inside((end) => withoutEnd(end, (char) => char === "\n" || char === "\r")),
    ),
  ),
  endswith: pure(2, (text, suffix) => {
    const [wanted, subject] = [need.text(suffix), need.textOrTemplate(text)];
    const { end } = edges(subject);
    if (typeof subject === "string" || end.length >= wanted.length) return end.endsWith(wanted);
    return wanted.endsWith(end) ? unknown(subject) : false;
  }),
  indent: pure(2, (spaces, text) => {
    const width = need.integer(spaces);
    if (width < 0) return fail("the number of spaces is negative");
    const lines = need.text(text).split("\n");
    boundText(width * (lines.length - 1));
    return lines.join(`\n${" ".repeat(width)}`);
  }),
  lower: pure(1, (text) => mapCase(need.text(text), "lower")),
  startswith: pure(2, (text, prefix) => {
    const [wanted, subject] = [need.text(prefix), need.textOrTemplate(text)];
    const { start } = edges(subject);
    if (typeof subject === "string" || start.length >= wanted.length) return start.startsWith(wanted);
    return wanted.startsWith(start) ? unknown(subject) : false;
  }),
  strcontains: pure(2, (text, part) => {
    const [wanted, subject] = [need.text(part), need.textOrTemplate(text)];
    if (typeof subject === "string") return subject.includes(wanted);
    return subject.parts.some((piece) => typeof piece === "string" && piece.includes(wanted)) || unknown(subject);
  }),
  strrev: pure(1, (text) => [...graphemes(need.text(text))].reverse().join("")),
  substr: pure(3, (text, offset, length) => substring(need.textOrTemplate(text), need.integer(offset), need.integer(length))),
  title: pure(1, (text) => titleCase(need.text(text))),
  trim: pure(2, (value, characters) => {
    const set = new Set(need.text(characters));
    return trimmed(
      value,
      inside((start) => withoutStart(start, (char) => set.has(char))),
      inside((end) => withoutEnd(end, (char) => set.has(char))),
    );
  }),
  trimprefix: pure(2, (text, prefix) => {
    const wanted = need.text(prefix);
    return trimmed(text, (start, whole) => {
      if (start.startsWith(wanted)) return start.slice(wanted.length);
      return whole || !wanted.startsWith(start) ? start : undefined;
    });
  }),
  trimspace: pure(1, (text) =>
    trimmed(
      text,
      inside((start) => withoutStart(start, (char) => SPACE.test(char))),
      inside((end) => withoutEnd(end, (char) => SPACE.test(char))),
    ),
  ),
  trimsuffix: pure(2, (text, suffix) => {
    const wanted = need.text(suffix);
    return trimmed(text, undefined, (end, whole) => {
      if (end.endsWith(wanted)) return end.slice(0, end.length - wanted.length);
      return whole || !wanted.endsWith(end) ? end : undefined;
    });
  }),
};

function unknown(subject: Template): never {
  const why = firstUnresolved(subject);
  return why === undefined ? fail("the text is not known") : halt(why);
}

function withoutStart(text: string, taken: (char: string) => boolean): string {
  let from = 0;
  for (const char of text) {
    if (!taken(char)) break;
    from += char.length;
  }
  return text.slice(from);
}

function withoutEnd(text: string, taken: (char: string) => boolean): string {
  let to = text.length;
  while (to > 0) {
    const pair = to > 1 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(to - 2, to));
    const char = text.slice(to - (pair ? 2 : 1), to);
    if (!taken(char)) break;
    to -= char.length;
  }
  return text.slice(0, to);
}

/** Cuts one end of a literal; `whole` when it is all of the text. `undefined`: what follows could matter. */
type Cut = (literal: string, whole: boolean) => string | undefined;

/** A cut that goes on while there is something to take away. */
function inside(strip: (literal: string) => string): Cut {
  return (literal, whole) => {
    const rest = strip(literal);
    return rest === "" && !whole ? undefined : rest;
  };
}

/** Cuts the ends of a text, also of one of which only the ends are known, unless a cut could reach into what is not known. */
function trimmed(value: Value, cutStart: Cut | undefined, cutEnd?: Cut): Value {
  const subject = need.textOrTemplate(value);
  if (typeof subject === "string") {
    const rest = cutStart === undefined ? subject : (cutStart(subject, true) ?? subject);
    return cutEnd === undefined ? rest : (cutEnd(rest, true) ?? rest);
  }
  const { start, end } = edges(subject);
  const parts: Value[] = [...subject.parts];
  if (cutStart !== undefined) {
    const rest = cutStart(start, false);
    if (rest === undefined) return unknown(subject);
    if (start !== "") parts[0] = rest;
  }
  if (cutEnd !== undefined) {
    const rest = cutEnd(end, false);
    if (rest === undefined) return unknown(subject);
    if (end !== "") parts[parts.length - 1] = rest;
  }
  return concatenate(parts);
}

/** By grapheme clusters. A negative offset counts from the end, a negative length takes all that is left. */
function substring(subject: string | Template, offset: number, length: number): string {
  if (typeof subject !== "string") {
    const start = graphemes(edges(subject).start);
    const inside = offset >= 0 && length >= 0 && offset + length < start.length;
    return inside ? start.slice(offset, offset + length).join("") : unknown(subject);
  }
  if (length === 0) return "";
  const from = offset >= 0 ? offset : Math.max(0, countGraphemes(subject) + offset);
  return sliceGraphemes(subject, from, length < 0 ? undefined : from + length);
}
