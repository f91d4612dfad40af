import { describe, expect, it } from "vitest";
import { readCode } from "../../support/terraform.ts";

const files = {
  "in/data/a.json": '{ "a": 1 }',
  "in/data/deep/b.json": "{}",
  "in/data/c.txt": "text",
  "in/greet.tpl": "hello ${name}%{ if loud }!%{ endif }",
  "in/broken.tpl": "${",
  "out/secret.txt": "hunter2",
};

function value(expression: string): unknown {
  return readCode({ ...files, "in/main.tf": `resource "t" "t" {\n  v = ${expression}\n}` }, { paths: ["in"] }).body("t.t")["v"];
}

describe("functions that read files", () => {
  it.each([
    ['file("data/c.txt")', "text"],
    ['file("${path.module}/data/c.txt")', "text"],
    ['jsondecode(file("data/a.json")).a', 1],
    ['file("nowhere.txt")', expect.stringMatching(/^\?(evaluation-error|file-unreadable) /)],
    ['file("../out/secret.txt")', "?file-outside ../out/secret.txt"],
    ['file("../out/nothing.txt")', "?file-outside ../out/nothing.txt"],
    ['file("/etc/passwd")', "?file-outside /etc/passwd"],
    ['fileexists("data/c.txt")', true],
    ['fileexists("data/d.txt")', false],
    ['fileexists("../out/secret.txt")', "?file-outside ../out/secret.txt"],
    ['fileset("data", "*.json")', ["a.json"]],
    ['fileset(path.module, "data/**/*.json")', ["data/a.json", "data/deep/b.json"]],
    ['fileset("../out", "*")', "?file-outside ../out"],
    ['{ for f in fileset("data", "*.json") : f => jsondecode(file("data/${f}")) }', { "a.json": { a: 1 } }],
    ['templatefile("greet.tpl", { name = "you", loud = true })', "hello you!"],
    ['templatefile("greet.tpl", { name = var.nowhere, loud = false })', expect.stringContaining("?undefined var.nowhere")],
    ['templatefile("greet.tpl", { loud = false })', expect.stringContaining("?undefined name")],
    ['templatefile("broken.tpl", {})', expect.stringMatching(/^\?evaluation-error /)],
    ['templatefile("../out/secret.txt", {})', "?file-outside ../out/secret.txt"],
  ])("%s", (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  it("start at the folder of the root, also in modules", () => {
    const code = readCode({
      "main.tf": 'module "m" { source = "./m" }',
      "m/main.tf": 'resource "t" "t" { v = [fileexists("own.txt"), fileexists("${path.module}/own.txt"), path.module, path.root] }',
      "m/own.txt": "",
    });
    expect(code.body("module.m.t.t")).toEqual({ v: [false, true, "m", "."] });
  });

  it("place what goes wrong in the template", () => {
    const code = readCode({ "main.tf": 'resource "t" "t" { v = templatefile("t.tpl", {}) }', "t.tpl": "one\n${two}" });
    const template = code.doc("t.t").body.get("v");
    const part =
      typeof template === "object" && template?.is === "template" ? template.parts.find((each) => typeof each === "object") : template;
    const at = typeof part === "object" && part !== null && part.is === "unresolved" ? part.why.at : undefined;
    expect(at !== undefined && code.positions.locate(at)).toMatchObject({ file: "t.tpl", line: 2, column: 3 });
  });
});
