/** Single characters of RE2 patterns: literals, escapes and bracketed classes, each as a test of a code point. */
import { fail } from "../halt.ts";
import type { Reader } from "./reader.ts";

export type CharacterTest = (code: number) => boolean;

const PERL: Readonly<Record<string, string>> = { d: "0-9", s: "\\t\\n\\f\\r ", w: "0-9A-Za-z_" };

const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7f",
  blank: "\\t ",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t-\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** One character, with all that fold to it when case does not matter. */
export function literalClass(char: string, fold: boolean): CharacterTest {
  const code = char.codePointAt(0);
  if (!fold || char.toLowerCase() === char.toUpperCase()) return (other) => other === code;
  return bracket(hex(char), true);
}

/** After a backslash outside a class. */
export function escapedClass(reader: Reader, fold: boolean): CharacterTest {
  return classEscape(reader, fold) ?? literalClass(charEscape(reader), fold);
}

/** After `[`, up to and past `]`. */
export function characterClass(reader: Reader, fold: boolean): CharacterTest {
  const negated = reader.take("^");
  const tests: CharacterTest[] = [];
  let literals = "";
  for (let first = true; first || reader.peek !== "]"; first = false) {
    if (reader.done) return fail("the regular expression lacks a ]");
    const test = classMember(reader, fold);
    if (test === undefined) literals += range(reader);
    else tests.push(test);
  }
  reader.next();
  if (literals !== "") tests.push(bracket(literals, fold));
  return cached((code) => tests.some((test) => test(code)) !== negated);
}

/** A class within a class: `[:alpha:]`, `\d`, `\pL`. */
function classMember(reader: Reader, fold: boolean): CharacterTest | undefined {
  if (reader.startsWith("[:")) {
    const match = reader.takeMatch(/\[:(\^?)([^:\]]*):\]/y);
    if (match !== undefined) {
      const set = POSIX[match[2] as string];
      return set === undefined ? fail("the regular expression names an unknown class") : signed(bracket(set, fold), match[1] === "^");
    }
  }
  if (reader.peek !== "\\") return undefined;
  reader.next();
  const test = classEscape(reader, fold);
  if (test === undefined) reader.back();
  return test;
}

/** `a` or `a-z` within a class, as source of a JavaScript class. */
function range(reader: Reader): string {
  const low = member(reader);
  if (!reader.startsWith("-") || reader.startsWith("-]")) return hex(low);
  reader.next();
  const high = member(reader);
  const [from, to] = [low.codePointAt(0) as number, high.codePointAt(0) as number];
  return to < from ? fail("the regular expression has a bad range") : `${hex(low)}-${hex(high)}`;
}

function member(reader: Reader): string {
  if (reader.done) return fail("the regular expression lacks a ]");
  const char = reader.next();
  return char === "\\" ? charEscape(reader) : char;
}

function classEscape(reader: Reader, fold: boolean): CharacterTest | undefined {
  const char = reader.peek;
  const perl = PERL[char.toLowerCase()];
  if (perl !== undefined) {
    reader.next();
    return signed(bracket(perl, fold), char !== char.toLowerCase());
  }
  if (char !== "p" && char !== "P") return undefined;
  reader.next();
  const name = reader.take("{") ? reader.until("}") : reader.next();
  const inverse = name.startsWith("^");
  const property = inverse ? name.slice(1) : name;
  return signed(unicodeClass(property, fold), (char === "P") !== inverse);
}

function unicodeClass(name: string, fold: boolean): CharacterTest {
  if (name === "Any") return () => true;
  const source = /^[A-Z][a-z]?$/.test(name) ? `\\p{${name}}` : `\\p{Script=${name}}`;
  try {
    return bracket(source, fold);
  } catch {
    return fail("the regular expression names an unknown Unicode class");
  }
}

/** A backslash and what follows, when it stands for one character. */
function charEscape(reader: Reader): string {
  const octal = reader.takeMatch(/0[0-7]{0,2}|[1-7][0-7]{1,2}/y);
  if (octal !== undefined) return String.fromCodePoint(parseInt(octal[0], 8));
  const code = reader.takeMatch(/x(?:\{([0-9A-Fa-f]{1,8})\}|([0-9A-Fa-f]{2}))/y);
  if (code !== undefined) {
    const value = parseInt(code[1] ?? (code[2] as string), 16);
    return value > 0x10ffff ? fail("the regular expression has a bad escape") : String.fromCodePoint(value);
  }
  const char = reader.next();
  const control = CONTROLS[char];
  if (control !== undefined) return String.fromCodePoint(control);
  return /^[!-/:-@[-`{-~ \p{Cc}]$/u.test(char) && char < "\u0080"
    ? char
    : fail("the regular expression has an escape that RE2 does not have");
}

function signed(test: CharacterTest, negated: boolean): CharacterTest {
  return negated ? (code) => !test(code) : test;
}

/** `set`: the inside of a JavaScript character class. */
function bracket(set: string, fold: boolean): CharacterTest {
  const expression = new RegExp(`^[${set}]$`, fold ? "iu" : "u");
  return cached((code) => expression.test(String.fromCodePoint(code)));
}

/** Answers for ASCII are worked out once. */
function cached(test: CharacterTest): CharacterTest {
  const known = new Int8Array(128);
  return (code) => {
    if (code >= known.length) return test(code);
    if (known[code] === 0) known[code] = test(code) ? 1 : -1;
    return known[code] === 1;
  };
}

function hex(char: string): string {
  return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
}
