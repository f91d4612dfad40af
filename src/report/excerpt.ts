import type { At, Positions } from "../model/at.ts";
import { secretsIn, withMask, type Range } from "./mask.ts";
import { secretsInSource } from "./source-secrets.ts";
import { visible } from "./visible.ts";
import { cut } from "./width.ts";

/** A line of code as it may be shown: without secrets and escapes, and no wider than asked for. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  readonly isMarked: boolean;
}

const AROUND = 2;
/** What stands this far before and behind the visible part is looked at as well, so that no piece of a secret shows at an edge. */
const MARGIN = 400;
/** A line whose place lies further right than this is shown from shortly before the place. */
const FAR_RIGHT = 1000;
const BEFORE_PLACE = 40;

/** Shows places in the code of one scan. Each file is searched for secrets once. */
export class Excerpts {
  readonly #positions: Positions;
  readonly #more: string;
  readonly #secrets = new Map<string, readonly Range[]>();

  constructor(positions: Positions, more: string) {
    this.#positions = positions;
    this.#more = more;
  }

  /** The line of a place in a file, and two before and behind it. Nothing for a place in an answer. */
  around(at: At, width: number): readonly ExcerptLine[] {
    const source = this.#positions.sourceOf(at);
    const location = this.#positions.locate(at);
    if (source.kind !== "file" || location.kind !== "file") return [];
    const { text } = source;
    const { start } = this.#positions.rangeOf(at);
    const lines = linesAround(text, start);
    const indent = Math.min(...lines.map(({ begin, end }) => indentOf(text, begin, end)));
    const secrets = this.#secretsOf(source.path, text);
    return lines.map(({ begin, end, offset }) => {
      const isMarked = offset === 0;
      const from = isMarked && start - begin > FAR_RIGHT ? start - BEFORE_PLACE : Math.min(end, begin + indent);
      const to = Math.min(end, from + width * 2);
      const shown = visible(shownPart(text, { start: begin, end }, { start: from, end: to }, secrets)).trimEnd();
      const [head, tail] = [from > begin + indent ? this.#more : "", to < end ? this.#more : ""];
      return { number: location.line + offset, text: cut(head + shown + tail, width, this.#more), isMarked };
    });
  }

  #secretsOf(path: string, text: string): readonly Range[] {
    let secrets = this.#secrets.get(path);
    if (secrets === undefined) this.#secrets.set(path, (secrets = secretsInSource(text)));
    return secrets;
  }
}

interface Line {
  readonly begin: number;
  /** Before the line break. */
  readonly end: number;
  readonly next: number;
  /** Lines below the one asked for. */
  readonly offset: number;
}

function linesAround(text: string, at: number): readonly Line[] {
  const lineFrom = (begin: number, offset: number): Line => {
    const newline = text.indexOf("\n", begin);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? next : text[newline - 1] === "\r" && newline > begin ? newline - 1 : newline;
    return { begin, end, next, offset };
  };
  const lines = [lineFrom(text.lastIndexOf("\n", at - 1) + 1, 0)];
  if (at === 0) lines[0] = lineFrom(0, 0);
  for (let offset = -1; offset >= -AROUND; offset--) {
    const first = lines[0] as Line;
    if (first.begin === 0) break;
    lines.unshift(lineFrom(first.begin < 2 ? 0 : text.lastIndexOf("\n", first.begin - 2) + 1, offset));
  }
  for (let offset = 1; offset <= AROUND; offset++) {
    const last = lines.at(-1) as Line;
    if (last.next >= text.length) break;
    lines.push(lineFrom(last.next, offset));
  }
  return lines;
}

/** Blanks at the beginning of a line; a blank line has no say in how far the others are set in. */
function indentOf(text: string, begin: number, end: number): number {
  for (let at = begin; at < end; at++) if (text[at] !== " ") return at - begin;
  return Infinity;
}

function shownPart(text: string, line: Range, part: Range, secrets: readonly Range[]): string {
  const start = Math.max(line.start, part.start - MARGIN);
  const end = Math.min(line.end, part.end + MARGIN);
  const found = secretsIn(text.slice(start, end)).map((range) => ({ start: range.start + start, end: range.end + start }));
  const within = [...secrets, ...found].flatMap((range) => {
    const clipped = { start: Math.max(range.start, part.start) - part.start, end: Math.min(range.end, part.end) - part.start };
    return clipped.start < clipped.end ? [clipped] : [];
  });
  return withMask(text.slice(part.start, part.end), within);
}
