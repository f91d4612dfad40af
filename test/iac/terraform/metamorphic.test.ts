import { describe, expect, it } from "vitest";
import { structureOf } from "../../../src/iac/json-text.ts";
import type { Value } from "../../../src/iac/value.ts";
import { readCode } from "../../support/terraform.ts";

/** What is known of a value, whatever way it was written: references by the value that they show, JSON text by its structure. */
function known(value: Value | undefined): unknown {
  if (typeof value !== "object" || value === null) return value;
  switch (value.is) {
    case "unresolved":
      return { unresolved: value.why.code };
    case "reference":
      return value.value === undefined ? { of: value.path } : known(value.value);
    case "template":
      return value.parts.map(known);
    case "json":
      return { json: known(value.value) };
    case "list":
      return value.open.length > 0 ? { open: value.open.map((why) => why.code), items: value.items.map(known) } : value.items.map(known);
    case "map":
      return Object.fromEntries(value.names().map((name) => [name, known(value.get(name))]));
  }
}

type Files = Readonly<Record<string, string>>;
type Ways = Readonly<Record<string, Files | string>>;

/** The bodies of all resources of a type, as far as they are known. */
function bodies(files: Files | string, type: string): readonly unknown[] {
  const code = readCode(files);
  expect(code.gaps).toEqual([]);
  return code.docs.filter((doc) => doc.type === type).map((doc) => known(doc.body));
}

describe("a security group with an open port", () => {
  const expected = [{ name: "web", ingress: [{ from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] }] }];
  const rule = (port: string, cidrs: string): string =>
    `from_port = ${port}\n to_port = ${port}\n protocol = "tcp"\n cidr_blocks = ${cidrs}`;
  const group = (inside: string, name = '"web"'): string => `resource "aws_security_group" "g" {\n name = ${name}\n ${inside}\n}\n`;
  const literal = '["10.0.0.0/8", "0.0.0.0/0"]';
  const ways: Ways = {
    literal: group(`ingress {\n ${rule("22", literal)}\n}`),
    "a list of objects": group(`ingress = [{\n ${rule("22", literal)}\n}]`),
    variables: `variable "port" { default = "22" }
      variable "cidrs" {
        type    = list(string)
        default = ${literal}
      }
      ${group(`ingress {\n ${rule("tonumber(var.port)", "var.cidrs")}\n}`)}`,
    "a value from a file": {
      "main.tf": `variable "cidrs" { default = [] }\n${group(`ingress {\n ${rule("22", "var.cidrs")}\n}`)}`,
      "terraform.tfvars": `cidrs = ${literal}`,
    },
    locals: `locals {
        port  = 20 + 2
        open  = "0.0.0.0/0"
        inner = cidrsubnet("10.0.0.0/8", 0, 0)
        cidrs = concat([local.inner], [local.open])
      }
      ${group(`ingress {\n ${rule("local.port", "local.cidrs")}\n}`)}`,
    "a module": {
      "main.tf": `module "sg" {\n source = "./sg"\n name = "web"\n cidrs = ${literal}\n}`,
      "sg/main.tf": `variable "name" {}\nvariable "cidrs" { type = list(string) }\n${group(`ingress {\n ${rule("22", "var.cidrs")}\n}`, "var.name")}`,
    },
    "a module in a module": {
      "main.tf": `module "outer" {\n source = "./outer"\n world = "0.0.0.0/0"\n}`,
      "outer/main.tf": 'variable "world" {}\nmodule "sg" {\n source = "../sg"\n cidrs = ["10.0.0.0/8", var.world]\n}',
      "sg/main.tf": `variable "cidrs" {}\n${group(`ingress {\n ${rule("22", "var.cidrs")}\n}`)}`,
    },
    for_each: group(`for_each = { web = 22 }\n ingress {\n ${rule("each.value", literal)}\n}`, "each.key"),
    count: `locals { ports = [22] }\n${group(`count = length(local.ports)\n ingress {\n ${rule("local.ports[count.index]", literal)}\n}`)}`,
    "a dynamic block": group(`dynamic "ingress" {\n for_each = { ssh = 22 }\n content {\n ${rule("ingress.value", literal)}\n}\n}`),
    "a dynamic block over objects": `variable "rules" {
        type    = list(object({ port = number, cidrs = optional(list(string), ${literal}) }))
        default = [{ port = 22 }]
      }
      ${group(`dynamic "ingress" {\n for_each = var.rules\n iterator = rule\n content {\n ${rule("rule.value.port", "rule.value.cidrs")}\n}\n}`)}`,
    "a conditional": `variable "open" { default = true }\n${group(`ingress {\n ${rule("var.open ? 22 : 443", `var.open ? ${literal} : []`)}\n}`)}`,
    "a splat": `locals { nets = [{ cidr = "10.0.0.0/8" }, { cidr = "0.0.0.0/0" }] }\n${group(`ingress {\n ${rule("22", "local.nets[*].cidr")}\n}`)}`,
    "a loop": `locals { nets = { b = "0.0.0.0", a = "10.0.0.0" } }\n${group(`ingress {\n ${rule("22", '[for k, v in local.nets : k == "a" ? "${v}/8" : "${v}/0"]')}\n}`)}`,
    "another resource's attribute": `resource "aws_vpc" "v" { cidr_block = "10.0.0.0/8" }\n${group(`ingress {\n ${rule("22", '[aws_vpc.v.cidr_block, "0.0.0.0/0"]')}\n}`)}`,
    "an override file": {
      "main.tf": group(`ingress {\n ${rule("443", "[]")}\n}`),
      "main_override.tf": `resource "aws_security_group" "g" {\n ingress {\n ${rule("22", literal)}\n}\n}`,
    },
    JSON: {
      "main.tf.json": JSON.stringify({
        locals: { port: 22 },
        resource: {
          aws_security_group: {
            g: {
              name: "web",
              ingress: [{ from_port: "${local.port}", to_port: 22, protocol: "tcp", cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] }],
            },
          },
        },
      }),
    },
    "a dynamic block in JSON": {
      "main.tf.json": JSON.stringify({
        resource: {
          aws_security_group: {
            g: {
              name: "web",
              dynamic: {
                ingress: {
                  for_each: [22],
                  content: {
                    from_port: "${ingress.value}",
                    to_port: "${ingress.value}",
                    protocol: "tcp",
                    cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"],
                  },
                },
              },
            },
          },
        },
      }),
    },
    OpenTofu: { "main.tf": group(""), "main.tofu": group(`ingress {\n ${rule("22", literal)}\n}`) },
  };

  it.each(Object.entries(ways))("written as %s", (_, files) => {
    expect(bodies(files, "aws_security_group")).toEqual(expected);
  });
});

describe("a bucket policy that refuses plain connections", () => {
  const document = {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "tls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [{ of: "arn" }, [{ of: "arn" }, "/*"]],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
  const bucket = 'resource "aws_s3_bucket" "b" { bucket = "logs" }\n';
  const policy = (text: string): string =>
    `${bucket}resource "aws_s3_bucket_policy" "p" {\n bucket = aws_s3_bucket.b.id\n policy = ${text}\n}\n`;
  const object = (arn: string): string => `{
    Version = "2012-10-17"
    Statement = [{
      Sid       = "tls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [${arn}, "\${${arn}}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  }`;
  const text = (arn: string): string => `{
    "Version": "2012-10-17",
    "Statement": [{
      "Sid": "tls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
      "Resource": ["\${${arn}}", "\${${arn}}/*"],
      "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    }]
  }`;
  const data = (arn: string): string => `data "aws_iam_policy_document" "d" {
    statement {
      sid     = "tls"
      effect  = "Deny"
      actions = ["s3:*"]
      principals {
        type        = "*"
        identifiers = ["*"]
      }
      resources = [${arn}, "\${${arn}}/*"]
      condition {
        test     = "Bool"
        variable = "aws:SecureTransport"
        values   = ["false"]
      }
    }
  }\n`;
  const arn = "aws_s3_bucket.b.arn";
  const ways: Ways = {
    "an encoded object": policy(`jsonencode(${object(arn)})`),
    "an encoded local": `locals { doc = ${object(arn)} }\n${policy("jsonencode(local.doc)")}`,
    "a heredoc": policy(`<<-EOT\n${text(arn)}\nEOT\n`),
    "a policy document": data(arn) + policy("data.aws_iam_policy_document.d.json"),
    "a policy document merged from another": `${data(arn)}data "aws_iam_policy_document" "all" { source_policy_documents = [data.aws_iam_policy_document.d.json] }\n${policy("data.aws_iam_policy_document.all.minified_json")}`,
    "a template file": { "main.tf": policy(`templatefile("\${path.module}/p.json", { arn = ${arn} })`), "p.json": text("arn") },
    "a module's output": {
      "main.tf": `module "doc" {\n source = "./doc"\n arn = ${arn}\n}\n${policy("module.doc.json")}`,
      "doc/main.tf": `variable "arn" { type = string }\n${data("var.arn")}output "json" { value = data.aws_iam_policy_document.d.json }`,
    },
    "a conditional": policy(`true ? jsonencode(${object(arn)}) : null`),
    "one of several": `locals { docs = { a = jsonencode(${object(arn)}), b = "{}" } }\n${policy('local.docs["a"]')}`,
    JSON: {
      "main.tf.json": JSON.stringify({
        resource: {
          aws_s3_bucket: { b: { bucket: "logs" } },
          aws_s3_bucket_policy: { p: { bucket: "${aws_s3_bucket.b.id}", policy: text(arn) } },
        },
      }),
    },
  };

  it.each(Object.entries(ways))("written as %s", (_, files) => {
    const code = readCode(files);
    expect(code.gaps).toEqual([]);
    const doc = code.docs.find(({ type }) => type === "aws_s3_bucket_policy");
    expect(known(doc?.body.get("bucket"))).toEqual({ of: "id" });
    expect(known(structureOf(doc?.body.get("policy") ?? null))).toEqual(document);
  });
});

describe("a disk that is not encrypted", () => {
  const expected = [{ size: 20, encrypted: false, tags: { team: "a", env: "prod" } }];
  const disk = (encrypted: string, more = "", tags = '{ team = "a", env = "prod" }'): string =>
    `resource "aws_ebs_volume" "d" {\n size = 20\n encrypted = ${encrypted}\n tags = ${tags}\n ${more}\n}\n`;
  const ways: Ways = {
    literal: disk("false"),
    "a variable of type bool": `variable "on" {\n type = bool\n default = "false"\n}\n${disk("var.on")}`,
    "an optional attribute": `variable "disk" {\n type = object({ encrypted = optional(bool, false) })\n default = {}\n}\n${disk("var.disk.encrypted")}`,
    "a lookup": disk('lookup({ other = true }, "encrypted", false)'),
    "a failed try": `locals { config = {} }\n${disk("try(local.config.encrypted, false)")}`,
    logic: `variable "unset" {}\n${disk("var.unset && false")}`,
    "merged tags": disk("false", "", 'merge({ team = "a" }, { env = "dev" }, { env = "prod" })'),
    "tags from a loop": disk("false", "", '{ for k, v in { Team = "a", Env = "prod" } : lower(k) => v }'),
    for_each: disk("each.value.encrypted", "for_each = { d = { encrypted = false } }"),
    "a module in a loop": {
      "main.tf": 'module "d" {\n source = "./d"\n for_each = toset(["x"])\n plain = each.key == "x"\n}',
      "d/main.tf": `variable "plain" {}\n${disk("!var.plain")}`,
    },
    YAML: {
      "main.tf": `locals { config = yamldecode(file("c.yaml")) }\n${disk("local.config.disk.encrypted")}`,
      "c.yaml": "disk:\n  encrypted: false\n",
    },
  };

  it.each(Object.entries(ways))("written as %s", (_, files) => {
    expect(bodies(files, "aws_ebs_volume")).toEqual(expected);
  });
});
