import { describe, expect, it } from "vitest";
import { gapLines, readCode } from "../../support/terraform.ts";

const ids = (code: ReturnType<typeof readCode>): readonly string[] => code.docs.map((doc) => doc.id);

describe("files of a module", () => {
  it("are all read, native and JSON, Terraform and OpenTofu; tests and other files are not", () => {
    const code = readCode({
      "a.tf": 'resource "t" "a" {}',
      "b.tf.json": '{ "resource": { "t": { "b": { "v": "${t.a.id}" } } } }',
      "c.tofu": 'resource "t" "c" {}',
      "d.tofu.json": '{ "resource": { "t": { "d": {} } } }',
      "e.tftest.hcl": 'resource "t" "e" {}',
      "README.md": "resource",
    });
    expect(ids(code)).toEqual(["t.a", "t.b", "t.c", "t.d"]);
    expect(code.body("t.b")).toEqual({ v: "<t.a.id>" });
    expect([code.files, code.lines]).toEqual([4, 4]);
  });

  it("are counted as they are read", () => {
    const counts: number[] = [];
    readCode({ "a.tf": "", "b/c.tf": "" }, { progress: (files) => counts.push(files) });
    expect(counts).toEqual([1, 2]);
  });

  it("of OpenTofu take the place of Terraform's of the same name", () => {
    const code = readCode({
      "main.tf": 'resource "t" "old" {}',
      "main.tofu": 'resource "t" "new" {}',
      "other.tf": 'resource "t" "other" {}',
    });
    expect(ids(code)).toEqual(["t.new", "t.other"]);
  });

  it("may start with a byte order mark and end lines with CRLF", () => {
    const code = readCode({ "main.tf": '\uFEFFresource "t" "a" {\r\n  v = <<-EOT\r\n    x\r\n  EOT\r\n}\r\n' });
    expect(gapLines(code)).toEqual([]);
    expect(code.body("t.a")["v"]).toMatch(/^x\r?\n$/);
  });

  it("override others by attribute, and by type of block", () => {
    const code = readCode({
      "main.tf": `
        resource "t" "t" {
          kept  = 1
          taken = 1
          rule { n = 1 }
          rule { n = 2 }
          other { n = 1 }
        }
        locals { l = "base" }
        variable "v" { default = "base" }
        output "o" { value = "base" }
      `,
      "override.tf": 'resource "t" "t" {\n  taken = [local.l, var.v]\n}\nlocals { l = "first" }\nvariable "v" { default = "over" }',
      "z_override.tf": 'resource "t" "t" {\n  rule { n = 3 }\n}\nlocals { l = "last" }',
    });
    expect(code.body("t.t")).toEqual({ kept: 1, taken: ["last", "over"], rule: [{ n: 3 }], other: [{ n: 1 }] });
    expect(gapLines(code)).toEqual([]);
  });

  it("may hold blocks that declare nothing that is checked", () => {
    const code = readCode(`
      terraform {
        required_version = ">= 1.5"
        backend "s3" {}
      }
      moved {
        from = t.a
        to   = t.b
      }
      import {
        to = t.b
        id = "x"
      }
      removed {
        from = t.c
        lifecycle { destroy = false }
      }
      check "c" {
        data "http" "h" { url = "x" }
        assert {
          condition     = data.http.h.status == 200
          error_message = "no"
        }
      }
      ephemeral "e" "e" {}
      action "a" "a" {}
      output "o" {
        value     = t.b.id
        sensitive = true
      }
      resource "t" "b" { v = ephemeral.e.e.token }
    `);
    expect(ids(code)).toEqual(["t.b"]);
    expect(code.body("t.b")).toEqual({ v: "?computed ephemeral.e.e" });
    expect(code.listed).toHaveLength(1);
  });
});

describe("an address declared twice", () => {
  it("is told, and both blocks are read", () => {
    const code = readCode({ "a.tf": 'resource "t" "t" { v = 1 }', "b.tf": 'resource "t" "t" { v = 2 }\nresource "t" "u" { v = t.t.v }' });
    expect(code.docs.map((doc) => [doc.id, doc.body.get("v")])).toEqual([
      ["t.t", 1],
      ["t.t~2", 2],
      ["t.u", expect.objectContaining({ to: "t.t", value: 1 })],
    ]);
    expect(gapLines(code)).toEqual(["b.tf:1:1 evaluation-error: t.t is declared twice in one module."]);
  });
});

describe("folders", () => {
  const tree = {
    "main.tf": 'resource "t" "top" {}\nmodule "m" { source = "./modules/m" }',
    "modules/m/main.tf": 'resource "t" "m" {}',
    "examples/one/main.tf": 'module "top" { source = "../../" }',
    "other/main.tf": 'resource "t" "other" {}',
    "node_modules/x/main.tf": 'resource "t" "no" {}',
    ".terraform/modules/x/main.tf": 'resource "t" "no" {}',
    ".git/main.tf": 'resource "t" "no" {}',
  };

  it("are roots unless something calls them", () => {
    expect(ids(readCode(tree))).toEqual(["examples/one#module.top.t.top", "examples/one#module.top.module.m.t.m", "other#t.other"]);
  });

  it.each([
    ["a name", ["examples"]],
    ["a name with a slash", ["examples/"]],
    ["a path", ["examples/one"]],
    ["a glob", ["**/one/**"]],
    ["a choice", ["{examples,nothing}/*"]],
  ])("can be excluded by %s", (_, exclude) => {
    const code = readCode(tree, { exclude });
    expect(ids(code)).toEqual(["t.top", "module.m.t.m", "other#t.other"]);
    expect(code.listed.map((each) => each.scope)).toEqual(["code/.", "code/other"]);
  });

  it("that are excluded are still read where they are called", () => {
    const code = readCode(tree, { exclude: ["modules", "examples", "other"] });
    expect(ids(code)).toEqual(["t.top", "module.m.t.m"]);
  });

  it("are listed although a root in a folder below them is not read wholly", () => {
    const code = readCode({ "a/main.tf": "", "a/b/main.tf": "resource {", "c/main.tf": "", "a-b/main.tf": "" });
    expect(code.listed.map((each) => each.scope).toSorted()).toEqual(["code/a", "code/a-b", "code/c"]);
  });

  it("with an excluded file are not read wholly", () => {
    const code = readCode({ "a.tf": 'resource "t" "a" {}', "b.tf": 'resource "t" "b" {}' }, { exclude: ["b.tf"] });
    expect([ids(code), code.listed]).toEqual([["t.a"], []]);
  });

  it("can be given several at once, each name then relative to the working directory", () => {
    const code = readCode(tree, { paths: ["other", "./modules/m/", "other"] });
    expect(code.docs.map((doc) => [doc.id, doc.scope])).toEqual([
      ["other#t.other", "code/other"],
      ["modules/m#t.m", "code/modules/m"],
    ]);
  });

  it("can be given by their files; what lies beside them is then not read", () => {
    const code = readCode({ "x/a.tf": 'resource "t" "a" { v = t.b.id }', "x/b.tf": 'resource "t" "b" {}' }, { paths: ["x/a.tf"] });
    expect(ids(code)).toEqual(["t.a"]);
    expect(code.body("t.a")).toEqual({ v: "?outside-scan x/b.tf" });
    expect(code.listed).toEqual([]);
  });

  it("that do not exist leave a gap", () => {
    const code = readCode(tree, { paths: ["nowhere"] });
    expect(gapLines(code)).toEqual(["nowhere file-unreadable: nowhere could not be read."]);
  });
});

describe("one bad file", () => {
  const good = { "good.tf": 'resource "t" "good" {}', "fine/main.tf": 'resource "t" "fine" {}' };
  it.each<[string, string | Uint8Array, RegExp]>([
    ["with a syntax error", 'resource "t" "bad" {\n  a = = 1\n}', /^bad\.tf:2:\d+ file-unreadable: /],
    ["with NUL bytes", new Uint8Array([97, 0, 98]), /^bad\.tf:1:1 file-unreadable: .*NUL/],
    ["in UTF-16", new Uint8Array([0xff, 0xfe, 97, 0]), /^bad\.tf:1:1 file-unreadable: .*UTF-16/],
    ["in Latin-1", new Uint8Array([0x61, 0xe9, 0x61]), /^bad\.tf:1:1 file-unreadable: .*UTF-8/],
    ["that is no JSON", "{", /^bad\.tf\.json:1:\d+ file-unreadable: /],
  ])("%s leaves one gap, and the others are read", (_, text, gap) => {
    const name = text === "{" ? "bad.tf.json" : "bad.tf";
    const code = readCode({ ...good, [name]: text });
    expect(gapLines(code)).toEqual([expect.stringMatching(gap)]);
    expect(ids(code).filter((id) => !id.includes("bad"))).toEqual(["t.good", "fine#t.fine"]);
    expect(code.listed.map((each) => each.scope)).toEqual(["code/fine"]);
  });

  it("makes what it may declare unreadable, not undeclared", () => {
    const code = readCode({ "good.tf": 'resource "t" "good" { v = [var.x, t.y.id, local.z] }', "bad.tf": "variable {{{" });
    expect(code.body("t.good")).toEqual({ v: Array(3).fill("?file-unreadable bad.tf") });
  });

  it.each<[string, string | Uint8Array, readonly string[]]>([
    ["cannot be read at all", new Uint8Array([0xff, 0xfe, 97, 0]), ["bad.tf"]],
    ["is wrong between its blocks", 'resource "t" x" {\n}', ["bad.tf"]],
    ["ends inside a comment", "/* resource", ["bad.tf"]],
    ["is wrong inside a block only", 'resource "t" "bad" {\n  a = = 1\n}', []],
  ])("that %s may hide what belongs to any document", (_, bad, expected) => {
    const code = readCode({ "good.tf": 'resource "t" "good" {}', "bad.tf": bad });
    expect(code.doc("t.good").escapes.map((why) => why.subject)).toEqual(expected);
  });

  it("that is too large is told by name", () => {
    const code = readCode({ ...good, "bad.tf": "#".repeat(2000) }, { limits: { fileSize: 1000 } });
    expect(gapLines(code)).toEqual([expect.stringMatching(/^bad\.tf:1:1 limit: bad\.tf is larger than/)]);
  });

  it("of 30 MB on a single line is read", { timeout: 60_000 }, () => {
    const code = readCode({ ...good, "bad.tf": `locals { big = "${"x".repeat(30_000_000)}" }` });
    expect(gapLines(code)).toEqual([]);
  });
});
