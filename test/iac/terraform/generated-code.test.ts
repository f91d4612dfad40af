import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Value } from "../../../src/iac/value.ts";
import { readCode, shown } from "../../support/terraform.ts";

type Sort = "text" | "number" | "truth" | "list" | "map" | "objects";

/** Expressions that Terraform mostly accepts, over the variables and locals of `scope`. */
const expressions = fc.letrec<Record<Sort, string>>((tie) => {
  const text = tie("text");
  const number = tie("number");
  const truth = tie("truth");
  const list = tie("list");
  const map = tie("map");
  const objects = tie("objects");
  const write = (form: string, ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parts).map((values) => form.replace(/#(\d)/g, (_, index) => values[Number(index)] as string));
  const either = (plain: readonly string[], ...forms: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.constantFrom(...plain), ...forms);
  return {
    text: either(
      ['"a"', '"b-c"', '""', "null", "var.text", "local.text", "t.made.id", "t.made.name"],
      write('"p-${#0}-${#1}"', text, number),
      write("upper(#0)", text),
      write("#0[#1]", list, number),
      write('#0["a"]', map),
      write("#0.z", map),
      write("(#0 ? #1 : #2)", truth, text, text),
      write('join("-", #0)', list),
      write('lookup(#0, #1, "d")', map, text),
      write('try(#0, "t")', text),
      write('"%{ if #0 }A%{ else }B%{ endif }"', truth),
      write('"%{ for x in #0 }${x};%{ endfor }"', list),
      write("#0[0].a", objects),
      write("one(slice(#0, 0, 1))", list),
      write('coalesce(#0, #1, "c")', text, text),
      write('replace(#0, "a", #1)', text, text),
    ),
    number: either(
      ["0", "1", "3", "var.number", "local.number"],
      write("(#0 + #1)", number, number),
      write("(#0 * #1)", number, number),
      write("length(#0)", list),
      write("length(#0)", map),
      write("(#0 ? #1 : #2)", truth, number, number),
      write("max(#0, #1)", number, number),
      write("#0[0].n", objects),
    ),
    truth: either(
      ["true", "false", "var.truth"],
      write("(#0 < #1)", number, number),
      write("(#0 == #1)", text, text),
      write("!#0", truth),
      write("(#0 && #1)", truth, truth),
      write("(#0 || #1)", truth, truth),
      write("contains(#0, #1)", list, text),
      write("can(#0)", text),
    ),
    list: either(
      ['["x", "y"]', "[]", '["x", null]', "var.list", "local.list", "t.many[*].name"],
      write("[#0, #1]", text, text),
      write("[for v in #0 : v if v != #1]", list, text),
      write('[for k, v in #0 : "${k}${v}"]', map),
      write("concat(#0, #1)", list, list),
      write("keys(#0)", map),
      write("values(#0)", map),
      write("#0[*].a", objects),
      write("compact(#0)", list),
      write("distinct(#0)", list),
      write("flatten([#0, #1])", list, list),
      write("(#0 ? #1 : #2)", truth, list, list),
    ),
    map: either(
      ['{ a = "1", z = "2" }', "{}", "{ a = null }", "var.map", "local.map"],
      write("{ a = #0, (#1) = #2 }", text, text, text),
      write("{ for k, v in #0 : k => v if k != #1 }", map, text),
      write("{ for v in distinct(#0) : v => v }", list),
      write("merge(#0, #1)", map, map),
      write("(#0 ? #1 : #2)", truth, map, map),
    ),
    objects: either(
      ['[{ a = "1", n = 1 }, { a = "2", n = 2 }]', "var.objects"],
      write("[{ a = #0, n = #1 }]", text, number),
      write("[for v in #0 : { a = v, n = #1 }]", list, number),
      write("concat(#0, #1)", objects, objects),
    ),
  };
});

const anything = fc.oneof(expressions.text, expressions.number, expressions.truth, expressions.list, expressions.map, expressions.objects);

const VARIABLES = {
  text: '"given"',
  number: "2",
  truth: "true",
  list: '["given", "x"]',
  map: '{ a = "given" }',
  objects: '[{ a = "given", n = 3 }]',
};

const RESOURCES = `
locals {
  text   = "l-\${var.text}"
  number = 4
  list   = ["l", var.text]
  map    = { a = var.text, l = "l" }
}
resource "t" "made" { name = "made" }
resource "t" "many" {
  count = 2
  name  = "many-\${count.index}"
}
`;

function declared(unset: readonly string[]): string {
  return Object.entries(VARIABLES)
    .map(([name, value]) => (unset.includes(name) ? `variable "${name}" {}` : `variable "${name}" {\n  default = ${value}\n}`))
    .join("\n");
}

/** Whether one value says nothing that the other does not say as well. */
function saysNoMore(less: Value | undefined, more: Value | undefined): boolean {
  if (typeof less === "object" && less !== null) {
    if (less.is === "unresolved" || less.is === "template" || less.is === "json") return true;
    if (less.is === "reference") return less.value === undefined || saysNoMore(less.value, more);
  }
  if (typeof more === "object" && more?.is === "reference" && more.value !== undefined) return saysNoMore(less, more.value);
  if (typeof less !== "object" || less === null) return less === more;
  if (typeof more !== "object" || more === null) return false;
  if (less.is === "list") {
    if (more.is !== "list") return false;
    return (
      less.open.length > 0 ||
      (less.items.length === more.items.length && less.items.every((item, index) => saysNoMore(item, more.items[index])))
    );
  }
  if (more.is !== "map") return false;
  const known = less.names().filter((name) => more.get(name) !== undefined);
  if (less.open.length === 0 && (known.length !== less.names().length || known.length !== more.names().length)) return false;
  return less.open.length > 0 || known.every((name) => saysNoMore(less.get(name), more.get(name)));
}

const isFailure = (value: Value | undefined): boolean => /[?…"](evaluation-error|undefined) /.test(JSON.stringify([shown(value)]));

describe("taking a variable's value away", () => {
  it("never turns what is known into something else that is known", () => {
    fc.assert(
      fc.property(anything, fc.subarray(Object.keys(VARIABLES), { minLength: 1 }), (expression, unset) => {
        // Whether something fails may itself depend on what is not known, and these two look at nothing else.
        fc.pre(!/\b(try|can)\(/.test(expression));
        const valueWith = (missing: readonly string[]): Value | undefined =>
          readCode(`${declared(missing)}\n${RESOURCES}\nresource "x" "x" {\n  v = ${expression}\n}`)
            .doc("x.x")
            .body.get("v");
        const whole = valueWith([]);
        // What Terraform would refuse has no value that anything could agree with.
        if (isFailure(whole)) return;
        const less = valueWith(unset);
        expect(
          saysNoMore(less, whole),
          `${JSON.stringify(shown(less))} without ${unset.join()}, ${JSON.stringify(shown(whole))} with`,
        ).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});

describe("generated trees", () => {
  const label = fc.constantFrom("a", "b", "c");
  const arrow = fc.constantFrom(
    "t.a",
    "t.b[0]",
    't.c["a"].id',
    "module.a.out",
    "module.b[*].out",
    "var.a",
    "local.b",
    "each.key",
    "count.index",
    "data.d.a.id",
    "self.x",
    "path.module",
  );
  const value = fc.oneof({ weight: 2, arbitrary: anything }, { weight: 3, arbitrary: arrow });
  const meta = fc.oneof(
    fc.constant(""),
    value.map((of) => `  count = ${of}\n`),
    value.map((of) => `  for_each = ${of}\n`),
    value.map((of) => `  dynamic "d" {\n    for_each = ${of}\n    content { v = d.value }\n  }\n`),
  );
  const block = fc.oneof(
    fc
      .tuple(label, meta, value, value)
      .map(([name, more, one, other]) => `resource "t" "${name}" {\n${more}  v = ${one}\n  block { w = ${other} }\n}`),
    fc.tuple(label, meta, value).map(([name, more, one]) => `data "d" "${name}" {\n${more}  v = ${one}\n}`),
    fc.tuple(label, value).map(([name, one]) => `locals {\n  ${name} = ${one}\n}`),
    fc.tuple(label, value).map(([name, one]) => `variable "${name}" {\n  default = ${one}\n}`),
    fc.tuple(label, value).map(([, one]) => `output "out" {\n  value = ${one}\n}`),
    fc
      .tuple(label, fc.constantFrom("./", "../a", "../b", "./c", "x/y/z"), meta, value)
      .map(
        ([name, source, more, one]) =>
          `module "${name}" {\n  source = "${source}"\n${more.startsWith("  dynamic") ? "" : more}  a = ${one}\n}`,
      ),
    fc.tuple(value).map(([one]) => `provider "t" {\n  region = ${one}\n}`),
  );
  const file = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join("\n"));
  const tree = fc.dictionary(
    fc.constantFrom("main.tf", "a/main.tf", "b/main.tf", "b/c/main.tf", "b/override.tf", "a/terraform.tfvars"),
    file,
    { minKeys: 1 },
  );

  it("are read without a crash, every document once, and can be looked at wholly", () => {
    fc.assert(
      fc.property(tree, (files) => {
        const code = readCode(files, { limits: { documents: 2000, steps: 100_000, totalSteps: 2_000_000 } });
        expect(new Set(code.docs.map((doc) => doc.id)).size).toBe(code.docs.length);
        const all = JSON.stringify(code.docs.map((doc) => shown(doc.body)));
        expect(all).not.toContain("?crashed");
      }),
      { numRuns: 300 },
    );
  });

  it("give the same documents whatever the order of their blocks", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(block, { maxLength: 8, selector: (text) => text.slice(0, text.indexOf("{")) }),
        fc.nat(),
        (blocks, turn) => {
          const turned = [...blocks.slice(turn % (blocks.length || 1)), ...blocks.slice(0, turn % (blocks.length || 1))];
          const known = (parts: readonly string[]): Record<string, unknown> => {
            const code = readCode(parts.join("\n"));
            return Object.fromEntries(code.docs.map((doc) => [doc.id, hideReasons(shown(doc.body))]));
          };
          expect(known(turned)).toEqual(known(blocks));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("survive bytes that are no code", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc
          .array(fc.constantFrom(...'{ } [ ] ( ) " $ % \n = << - EOT a . * , : ? ! & | / # \\'.split(" ")), { maxLength: 120 })
          .map((marks) => marks.join("")),
        (bytes, text) => {
          const code = readCode({
            "a.tf": bytes,
            "b.tf": text,
            "c.tf.json": bytes,
            "d.tf": 'resource "t" "ok" {}',
            "terraform.tfvars": text,
          });
          expect(code.docs.some((doc) => doc.id === "t.ok")).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Where something refers to itself, the order of evaluation decides at which of its names that is noticed. */
function hideReasons(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[?…][a-z-]+ .*/s, "?");
  if (Array.isArray(value)) return value.map(hideReasons);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hideReasons(each)]));
}
