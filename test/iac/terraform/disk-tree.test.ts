import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskTree } from "../../../src/iac/terraform/disk-tree.ts";
import { readTerraform } from "../../../src/iac/terraform/read.ts";
import type { FileTree } from "../../../src/iac/terraform/tree.ts";
import { Positions } from "../../../src/model/at.ts";
import { gapLines } from "../../support/terraform.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "cldscan-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(home, path, ".."), { recursive: true });
  writeFileSync(join(home, path), text);
}

function read(tree: FileTree = diskTree, path = "scan") {
  const positions = new Positions();
  return { ...readTerraform({ paths: [join(home, path)], positions, tree }), positions };
}

describe("a tree on disk", () => {
  it("is read, each folder once, also where links go round in a circle", () => {
    write("scan/a/main.tf", 'resource "t" "a" {}');
    symlinkSync(join(home, "scan"), join(home, "scan/a/loop"));
    symlinkSync(join(home, "scan/a"), join(home, "scan/again"));
    expect(read().docs.map((doc) => doc.id)).toEqual(["a#t.a"]);
  });

  it("shows a module where it lies, whatever link its caller takes", () => {
    write("scan/a/net/main.tf", 'resource "t" "net" {}\nv = = 1');
    write("scan/z/main.tf", 'module "m" { source = "./link" }');
    symlinkSync(join(home, "scan/a/net"), join(home, "scan/z/link"));
    const { docs, gaps, positions } = read();
    expect(docs.map((doc) => [doc.id, positions.locate(doc.at)])).toMatchObject([
      ["z#module.m.t.net", { file: join(home, "scan/a/net/main.tf"), line: 1 }],
    ]);
    expect(gapLines({ gaps, positions })).toEqual([expect.stringContaining("a/net/main.tf:2:5 ")]);
  });

  it("ends where links lead out of it", () => {
    write("secret/main.tf", 'resource "t" "secret" {}');
    write("secret/key.txt", "hunter2");
    write("scan/main.tf", 'resource "t" "t" {\n  v = [file("key.txt"), file("../secret/key.txt")]\n}\nmodule "m" { source = "./linked" }');
    symlinkSync(join(home, "secret"), join(home, "scan/linked"));
    symlinkSync(join(home, "secret/key.txt"), join(home, "scan/key.txt"));
    symlinkSync(join(home, "secret/main.tf"), join(home, "scan/linked.tf"));
    const { docs, gaps, listed, positions } = read();
    expect(docs.map((doc) => doc.id)).toEqual(["t.t"]);
    expect(docs[0]?.body.get("v")).toMatchObject({ items: [{ why: { code: "file-outside" } }, { why: { code: "file-outside" } }] });
    expect(gaps.map((gap) => gap.why.code)).toEqual(["file-outside", "file-outside"]);
    expect(gapLines({ gaps, positions })[1]).toMatch(
      /main\.tf:4:1 file-outside: The module module\.m \(\.\/linked\) lies outside the scanned tree/,
    );
    expect(listed).toEqual([]);
  });

  it("with a folder that may not be opened leaves a gap that names it", () => {
    write("scan/main.tf", 'resource "t" "t" {}\nmodule "m" { source = "./closed" }');
    write("scan/closed/main.tf", 'resource "t" "closed" {}');
    const closed = join(home, "scan/closed");
    const { docs, gaps, listed } = read({ ...diskTree, list: (folder) => (folder === closed ? undefined : diskTree.list(folder)) });
    expect(docs.map((doc) => doc.id)).toEqual(["t.t"]);
    expect(gaps).toMatchObject([
      { path: closed, why: { code: "file-unreadable" } },
      { why: { code: "file-unreadable", subject: "module.m (./closed)" } },
    ]);
    expect(listed).toEqual([]);
  });

  it("with a file that may not be opened leaves a gap, and the rest is read", () => {
    write("scan/main.tf", 'resource "t" "t" {}');
    write("scan/closed.tf", 'resource "t" "closed" {}');
    const closed = join(home, "scan/closed.tf");
    const { docs, gaps, listed } = read({ ...diskTree, read: (file, most) => (file === closed ? undefined : diskTree.read(file, most)) });
    expect([docs.map((doc) => doc.id), gaps.length, listed]).toEqual([["t.t"], 1, []]);
  });

  it("may be given by a path that does not exist", () => {
    expect(read(diskTree, "nowhere").gaps).toMatchObject([{ why: { code: "file-unreadable" } }]);
  });
});
