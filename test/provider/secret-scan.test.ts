import { describe, expect, it } from "vitest";
import type { At } from "../../src/model/at.ts";
import { secretsIn } from "../../src/provider/secret-scan.ts";
import { readCode } from "../support/terraform.ts";

const declared =
  'variable "v" {}\nresource "random_password" "p" {\n  length = 20\n}\nresource "aws_secretsmanager_secret" "s" {\n  name = "app"\n}\n';
const block = ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" ");

/** Names of the patterns, then what stays open. */
function found(expression: string): readonly string[] {
  const doc = readCode(`${declared}resource "aws_instance" "a" {\n  user_data = ${expression}\n}\n`).doc("aws_instance.a");
  const { items, open } = secretsIn(doc.body.get("user_data"), 0 as At);
  const names = items.map(({ pattern }) => (pattern.state === "known" ? pattern.value : pattern.state));
  return [...names, ...open.map((why) => `…${why.code}`)];
}

describe("literal text", () => {
  it.each<[string, readonly string[]]>([
    ["#!/bin/sh\\necho hello", []],
    ["export AWS_ACCESS_KEY_ID=AKIAEXAMPLEEXAMPLE00", ["aws-access-key"]],
    ["id LTAIEXAMPLEEXAMPLE00", ["alibaba-access-key"]],
    [block, ["private-key"]],
    ["DB_PASSWORD=example-only", ["password-assignment"]],
    ["DB_PASSWORD='example only'", ["password-assignment"]],
    ["password: example-only", ["password-assignment"]],
    ['\\"apiToken\\" => \\"example-only\\"', ["password-assignment"]],
    ["passwd: $6$examplesalt$examplehashexamplehash", ["password-hash"]],
    ["postgres://app:example@db.internal/app", ["url-credentials"]],
    ["git clone https://db.internal/app.git", []],
    ["DB_PASSWORD=$(fetch app/db)", []],
    ["DB_PASSWORD=`fetch app/db`", []],
    ["DB_PASSWORD=$FROM_STORE", []],
    ["DB_SECRET=arn:x:secretsmanager:app", []],
    ["PASSWORD_FILE=/run/secrets/db", []],
    ["lock_passwd: false", []],
    ["TOKEN=$(curl -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 21600' url)", []],
    ["http_tokens: required", []],
  ])("%s", (text, names) => {
    expect(found(`"${text}"`)).toEqual(names);
    expect(found(`base64encode("${text}")`)).toEqual(names);
  });
});

describe("text with parts of elsewhere", () => {
  it.each<[string, readonly string[]]>([
    ['"echo ${var.v}"', ["…variable-unset"]],
    ['"DB_PASSWORD=${var.v}"', ["password-assignment", "…variable-unset"]],
    ['"DB_SECRET=${aws_secretsmanager_secret.s.arn}"', []],
    ['"DB_SECRET=${aws_secretsmanager_secret.s.name}"', []],
    ['"echo ${aws_secretsmanager_secret.s.id}"', []],
    ['"login ${random_password.p.result}; A_TOKEN=${random_password.p.result}"', ["password-assignment"]],
    ["var.v", ["…variable-unset"]],
    ["null", []],
    ['jsonencode({ user = "app", password = "example-only" })', ["password-assignment"]],
    ['jsonencode({ user = var.v, motd = ["hello"] })', ["…variable-unset"]],
    ['"0123456789abcdef0123456789abcdef01234567"', ["…not-visible"]],
    ['base64gzip("echo hello")', ["…not-visible"]],
  ])("%s", (expression, names) => {
    expect(found(expression)).toEqual(names);
  });
});
