import { describe, expect, it } from "vitest";
import { gapLines, placed, presenceOf, readCode, shown } from "../../support/terraform.ts";

const child = `
variable "vpc" {}
variable "size" {
  type    = string
  default = "small"
}
resource "aws_subnet" "s" {
  vpc_id = var.vpc
  size   = var.size
}
output "id" { value = aws_subnet.s.id }
`;

describe("modules", () => {
  it("are evaluated once for each call", () => {
    const code = readCode({
      "main.tf": `
        resource "aws_vpc" "main" {}
        module "net" {
          source = "./net"
          vpc    = aws_vpc.main.id
          size   = 3
        }
        module "again" {
          source   = "./net"
          for_each = { a = "x", b = "y" }
          vpc      = each.value
        }
        resource "aws_instance" "web" { subnet_id = module.again["b"].id }
      `,
      "net/main.tf": child,
    });
    expect(code.docs.map((doc) => doc.id)).toEqual([
      "aws_vpc.main",
      "aws_instance.web",
      "module.net.aws_subnet.s",
      'module.again["a"].aws_subnet.s',
      'module.again["b"].aws_subnet.s',
    ]);
    expect(code.body("module.net.aws_subnet.s")).toEqual({ vpc_id: "<aws_vpc.main.id>", size: "3" });
    expect(code.body('module.again["b"].aws_subnet.s')).toEqual({ vpc_id: "y", size: "small" });
    expect(code.body("aws_instance.web")).toEqual({ subnet_id: '<module.again["b"].aws_subnet.s.id>' });
    expect(code.doc('module.again["b"].aws_subnet.s').block).toBe("module.again.aws_subnet.s");
    expect(code.listed).toEqual([{ kinds: "every", scope: "code/." }]);
  });

  it("that are called nowhere are roots, each in a scope of its own", () => {
    const code = readCode({ "a/main.tf": `resource "aws_vpc" "v" {}`, "b/main.tf": `resource "aws_vpc" "v" {}` });
    expect(code.docs.map(({ id, scope }) => [id, scope])).toEqual([
      ["a#aws_vpc.v", "code/a"],
      ["b#aws_vpc.v", "code/b"],
    ]);
  });

  it("that are not on disk leave one gap, and open what was handed to them", () => {
    const code = readCode(`
      resource "aws_vpc" "main" {}
      resource "aws_vpc" "other" {}
      locals { vpc = aws_vpc.main.id }
      module "logs" {
        source = "example/logs/aws"
        vpc_id = local.vpc
      }
      resource "aws_x" "x" { log = module.logs.arn }
    `);
    expect(gapLines(code)).toEqual([
      "main.tf:5:7 module-missing: The module module.logs (example/logs/aws) is not on disk; what it declares was left out.",
    ]);
    expect(code.doc("aws_vpc.main").escapes.map((why) => [why.code, why.subject])).toEqual([["module-missing", "module.logs"]]);
    expect(code.doc("aws_vpc.other").escapes).toEqual([]);
    expect(code.body("aws_x.x")).toEqual({ log: "?module-missing module.logs" });
    expect(code.listed).toHaveLength(1);
  });
});

describe("count and for_each", () => {
  it("that are not known leave one symbolic instance in doubt", () => {
    const code = readCode(`
      variable "create" { type = bool }
      resource "aws_flow_log" "log" {
        count        = var.create ? 1 : 0
        traffic_type = "ALL"
      }
      resource "aws_x" "x" {
        first = aws_flow_log.log[0].id
        one   = one(aws_flow_log.log[*].id)
        type  = try(aws_flow_log.log[0].traffic_type, "")
      }
    `);
    const log = code.doc("aws_flow_log.log[*]");
    expect(presenceOf(log)).toBe('variable "create" has no value');
    expect(log.presence.state === "unknown" && placed(code.positions, log.presence.why.at)).toBe("main.tf:2:7");
    expect(shown(log.body)).toEqual({ traffic_type: "ALL" });
    expect(code.body("aws_x.x")).toEqual({
      first: "<aws_flow_log.log[*].id>",
      one: "<aws_flow_log.log[*].id>",
      type: '<aws_flow_log.log[*].traffic_type = "ALL">',
    });
  });
});
