import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { kindShapesText, transpiled } from "../../src/codegen/kind-shapes.ts";
import { snapshotSchemaText } from "../../src/codegen/snapshot-schema.ts";
import { kindFields, type FieldSort, type KindName } from "../../src/model/kinds.ts";
import { kindShapes } from "../../src/snapshot/kind-shapes.ts";
import type { Node } from "../../src/snapshot/shape.ts";

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

it("the shapes of snapshots are those of the interfaces: npm run docs", async () => {
  expect(read("src/snapshot/kind-shapes.ts")).toBe(await kindShapesText(root));
});

it("the published schema is made of them: npm run docs", () => {
  expect(read("src/snapshot/snapshot.schema.json")).toBe(snapshotSchemaText());
});

it("a module that was just written can be loaded beside what was built", () => {
  expect(transpiled('import { a } from "./a.ts";\nexport const b: string = a;\n')).toBe(
    'import { a } from "./a.js";\nexport const b = a;\n',
  );
});

it("every fact of every kind has the shape of its sort", () => {
  const sortOf = (shape: Node): FieldSort => (shape.is === "fact" || shape.is === "many" ? shape.is : "plain");
  for (const [kind, fields] of Object.entries(kindFields) as [KindName, Readonly<Record<string, FieldSort>>][]) {
    const shapes: Readonly<Record<string, Node>> = kindShapes[kind];
    expect(Object.fromEntries(Object.entries(shapes).map(([field, shape]) => [field, sortOf(shape)]))).toEqual({ ...fields });
  }
});
