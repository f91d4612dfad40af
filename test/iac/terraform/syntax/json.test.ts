import { describe, expect, it } from "vitest";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { parseTerraformJson, parseTfvarsJson } from "../../../../src/iac/terraform/syntax/parse-json.ts";
import { bodyOf, briefBody, problemsOf } from "./brief.ts";

/** JSON, and the native text that means the same. */
type Row = readonly [name: string, json: unknown, native: string];

function same(rows: readonly Row[]): void {
  it.each(rows)("%s", (_, json, native) => {
    const parsed = parseTerraformJson(JSON.stringify(json, undefined, 2));
    expect(parsed.problems).toEqual([]);
    const expected = parseHcl(native);
    expect(expected.problems).toEqual([]);
    expect(briefBody(bodyOf(parsed))).toBe(briefBody(bodyOf(expected)));
  });
}

describe("blocks", () => {
  same([
    ["nothing", {}, ""],
    [
      "a resource",
      { resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } },
      'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}',
    ],
    ["two of one type", { resource: { a: { b: { x: 1 }, c: { x: 2 } } } }, 'resource "a" "b" {\n x = 1\n}\nresource "a" "c" {\n x = 2\n}'],
    [
      "lists at each level",
      { resource: [{ a: [{ b: [{ x: 1 }, { x: 2 }] }] }] },
      'resource "a" "b" {\n x = 1\n}\nresource "a" "b" {\n x = 2\n}',
    ],
    ["null and empty lists are none", { resource: null, locals: [], data: { a: { b: null } } }, ""],
    [
      "provider configurations",
      { provider: { aws: [{ region: "r" }, { alias: "w" }] } },
      'provider "aws" {\n region = "r"\n}\nprovider "aws" {\n alias = "w"\n}',
    ],
    ["locals", { locals: [{ a: 1 }, { b: "${local.a}" }] }, 'locals {\n a = 1\n}\nlocals {\n b = "${local.a}"\n}'],
    ["a list of documents", [{ locals: { a: 1 } }, { locals: { b: 2 } }], "locals {\n a = 1\n}\nlocals {\n b = 2\n}"],
    [
      "lifecycle and provisioner",
      { resource: { a: { b: { lifecycle: { prevent_destroy: true }, provisioner: [{ "local-exec": { command: "x" } }] } } } },
      'resource "a" "b" {\n lifecycle {\n prevent_destroy = true\n }\n provisioner "local-exec" {\n command = "x"\n }\n}',
    ],
    [
      "terraform",
      {
        terraform: {
          required_version: ">= 1",
          backend: { s3: { bucket: "${b}" } },
          required_providers: { aws: { source: "hashicorp/aws", configuration_aliases: ["aws.x"] } },
        },
      },
      'terraform {\n required_version = ">= 1"\n backend "s3" {\n bucket = "$${b}"\n }\n required_providers {\n aws = { "source" = "hashicorp/aws", "configuration_aliases" = [aws.x] }\n }\n}',
    ],
    [
      "check",
      { check: { c: { data: { http: { x: { url: "u" } } }, assert: { condition: "${true}" } } } },
      'check "c" {\n data "http" "x" {\n url = "u"\n }\n assert {\n condition = "${true}"\n }\n}',
    ],
    [
      "import, moved, removed",
      { import: { to: "a.b", id: "i" }, moved: { from: "a.b", to: "a.c[0]" }, removed: { from: "a.d" } },
      'import {\n to = a.b\n id = "i"\n}\nmoved {\n from = a.b\n to = a.c[0]\n}\nremoved {\n from = a.d\n}',
    ],
  ]);
});

describe("strings", () => {
  same([
    [
      "are templates",
      { locals: { a: "x-${var.b}", c: "%{ if d }y%{ endif }", e: "$${f}" } },
      'locals {\n a = "x-${var.b}"\n c = "%{ if d }y%{ endif }"\n e = "$${f}"\n}',
    ],
    ["and keys too", { locals: { a: { "${var.k}": 1, "x${y}": 2 } } }, 'locals {\n a = { "${var.k}" = 1, "x${y}" = 2 }\n}'],
    [
      "have JSON's escapes, and none of HCL's",
      { locals: { a: 'q"\n\\n', b: '${f("\\\\")}' } },
      'locals {\n a = "q\\"\\n\\\\n"\n b = "${f("\\\\")}"\n}',
    ],
    [
      "are literal in a variable, its type an expression",
      { variable: { v: { type: "list(string)", default: ["${x}"], description: "%{" } } },
      'variable "v" {\n type = list(string)\n default = ["$${x}"]\n description = "%%{"\n}',
    ],
    [
      "are literal in the source of a module",
      { module: { m: { source: "./${x}", version: "1", count: "${var.n}" } } },
      'module "m" {\n source = "./$${x}"\n version = "1"\n count = "${var.n}"\n}',
    ],
    [
      "are references where Terraform wants those",
      {
        resource: {
          a: {
            b: {
              provider: "aws.west",
              depends_on: ["c.d", "module.m"],
              lifecycle: { ignore_changes: ["tags"], replace_triggered_by: ["c.d[0]"] },
            },
          },
        },
      },
      'resource "a" "b" {\n provider = aws.west\n depends_on = [c.d, module.m]\n lifecycle {\n ignore_changes = [tags]\n replace_triggered_by = [c.d[0]]\n }\n}',
    ],
    [
      "are references in the providers of a module",
      { module: { m: { source: "x", providers: { aws: "aws.west" } } } },
      'module "m" {\n source = "x"\n providers = { "aws" = aws.west }\n}',
    ],
  ]);
});

describe("the body of a resource", () => {
  const resource = (body: string): string => `resource "a" "b" {\n${body}\n}`;
  same([
    [
      "keeps nested objects as values",
      { resource: { a: { b: { rule: [{ port: 1 }], tags: { k: "v" } } } } },
      resource(' rule = [{ "port" = 1 }]\n tags = { "k" = "v" }'),
    ],
    [
      "has its dynamic blocks as blocks",
      { resource: { a: { b: { dynamic: { rule: { for_each: "${var.r}", iterator: "it", content: { port: "${it.value}" } } } } } } },
      resource(' dynamic "rule" {\n for_each = "${var.r}"\n iterator = it\n content {\n port = "${it.value}"\n }\n }'),
    ],
    [
      "has as blocks what holds dynamic blocks",
      { resource: { a: { b: { outer: [{ x: 1, dynamic: { rule: [{ for_each: [1], content: {} }] } }] } } } },
      resource(' outer {\n x = 1\n dynamic "rule" {\n for_each = [1]\n content {}\n }\n }'),
    ],
    [
      "may have an attribute of the name dynamic",
      { resource: { a: { b: { settings: { dynamic: true } } } } },
      resource(' settings = { "dynamic" = true }'),
    ],
  ]);
});

describe("comments", () => {
  it("are the properties named //, at any level of blocks", () => {
    const parsed = parseTerraformJson(
      '{"//":"one","resource":{"//":"two","a":{"b":{"//":"three","x":1}}},"locals":{"//":{"k":1},"m":{"//":"value"}}}',
    );
    expect(parsed.file?.comments.map(({ text }) => text)).toEqual(["one", "two", "three"]);
    expect(briefBody(bodyOf(parsed))).toBe('{resource "a" "b" {x=1}; locals {m={"//" = "value"}}}');
  });
});

describe("places", () => {
  const text = '{ "resource": { "aws_vpc": { "main": {\n  "a": "x\\t\\u0041${ var.b }",\n  "c": { "k": [1] }\n} } } }';
  const block = bodyOf(parseTerraformJson(text)).blocks[0];
  const at = (range: { start: number; end: number } | undefined) => (range === undefined ? undefined : text.slice(range.start, range.end));

  it("of a block: from its last label on", () => {
    expect(at(block)).toBe(text.slice(text.indexOf('"main"'), -6));
    expect(at(block?.header)).toBe('"main"');
  });

  it("of what stands inside a string with escapes", () => {
    const value = block?.body.attributes[0]?.value;
    expect(at(value)).toBe('"x\\t\\u0041${ var.b }"');
    const part = value?.node === "template" ? value.parts[1] : undefined;
    expect(at(part)).toBe("${ var.b }");
    expect(part?.part === "interpolation" ? at(part.value) : undefined).toBe("var.b");
  });

  it("of attributes and nested values", () => {
    const attribute = block?.body.attributes[1];
    expect([at(attribute), at(attribute?.value)]).toEqual(['"c": { "k": [1] }', '{ "k": [1] }']);
  });
});

describe("problems", () => {
  it.each([
    ["", "1:1 A value is expected here.", "!{}"],
    ['{"locals": {"a": 1,}}', "1:20 A property name in double quotes is expected here.", "!{locals !{a=1}}"],
    ['{"locals": {"a": 1 "b": 2}}', '1:20 A "," is expected here, between two items.', "!{locals !{a=1; b=2}}"],
    ['{"locals": {"a": 1', '1:19 A "}" is missing.', "!{locals !{a=1}}"],
    ["// no\n{}", '1:1 JSON has no comments; Terraform ignores a property named "//".', "!{}"],
    ['{"locals": 1}', "1:12 A block is written as an object, or as a list of objects.", "!{}"],
    ['{"locals": {"a": "${", "b": 1}}', "1:21 Expected a value, but found the end of the text.", "{locals !{b=1}}"],
    [
      '{"locals": {"a": 1, "b": 2, "a": 3}}',
      '1:29 "a" is set more than once in this body; which value holds is not known.',
      "{locals !{b=2}}",
    ],
    ['{"locals": {"a": {"k": 1, "k": 2}}}', '1:27 "k" is set more than once in this body; which value holds is not known.', "{locals !{}}"],
    ['{"moved": {"from": "a b"}}', '1:23 Expected the end of this expression, but found "b".', "{moved !{}}"],
  ])("%j", (text, problem, rest) => {
    const parsed = parseTerraformJson(text);
    expect(problemsOf(text, parsed)).toEqual([problem]);
    expect(briefBody(bodyOf(parsed))).toBe(rest);
    for (const { message } of parsed.problems) expect(message.zh).toMatch(/[\u4e00-\u9fff].*。$/);
  });
});

describe("variable values", () => {
  it("are taken as they stand", () => {
    const parsed = parseTfvarsJson('{"a": "${x}", "b": [1, null], "c": {"d": true}}');
    expect(parsed.problems).toEqual([]);
    expect(briefBody(bodyOf(parsed))).toBe('{a="${x}"; b=[1, null]; c={"d" = true}}');
  });
});
