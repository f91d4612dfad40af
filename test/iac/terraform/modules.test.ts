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

describe("modules that cannot be followed", () => {
  it("that call themselves leave one gap", () => {
    const code = readCode('resource "t" "t" {}\nmodule "me" { source = "./" }');
    expect(code.docs.map((doc) => doc.id)).toEqual(["t.t"]);
    expect(gapLines(code)).toEqual(["main.tf:2:1 cycle: module.me calls a module that it is part of."]);
    expect(code.listed).toEqual([]);
  });

  it("that call each other are judged from the first of them", () => {
    const code = readCode({
      "a/main.tf": 'resource "t" "a" {}\nmodule "b" { source = "../b" }',
      "b/main.tf": 'resource "t" "b" {}\nmodule "a" { source = "../a" }',
    });
    expect(code.docs.map((doc) => doc.id)).toEqual(["a#t.a", "a#module.b.t.b"]);
    expect(gapLines(code)).toEqual(["b/main.tf:2:1 cycle: module.b.module.a calls a module that it is part of."]);
  });

  it("outside the scanned tree leave a gap that says so", () => {
    const code = readCode({ "in/main.tf": 'module "m" { source = "../out" }', "out/main.tf": "" }, { paths: ["in"] });
    expect(gapLines(code)).toEqual([
      "in/main.tf:1:1 file-outside: The module module.m (../out) lies outside the scanned tree; what it declares was left out.",
    ]);
  });

  it("in folders that are not there are missing", () => {
    expect(gapLines(readCode('module "m" { source = "./nowhere" }'))).toEqual([
      "main.tf:1:1 module-missing: The module module.m (./nowhere) is not on disk; what it declares was left out.",
    ]);
  });

  it("are told once, however often the block is called", () => {
    const code = readCode({
      "main.tf": 'module "m" {\n  source = "./m"\n  count = 3\n}\nresource "t" "t" { v = module.m[1].out }',
      "m/main.tf": 'module "far" { source = "far/far/aws" }\noutput "out" { value = module.far.x }',
    });
    expect(gapLines(code)).toEqual([
      "m/main.tf:1:1 module-missing: The module module.m.module.far (far/far/aws) is not on disk; what it declares was left out.",
    ]);
    expect(code.body("t.t")).toEqual({ v: "?module-missing module.m.module.far" });
  });

  it("are read where terraform init has put them", () => {
    const code = readCode({
      "main.tf": 'module "net" { source = "example/net/aws" }',
      ".terraform/modules/modules.json": JSON.stringify({
        Modules: [
          { Key: "", Dir: "." },
          { Key: "net", Source: "registry.terraform.io/example/net/aws", Dir: ".terraform/modules/net" },
          { Key: "net.deep", Source: "example/deep/aws", Dir: ".terraform/modules/net.deep" },
        ],
      }),
      ".terraform/modules/net/main.tf":
        'resource "t" "net" { v = path.module }\nmodule "deep" { source = "example/deep/aws" }\nmodule "sub" { source = "./sub" }',
      ".terraform/modules/net/sub/main.tf": 'resource "t" "sub" {}',
      ".terraform/modules/net.deep/main.tf": 'resource "t" "deep" {}',
    });
    expect(gapLines(code)).toEqual([]);
    expect(code.docs.map((doc) => doc.id)).toEqual(["module.net.t.net", "module.net.module.deep.t.deep", "module.net.module.sub.t.sub"]);
    expect(code.body("module.net.t.net")).toEqual({ v: ".terraform/modules/net" });
  });
});

describe("what is handed to a module that is not on disk", () => {
  const escapes = (files: Record<string, string>): readonly string[] =>
    readCode(files).docs.flatMap((doc) => (doc.escapes.length > 0 ? [doc.id] : []));
  const gone = (argument: string): string => `module "gone" {\n  source = "x/gone/aws"\n  arg = ${argument}\n}`;
  const base = `
    resource "aws_vpc" "a" {}
    resource "aws_vpc" "b" { count = 2 }
    resource "aws_subnet" "s" { vpc_id = aws_vpc.a.id }
    locals {
      all = { one = [aws_vpc.a.id] }
    }
  `;

  it.each([
    ["nothing", '"literal"', []],
    ["an attribute", "aws_vpc.a.id", ["aws_vpc.a"]],
    ["all instances", "aws_vpc.b[*].id", ["aws_vpc.b[0]", "aws_vpc.b[1]"]],
    ["a local", "local.all", ["aws_vpc.a"]],
    ["a template", '"x/${aws_vpc.a.arn}"', ["aws_vpc.a"]],
    ["a function", 'merge({ v = try(aws_vpc.a.id, "") })', ["aws_vpc.a"]],
    ["a loop", "[for v in aws_vpc.b : v.id]", ["aws_vpc.b[0]", "aws_vpc.b[1]"]],
    ["an attribute that points on", "aws_subnet.s.vpc_id", ["aws_vpc.a", "aws_subnet.s"]],
    ["an attribute that does not", "aws_subnet.s.id", ["aws_subnet.s"]],
    ["a whole resource", "aws_subnet.s", ["aws_vpc.a", "aws_subnet.s"]],
    ["a branch, but not its condition", 'aws_subnet.s.id == "" ? aws_vpc.a.id : null', ["aws_vpc.a"]],
  ])("%s", (_, argument, expected) => {
    expect(escapes({ "main.tf": base + gone(argument) })).toEqual(expected);
  });

  it("through a module's inputs and outputs, and through another missing module", () => {
    const files = {
      "main.tf": `
        resource "aws_vpc" "a" {}
        resource "aws_vpc" "b" {}
        module "m" {
          source = "./m"
          in     = aws_vpc.a.id
        }
        module "far" {
          source = "x/far/aws"
          arg    = module.m.made
        }
        module "further" {
          source = "x/further/aws"
          arg    = module.far.out
        }
      `,
      "m/main.tf": `
        variable "in" {}
        resource "aws_subnet" "made" {}
        resource "aws_subnet" "kept" {}
        output "made" { value = aws_subnet.made.id }
        module "gone" {
          source = "x/gone/aws"
          arg    = var.in
        }
      `,
    };
    expect(escapes(files)).toEqual(["aws_vpc.a", "module.m.aws_subnet.made"]);
    expect(
      readCode(files)
        .doc("module.m.aws_subnet.made")
        .escapes.map((why) => why.subject),
    ).toEqual(["module.far", "module.further"]);
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

  const keys = (block: string): readonly string[] =>
    readCode(`variable "unset" {}\nresource "t" "t" {\n${block}\n}`).docs.map((doc) => `${doc.id} ${presenceOf(doc)}`);
  const doubt = 'variable "unset" has no value';

  it.each([
    ["count = 2", ["t.t[0] present", "t.t[1] present"]],
    ["count = 0", []],
    ['count = "1"', ["t.t[0] present"]],
    ["count = true ? 1 : 0", ["t.t[0] present"]],
    ["count = var.unset", [`t.t[*] ${doubt}`]],
    ["count = var.unset ? 1 : 1", ["t.t[0] present"]],
    ["count = null", ["t.t[*] count is null"]],
    ["count = -1", ["t.t[*] count is no whole number"]],
    ["count = 1000000000", ["t.t[*] count is above 1024"]],
    ['for_each = toset(["b", "a"])', ['t.t["a"] present', 't.t["b"] present']],
    ["for_each = { (1) = 1 }", ['t.t["1"] present']],
    ["for_each = {}", []],
    ["for_each = var.unset", [`t.t[*] ${doubt}`]],
    ["for_each = { a = var.unset }", ['t.t["a"] present']],
    ['for_each = toset(["a", var.unset])', ['t.t["a"] present', `t.t[*] ${doubt}`]],
    ["for_each = { a = 1, (var.unset) = 2 }", ['t.t["a"] present', `t.t[*] ${doubt}`]],
    ["for_each = 5", ["t.t[*] only lists, sets, maps and objects can be gone over"]],
    [
      "for_each = { for i, v in setproduct(range(1000), [1, 2]) : i => v }",
      expect.toSatisfy((all: readonly string[]) => all.length === 1025),
    ],
    ["count = length(t.t)", ["t.t[*] t.t refers to itself"]],
    ["lifecycle {\nenabled = true\n}", ["t.t present"]],
    ["lifecycle {\nenabled = false\n}", []],
    ["lifecycle {\nenabled = var.unset\n}", [`t.t ${doubt}`]],
    ["count = t.other[0].n", ["t.t[*] t.other is not declared"]],
  ])("%s", (block, expected) => {
    expect(keys(block)).toEqual(expected);
  });

  it("of modules are the doubt of all that the module declares", () => {
    const code = readCode({
      "main.tf": 'variable "unset" {}\nmodule "m" {\n  source = "./m"\n  count = var.unset\n}\nresource "t" "u" { v = module.m[0].id }',
      "m/main.tf": 'resource "t" "t" { count = 2 }\noutput "id" { value = t.t[1].id }',
    });
    expect(code.docs.map((doc) => [doc.id, doc.name, presenceOf(doc)])).toEqual([
      ["t.u", "u", "present"],
      ["module.m[*].t.t[0]", "t[0]", doubt],
      ["module.m[*].t.t[1]", "t[1]", doubt],
    ]);
    expect(code.body("t.u")).toEqual({ v: "<module.m[*].t.t[1].id>" });
  });

  it("over the instances of another block lead to its symbolic instance", () => {
    const code = readCode(`
      variable "unset" {}
      resource "aws_vpc" "v" { for_each = var.unset }
      resource "aws_flow_log" "f" {
        for_each = aws_vpc.v
        vpc_id   = each.value.id
      }
      resource "aws_subnet" "s" {
        for_each = toset([aws_vpc.w.id])
        vpc_id   = each.value
      }
      resource "aws_vpc" "w" {}
    `);
    expect(code.body("aws_flow_log.f[*]")).toEqual({ vpc_id: "<aws_vpc.v[*].id>" });
    expect(code.body("aws_subnet.s[*]")).toEqual({ vpc_id: "<aws_vpc.w.id>" });
  });

  it("write keys as Terraform does", () => {
    const code = readCode('resource "t" "t" {\n  for_each = { "a b" = 1, "q\\"q" = 1, "$${x}" = 1 }\n}');
    expect(code.docs.map((doc) => doc.id)).toEqual(['t.t["$${x}"]', 't.t["a b"]', 't.t["q\\"q"]']);
  });
});

describe("a tree whose roots are let go when they have been read", () => {
  const scan = (files: Readonly<Record<string, string>>) => {
    const ids: string[] = [];
    const code = readCode(files, { take: (docs) => ids.push(...docs.map((doc) => doc.id)) });
    return { ids, code };
  };

  it.each([
    ["a line of its own", 'module "m" {\n  source = "../b"\n}'],
    ["behind a comment", '/* the network */ module "m" {\n  source = "../b"\n}'],
    ["after a byte order mark", '\uFEFFmodule "m" {\n  source = "../b"\n}'],
    ["indented, with line ends of Windows", 'locals {}\r\n\t module "m" {\r\n  source = "../b"\r\n}\r\n'],
    ["a brace below", 'module m\n{\n  source = "../b"\n}'],
  ])("knows a module by its block: %s", (_name, text) => {
    const { ids } = scan({ "a/main.tf": text, "b/main.tf": 'resource "t" "b" {}' });
    expect(ids).toEqual(["a#module.m.t.b"]);
  });

  it("knows a module by its block in JSON, however the word is spelt", () => {
    const { ids } = scan({ "a/main.tf.json": '{"\\u006dodule":{"m":{"source":"../b"}}}', "b/main.tf": 'resource "t" "b" {}' });
    expect(ids).toEqual(["a#module.m.t.b"]);
  });

  it.each([
    ["a comment", '# module "m" { source = "../b" }'],
    ["a comment of several lines", '/*\nmodule "m" {\n  source = "../b"\n}\n*/'],
    ["a heredoc", 'locals {\n  l = <<EOT\nmodule "m" {\n  source = "../b"\n}\nEOT\n}'],
    ["an attribute", 'locals {\n  module = "../b"\n}'],
  ])("takes no module from %s", (_name, text) => {
    const { ids } = scan({ "a/main.tf": text, "b/main.tf": 'resource "t" "b" {}' });
    expect(ids).toEqual(["b#t.b"]);
  });

  it("tells each gap once and counts each file once, also of a root that another names by a local", () => {
    const { ids, code } = scan({
      "a/main.tf": 'resource "t" "a" {}\nresource "t" "a" {}\nv = = 1',
      "b/main.tf": 'locals { source = "../a" }\nmodule "m" { source = local.source }',
    });
    expect(ids.filter((id) => id.startsWith("b#"))).toEqual(["b#module.m.t.a", "b#module.m.t.a~2"]);
    expect(new Set(gapLines(code)).size).toBe(gapLines(code).length);
    expect(gapLines(code)).toHaveLength(2);
    expect([code.files, code.lines]).toEqual([2, 5]);
  });

  it("reads modules that only instances which do not exist call, and says what is wrong with them", () => {
    const { ids, code } = scan({
      "main.tf": 'module "m" {\n  source = "./m"\n  count  = 0\n}',
      "m/main.tf": 'module "n" { source = "./n" }',
      "m/n/main.tf": 'resource "t" "n" {}\nresource "t" "n" {}\nresource "t" "x" {\n  v = \n}',
    });
    expect(ids).toEqual([]);
    expect(gapLines(code).filter((line) => line.startsWith("m/n/main.tf"))).toHaveLength(2);
    expect(code.files).toBe(3);
  });
});
