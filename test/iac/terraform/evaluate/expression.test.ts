import { describe, expect, it } from "vitest";
import { readCode } from "../../../support/terraform.ts";

const scope = `
variable "unset" {}
variable "name" { default = "web" }
variable "ports" { default = [80, 443] }
locals {
  map  = { b = 2, a = 1 }
  list = ["x", "y"]
  objs = [{ a = 1, b = { c = [1, 2] } }, { a = 2, b = { c = [3] } }]
  none = null
  partly = { a = [var.unset] }
}
resource "aws_vpc" "tagged" { name = "x-\${aws_vpc.main.cidr_block}" }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "each" {
  for_each = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}
resource "aws_eip" "many" { count = 2 }
resource "aws_eip" "zero" { count = 0 }
resource "aws_eip" "maybe" { count = var.unset }
resource "aws_instance" "web" {
  ami = var.unset
  network_interface { subnet_id = "s-1" }
}
data "aws_ami" "ubuntu" { owner = "amazon" }
`;

/** The value of an expression in the scope above. */
function valueOf(expression: string): unknown {
  const code = readCode(`${scope}\nresource "t" "t" {\n  v = ${expression}\n}`);
  expect(code.gaps).toEqual([]);
  return code.body("t.t")["v"];
}

const tables: Readonly<Record<string, readonly (readonly [expression: string, value: unknown])[]>> = {
  "literals and operators": [
    ["1 + 2 * 3 - 4 / 2", 5],
    ["-7 % 4", -3],
    ['!("a" == "b") && 2 >= 2', true],
    ['[1, "a", true, null]', [1, "a", true, null]],
    ['{ a = 1, "b c" = 2, (var.name) = 3 }', { a: 1, "b c": 2, web: 3 }],
    ["{ a = 1, (var.unset) = 2 }", { a: "?variable-unset unset", "…": ["variable-unset unset"] }],
    ['{ a = 1, "${var.unset}-x" = 2 }', { a: 1, "…": ["variable-unset unset"] }],
    ['"a" + 1', expect.stringMatching(/^\?evaluation-error .*not a number$/)],
  ],
  "what is decided whatever the unknown part is": [
    ["false && var.unset", false],
    ["var.unset && false", false],
    ["var.unset || true", true],
    ["var.unset && true", "?variable-unset unset"],
    ['var.unset ? "same" : "same"', "same"],
    ['var.unset ? "one" : "other"', "?variable-unset unset"],
    ['aws_vpc.main.id == "" ? "a" : "b"', "b"],
  ],
  names: [
    ["var.name", "web"],
    ["var.unset", "?variable-unset unset"],
    ["var.nowhere", "?undefined var.nowhere"],
    ["local.map.a", 1],
    ['local.map["b"]', 2],
    ["local.map.c", '?evaluation-error there is no "c" in it'],
    ["local.list[1]", "y"],
    ["local.list[2]", "?evaluation-error the list has no element 2"],
    ["local.none.a", '?evaluation-error null has no attribute "a"'],
    ["path.module", "."],
    ["terraform.workspace", "default"],
    ["aws_vpc.other.id", "?undefined aws_vpc.other"],
    ["each.key", "?undefined each.key"],
    ["nonsense", "?undefined nonsense"],
  ],
  references: [
    ["aws_vpc.main", "<aws_vpc.main>"],
    ["aws_vpc.main.id", "<aws_vpc.main.id>"],
    ["resource.aws_vpc.main.id", "<aws_vpc.main.id>"],
    ["aws_vpc.main.cidr_block", '<aws_vpc.main.cidr_block = "10.0.0.0/16">'],
    ["aws_instance.web.ami", "<aws_instance.web.ami>"],
    ["aws_instance.web.network_interface[0].subnet_id", '<aws_instance.web.network_interface[0].subnet_id = "s-1">'],
    ["aws_instance.web.network_interface[0].mac", "<aws_instance.web.network_interface[0].mac>"],
    ['aws_subnet.each["a"].id', '<aws_subnet.each["a"].id>'],
    ['aws_subnet.each["z"].id', '?evaluation-error there is no "z" in it'],
    ["aws_eip.many[1].id", "<aws_eip.many[1].id>"],
    ["aws_eip.many[2].id", "?evaluation-error there is no instance 2"],
    ["aws_eip.maybe[0].id", "<aws_eip.maybe[*].id>"],
    ["aws_eip.maybe[7].id", "<aws_eip.maybe[*].id>"],
  ],
  "an attribute written as a pointer to another resource shows it": [
    ['aws_subnet.each["a"].vpc_id', '<aws_subnet.each["a"].vpc_id = "<aws_vpc.main.id>">'],
  ],
  splats: [
    ["local.objs[*].a", [1, 2]],
    ["local.objs[*].b.c[0]", [1, 3]],
    ["local.none[*]", []],
    ['"single"[*]', ["single"]],
    ["aws_eip.many[*].id", ["<aws_eip.many[0].id>", "<aws_eip.many[1].id>"]],
    ["aws_eip.zero[*].id", []],
    ["aws_eip.maybe[*].id", ["<aws_eip.maybe[*].id>", "…variable-unset unset"]],
    ["aws_vpc.main[*].id", ["<aws_vpc.main.id>"]],
    ["aws_instance.web.network_interface[*].subnet_id", ['<aws_instance.web.network_interface[0].subnet_id = "s-1">']],
    ["aws_instance.web.ipv6_addresses[*]", "<aws_instance.web.ipv6_addresses[*]>"],
    ["var.unset[*].id", "?variable-unset unset"],
  ],
  "for expressions": [
    ["[for v in local.list : upper(v)]", ["X", "Y"]],
    ["[for i, v in local.list : i]", [0, 1]],
    ["[for k, v in local.map : k]", ["a", "b"]],
    ["{ for k, v in local.map : v => k if v > 1 }", { "2": "b" }],
    ["{ for v in [1, 2, 3] : v % 2 => v... }", { "0": [2], "1": [1, 3] }],
    ["[for k, s in aws_subnet.each : s.id]", ['<aws_subnet.each["a"].id>', '<aws_subnet.each["b"].id>']],
    ['[for v in ["a", var.unset] : v]', ["a", "?variable-unset unset"]],
    ["[for v in var.unset : v]", "?variable-unset unset"],
    ["[for v in [1, 2] : v if v > 1 || var.unset]", [2, "…variable-unset unset"]],
    ["{ for v in [1, 1] : v => v }", "?evaluation-error two elements have the same key"],
    ["[for k, v in toset(local.list) : k]", ["x", "y"]],
  ],
  templates: [
    ['"a-${var.name}-${1 + 1}"', "a-web-2"],
    ['"${var.ports}"', [80, 443]],
    ['"${aws_vpc.main.id}/x"', "<aws_vpc.main.id>/x"],
    ['"x-${var.unset}"', "x-?variable-unset unset"],
    ["aws_vpc.tagged.name", '<aws_vpc.tagged.name = "x-10.0.0.0/16">'],
    ["upper(aws_vpc.tagged.name)", "X-10.0.0.0/16"],
    ['"%{ if var.name == "web" }yes%{ else }no%{ endif }"', "yes"],
    ['"%{ for p in var.ports }${p};%{ endfor }"', "80;443;"],
  ],
  "data sources": [
    ["data.aws_ami.ubuntu.id", "?data-source data.aws_ami.ubuntu"],
    ["data.aws_ami.ubuntu.owner", "amazon"],
    ["data.aws_ami.other.id", "?undefined data.aws_ami.other"],
  ],
  "failures that try catches": [
    ['try(aws_eip.zero[0].id, "none")', "none"],
    ['try(aws_eip.maybe[0].id, "none")', "<aws_eip.maybe[*].id>"],
    ['try(local.map.c, local.none.a, "last")', "last"],
    ['try(var.unset.a, "none")', "?variable-unset unset"],
    ['try(local.partly.a, "none")', ["?variable-unset unset"]],
    ['try(local.partly["a"], "none")', ["?variable-unset unset"]],
    ['try(tolist(local.partly.a), "none")', "?variable-unset unset"],
    ["can(local.partly.a)", true],
    ["can(local.partly.b)", false],
    ["can(local.map.c)", false],
    ["try(slice(var.unset, 0, 2), [])", "?variable-unset unset"],
    ["try(slice(aws_vpc.main.list, 0, 2), [])", "?computed aws_vpc.main.list"],
    ["one(aws_eip.zero[*].id)", null],
    ["one(aws_eip.maybe[*].id)", "<aws_eip.maybe[*].id>"],
    ['join("", aws_eip.maybe[*].id)', "<aws_eip.maybe[*].id>"],
    ['element(concat(aws_eip.maybe[*].id, [""]), 0)', "<aws_eip.maybe[*].id>"],
    ["concat(aws_eip.maybe[*].id, aws_eip.many[*].id)[0]", "<aws_eip.maybe[*].id>"],
  ],
  calls: [
    ['replace("a-ID-b", "ID", aws_vpc.main.id)', "a-<aws_vpc.main.id>-b"],
    ['replace("a-b", "ID", var.unset)', "a-b"],
    ['replace("a-ID", "ID", var.unset)', "a-?variable-unset unset"],
    ['replace("a-${var.unset}-b", "-b", "-c")', "?variable-unset unset"],
    ['replace("a-${aws_vpc.main.id}", "/a/", "b")', "?computed aws_vpc.main.id"],
    ['replace("a", "a", null)', "?evaluation-error replace(): a string is needed, not null"],
    ["slice(var.unset, 0, 2)", ["?variable-unset unset", "?variable-unset unset"]],
    ["length(slice(data.aws_ami.ubuntu.names, 0, 3))", 3],
    ["slice(var.unset, 0, var.unset)", "?variable-unset unset"],
    ["slice(var.unset, 2, 1)", "?variable-unset unset"],
    ["[for k, v in slice(var.unset, 0, 2) : k]", [0, 1]],
    ["max([1, 5, 3]...)", 5],
    ["max(var.unset...)", "?variable-unset unset"],
    ["nowhere(1)", "?unsupported-function nowhere"],
  ],
};

for (const [title, table] of Object.entries(tables)) {
  describe(title, () => {
    it.each(table)("%s", (expression, value) => {
      expect(valueOf(expression)).toEqual(value);
    });
  });
}
