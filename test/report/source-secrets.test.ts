import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withMask } from "../../src/report/mask.ts";
import { secretsInSource } from "../../src/report/source-secrets.ts";

const hidden = (text: string): string => withMask(text, secretsInSource(text));

describe("values of secrets in code", () => {
  const cases: readonly (readonly [what: string, source: string, shown: string])[] = [
    ["an attribute", 'admin_password = "canary"', 'admin_password = "****"'],
    ["a number", "pin_password = 271828", "pin_password = ****"],
    ["an attribute of JSON", '{"admin_password": "canary", "size": "canary"}', '{"admin_password": "****", "size": "canary"}'],
    ["a value on the next line of JSON", '{"token":\n  "canary"\n}', '{"token":\n  "****"\n}'],
    ["both arms of a condition", 'api_key = var.prod ? "canary-a" : "canary-b"', 'api_key = var.prod ? "****" : "****"'],
    ["a condition in brackets", 'api_key = (var.prod) ? "canary" : "b"', 'api_key = (var.prod) ? "****" : "****"'],
    ["an argument of a function", 'user_data = base64encode("canary")', 'user_data = base64encode("****")'],
    ["a list over several lines", 'secrets = [\n  "canary",\n  "canary",\n]', 'secrets = [\n  "****",\n  "****",\n]'],
    ["a map under a name", 'credentials = {\n  a = "canary"\n}\nb = "x"', 'credentials = {\n  a = "****"\n}\nb = "x"'],
    ["a template with more than a reference", 'password = "canary-${var.x}"', 'password = "****"'],
    ["a template with quotes in it", 'password = "a${lookup(var.m, "k")}b"', 'password = "****"'],
    ["a heredoc", "user_data = <<-EOT\n  canary\n  canary = 1\n  EOT\nb = 1", "user_data = <<-EOT\n****  EOT\nb = 1"],
    ["a heredoc with another name", 'x = <<EOF\n{"password": "canary"}\nEOF', 'x = <<EOF\n{"password": "****"}\nEOF'],
    ["a heredoc that is not closed", "custom_data = <<EOF\ncanary\n", "custom_data = <<EOF\n****"],
    [
      "the default of a variable of such a name",
      'variable "db_password" {\n  default = "canary"\n}',
      'variable "db_password" {\n  default = "****"\n}',
    ],
    [
      "the default of a sensitive variable",
      'variable "x" {\n  default   = "canary"\n  sensitive = true\n}',
      'variable "x" {\n  default   = "****"\n  sensitive = true\n}',
    ],
    [
      "the value of a resource of such a type",
      'resource "azurerm_key_vault_secret" "a" {\n  name = "n"\n  value = "canary"\n}',
      'resource "azurerm_key_vault_secret" "a" {\n  name = "n"\n  value = "****"\n}',
    ],
    [
      "a pair of name and value",
      'env {\n  name = "DB_PASSWORD"\n  value = "canary"\n}',
      'env {\n  name = "DB_PASSWORD"\n  value = "****"\n}',
    ],
    ["a pair of value and name", '[{"value": "canary", "name": "/db/password"}]', '[{"value": "****", "name": "/db/password"}]'],
    [
      "a pair in the JSON of a heredoc",
      'x = <<EOF\n[{"name": "API_KEY",\n "value": "canary"}]\nEOF',
      'x = <<EOF\n[{"name": "API_KEY",\n "value": "****"}]\nEOF',
    ],
    ["a private key", 'x = "-----BEGIN RSA PRIVATE KEY-----\\ncanary\\n-----END RSA PRIVATE KEY-----"', 'x = "****RSA PRIVATE KEY-----"'],
    ["behind a string that is not closed", 'a = "open\npassword = "canary"', 'a = "open\npassword = "****"'],
    ["behind a comment with a quote", '# it"s\npassword = "canary" # "x"', '# it"s\npassword = "****" # "x"'],
  ];
  it.each(cases)("are hidden: %s", (_, source, shown) => {
    expect(hidden(source)).toBe(shown);
  });

  const open: readonly (readonly [what: string, source: string])[] = [
    ["a reference", "password = var.db_password"],
    ["a reference in quotes", 'password = "${var.db_password}"'],
    ["a reference by index", 'password = local.passwords["main"]'],
    ["a resource", "password = random_password.db.result"],
    ["a switch", 'disable_password_authentication = false\nuser_data_replace_on_change = "true"'],
    ["the switch of the metadata service", 'metadata_options {\n  http_tokens = "optional"\n}'],
    ["a policy about passwords", 'password_policy = "strict"\nmax_password_age = 90'],
    ["the name of a key", 'kms_key_id = "alias/main"\npublic_key = "ssh-rsa AAAA"'],
    ["the place of a secret", 'key_vault_secret_id = "https://vault.example/secrets/x"'],
    ["the value of something else", 'env {\n  name = "MODE"\n  value = "fast"\n}'],
    ["a neighbour", 'password = var.a\ningress {\n  cidr_blocks = ["0.0.0.0/0"]\n}'],
    ["the default of an ordinary variable", 'variable "cidr" {\n  default = "0.0.0.0/0"\n}'],
  ];
  it.each(open)("are shown where they are none: %s", (_, source) => {
    expect(hidden(source)).toBe(source);
  });
});

describe("any text", () => {
  const scraps = fc.constantFrom(
    ...[
      "password",
      "value",
      "name",
      "=",
      ":",
      '"',
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      ",",
      "\n",
      "${",
      "<<EOF\n",
      "EOF",
      "/*",
      "*/",
      "#",
      " ",
      "x",
      "\\",
    ],
  );

  it("is searched without a crash, and the ranges lie within it", () => {
    fc.assert(
      fc.property(
        fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join("")),
        (text) => {
          for (const { start, end } of secretsInSource(text)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });

  it("hides the value of a password whatever surrounds it on other lines", () => {
    const line = fc
      .array(
        scraps.filter((each) => !/[\n"/*{[(<]|EOF/.test(each)),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(line, line, (before, after) => {
        expect(hidden(`${before}\npassword = "canary"\n${after}`)).not.toContain("canary");
      }),
    );
  });

  const long: readonly (readonly [what: string, piece: string])[] = [
    ["one word", "password"],
    ["names and colons", "password:value:"],
    ["nested values", "{value={name="],
    ["open strings", '"${'],
    ["heredocs", "<<EOF\n"],
    ["ordinary JSON", '{"name":"a","value":["b"]},'],
    ["comments that do not end", "/*"],
  ];
  it.each(long)("is searched in time that grows with its length: %s", (_, piece) => {
    const text = piece.repeat(Math.ceil(400_000 / piece.length));
    const before = performance.now();
    secretsInSource(text);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
