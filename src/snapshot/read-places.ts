import type { At, Positions, Source } from "../model/at.ts";
import type { Text } from "../model/text.ts";
import { decoderOf } from "./decode.ts";
import type { Border } from "./border.ts";
import { sourcesShape } from "./content-shape.ts";
import { expected, mismatch, mismatchAt, under } from "./mismatch.ts";
import type { ShapedBy } from "./shape.ts";

/** The text of a file if it is there and its digest is still this one. */
export type TextOf = (path: string, digest: string) => string | undefined;

type WrittenSource = ShapedBy<typeof sourcesShape>[number];

/** Enters all places of a snapshot into the positions of the scan. Gives the position of each. Throws a Mismatch. */
export function placesIn(sources: unknown, places: unknown, positions: Positions, border: Border, textOf: TextOf): Int32Array {
  const written = under("sources", () => decoderOf(sourcesShape)(sources, border)) as readonly WrittenSource[];
  const enter = written.map((each) => entering(each, positions, textOf));
  return under("places", () => {
    if (!Array.isArray(places)) throw mismatch(expected.list);
    const result = new Int32Array(places.length);
    for (const [index, place] of (places as readonly unknown[]).entries()) {
      const [source, ...rest] = Array.isArray(place) ? (place as readonly unknown[]) : [];
      const at = typeof source === "number" ? enter[source]?.(rest) : undefined;
      if (at === undefined) throw mismatchAt(index, wrongPlace);
      result[index] = at;
    }
    return result;
  });
}

const wrongPlace: Text = {
  en: "must be [source, path] for an answer and [source, line, column, end line, end column] for a file",
  zh: "对应答须为 [来源, 路径]，对文件须为 [来源, 行, 列, 结束行, 结束列]",
};

type Enter = (place: readonly unknown[]) => At | undefined;

function entering(written: WrittenSource, positions: Positions, textOf: TextOf): Enter {
  if ("operation" in written) {
    const source = positions.addSource({ kind: "answer", operation: written.operation, time: written.time, paths: [] });
    return ([path, ...more]) => (typeof path === "string" && more.length === 0 ? positions.addPath(source, path) : undefined);
  }
  const { file, sha256 = "" } = written;
  const text = sha256 === "" ? undefined : textOf(file, sha256);
  const kept: Source = text === undefined ? { kind: "lines", path: file, digest: sha256, places: [] } : { kind: "file", path: file, text };
  const source = positions.addSource(kept);
  const starts = text === undefined ? undefined : lineStarts(text);
  return (place) => {
    if (place.length !== 4 || !place.every(isCounted)) return undefined;
    const [line, column, endLine, endColumn] = place as [number, number, number, number];
    if (starts === undefined) return positions.addLines(source, line, column, endLine, endColumn);
    const [first, last] = [starts[line - 1], starts[endLine - 1]];
    return first === undefined || last === undefined ? undefined : positions.add(source, first + column - 1, last + endColumn - 1);
  };
}

function isCounted(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value < 2 ** 31;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let newline = text.indexOf("\n"); newline >= 0; newline = text.indexOf("\n", newline + 1)) starts.push(newline + 1);
  return starts;
}
