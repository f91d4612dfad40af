import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK, masked, merged, withMask } from "../../src/report/mask.ts";
import { isSecretName } from "../../src/report/secret-name.ts";

/** Put together here, so that no file of the repository holds anything that looks like a key. */
const id = "Q7".repeat(8);
const random40 = "h9Tz/Kq3Vb7Rw1Xn5Yc8Md2+Lp6Jf4Gs0Ae9Uo3T";
const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";

describe("names that speak of a secret", () => {
  const secret = [
    ...["password", "admin_password", "adminPassword", "DB_PASS", "dbpassword", "client_secret", "SecretString", "token", "sas_token"],
    ...["access_key", "secretAccessKey", "AccountKey", "primary_key", "private_key_pem", "user_data", "user_data_base64", "custom_data"],
    ...["connection_string", "primary_connection_string", "/prod/db/password", "secret_id", "key_material", "UserData"],
  ];
  it.each(secret)("%s", (name) => expect(isSecretName(name)).toBe(true));

  const open = [
    ...[
      "http_tokens",
      "password_policy",
      "password_length",
      "kms_key_id",
      "public_key",
      "secret_arn",
      "key_vault_secret_id",
      "access_key_id",
    ],
    ...["name", "key", "key_name", "author", "bypass", "compass", "monkey", "passenger", "", "metadataTokenRequired"],
  ];
  it.each(open)("not %s", (name) => expect(isSecretName(name)).toBe(false));
});

describe("secrets in any text", () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    ["behind a sign", "password=canary rest", "password=**** rest"],
    ["behind a colon", "token: canary, rest", "token: ****, rest"],
    ["in quotes", 'secret = "a b" rest', 'secret = "****" rest'],
    ["in quotes that are escaped", '{\\"password\\":\\"canary\\",\\"a\\":\\"b\\"}', '{\\"password\\":\\"****\\",\\"a\\":\\"b\\"}'],
    ["inside another value", 'connection = "Server=a;Password=canary;Port=1"', 'connection = "Server=a;Password=****;Port=1"'],
    ["in a comparison", 'password == "canary"', 'password == "****"'],
    ["behind a flag", "mysql --password canary -h host", "mysql --password **** -h host"],
    ["in an address", "git::https://bot:canary@host/a.git?ref=v1", "git::https://****@host/a.git?ref=v1"],
    ["in a query", "https://host/a?sv=1&sig=canary%3D&x=1", "https://host/a?sv=1&sig=****&x=1"],
    ["a pair of name and value", '{"name":"DB_PASSWORD","value":"canary"}', '{"name":"DB_PASSWORD","value":"****"}'],
    ["a bearer", "Authorization: Bearer canary.canary", "Authorization: **** ****"],
    ["a key id of AWS", `id AKIA${id} rest`, "id **** rest"],
    ["a key id of Alibaba Cloud", `LTAI5t${id}`, MASK],
    ["a token of GitHub", `x ghp_${id}${id} y`, "x **** y"],
    ["a web token", "eyJhbGciOiJ.eyJzdWIi.c2ln rest", "**** rest"],
    ["a secret key", `[${random40}]`, "[****]"],
    ["a secret key of AWS as its manual shows it", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", MASK],
    ["a digest", `sha1 ${hex}`, "sha1 ****"],
    ["a private key that is cut off", "-----BEGIN PRIVATE KEY-----\ncanary", MASK],
    ["two on a line", "password=a token=b", "password=**** token=****"],
  ];
  it.each(cases)("are hidden: %s", (_, text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  const ordinary = [
    "SSH (TCP 22) is open to every address of the internet.",
    'variable "db_password" has no value',
    "变量“db_password”没有取值",
    "aws_vpc_security_group_ingress_rule.example-very-long-name_with_parts",
    "/subscriptions/12345678-1234-1234-1234-123456789abc/resourceGroups/RG1/providers/Network/networkSecurityGroups/nsgProd01",
    "12345678-1234-1234-1234-123456789abc",
    "vpc-0a1b2c3d4e5f67890",
    "sg-bp1fg655nh68xyz9ijk0",
    "role/AmazonEC2ContainerRegistryReadOnly",
    "Canonical/0001-com-ubuntu-server-jammy/22_04-lts-gen2",
    "WindowsServer2022DatacenterAzureEdition",
    "modules/network/eu-central-1/production/main.tf:12:5",
    "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    "password = var.db_password",
    "password = data.aws_secretsmanager_secret_version.db[0].secret_string",
    'password = "${var.db_password}"',
    "password = random_password.main.result",
    "export TOKEN=$TOKEN",
    "http_tokens = optional",
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db",
    "password = file(var.path)",
    "password_reuse_prevention = 24",
    "0.0.0.0/0, ::/0",
  ];
  it.each(ordinary)("leave ordinary words alone: %s", (text) => {
    expect(masked(text)).toBe(text);
  });
});

describe("drawn by lot", () => {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

  it("nearly every key of 40 characters is hidden, wherever it stands", () => {
    let seen = 0;
    let hidden = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { minLength: 40, maxLength: 40 }), (key) => {
        seen++;
        if (!masked(`value ${key.join("")} end`).includes(key.join(""))) hidden++;
      }),
      { numRuns: 2000 },
    );
    expect(hidden / seen).toBeGreaterThan(0.95);
  });
});

describe("a long text", () => {
  const pieces = ["eyJ-", "sk-", "ghp_", "password", "password=", '"name":"', "://", "a:", "-----BEGIN ", "AKIA", "Aa1", "--p ", " ", "\\"];
  it.each(pieces)("is searched in time that grows with its length: %s", (piece) => {
    const before = performance.now();
    masked(piece.repeat(Math.ceil(300_000 / piece.length)));
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe("ranges", () => {
  const range = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

  it("hide every character they hold, and no other", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
        const text = Array.from({ length: 30 }, (_, at) => String.fromCharCode(0x4e00 + at)).join("");
        const kept = Array.from(text).filter((_, at) => !ranges.some(({ start, end }) => start <= at && at < end));
        expect(withMask(text, ranges).replaceAll(MASK, "")).toBe(kept.join(""));
        expect(withMask(text, ranges).split(MASK).length - 1).toBe(merged(ranges).length);
      }),
    );
  });
});
