/**
 * Where a fact was read. One integer into the position table of the scan: a fact costs four bytes for its place,
 * and line and column are worked out only for what is reported.
 */
declare const placed: unique symbol;
export type At = number & { readonly [placed]: true };

/** A file of code, a file of which only lines and columns are left, or one answer of a cloud API. */
export type Source =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "lines"; readonly path: string; readonly digest: string; readonly places: number[] }
  | { readonly kind: "answer"; readonly operation: string; readonly time: string; readonly paths: string[] };

/** A place as a person reads it. Lines and columns count from 1; columns count UTF-16 units. */
export type Location =
  | {
      readonly kind: "file";
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly endLine: number;
      readonly endColumn: number;
    }
  | { readonly kind: "answer"; readonly operation: string; readonly time: string; readonly path: string };

const FIRST_CAPACITY = 1024;

/** All positions of one scan: three parallel integer arrays that grow by doubling. */
export class Positions {
  readonly #sources: Source[] = [];
  readonly #lineStarts: (Int32Array | undefined)[] = [];
  #source = new Int32Array(FIRST_CAPACITY);
  #start = new Int32Array(FIRST_CAPACITY);
  #end = new Int32Array(FIRST_CAPACITY);
  #count = 0;

  /** Number of positions taken so far. */
  get size(): number {
    return this.#count;
  }

  /** Registers a file or an answer; positions are added against the returned number. */
  addSource(source: Source): number {
    this.#sources.push(source);
    return this.#sources.length - 1;
  }

  /** Position of the text from `start` up to, not including, `end` (UTF-16 offsets) in a file source. */
  add(source: number, start: number, end: number): At {
    if (this.#count === this.#source.length) this.#grow();
    const at = this.#count++;
    this.#source[at] = source;
    this.#start[at] = start;
    this.#end[at] = end;
    return at as At;
  }

  /** Position of a path such as `SecurityGroups[0].IpPermissions[1]` in an answer source. */
  addPath(source: number, path: string): At {
    const from = this.#sources[source];
    if (from?.kind !== "answer") throw new Error("addPath needs an answer source");
    from.paths.push(path);
    return this.add(source, from.paths.length - 1, 0);
  }

  /** Position in a file source of which only lines and columns are left, all counted from 1. */
  addLines(source: number, ...place: readonly [line: number, column: number, endLine: number, endColumn: number]): At {
    const from = this.#sources[source];
    if (from?.kind !== "lines") throw new Error("addLines needs a source of lines");
    return this.add(source, from.places.push(...place) - place.length, 0);
  }

  /** Number of the source of a position. */
  sourceNumberOf(at: At): number {
    return this.#source[at] as number;
  }

  sourceOf(at: At): Source {
    return this.#sources[this.#source[at] as number] as Source;
  }

  /** Offsets into the text of a file source. */
  rangeOf(at: At): { start: number; end: number } {
    return { start: this.#start[at] as number, end: this.#end[at] as number };
  }

  locate(at: At): Location {
    const source = this.sourceOf(at);
    const { start, end } = this.rangeOf(at);
    if (source.kind === "answer") {
      return { kind: "answer", operation: source.operation, time: source.time, path: source.paths[start] ?? "" };
    }
    if (source.kind === "lines") {
      const [line = 1, column = 1, endLine = 1, endColumn = 1] = source.places.slice(start, start + 4);
      return { kind: "file", file: source.path, line, column, endLine, endColumn };
    }
    const starts = this.#linesOf(this.#source[at] as number, source.text);
    const first = lineOf(starts, start);
    const last = lineOf(starts, Math.max(start, end));
    return {
      kind: "file",
      file: source.path,
      line: first + 1,
      column: start - (starts[first] as number) + 1,
      endLine: last + 1,
      endColumn: Math.max(start, end) - (starts[last] as number) + 1,
    };
  }

  #linesOf(index: number, text: string): Int32Array {
    return (this.#lineStarts[index] ??= lineStarts(text));
  }

  #grow(): void {
    const size = this.#source.length * 2;
    this.#source = widened(this.#source, size);
    this.#start = widened(this.#start, size);
    this.#end = widened(this.#end, size);
  }
}

function widened(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(size);
  wide.set(old);
  return wide;
}

function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return Int32Array.from(starts);
}

function lineOf(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
