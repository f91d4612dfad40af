import { describe, expect, it } from "vitest";
import { gapLines, readCode } from "../../support/terraform.ts";

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

const LIMIT = expect.stringMatching(/^\?limit /) as unknown;
const OPEN = expect.arrayContaining([expect.stringMatching(/^…limit /)]) as unknown;

describe("what grows without end is bounded", () => {
  it("modules that multiply", () => {
    const double = (next: string): string =>
      `module "one" { source = "../${next}" }\nmodule "two" { source = "../${next}" }\nresource "t" "t" {}`;
    const files = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [`m${String(index)}/main.tf`, double(`m${String(index + 1)}`)]),
    );
    const code = readCode({ ...files, "m25/main.tf": 'resource "t" "end" {}' }, { limits: { documents: 5000 } });
    expect(code.docs.length).toBeLessThan(5000);
    expect(code.gaps.filter((gap) => gap.why.code === "limit")).toHaveLength(1);
    expect(code.listed).toEqual([]);
  });

  it.each(["\r", " ", "\t", "\n ", "*/ ", "\r\n"])("a file of nothing but %j", (filler) => {
    const code = readCode({ "a/main.tf": filler.repeat(400_000), "b/main.tf": 'resource "t" "t" {}' });
    expect(code.docs.map((doc) => doc.id)).toEqual(["b#t.t"]);
  });

  it("modules in modules", () => {
    const files = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`m${String(index)}/main.tf`, `module "m" { source = "../m${String(index + 1)}" }`]),
    );
    expect(gapLines(readCode({ ...files, "m80/main.tf": "" }))).toEqual([expect.stringMatching(/^m64\/main\.tf:1:1 limit: /)]);
  });

  it("instances within instances", () => {
    const files = {
      "main.tf": 'module "m" {\n  source = "./m"\n  count = 1000\n}',
      "m/main.tf": 'resource "t" "t" { count = 1000 }',
    };
    const code = readCode(files, { limits: { documents: 20_000 } });
    expect(code.docs.length).toBeLessThanOrEqual(20_000);
    expect(code.listed).toEqual([]);
    expect(gapLines(code)).toEqual([". limit: The root . declares too many resources and modules; those beyond 20000 were left out."]);
  });

  it("chains of locals", () => {
    const chain = (length: number): string =>
      `locals {\n  l0 = "end"\n${lines(length, (index) => `  l${String(index + 1)} = local.l${String(index)}`)}\n}\nresource "t" "t" { v = local.l${String(length)} }`;
    expect(readCode(chain(200)).body("t.t")).toEqual({ v: "end" });
    expect(readCode(chain(20_000)).body("t.t")).toEqual({ v: "?limit this is nested too deeply" });
  });

  it("loops in loops", () => {
    const nested = (depth: number): string => (depth === 0 ? "1" : `[for v${String(depth)} in range(1000) : ${nested(depth - 1)}]`);
    const code = readCode(`resource "t" "t" { v = length(flatten(${nested(4)})) }`);
    expect(code.body("t.t")).toEqual({ v: LIMIT });
  });

  it("strings and lists that double", () => {
    const doubled = (first: string, again: (name: string) => string): string =>
      `locals {\n  l0 = ${first}\n${lines(40, (index) => `  l${String(index + 1)} = ${again(`local.l${String(index)}`)}`)}\n}\nresource "t" "t" { v = local.l40 }`;
    expect(readCode(doubled('"ab"', (name) => `"\${${name}}\${${name}}"`)).body("t.t")).toEqual({ v: LIMIT });
    const lists = readCode(doubled("[1, 2]", (name) => `concat(${name}, ${name})`)).body("t.t");
    expect(lists).toEqual({ v: OPEN });
  });

  it("templates that render themselves", () => {
    const code = readCode({ "main.tf": 'resource "t" "t" { v = templatefile("a.tpl", {}) }', "a.tpl": 'x${templatefile("a.tpl", {})}' });
    expect(JSON.stringify(code.body("t.t"))).toMatch(/limit|evaluation-error/);
  });

  it("dynamic blocks", () => {
    const code = readCode(
      'resource "t" "t" {\n  dynamic "b" {\n    for_each = flatten([for i in range(1000) : [1, 2]])\n    content {}\n  }\n}',
    );
    expect(code.body("t.t")["b"]).toHaveLength(1026);
  });

  it("objects and expressions nested deeply", () => {
    const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + "1" + close.repeat(depth);
    for (const depth of [50, 5000]) {
      const code = readCode(
        `resource "t" "a" {\n  v = ${deep("[", "]", depth)}\n}\nresource "t" "b" {\n  v = ${deep("(", ")", depth)}\n}\nresource "t" "c" { v = 1 }`,
      );
      expect(code.body("t.c")).toEqual({ v: 1 });
    }
  });
});
