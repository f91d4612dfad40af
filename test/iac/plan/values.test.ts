import { describe, expect, it } from "vitest";
import { elements } from "../../../src/provider/read.ts";
import { isMap } from "../../../src/iac/value.ts";
import { placed } from "../../support/terraform.ts";
import { block, constant, planned, planOf, refs } from "../../support/plan.ts";

/** The body of `t_a.x` in a plan in which it has these values. */
function bodyOf(
  resource: object,
  expressions: object = {},
  others: readonly { readonly address: string }[] = [],
  blocks: readonly object[] = [],
) {
  const plan = planOf([{ address: "t_a.x", ...resource }, ...others], { resources: [block("t_a.x", expressions), ...blocks] });
  return planned(plan).body("t_a.x");
}

describe("known values", () => {
  it("stand as they are; null is absent", () => {
    expect(bodyOf({ values: { a: "1", b: 2, c: false, d: null, e: ["x"], f: [{ g: "y", h: null }], i: { j: "z" }, k: [] } })).toEqual({
      a: "1",
      b: 2,
      c: false,
      e: ["x"],
      f: [{ g: "y" }],
      i: { j: "z" },
      k: [],
    });
  });

  it("point at the resource whose attribute they are, or begin with", () => {
    const other = { address: "t_b.y", values: { id: "b-123", arn: "arn:cloud:b/123", name: "same" } };
    const expressions = {
      id: refs("t_b.y.id", "t_b.y"),
      log: refs("t_b.y.arn", "t_b.y"),
      free: constant("b-123"),
      list: refs("t_b.y.id", "t_b.y"),
    };
    const values = { id: "b-123", log: "arn:cloud:b/123:*", free: "b-123", list: ["b-123", "b-9"] };
    expect(bodyOf({ values }, expressions, [other])).toEqual({
      id: '<t_b.y.id = "b-123">',
      log: '<t_b.y.arn = "arn:cloud:b/123:*">',
      free: "b-123",
      list: ['<t_b.y.id = "b-123">', "b-9"],
    });
  });
});

describe("values known only after apply", () => {
  const other = { address: "t_b.y", unknown: { id: true } };
  const key = { address: "t_b.z", unknown: { id: true } };

  it.each([
    ["one reference", refs("t_b.y.id", "t_b.y"), "<t_b.y.id>"],
    ["two references", refs("t_b.y.id", "t_b.y", "t_b.z.id", "t_b.z"), "?computed t_a.x.it"],
    ["a reference beside a variable, which may be a condition", refs("var.on", "t_b.y.id", "t_b.y"), "?computed t_a.x.it"],
    ["a reference beside a local value, which may be anything", refs("local.on", "t_b.y.id", "t_b.y"), "?computed t_a.x.it"],
    ["a resource that is not there", refs("t_b.gone.id", "t_b.gone"), "?computed t_a.x.it"],
    ["no reference", constant(1), "?computed t_a.x.it"],
  ])("%s", (_, expression, expected) => {
    expect(bodyOf({ unknown: { it: true } }, { it: expression }, [other, key])).toEqual({ it: expected });
  });

  it("are absent where nothing is written, as in code: the provider decides", () => {
    expect(bodyOf({ unknown: { arn: true } })).toEqual({});
  });

  it("stay open where nothing seems written but blocks may come from a dynamic block, of which a plan is silent", () => {
    expect(bodyOf({ unknown: { rule: true }, secret: { rule: [] } })).toEqual({ rule: "?computed t_a.x.rule" });
  });

  it("may hold constants beside the one reference of a collection", () => {
    const body = bodyOf({ unknown: { ids: true }, secret: { ids: [] } }, { ids: refs("t_b.y.id", "t_b.y") }, [other]);
    expect(body).toEqual({ ids: ["<t_b.y.id>", "…computed t_a.x.ids"] });
  });

  it("are told one by one in a list", () => {
    const expressions = { ids: refs("t_b.y.id", "t_b.y", "t_b.z.id", "t_b.z") };
    const resource = { values: { ids: [null, "c", null] }, unknown: { ids: [true, false, true] }, secret: { ids: [false, false, false] } };
    expect(bodyOf(resource, expressions, [other, key])).toEqual({ ids: ["<t_b.y.id>", "c", "<t_b.z.id>"] });
    expect(bodyOf(resource, { ids: refs("t_b.y.id", "t_b.y") }, [other])["ids"]).toEqual([
      "?computed t_a.x.ids[0]",
      "c",
      "?computed t_a.x.ids[2]",
    ]);
  });

  it("are told in blocks, whatever order the plan puts them in", () => {
    const resource = {
      values: { rule: [{ port: 1 }, { port: 2 }] },
      unknown: { rule: [{ to: true }, { to: true }] },
      secret: { rule: [{}, {}] },
    };
    const rule = [
      { port: constant(2), to: refs("t_b.z.id", "t_b.z") },
      { port: constant(1), to: refs("t_b.y.id", "t_b.y") },
    ];
    expect(bodyOf(resource, { rule }, [other, key])).toEqual({
      rule: [
        { port: 1, to: "<t_b.y.id>" },
        { port: 2, to: "<t_b.z.id>" },
      ],
    });
    expect(bodyOf(resource, {}, [other, key])["rule"]).toEqual([
      { port: 1, to: "?computed t_a.x.rule[0].to" },
      { port: 2, to: "?computed t_a.x.rule[1].to" },
    ]);
  });
});

describe("secrets", () => {
  it("are never handed out, known or not, alone or in lists", () => {
    const values = {
      password: "hunter2",
      list: ["hunter2", "b"],
      block: [{ key: "hunter2", user: "u" }],
      map: { a: "hunter2" },
      nest: [["hunter2"]],
    };
    const secret = { password: true, list: [true, false], block: [{ key: true }], map: true, nest: [[true]] };
    const body = bodyOf({ values, secret });
    expect(body).toEqual({
      password: "?sensitive t_a.x.password",
      list: ["?sensitive t_a.x.list[0]", "b"],
      block: [{ key: "?sensitive t_a.x.block[0].key", user: "u" }],
      map: "?sensitive t_a.x.map",
      nest: [["?sensitive t_a.x.nest[0][0]"]],
    });
    expect(JSON.stringify(body)).not.toContain("hunter2");
  });
});

describe("places", () => {
  const text = JSON.stringify(
    planOf([{ address: "t_a.x", values: { name: "n", rule: [{ port: 1 }] } }], { resources: [block("t_a.x", {})] }),
    undefined,
    2,
  );
  const line = (part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

  it("are those of the plan", () => {
    const read = planned(text);
    const { at, body } = read.doc("t_a.x");
    expect(placed(read.positions, at)).toBe(`plan.json:${String(line('"address"') - 1)}:9`);
    expect(placed(read.positions, body.placeOf("name"))).toBe(`plan.json:${String(line('"name": "n"'))}:21`);
    const [rule] = elements(body.get("rule") ?? null).items.filter(isMap);
    expect(placed(read.positions, rule?.placeOf("port"))).toBe(`plan.json:${String(line('"port"'))}:25`);
  });

  it("are those of the code where it lies beside the plan", () => {
    const read = planned(text, { "main.tf": 'resource "t_a" "x" {\n  name = "n"\n  rule {\n    port = 1\n  }\n}\n' });
    const { at, body } = read.doc("t_a.x");
    expect(placed(read.positions, at)).toBe("main.tf:1:1");
    expect(placed(read.positions, body.placeOf("name"))).toBe("main.tf:2:3");
    const [rule] = elements(body.get("rule") ?? null).items.filter(isMap);
    expect(placed(read.positions, rule?.placeOf("port"))).toBe("main.tf:4:5");
  });
});

describe("code beside a plan", () => {
  const plan = (unknown: object, values: object = {}) =>
    planOf(
      [
        { address: "t_a.x", unknown: { it: true, ...unknown }, values: { ...values } },
        { address: "t_b.y", unknown: { id: true } },
      ],
      {
        resources: [block("t_a.x", { it: refs("t_b.y.id", "t_b.y") }), block("t_b.y", {})],
      },
      { variables: { on: { value: false } } },
    );
  const beside = (it: string, unknown = {}): unknown =>
    planned(plan(unknown), {
      "main.tf": `variable "on" {\n  default = true\n}\nresource "t_b" "y" {}\nresource "t_a" "x" {\n  it = ${it}\n}\n`,
    }).body("t_a.x");

  it.each([
    ["tells the text around a reference", '"${t_b.y.id}/*"', { it: "<t_b.y.id>/*" }],
    ["tells what a condition chose, with the variables of the plan", "var.on ? t_b.y.id : null", {}],
    ["tells lists", '[t_b.y.id, "c"]', { it: ["<t_b.y.id>", "c"] }],
    ["tells documents", 'jsonencode({ A = "${t_b.y.id}:*" })', { it: { json: { A: "<t_b.y.id>:*" } } }],
    ["is not believed where it writes what the plan does not know", '"other"', { it: "?computed t_a.x.it" }],
  ])("%s", (_, it, expected) => {
    expect(beside(it)).toEqual(expected);
  });

  it("settles what a plan leaves open: no block is written", () => {
    expect(beside("t_b.y.id", { rule: true })).toEqual({ it: "<t_b.y.id>" });
  });

  it("keeps what was added after planning, under a gap", () => {
    const { docs, gaps, listed } = planned(plan({}), {
      "main.tf": 'resource "t_b" "y" {}\nresource "t_a" "x" {\n  it = t_b.y.id\n}\nresource "t_c" "new" {}\n',
    });
    expect(docs.map(({ id }) => id)).toContain("t_c.new");
    expect(gaps.map(({ text }) => text.en)).toEqual(["plan.json is older than the code: it does not know t_c.new. Plan again."]);
    expect(listed).toEqual([]);
  });
});
