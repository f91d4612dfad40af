/**
 * Runs RE2 patterns as RE2 does: all ways through the pattern advance together, one character at a time, the earlier alternative first.
 * Time grows with pattern × text whatever the pattern, so none is refused for being slow; work is bounded all the same.
 */
import { because } from "../../../../model/unknown.ts";
import { halt } from "../halt.ts";
import type { CharacterTest } from "./classes.ts";
import type { Assertion, Node, Pattern } from "./syntax.ts";

type Step =
  | { readonly op: "character"; readonly test: CharacterTest }
  | { readonly op: "assert"; readonly what: Assertion }
  | { readonly op: "save"; readonly slot: number }
  | { readonly op: "split"; first: number; second: number }
  | { readonly op: "jump"; to: number }
  | { readonly op: "match" };

export interface Program {
  readonly steps: readonly Step[];
  readonly slots: number;
}

/** Offsets in UTF-16 units: start and end of the match, then of each group; -1 for a group that took no part. */
export type Match = readonly number[];

const MOST_STEPS = 20_000;
const MOST_WORK = 10_000_000;
const LONGEST_SUBJECT = 1_000_000;

export function compile({ root, groups }: Pattern): Program {
  const steps: Step[] = [];
  const put = (step: Step): number => {
    if (steps.length >= MOST_STEPS) halt(because("limit", "a regular expression that is too large"));
    return steps.push(step) - 1;
  };
  put({ op: "save", slot: 0 });
  emit(root, steps, put);
  put({ op: "save", slot: 1 });
  put({ op: "match" });
  return { steps, slots: 2 * (groups.length + 1) };
}

type Put = (step: Step) => number;

function emit(node: Node, steps: Step[], put: Put): void {
  switch (node.op) {
    case "empty":
      return;
    case "character":
    case "assert":
      put(node);
      return;
    case "group":
      put({ op: "save", slot: 2 * node.index });
      emit(node.of, steps, put);
      put({ op: "save", slot: 2 * node.index + 1 });
      return;
    case "sequence":
      for (const item of node.items) emit(item, steps, put);
      return;
    case "choice": {
      const jumps: number[] = [];
      for (const [index, item] of node.items.entries()) {
        const last = index === node.items.length - 1;
        const split = last ? undefined : put({ op: "split", first: steps.length + 1, second: 0 });
        emit(item, steps, put);
        if (split === undefined) break;
        jumps.push(put({ op: "jump", to: 0 }));
        (steps[split] as Extract<Step, { op: "split" }>).second = steps.length;
      }
      for (const jump of jumps) (steps[jump] as Extract<Step, { op: "jump" }>).to = steps.length;
      return;
    }
    case "repeat":
      emitRepeat(node, steps, put);
  }
}

function emitRepeat(node: Extract<Node, { op: "repeat" }>, steps: Step[], put: Put): void {
  const { of, least, most, greedy } = node;
  const endless = most === Number.POSITIVE_INFINITY;
  for (let i = 0; i < (endless ? least - 1 : least); i++) emit(of, steps, put);
  if (endless) {
    const skip = least === 0 ? put(split(greedy, steps.length + 1, 0)) : undefined;
    const start = steps.length;
    emit(of, steps, put);
    const loop = put(split(greedy, start, 0));
    aim(steps, loop, greedy, steps.length);
    if (skip !== undefined) aim(steps, skip, greedy, steps.length);
    return;
  }
  const skips: number[] = [];
  for (let i = least; i < most; i++) {
    skips.push(put(split(greedy, steps.length + 1, 0)));
    emit(of, steps, put);
  }
  for (const skip of skips) aim(steps, skip, greedy, steps.length);
}

/** A choice between going on with a repetition and leaving it. */
function split(greedy: boolean, go: number, leave: number): Step {
  return greedy ? { op: "split", first: go, second: leave } : { op: "split", first: leave, second: go };
}

function aim(steps: Step[], at: number, greedy: boolean, leave: number): void {
  const step = steps[at] as Extract<Step, { op: "split" }>;
  if (greedy) step.second = leave;
  else step.first = leave;
}

/** A text prepared for searching. */
export class Subject {
  readonly text: string;
  readonly codes: readonly number[];
  /** UTF-16 offset of each code point, and of the end. */
  readonly offsets: readonly number[];
  work = 0;

  constructor(text: string) {
    if (text.length > LONGEST_SUBJECT) halt(because("limit", "a regular expression over a text of more than 1,000,000 characters"));
    this.text = text;
    const offsets: number[] = [];
    let offset = 0;
    this.codes = Array.from(text, (char) => {
      offsets.push(offset);
      offset += char.length;
      return char.codePointAt(0) as number;
    });
    this.offsets = [...offsets, offset];
  }
}

interface Thread {
  readonly step: number;
  readonly saved: readonly number[];
}

/** The leftmost match at or after a code point, or `undefined`. Slots are code point positions. */
export function search(program: Program, subject: Subject, from: number): Match | undefined {
  const { steps, slots } = program;
  const { codes } = subject;
  const blank = Array<number>(slots).fill(-1);
  const seen = new Int32Array(steps.length).fill(-1);
  let threads: Thread[] = [];
  let found: readonly number[] | undefined;
  for (let at = from; at <= codes.length; at++) {
    const next: Thread[] = [];
    if (found === undefined) follow(program, subject, at, { step: 0, saved: blank }, seen, threads);
    if (threads.length === 0) {
      if (found !== undefined) break;
      continue;
    }
    const code = codes[at];
    for (const thread of threads) {
      const step = steps[thread.step] as Step;
      if (step.op === "match") {
        found = thread.saved;
        break;
      }
      if (step.op === "character" && code !== undefined && step.test(code)) {
        follow(program, subject, at + 1, { step: thread.step + 1, saved: thread.saved }, seen, next);
      }
    }
    threads = next;
  }
  return found;
}

/** Adds the places that a thread reaches without reading a character, the preferred first. */
function follow(program: Program, subject: Subject, at: number, start: Thread, seen: Int32Array, into: Thread[]): void {
  const stack = [start];
  for (let thread = stack.pop(); thread !== undefined; thread = stack.pop()) {
    if (seen[thread.step] === at) continue;
    seen[thread.step] = at;
    if (++subject.work > MOST_WORK) halt(because("limit", "a regular expression over a text that is too large"));
    const step = program.steps[thread.step] as Step;
    if (step.op === "jump") stack.push({ step: step.to, saved: thread.saved });
    else if (step.op === "split") stack.push({ step: step.second, saved: thread.saved }, { step: step.first, saved: thread.saved });
    else if (step.op === "save") stack.push({ step: thread.step + 1, saved: thread.saved.with(step.slot, at) });
    else if (step.op !== "assert") into.push(thread);
    else if (holds(step.what, subject.codes, at)) stack.push({ step: thread.step + 1, saved: thread.saved });
  }
}

function holds(what: Assertion, codes: readonly number[], at: number): boolean {
  switch (what) {
    case "text-start":
      return at === 0;
    case "text-end":
      return at === codes.length;
    case "line-start":
      return at === 0 || codes[at - 1] === 10;
    case "line-end":
      return at === codes.length || codes[at] === 10;
    case "boundary":
      return isWord(codes[at - 1]) !== isWord(codes[at]);
    case "no-boundary":
      return isWord(codes[at - 1]) === isWord(codes[at]);
  }
}

function isWord(code: number | undefined): boolean {
  if (code === undefined) return false;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
