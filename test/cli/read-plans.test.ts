import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readInputs } from "../../src/cli/read-inputs.ts";
import { placed } from "../support/terraform.ts";
import { block, planOf } from "../support/plan.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const code = 'variable "n" {}\n\nresource "t_a" "x" {\n  name = var.n\n}\n';
const plan = (name: string): string =>
  JSON.stringify(planOf([{ address: "t_a.x", values: { name } }], { resources: [block("t_a.x", { name: { references: ["var.n"] } })] }));

/** Scans a tree; what it reads as `id scope name at`, with paths relative to the tree. */
function scanned(files: Readonly<Record<string, string>>, paths: readonly string[] = ["."]) {
  const root = mkdtempSync(join(tmpdir(), "plans-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const given = { exclude: [], variables: new Map<string, string>(), variableFiles: [], environment: {} };
  const read = readInputs({ ...given, paths: paths.map((path) => join(root, path)) }, []);
  const local = (text: string | undefined): string => (text ?? "").replaceAll(`${root}/`, "");
  return {
    docs: read.docs.map(({ id, scope, body, at }) => [local(id), local(scope), body.get("name"), local(placed(read.positions, at))]),
    gaps: read.gaps.map(({ text }) => local(text.en)),
    listed: read.listed.map(({ scope }) => local(scope)),
    files: read.files,
  };
}

describe("a plan", () => {
  it("beside its code stands for it: nothing is judged twice, and places are those of the code", () => {
    expect(scanned({ "main.tf": code, "plan.json": plan("a") })).toEqual({
      docs: [["t_a.x", "code/.", "a", "main.tf:3:1"]],
      gaps: [],
      listed: ["code/."],
      files: 2,
    });
  });

  it("replaces the code of its own folder alone", () => {
    const { docs, listed } = scanned({ "one/main.tf": code, "one/tf.json": plan("a"), "two/main.tf": code.replace("var.n", '"two"') });
    expect(docs).toEqual([
      ["two#t_a.x", "code/two", "two", "two/main.tf:3:1"],
      ["one#t_a.x", "code/one", "a", "one/main.tf:3:1"],
    ]);
    expect(listed).toEqual(["code/two", "code/one"]);
  });

  it("of which there are several for one root is judged beside the others, under its file name", () => {
    const { docs } = scanned({ "main.tf": code, "prod.json": plan("p"), "dev.json": plan("d") });
    expect(docs).toEqual([
      ["dev.json#t_a.x", "code/dev.json", "d", "main.tf:3:1"],
      ["prod.json#t_a.x", "code/prod.json", "p", "main.tf:3:1"],
    ]);
  });

  it("in another folder finds its code by its blocks", () => {
    const { docs } = scanned({ "live/main.tf": code, "out/plan.json": plan("a") });
    expect(docs).toEqual([["live#t_a.x", "code/live", "a", "live/main.tf:3:1"]]);
  });

  it("without code is a root of its own", () => {
    expect(scanned({ "out/plan.json": plan("a") }).docs).toEqual([
      ["out/plan.json#t_a.x", "code/out/plan.json", "a", expect.stringMatching(/^out\/plan\.json:1:/)],
    ]);
  });

  it("given alone looks at the code in its folder for places only", () => {
    const { docs, files, listed } = scanned({ "main.tf": code, "other.tf": 'resource "t_a" "y" {', "plan.json": plan("a") }, ["plan.json"]);
    expect(docs).toContainEqual(["t_a.x", "code/.", "a", "main.tf:3:1"]);
    expect(files).toBe(1);
    expect(listed.length).toBeLessThan(2);
  });

  it("that cannot be read leaves the code as it is, and says what to do", () => {
    const { docs, gaps } = scanned({ "main.tf": code.replace("var.n", '"c"'), "plan.json": plan("a").slice(0, 300) });
    expect(docs).toEqual([["t_a.x", "code/.", "c", "main.tf:3:1"]]);
    expect(gaps).toEqual(["This plan ends too early, as if it had been cut off; run: terraform show -json plan.out > plan.json."]);
  });

  it("in binary form, given by name, says what to do", () => {
    expect(scanned({ "plan.out": "PK\u0003\u0004rest" }, ["plan.out"]).gaps).toEqual([
      "This is a plan in Terraform's own binary form; run: terraform show -json plan.out > plan.json.",
    ]);
  });
});
