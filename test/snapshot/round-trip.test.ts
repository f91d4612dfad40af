import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Positions } from "../../src/model/at.ts";
import { Inventory } from "../../src/model/inventory.ts";
import { kindFields, type KindName } from "../../src/model/kinds.ts";
import { contentOf, letIn, located, textOf } from "./content.ts";
import { resourceOf } from "./shaped.ts";

const kinds = Object.keys(kindFields) as KindName[];
const schema = JSON.parse(readFileSync(new URL("../../src/snapshot/snapshot.schema.json", import.meta.url), "utf8")) as object;
const matches = new Ajv2020({ strict: false }).compile(schema);

/** Ten places: in a file, in an answer. */
function tenPlaces(): Positions {
  const positions = new Positions();
  const file = positions.addSource({ kind: "file", path: "main.tf", text: "one\ntwo three\n\nfour\n" });
  const answer = positions.addSource({ kind: "answer", operation: "s3.ListBuckets", time: "2026-05-04T09:00:00Z", paths: [] });
  for (let each = 0; each < 5; each++) {
    positions.add(file, each * 3, each * 4);
    positions.addPath(answer, `Buckets[${String(each)}]`);
  }
  return positions;
}

describe.each(kinds)("a %s", (kind) => {
  it("comes back as it was, fits the schema, and is written again with the same text", () => {
    fc.assert(
      fc.property(fc.array(resourceOf(kind), { minLength: 1, maxLength: 3 }), (resources) => {
        const positions = tenPlaces();
        const text = textOf(contentOf(resources, positions));
        const wire: unknown = JSON.parse(text);
        expect(matches(wire), JSON.stringify(matches.errors?.at(-2))).toBe(true);
        const fresh = new Positions();
        const read = letIn(wire, fresh);
        expect(located(read.resources, fresh)).toEqual(located(resources, positions));
        const inventory = new Inventory({ resources: read.resources, listed: [], elsewhere: [], positions: fresh });
        const coverage = { ...read.coverage, listed: [], elsewhere: [] };
        expect(textOf(contentOf(read.resources, fresh, { inventory, coverage }))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});
