import { expect, test } from "vitest";
import { callFunction, type FunctionHost } from "../../../../src/iac/terraform/functions/call.ts";
import { because } from "../../../../src/model/unknown.ts";
import { isMap, type Value } from "../../../../src/iac/value.ts";
import { map, unset } from "./given.ts";
import { bareHost, tell } from "./specify.ts";

const files: Readonly<Record<string, string>> = { "/scan/module/a.txt": "Hi é\n", "/scan/module/b.json": "{}" };
const host: FunctionHost = {
  ...bareHost,
  readFile: (path) => files[path] ?? because("file-unreadable", path),
  fileExists: (path) => (path.startsWith("/scan") ? path in files : because("file-outside", path)),
  listFiles: (base, pattern) => (pattern === "*" ? ["b.json", "a.txt"] : because("file-unreadable", base)),
  renderTemplate: (path, variables) => `${path}:${isMap(variables) ? variables.names().join() : "?"}`,
};
const call = (name: string, ...args: readonly Value[]): unknown => tell(callFunction(name, args, host));
const path = "/scan/module/a.txt";

const rows: readonly (readonly [name: string, args: readonly Value[], result: unknown])[] = [
  ["file", [path], "Hi é\n"],
  ["file", ["/scan/none"], { unresolved: "file-unreadable" }],
  ["file", [unset], { unresolved: "variable-unset" }],
  ["filebase64", [path], "SGkgw6kK"],
  ["fileexists", [path], true],
  ["fileexists", ["/scan/none"], false],
  ["fileexists", ["/etc/passwd"], { unresolved: "file-outside" }],
  ["fileset", ["/scan/module", "*"], ["a.txt", "b.json"]],
  ["fileset", ["/scan/module", "?"], { unresolved: "file-unreadable" }],
  ["templatefile", ["t.tftpl", map({ a: 1 })], "t.tftpl:a"],
  ["templatefile", ["t.tftpl", unset], "t.tftpl:?"],
  ["templatefile", ["t.tftpl", "x"], { unresolved: "evaluation-error" }],
  ["templatestring", ["plain", map({})], "plain"],
  ["templatestring", ["${a}", map({})], { unresolved: "unsupported-function" }],
  ["abspath", ["x/../y"], "/scan/y"],
  ["abspath", ["/x/./y/"], "/x/y"],
  ["pathexpand", ["a/~"], "a/~"],
  ["pathexpand", ["~/.ssh/id"], { unresolved: "file-outside" }],
  ["pathexpand", ["~root/x"], { unresolved: "evaluation-error" }],
];

for (const [name, args, result] of rows) {
  test(`${name}(${args.map((arg) => JSON.stringify(tell(arg))).join(", ")})`, () => {
    expect(call(name, ...args)).toEqual(result);
  });
}

test("templatestring is rendered by a host that can", () => {
  const rendering = { ...host, renderTemplateText: (text: string) => `<${text}>` };
  expect(callFunction("templatestring", ["${a}", map({})], rendering)).toBe("<${a}>");
});

test("hashes of files are hashes of their text", () => {
  for (const name of ["md5", "sha1", "sha256", "sha512", "base64sha256", "base64sha512"]) {
    expect(call(`file${name}`, path)).toBe(call(name, "Hi é\n"));
  }
});
