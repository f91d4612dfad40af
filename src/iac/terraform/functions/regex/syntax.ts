/** RE2 syntax, which Terraform's regular expressions are written in, read into a tree. There are no look-arounds and no back-references. */
import { fail } from "../halt.ts";
import { characterClass, escapedClass, literalClass, type CharacterTest } from "./classes.ts";
import { Reader } from "./reader.ts";

export type Assertion = "text-start" | "text-end" | "line-start" | "line-end" | "boundary" | "no-boundary";

export type Node =
  | { readonly op: "empty" }
  | { readonly op: "character"; readonly test: CharacterTest }
  | { readonly op: "assert"; readonly what: Assertion }
  | { readonly op: "group"; readonly index: number; readonly of: Node }
  | { readonly op: "sequence"; readonly items: readonly Node[] }
  | { readonly op: "choice"; readonly items: readonly Node[] }
  | { readonly op: "repeat"; readonly of: Node; readonly least: number; readonly most: number; readonly greedy: boolean };

export interface Pattern {
  readonly root: Node;
  /** Name of each group in order, `undefined` for a group without one. */
  readonly groups: readonly (string | undefined)[];
}

interface Flags {
  readonly fold: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
  readonly lazy: boolean;
}

/** Repetitions that RE2 admits, also multiplied through nesting. */
const MOST_REPEATS = 1000;
const DEEPEST_GROUP = 250;

/** Halts with an evaluation error when the text is no RE2 pattern. */
export function parsePattern(source: string): Pattern {
  const parser = new Parser(source);
  const root = parser.choice({ fold: false, lines: false, dotAll: false, lazy: false }, 0);
  if (!parser.reader.done) return fail("the regular expression has a ) too many");
  return { root, groups: parser.groups };
}

class Parser {
  readonly reader: Reader;
  readonly groups: (string | undefined)[] = [];

  constructor(source: string) {
    this.reader = new Reader(source);
  }

  /** Alternatives up to the end or an unmatched `)`. Flags set within hold to its end. */
  choice(flags: Flags, depth: number): Node {
    if (depth > DEEPEST_GROUP) return fail("the regular expression is nested too deeply");
    const { reader } = this;
    const alternatives: Node[] = [];
    let items: Node[] = [];
    let current = flags;
    const close = (): void => void alternatives.push(sequence(items));
    while (!reader.done && reader.peek !== ")") {
      if (reader.take("|")) {
        close();
        items = [];
      } else if (reader.take("(")) {
        const opened = this.#group(current, depth);
        if ("flags" in opened) {
          current = opened.flags;
          if (isQuantifier(reader)) return fail("the regular expression repeats nothing");
        } else items.push(this.#repeated(opened.node, current));
      } else if (reader.take("\\Q")) {
        for (const char of reader.until("\\E")) items.push(character(literalClass(char, current.fold)));
        const last = items.at(-1);
        if (last !== undefined && isQuantifier(reader)) items[items.length - 1] = this.#repeated(last, current);
      } else if (reader.take("\\E")) continue;
      else items.push(this.#repeated(this.#atom(current), current));
    }
    close();
    return alternatives.length === 1 ? (alternatives[0] as Node) : { op: "choice", items: alternatives };
  }

  #group(flags: Flags, depth: number): { readonly node: Node } | { readonly flags: Flags } {
    const { reader } = this;
    let index: number | undefined;
    let inner = flags;
    if (reader.take("?P<") || reader.take("?<")) {
      const name = reader.until(">");
      if (!/^\w+$/.test(name) || !reader.closed) return fail("the regular expression names a group badly");
      index = this.groups.push(name);
    } else if (reader.take("?")) {
      inner = this.#flags(flags);
      if (reader.take(")")) return { flags: inner };
      reader.take(":");
    } else index = this.groups.push(undefined);
    const of = this.choice(inner, depth + 1);
    if (!reader.take(")")) return fail("the regular expression lacks a )");
    return { node: index === undefined ? of : { op: "group", index, of } };
  }

  #flags(before: Flags): Flags {
    const { reader } = this;
    const flags = { ...before };
    let on = true;
    let seen = 0;
    while (!reader.done && reader.peek !== ":" && reader.peek !== ")") {
      const char = reader.next();
      if (char === "i") flags.fold = on;
      else if (char === "m") flags.lines = on;
      else if (char === "s") flags.dotAll = on;
      else if (char === "U") flags.lazy = on;
      else if (char === "-" && on) {
        on = false;
        seen = 0;
        continue;
      } else return fail("the regular expression uses a flag or group that RE2 does not have");
      seen++;
    }
    if (reader.done || (!on && seen === 0)) return fail("the regular expression sets its flags badly");
    return flags;
  }

  #atom(flags: Flags): Node {
    const { reader } = this;
    const char = reader.next();
    switch (char) {
      case "^":
        return { op: "assert", what: flags.lines ? "line-start" : "text-start" };
      case "$":
        return { op: "assert", what: flags.lines ? "line-end" : "text-end" };
      case ".":
        return character(flags.dotAll ? () => true : (code) => code !== 10);
      case "[":
        return character(characterClass(reader, flags.fold));
      case "*":
      case "+":
      case "?":
        return fail("the regular expression repeats nothing");
      case "\\":
        if (reader.take("A")) return { op: "assert", what: "text-start" };
        if (reader.take("z")) return { op: "assert", what: "text-end" };
        if (reader.take("b")) return { op: "assert", what: "boundary" };
        if (reader.take("B")) return { op: "assert", what: "no-boundary" };
        return character(escapedClass(reader, flags.fold));
      default:
        return character(literalClass(char, flags.fold));
    }
  }

  #repeated(of: Node, flags: Flags): Node {
    const { reader } = this;
    const range = quantifier(reader);
    if (range === undefined) return of;
    const lazy = reader.take("?");
    if (isQuantifier(reader)) return fail("the regular expression repeats a repetition");
    const node: Node = { op: "repeat", of, ...range, greedy: lazy === flags.lazy };
    if (tooOften(node, MOST_REPEATS)) return fail("the regular expression repeats more than 1000 times");
    return node;
  }
}

function character(test: CharacterTest): Node {
  return { op: "character", test };
}

function sequence(items: readonly Node[]): Node {
  if (items.length === 0) return { op: "empty" };
  return items.length === 1 ? (items[0] as Node) : { op: "sequence", items };
}

const BRACES = /\{(\d{1,9})(,(\d{1,9})?)?\}/y;

function isQuantifier(reader: Reader): boolean {
  return ["*", "+", "?"].includes(reader.peek) || reader.matches(BRACES);
}

function quantifier(reader: Reader): { least: number; most: number } | undefined {
  if (reader.take("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (reader.take("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (reader.take("?")) return { least: 0, most: 1 };
  const match = reader.takeMatch(BRACES);
  if (match === undefined) return undefined;
  const least = Number(match[1]);
  const most = match[2] === undefined ? least : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
  const highest = most === Number.POSITIVE_INFINITY ? least : most;
  return most < least || highest > MOST_REPEATS ? fail("the regular expression has a bad repeat count") : { least, most };
}

function tooOften(node: Node, allowed: number): boolean {
  switch (node.op) {
    case "repeat": {
      const times = node.most === Number.POSITIVE_INFINITY ? node.least : node.most;
      if (times > allowed) return true;
      return tooOften(node.of, times > 0 ? Math.floor(allowed / times) : allowed);
    }
    case "group":
      return tooOften(node.of, allowed);
    case "sequence":
    case "choice":
      return node.items.some((item) => tooOften(item, allowed));
    default:
      return false;
  }
}
