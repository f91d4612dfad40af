import { listValue, mapValue, type Value } from "../../../value.ts";
import { pure, type Family } from "../builtin.ts";
import { fail } from "../halt.ts";
import { boundItems, boundText } from "../limits.ts";
import * as need from "../need.ts";
import { compile, search, Subject, type Match } from "./machine.ts";
import { parsePattern, type Pattern } from "./syntax.ts";

export const regexFunctions: Family = {
  regex: pure(2, (pattern, text) => {
    const parsed = checked(need.text(pattern));
    const subject = new Subject(need.text(text));
    const match = search(compile(parsed), subject, 0);
    return match === undefined ? fail("the text does not match the pattern") : captured(parsed, subject, match);
  }),
  regexall: pure(2, (pattern, text) => {
    const parsed = checked(need.text(pattern));
    const subject = new Subject(need.text(text));
    return listValue(Array.from(matches(parsed, subject), (match) => captured(parsed, subject, match)));
  }),
};

/** `replace` with a pattern: `$1`, `$name` and `${name}` in the replacement stand for groups, `$$` for a dollar sign. */
export function replaceMatches(pattern: string, text: string, replacement: string): string {
  const parsed = parsePattern(pattern);
  const subject = new Subject(text);
  const out: string[] = [];
  let done = 0;
  let size = 0;
  const put = (piece: string): void => {
    boundText((size += piece.length));
    out.push(piece);
  };
  for (const match of matches(parsed, subject)) {
    const [start, end] = match as readonly [number, number];
    put(slice(subject, done, start));
    put(expand(replacement, parsed, subject, match));
    done = end;
  }
  put(slice(subject, done, subject.codes.length));
  return out.join("");
}

function checked(pattern: string): Pattern {
  const parsed = parsePattern(pattern);
  const named = parsed.groups.filter((name) => name !== undefined).length;
  return named > 0 && named < parsed.groups.length ? fail("named and unnamed groups cannot be mixed") : parsed;
}

/** All matches from left to right. An empty match right after another match does not count. */
function* matches(pattern: Pattern, subject: Subject): Generator<Match> {
  const program = compile(pattern);
  let from = 0;
  let lastEnd = -1;
  for (let count = 0; from <= subject.codes.length; count++) {
    boundItems(count);
    const match = search(program, subject, from);
    if (match === undefined) return;
    const [start, end] = match as readonly [number, number];
    if (end > start || start !== lastEnd) yield match;
    lastEnd = end;
    from = end > from ? end : from + 1;
  }
}

/** What a match yields: the text without groups, a list of groups, or an object of named groups. */
function captured(pattern: Pattern, subject: Subject, match: Match): Value {
  const [start, end] = match as readonly [number, number];
  if (pattern.groups.length === 0) return slice(subject, start, end);
  const groups = pattern.groups.map((_, index) => group(subject, match, index + 1));
  if (pattern.groups[0] === undefined) return listValue(groups);
  return mapValue(new Map(pattern.groups.map((name, index): [string, Value] => [name as string, groups[index] as Value])));
}

function group(subject: Subject, match: Match, index: number): string | null {
  const [start, end] = [match[2 * index] ?? -1, match[2 * index + 1] ?? -1];
  return start < 0 || end < 0 ? null : slice(subject, start, end);
}

function slice({ text, offsets }: Subject, start: number, end: number): string {
  return text.slice(offsets[start], offsets[end]);
}

function expand(replacement: string, pattern: Pattern, subject: Subject, match: Match): string {
  return replacement.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare: string | undefined, braced: string | undefined) => {
    const name = bare ?? braced;
    if (name === undefined) return whole.slice(1);
    const index = /^(0|[1-9]\d*)$/.test(name) ? Number(name) : pattern.groups.lastIndexOf(name) + 1;
    if (index === 0) return name === "0" ? slice(subject, match[0] as number, match[1] as number) : "";
    return group(subject, match, index) ?? "";
  });
}
