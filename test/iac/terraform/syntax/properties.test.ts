import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Parsed } from "../../../../src/iac/terraform/syntax/ast.ts";
import { decodeSource } from "../../../../src/iac/terraform/syntax/decode.ts";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { parseTerraformJson, parseTfvarsJson } from "../../../../src/iac/terraform/syntax/parse-json.ts";
import { bodyArbitrary, PIECES } from "./arbitraries.ts";
import { printBody, withoutPlaces } from "./printer.ts";

vi.setConfig({ testTimeout: 120_000 });

/** Every place lies inside the place around it, and inside the text. */
function expectNested(node: unknown, start: number, end: number): void {
  if (Array.isArray(node)) {
    for (const item of node) expectNested(item, start, end);
  } else if (typeof node === "object" && node !== null) {
    const range = node as { start?: unknown; end?: unknown };
    let inner: readonly [number, number] = [start, end];
    if (typeof range.start === "number" && typeof range.end === "number") {
      inner = [range.start, range.end];
      const nested = start <= inner[0] && inner[0] <= inner[1] && inner[1] <= end;
      if (!nested) expect.fail(`${inner.join("-")} is not inside ${start}-${end}: ${JSON.stringify(node).slice(0, 200)}`);
    }
    for (const [key, value] of Object.entries(node)) if (key !== "problem") expectNested(value, ...inner);
  }
}

function expectSound(text: string, { file, problems }: Parsed): void {
  expectNested(file, 0, text.length);
  for (const { start, end } of problems) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
}

const soup = fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 120 });

describe("a tree printed and read again is the same tree", () => {
  it("for any tree", () => {
    fc.assert(
      fc.property(bodyArbitrary, (body) => {
        const text = printBody(body);
        const parsed = parseHcl(text);
        expect(parsed.problems).toEqual([]);
        expectSound(text, parsed);
        expect(withoutPlaces(parsed.file?.body)).toEqual(body);
      }),
      { numRuns: 300 },
    );
  });

  it("with \\r\\n at the end of each line, heredocs aside", () => {
    fc.assert(
      fc.property(bodyArbitrary, (body) => {
        const text = printBody(body);
        fc.pre(!text.includes("<<"));
        const parsed = parseHcl(text.replaceAll("\n", "\r\n"));
        expect(parsed.problems).toEqual([]);
        expect(withoutPlaces(parsed.file?.body)).toEqual(body);
      }),
      { numRuns: 100 },
    );
  });
});

describe("whatever the text, reading ends with a tree, and every place is inside", () => {
  it("of pieces of the language in any order", () => {
    fc.assert(
      fc.property(soup, (text) => {
        expectSound(text, parseHcl(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("of any characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expectSound(text, parseHcl(text));
        expectSound(text, parseTerraformJson(text));
      }),
      { numRuns: 500 },
    );
  });

  it("of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { text } = decodeSource(bytes);
        if (text !== undefined) expectSound(text, parseHcl(text));
      }),
      { numRuns: 500 },
    );
  });

  it("of a valid file with a piece cut out or put in", () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat(), fc.nat({ max: 20 }), soup, (body, at, cut, piece) => {
        const text = printBody(body);
        const from = at % (text.length + 1);
        const changed = text.slice(0, from) + piece.slice(0, 10) + text.slice(from + cut);
        expectSound(changed, parseHcl(changed));
      }),
      { numRuns: 1000 },
    );
  });

  it("of any JSON, and of JSON cut short", () => {
    const json = fc.json({ maxDepth: 6 }).map((value) => `{"resource":{"a":{"b":${value}}},"locals":${value},"terraform":[${value}]}`);
    fc.assert(
      fc.property(json, fc.nat(), (text, at) => {
        expectSound(text, parseTerraformJson(text));
        expectSound(text, parseTfvarsJson(text));
        const short = text.slice(0, at % (text.length + 1));
        expectSound(short, parseTerraformJson(short));
      }),
      { numRuns: 300 },
    );
  });

  it("of JSON whose strings are pieces of the language", () => {
    fc.assert(
      fc.property(fc.array(soup, { maxLength: 3 }), (strings) => {
        const text = JSON.stringify({
          resource: { a: { b: { x: strings, depends_on: strings } } },
          variable: { v: { type: strings[0] ?? "" } },
        });
        expectSound(text, parseTerraformJson(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a syntax error is never silent", () => {
  it("an attribute or block that is lost leaves a problem, and a mark on the body it belongs to", () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat(), fc.nat({ max: 20 }), (body, at, cut) => {
        const text = printBody(body);
        const from = at % (text.length + 1);
        const changed = text.slice(0, from) + text.slice(from + cut);
        const parsed = parseHcl(changed);
        const marks = countMarks(parsed.file?.body);
        expect(marks > 0).toBe(parsed.problems.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a block without a mark is read whole", () => {
  it("although a bracket, quote or sign elsewhere is missing or doubled", () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat(), fc.boolean(), (body, at, doubled) => {
        const text = printBody(body);
        const places = [...text.matchAll(/[{}[\]()"=,]/g)].map(({ index }) => index);
        const from = places[at % Math.max(places.length, 1)] ?? 0;
        const changed = doubled ? text.slice(0, from + 1) + text.slice(from) : text.slice(0, from) + text.slice(from + 1);
        const parsed = parseHcl(changed);
        fc.pre(parsed.problems.length > 0);
        const header = (block: { readonly type: string; readonly labels: readonly string[] }): string =>
          JSON.stringify([block.type, ...block.labels]);
        for (const block of parsed.file?.body.blocks ?? []) {
          const meant = body.blocks.filter((other) => header(other) === header(block));
          if (meant.length > 0 && countMarks(block) === 0) expect(meant).toContainEqual(withoutPlaces(block));
        }
      }),
      { numRuns: 500 },
    );
  });
});

function countMarks(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countMarks(item), 0);
  if (typeof node !== "object" || node === null) return 0;
  const own = "problem" in node && node.problem !== undefined ? 1 : 0;
  return Object.entries(node).reduce((sum, [key, value]) => sum + (key === "problem" ? 0 : countMarks(value)), own);
}
