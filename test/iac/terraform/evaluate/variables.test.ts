import { describe, expect, it } from "vitest";
import { gapLines, readCode } from "../../../support/terraform.ts";

describe("types of variables", () => {
  it.each([
    ["string", "5", "5"],
    ["string", "true", "true"],
    ["number", '"22"', 22],
    ["bool", '"true"', true],
    ["any", '[1, "a"]', [1, "a"]],
    ["list(any)", '[1, "a"]', ["1", "a"]],
    ["map(any)", '{ a = 1, b = "x" }', { a: "1", b: "x" }],
    ["list(string)", "[1, true]", ["1", "true"]],
    ["set(string)", '["b", "a", "b"]', ["a", "b"]],
    ["map(number)", '{ a = "1" }', { a: 1 }],
    ["tuple([string, number])", '[1, "2"]', ["1", 2]],
    ["object({ a = string })", "{ a = 1, b = 2 }", { a: "1" }],
    ["object({ a = optional(number, 3), b = optional(string) })", "{}", { a: 3, b: null }],
    ['list(object({ p = number, c = optional(list(string), ["*"]) }))', '[{ p = "22" }]', [{ p: 22, c: ["*"] }]],
    ["object({ a = optional(object({ b = optional(bool, true) }), {}) })", "{}", { a: { b: true } }],
    ['"string"', "5", "5"],
    ["list(string)", "null", null],
    ["list(string)", '"x"', "?evaluation-error the value given for the variable is no list"],
    ["object({ a = string })", "{}", '?evaluation-error the value given for the variable lacks the attribute "a"'],
    ["number", '"x"', expect.stringMatching(/^\?evaluation-error .*not a number$/) as unknown],
  ])("%s takes %s", (type, value, expected) => {
    const code = readCode(`variable "v" {\n  type = ${type}\n  default = ${value}\n}\nresource "t" "t" {\n  v = var.v\n}`);
    expect(code.body("t.t")).toEqual({ v: expected });
  });

  it("keep what is not known, and convert what a reference shows", () => {
    const code = readCode({
      "main.tf": `
        variable "unset" {}
        resource "aws_x" "x" { size = 5 }
        module "m" {
          source = "./m"
          list   = ["a", var.unset]
          size   = aws_x.x.size
          id     = aws_x.x.id
        }
      `,
      "m/main.tf": `
        variable "list" { type = list(string) }
        variable "size" { type = string }
        variable "id" { type = string }
        resource "t" "t" { v = [var.list, var.size, var.id] }
      `,
    });
    expect(code.body("module.m.t.t")).toEqual({ v: [["a", "?variable-unset unset"], '<aws_x.x.size = "5">', "<aws_x.x.id>"] });
  });
});

describe("values of variables", () => {
  const main = `variable "v" { default = "default" }\nresource "t" "t" { v = var.v }`;
  const value = (files: Record<string, string>, options: Parameters<typeof readCode>[1] = {}): unknown =>
    readCode({ "main.tf": main, ...files }, options).body("t.t")["v"];
  const environment = { TF_VAR_v: "environment" };

  it("come from the strongest source", () => {
    const files = {
      "terraform.tfvars": 'v = "tfvars"',
      "a.auto.tfvars": 'v = "auto a"',
      "b.auto.tfvars": 'v = "auto b"',
      "given.tfvars": 'v = "file"',
    };
    const { "terraform.tfvars": tfvars, "a.auto.tfvars": auto } = files;
    expect(value({})).toBe("default");
    expect(value({}, { environment })).toBe("environment");
    expect(value({ "terraform.tfvars": tfvars }, { environment })).toBe("tfvars");
    expect(value({ "terraform.tfvars": tfvars, "a.auto.tfvars": auto })).toBe("auto a");
    expect(value({ "a.auto.tfvars.json": '{ "v": "${json}" }' })).toBe("${json}");
    expect(value(files)).toBe("auto b");
    expect(value(files, { variableFiles: ["given.tfvars"] })).toBe("file");
    expect(value(files, { variableFiles: ["given.tfvars"], variables: new Map([["v", "var"]]) })).toBe("var");
  });

  it("may lie in a file outside the scanned folder, if the user names it", () => {
    const code = readCode({ "in/main.tf": main, "out/prod.tfvars": 'v = "prod"' }, { paths: ["in"], variableFiles: ["./out/prod.tfvars"] });
    expect([code.body("t.t"), code.gaps]).toEqual([{ v: "prod" }, []]);
    const lost = readCode({ "in/main.tf": main }, { paths: ["in"], variableFiles: ["out/prod.tfvars"] });
    expect(lost.body("t.t")).toEqual({ v: "?file-unreadable out/prod.tfvars" });
    expect(gapLines(lost)).toEqual(["out/prod.tfvars:1:1 file-unreadable: out/prod.tfvars could not be read."]);
  });

  it("given as text are expressions where the type is not a primitive one", () => {
    const code = readCode('variable "l" { type = list(number) }\nresource "t" "t" { v = var.l }', {
      variables: new Map([["l", "[1, 2]"]]),
    });
    expect(code.body("t.t")).toEqual({ v: [1, 2] });
  });

  it("that are not given, and have no default, are unset", () => {
    const code = readCode({
      "main.tf": 'variable "v" {}\nmodule "m" { source = "./m" }\nresource "t" "t" { v = var.v }',
      "m/main.tf": 'variable "w" {}\nresource "t" "t" { v = var.w }',
    });
    expect([code.body("t.t"), code.body("module.m.t.t")]).toEqual([{ v: "?variable-unset v" }, { v: "?variable-unset w" }]);
  });

  it("may be null, unless the variable says otherwise", () => {
    const code = readCode({
      "main.tf": 'module "m" {\n  source = "./m"\n  a = null\n  b = null\n}',
      "m/main.tf": `
        variable "a" { default = 1 }
        variable "b" {
          default  = 1
          nullable = false
        }
        resource "t" "t" { v = [var.a, var.b] }
      `,
    });
    expect(code.body("module.m.t.t")).toEqual({ v: [null, 1] });
  });

  it("are those of the root alone", () => {
    const code = readCode({
      "a/main.tf": main,
      "a/terraform.tfvars": 'v = "a"',
      "b/main.tf": `${main}\nmodule "m" { source = "./m" }`,
      "b/m/main.tf": main,
      "b/m/terraform.tfvars": 'v = "never read"',
    });
    expect(code.docs.map((doc) => [doc.id, doc.body.get("v")])).toEqual([
      ["a#t.t", "a"],
      ["b#t.t", "default"],
      ["b#module.m.t.t", "default"],
    ]);
  });

  it("are not known where a file of values cannot be read: a default may have been replaced there", () => {
    const code = readCode({ "main.tf": main, "terraform.tfvars": "v = = 1" });
    expect(code.body("t.t")).toEqual({ v: "?file-unreadable terraform.tfvars" });
    expect(gapLines(code)).toEqual([expect.stringMatching(/^terraform\.tfvars:1:\d+ file-unreadable: /)]);
    expect(code.listed).toEqual([]);
    expect(value({ "terraform.tfvars": "v = = 1" }, { environment })).toBe("?file-unreadable terraform.tfvars");
    expect(value({ "terraform.tfvars": "v = = 1", "a.auto.tfvars": 'v = "auto"' })).toBe("auto");
  });

  it("keep secrets out of the texts that positions point into", () => {
    const code = readCode('variable "l" { type = list(string) }\nresource "t" "t" { v = var.l }', {
      variables: new Map([["l", '["hunter2", nonsense]']]),
    });
    expect(code.body("t.t")).toEqual({ v: ["hunter2", "?undefined nonsense"] });
    const list = code.doc("t.t").body.get("v");
    const unresolved = typeof list === "object" && list?.is === "list" ? list.items[1] : undefined;
    const at = typeof unresolved === "object" && unresolved?.is === "unresolved" ? unresolved.why.at : undefined;
    expect(at !== undefined && code.positions.sourceOf(at)).toEqual({ kind: "file", path: "--var l", text: "" });
  });
});
