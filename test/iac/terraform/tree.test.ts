import { describe, expect, it } from "vitest";
import { folderOf, isWithin, joined, memoryTree, relativeTo } from "../../../src/iac/terraform/tree.ts";
import { excluder, glob } from "../../../src/iac/terraform/glob.ts";

describe("paths", () => {
  it.each([
    [["."], "."],
    [["a", "b"], "a/b"],
    [["a/./b//c/"], "a/b/c"],
    [["a/b", "../c"], "a/c"],
    [["a", "../../b"], "../b"],
    [["/a", "../../b"], "/b"],
    [["a", "/b"], "/b"],
    [["a\\b", "..\\c"], "a/c"],
  ])("join %j into %s", (parts, whole) => {
    expect(joined(...parts)).toBe(whole);
  });

  it.each([
    [".", "a/b", "a/b"],
    ["a/b", "a/b", "."],
    ["a/b", "a/c/d", "../c/d"],
    ["a", "../b", "../../b"],
    ["/x/y", "/x/z", "../z"],
  ])("from %s to %s lead by %s", (from, to, way) => {
    expect(relativeTo(from, to)).toBe(way);
  });

  it("know their folder and what lies within", () => {
    expect([folderOf("a/b"), folderOf("a"), isWithin("/a/b", "/a"), isWithin("/ab", "/a"), isWithin("/a", "/")]).toEqual([
      "a",
      ".",
      true,
      false,
      true,
    ]);
  });
});

describe("a tree in memory", () => {
  const tree = memoryTree({ "a/b.tf": "x", "c.tf": "yy" });
  it("has folders where files lie", () => {
    expect(tree.list(".")).toEqual([
      { name: "a", kind: "folder" },
      { name: "c.tf", kind: "file" },
    ]);
    expect([tree.kindOf("a"), tree.kindOf("a/b.tf"), tree.kindOf("z"), tree.list("z"), tree.read("z", 9)]).toEqual([
      "folder",
      "file",
      undefined,
      undefined,
      undefined,
    ]);
    expect([tree.read("c.tf", 2)?.length, tree.read("c.tf", 1), tree.real("./a/../c.tf"), tree.real("z")]).toEqual([
      2,
      "too-large",
      "/c.tf",
      undefined,
    ]);
  });
});

describe("globs", () => {
  it.each([
    ["*.tf", "a.tf", true],
    ["*.tf", "a/b.tf", false],
    ["**/*.tf", "a/b/c.tf", true],
    ["**/*.tf", "c.tf", true],
    ["a/**", "a/b/c", true],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["[a-c]x", "bx", true],
    ["[!a-c]x", "bx", false],
    ["{a,b/c}/d", "b/c/d", true],
    ["a.b", "axb", false],
    ["\\*", "*", true],
    ["[", "[", true],
    ["{a", "a", true],
  ])("%s on %s: %s", (pattern, path, expected) => {
    expect(glob(pattern)(path)).toBe(expected);
  });

  it("exclude names at any depth, and paths from the scanned folder", () => {
    const excluded = excluder(["examples", "/top", "a/b", "*.bak.tf"]);
    const paths = ["examples", "x/examples", "top", "x/top", "a/b", "x/a/b", "x/y.bak.tf"];
    expect(paths.filter(excluded)).toEqual(["examples", "x/examples", "top", "a/b", "x/y.bak.tf"]);
  });
});
