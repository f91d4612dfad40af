import { describe, expect, it } from "vitest";
import { isList, isMap } from "../../../../src/iac/value.ts";
import { placed, readCode } from "../../../support/terraform.ts";

describe("bodies of blocks", () => {
  it("hold nested blocks as lists, whether there is one or several, written as blocks or as a list", () => {
    const code = readCode(`
      resource "t" "blocks" {
        one { a = 1 }
        two { a = 1 }
        two { a = 2 }
      }
      resource "t" "lists" {
        one = [{ a = 1 }]
        two = [{ a = 1 }, { a = 2 }]
      }
    `);
    const both = { one: [{ a: 1 }], two: [{ a: 1 }, { a: 2 }] };
    expect(code.body("t.blocks")).toEqual(both);
    expect(code.body("t.lists")).toEqual(both);
  });

  it("tell a written null from nothing written", () => {
    const { body } = readCode('resource "t" "t" {\n  a = null\n}').doc("t.t");
    expect([body.get("a"), body.get("b")]).toEqual([null, undefined]);
  });

  it("leave out what Terraform keeps for itself", () => {
    const code = readCode(`
      resource "t" "t" {
        count      = 1
        provider   = aws.west
        depends_on = [t.other]
        a          = count.index
        lifecycle { prevent_destroy = true }
        inner { count = 3 }
      }
    `);
    expect(code.body("t.t[0]")).toEqual({ a: 0, inner: [{ count: 3 }] });
  });

  it("know the place of attributes, blocks and entries", () => {
    const code = readCode(`resource "t" "t" {
  a = 1
  tags = {
    Name = "x"
  }
  inner "label" {
    b = [1,
      2]
  }
}`);
    const { positions } = code;
    const { body, at } = code.doc("t.t");
    const place = (value: typeof at | undefined): string | undefined => placed(positions, value);
    expect(place(at)).toBe("main.tf:1:1");
    expect(place(body.placeOf("a"))).toBe("main.tf:2:3");
    expect(place(body.placeOf("inner"))).toBe("main.tf:6:3");
    expect(body.placeOf("nothing")).toBeUndefined();
    const tags = body.get("tags");
    expect(isMap(tags) && [place(tags.at), place(tags.placeOf("Name"))]).toEqual(["main.tf:3:10", "main.tf:4:5"]);
    const inner = body.get("inner");
    const [first] = isList(inner) ? inner.items : [];
    expect(isMap(first) && [place(first.at), place(first.placeOf("b"))]).toEqual(["main.tf:6:3", "main.tf:7:5"]);
    const range = positions.locate(body.placeOf("tags") ?? at);
    expect(range).toMatchObject({ line: 3, endLine: 5, endColumn: 4 });
  });

  it("are open where a syntax error hides a part of them", () => {
    const code = readCode(`
      resource "t" "broken" {
        a = 1
        b = = 2
      }
      resource "t" "whole" { a = 1 }
    `);
    const body = code.body("t.broken");
    expect(body).toMatchObject({ a: 1, "…": ["file-unreadable main.tf"] });
    expect(code.doc("t.broken").presence.state).toBe("unknown");
    expect(code.body("t.whole")).toEqual({ a: 1 });
    expect(code.listed).toEqual([]);
    expect(code.gaps).toHaveLength(1);
  });

  it("read an attribute that hangs on itself as a cycle", () => {
    const code = readCode(`
      locals {
        a = local.b
        b = local.a
      }
      resource "t" "t" {
        v = local.a
        w = t.t.w
        x = t.other.y
      }
      resource "t" "other" { y = t.t.x }
    `);
    expect(code.body("t.t")).toEqual({
      v: "?cycle local.a",
      w: "<t.t.w>",
      x: '<t.other.y = "<t.t.x>">',
    });
  });
});

describe("dynamic blocks", () => {
  const content = "content { from = ingress.value }";
  it.each([
    ["a list", `for_each = [1, 2]\n${content}`, [{ from: 1 }, { from: 2 }]],
    ["a map", 'for_each = { b = 2, a = 1 }\ncontent { from = "${ingress.key}${ingress.value}" }', [{ from: "a1" }, { from: "b2" }]],
    ["a set", 'for_each = toset(["b", "a"])\ncontent { from = ingress.key }', [{ from: "a" }, { from: "b" }]],
    ["nothing", `for_each = []\n${content}`, []],
    ["another iterator", "for_each = [1]\niterator = it\ncontent { from = it.value }", [{ from: 1 }]],
    [
      "something unset",
      'for_each = var.unset\ncontent {\nfrom = ingress.value\ncidr = "0.0.0.0/0"\n}',
      [{ from: "?variable-unset unset", cidr: "0.0.0.0/0", "?": "variable-unset unset" }, "…variable-unset unset"],
    ],
    [
      "something half known",
      `for_each = { for v in [1, var.unset] : v => v }\n${content}`,
      [{ from: 1 }, { from: "?variable-unset unset", "?": "variable-unset unset" }, "…variable-unset unset"],
    ],
    ["no content", "for_each = [1]", ["…evaluation-error a dynamic block needs for_each and content"]],
    [
      "something that is no collection",
      `for_each = 5\n${content}`,
      [
        { from: "?evaluation-error only lists, sets, maps and objects can be gone over", "?": expect.any(String) as unknown },
        expect.stringContaining("…evaluation-error") as unknown,
      ],
    ],
  ])("over %s", (_, inside, blocks) => {
    const code = readCode(`variable "unset" {}\nresource "t" "t" {\n  dynamic "ingress" {\n${inside}\n}\n}`);
    expect(code.body("t.t")).toEqual({ ingress: blocks });
  });

  it("stand beside static ones, and within each other", () => {
    const code = readCode(`
      resource "t" "t" {
        rule { n = 0 }
        dynamic "rule" {
          for_each = [[1, 2], [3]]
          content {
            dynamic "port" {
              for_each = rule.value
              content { n = "\${rule.key}-\${port.value}" }
            }
          }
        }
      }
    `);
    expect(code.body("t.t")).toEqual({ rule: [{ n: 0 }, { port: [{ n: "0-1" }, { n: "0-2" }] }, { port: [{ n: "1-3" }] }] });
  });
});
