import { createHash } from "node:crypto";
import type { At, Positions, Source } from "../model/at.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Gap } from "../result/gap.ts";
import type { Coverage } from "../result/scan-result.ts";
import { coverageShape, elsewhereShape, gapsShape, listedShape } from "./content-shape.ts";
import { encoderOf, type Pen } from "./encode.ts";
import { OWN_NAME, SNAPSHOT_FORMAT } from "./format.ts";
import { resourceShapes } from "./resource-shape.ts";

/** What one scan read, before it is judged. */
export interface Content {
  /** ISO date for which it is judged. */
  readonly asOf: string;
  /** Of cldscan. */
  readonly version: string;
  readonly inventory: Inventory;
  readonly gaps: readonly Gap[];
  readonly coverage: Coverage;
}

/** The text of a snapshot in pieces, one line for each resource. `told` masks what is only shown. Equal content gives equal text. */
export function* snapshotText({ asOf, version, inventory, gaps, coverage }: Content, told: (text: string) => string): Iterable<string> {
  const places = new Places(inventory.positions);
  const pen: Pen = { placeOf: (at) => places.numberOf(at), told };
  const kindsOf = (kinds: Coverage["listed"][number]["kinds"]): readonly string[] =>
    kinds === "every" ? Object.keys(resourceShapes).toSorted() : kinds;
  const head = {
    format: SNAPSHOT_FORMAT,
    tool: { name: OWN_NAME, version },
    asOf,
    coverage: encoderOf(coverageShape)({ ...coverage, planned: coverage.planned ?? [] }, pen),
    elsewhere: encoderOf(elsewhereShape)(coverage.elsewhere, pen),
  };
  for (const [key, value] of Object.entries(head)) yield `${key === "format" ? "{" : ",\n"}${JSON.stringify(key)}:${JSON.stringify(value)}`;
  const listed = coverage.listed.map(({ scope, kinds }) => ({ scope, kinds: kindsOf(kinds) }));
  yield* lines("listed", encoderOf(listedShape)(listed, pen) as readonly unknown[]);
  yield* lines("gaps", encoderOf(gapsShape)(gaps, pen) as readonly unknown[]);
  yield* lines("resources", encoded(inventory, pen));
  yield* lines("places", places.all());
  yield* lines("sources", places.sources());
  yield "}\n";
}

function* encoded({ resources }: Inventory, pen: Pen): Iterable<unknown> {
  for (const resource of resources) yield encoderOf(resourceShapes[resource.kind])(resource, pen);
}

function* lines(key: string, values: Iterable<unknown>): Iterable<string> {
  yield `,\n${JSON.stringify(key)}:[`;
  let separator = "\n";
  for (const value of values) {
    yield `${separator}${JSON.stringify(value)}`;
    separator = ",\n";
  }
  yield "]";
}

/** The places that are used, numbered in the order of their use. */
class Places {
  readonly #positions: Positions;
  readonly #numbers: Int32Array;
  readonly #used: At[] = [];
  readonly #sources = new Map<number, number>();

  constructor(positions: Positions) {
    this.#positions = positions;
    this.#numbers = new Int32Array(positions.size);
  }

  numberOf(at: At): number {
    const number = this.#numbers[at];
    if (number !== undefined && number > 0) return number - 1;
    this.#numbers[at] = this.#used.push(at);
    return this.#used.length - 1;
  }

  *all(): Iterable<unknown> {
    for (const at of this.#used) {
      const source = this.#sourceOf(at);
      const place = this.#positions.locate(at);
      yield place.kind === "answer" ? [source, place.path] : [source, place.line, place.column, place.endLine, place.endColumn];
    }
  }

  #sourceOf(at: At): number {
    const source = this.#positions.sourceNumberOf(at);
    let number = this.#sources.get(source);
    if (number === undefined) this.#sources.set(source, (number = this.#sources.size));
    return number;
  }

  /** After the places, which use them. */
  *sources(): Iterable<unknown> {
    const seen = new Set<number>();
    for (const at of this.#used) {
      const number = this.#positions.sourceNumberOf(at);
      if (seen.has(number)) continue;
      seen.add(number);
      yield sourceTo(this.#positions.sourceOf(at));
    }
  }
}

/** Of a file its name and a digest of its text, never the text. */
function sourceTo(source: Source): unknown {
  switch (source.kind) {
    case "answer":
      return { operation: source.operation, time: source.time };
    case "file":
      return { file: source.path, sha256: digestOf(source.text) };
    case "lines":
      return { file: source.path, ...(source.digest !== "" && { sha256: source.digest }) };
  }
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
