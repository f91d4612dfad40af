import { describe, expect, it } from "vitest";
import { isList, isMap } from "../../../../src/iac/value.ts";
import { placed, readCode } from "../../../support/terraform.ts";

/** The document of `data.aws_iam_policy_document.p`, as the value of its `json`. */
function policy(blocks: string): unknown {
  const code = readCode(`variable "unset" {}\n${blocks}\nresource "t" "t" {\n  policy = data.aws_iam_policy_document.p.json\n}`);
  expect(code.gaps).toEqual([]);
  return (code.body("t.t")["policy"] as { json: unknown }).json;
}

const statement = (inside: string): string => `data "aws_iam_policy_document" "p" {\nstatement {\n${inside}\n}\n}`;

describe("aws_iam_policy_document", () => {
  it("has a version, and statements that allow unless they say otherwise", () => {
    expect(policy(statement('sid = "Read"\nactions = ["s3:GetObject"]\nresources = ["a", "b"]'))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: ["a", "b"] }],
    });
  });

  it.each([
    ["everybody", 'principals {\ntype = "*"\nidentifiers = ["*"]\n}', { Effect: "Allow", Principal: "*" }],
    ["every AWS account", 'principals {\ntype = "AWS"\nidentifiers = ["*"]\n}', { Effect: "Allow", Principal: { AWS: "*" } }],
    [
      "several kinds of principals",
      'effect = "Deny"\nprincipals {\ntype = "AWS"\nidentifiers = ["a", "b"]\n}\nprincipals {\ntype = "Service"\nidentifiers = ["s"]\n}',
      { Effect: "Deny", Principal: { AWS: ["a", "b"], Service: "s" } },
    ],
    ["everybody but", 'not_principals {\ntype = "AWS"\nidentifiers = ["a"]\n}', { Effect: "Allow", NotPrincipal: { AWS: "a" } }],
    ["the opposites", 'not_actions = ["a"]\nnot_resources = ["r"]', { Effect: "Allow", NotAction: "a", NotResource: "r" }],
    [
      "conditions, those of one test together",
      'condition {\ntest = "Bool"\nvariable = "aws:SecureTransport"\nvalues = ["false"]\n}\ncondition {\ntest = "Bool"\nvariable = "k"\nvalues = ["1", "2"]\n}',
      { Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "false", k: ["1", "2"] } } },
    ],
    ["policy variables", 'resources = ["x/&{aws:username}"]', { Effect: "Allow", Resource: "x/${aws:username}" }],
    ["something unset", "actions = var.unset", { Effect: "Allow", Action: "?variable-unset unset" }],
    ["something half known", 'resources = ["a", "b-${var.unset}"]', { Effect: "Allow", Resource: ["a", "b-?variable-unset unset"] }],
  ])("writes %s", (_, inside, expected) => {
    expect(policy(statement(inside))).toMatchObject({ Statement: [expected] });
  });

  it("merges documents: later statements take the place of earlier ones with the same Sid", () => {
    const document = policy(`
      data "aws_iam_policy_document" "source" {
        statement {
          sid     = "A"
          actions = ["source"]
        }
        statement { actions = ["kept"] }
      }
      data "aws_iam_policy_document" "p" {
        source_policy_documents   = [data.aws_iam_policy_document.source.json]
        override_policy_documents = [jsonencode({ Statement = { Sid = "B", Effect = "Deny", Action = "over" } })]
        statement {
          sid     = "B"
          actions = ["own"]
        }
        statement {
          sid     = "A"
          actions = ["again"]
        }
      }
    `);
    expect(document).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Sid: "A", Effect: "Allow", Action: "again" },
        { Effect: "Allow", Action: "kept" },
        { Sid: "B", Effect: "Deny", Action: "over" },
      ],
    });
  });

  it("is open where a source document or a dynamic statement is not known", () => {
    const document = policy(`
      data "aws_iam_policy_document" "p" {
        source_policy_documents = [var.unset]
        dynamic "statement" {
          for_each = var.unset
          content {
            actions = ["s3:*"]
          }
        }
      }
    `);
    expect(document).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:*", "?": "variable-unset unset" }, "…variable-unset unset", "…variable-unset unset"],
    });
  });

  it("doubts what a document that is not known may override", () => {
    const document = policy(`
      data "aws_iam_policy_document" "p" {
        override_policy_documents = [var.unset]
        statement {
          sid     = "A"
          actions = ["a"]
        }
        statement { actions = ["b"] }
      }
    `);
    expect(document).toMatchObject({
      Statement: [{ Sid: "A", "?": "variable-unset unset" }, { Effect: "Allow", Action: "b" }, "…variable-unset unset"],
    });
  });

  it("keeps the places of what it is made of", () => {
    const code = readCode(
      `${statement('actions = ["a"]\nresources = ["r"]')}\nresource "t" "t" {\n  p = data.aws_iam_policy_document.p.json\n}`,
    );
    const json = code.doc("t.t").body.get("p");
    const document = typeof json === "object" && json?.is === "json" ? json.value : undefined;
    const statements = isMap(document) ? document.get("Statement") : undefined;
    const [first] = isList(statements) ? statements.items : [];
    expect(isMap(first) && [placed(code.positions, first.at), placed(code.positions, first.placeOf("Resource"))]).toEqual([
      "main.tf:2:1",
      "main.tf:4:1",
    ]);
  });

  it("exists as often as its count says", () => {
    const code = readCode(`
      data "aws_iam_policy_document" "p" {
        count = 1
        statement { actions = ["a"] }
      }
      resource "t" "t" {
        one  = data.aws_iam_policy_document.p[0].minified_json
        none = try(data.aws_iam_policy_document.p[1].json, null)
      }
    `);
    expect(code.body("t.t")).toEqual({
      one: { json: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "a" }] } },
      none: null,
    });
  });
});

describe("alicloud_ram_policy_document", () => {
  it("yields the document", () => {
    const code = readCode(`
      data "alicloud_ram_policy_document" "p" {
        version = "1"
        statement {
          effect   = "Deny"
          action   = ["oss:*"]
          resource = ["acs:oss:*:*:logs", "acs:oss:*:*:logs/*"]
          condition {
            operator = "Bool"
            variable = "acs:SecureTransport"
            values   = ["false"]
          }
        }
        statement {
          action = ["sts:AssumeRole"]
          principal {
            entity      = "RAM"
            identifiers = ["acs:ram::123456789:root"]
          }
        }
      }
      resource "t" "t" { p = data.alicloud_ram_policy_document.p.document }
    `);
    expect(code.body("t.t")).toEqual({
      p: {
        json: {
          Version: "1",
          Statement: [
            {
              Effect: "Deny",
              Action: "oss:*",
              Resource: ["acs:oss:*:*:logs", "acs:oss:*:*:logs/*"],
              Condition: { Bool: { "acs:SecureTransport": "false" } },
            },
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "acs:ram::123456789:root" } },
          ],
        },
      },
    });
  });
});

describe("template_file", () => {
  it("is rendered", () => {
    const code = readCode(`
      data "template_file" "t" {
        template = "hello $\${name}"
        vars     = { name = "you" }
      }
      resource "t" "t" { v = data.template_file.t.rendered }
    `);
    expect(code.body("t.t")).toEqual({ v: "hello you" });
  });
});

describe("a remote state", () => {
  it("lives elsewhere", () => {
    const code = readCode('data "terraform_remote_state" "net" {}\nresource "t" "t" { v = data.terraform_remote_state.net.outputs.vpc }');
    expect(code.body("t.t")).toEqual({ v: "?remote-state data.terraform_remote_state.net" });
  });
});
