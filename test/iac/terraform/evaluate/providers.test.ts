import { describe, expect, it } from "vitest";
import { majorsOf } from "../../../../src/iac/terraform/evaluate/version-constraint.ts";
import { readCode } from "../../../support/terraform.ts";

const contexts = (files: Record<string, string> | string): Record<string, unknown> =>
  Object.fromEntries(
    readCode(files).docs.map(({ id, provider: { name, key, region } }) => [
      id,
      [
        name,
        key,
        region.state === "known" ? region.value : region.state === "unknown" ? `?${region.why.code} ${region.why.subject}` : null,
      ],
    ]),
  );

describe("provider configurations", () => {
  it("are named by the type's first word, or by the provider argument", () => {
    expect(
      contexts(`
        variable "unset" {}
        locals { region = "cn-north-1" }
        provider "aws" { region = local.region }
        provider "aws" {
          alias  = "west"
          region = "us-west-2"
        }
        provider "aws" {
          alias  = "unset"
          region = var.unset
        }
        provider "alicloud" {}
        resource "aws_vpc" "plain" {}
        resource "aws_vpc" "west" { provider = aws.west }
        resource "aws_vpc" "quoted" { provider = "aws.west" }
        resource "aws_vpc" "unset" { provider = aws.unset }
        resource "aws_vpc" "nowhere" { provider = aws.nowhere }
        resource "azurerm_subnet" "none" {}
        resource "alicloud_vpc" "silent" {}
      `),
    ).toEqual({
      "aws_vpc.plain": ["aws", "aws", "cn-north-1"],
      "aws_vpc.west": ["aws", "aws.west", "us-west-2"],
      "aws_vpc.quoted": ["aws", "aws.west", "us-west-2"],
      "aws_vpc.unset": ["aws", "aws.unset", "?variable-unset unset"],
      "aws_vpc.nowhere": ["aws", "aws.nowhere", "?undefined provider aws.nowhere"],
      "azurerm_subnet.none": ["azurerm", "azurerm", null],
      "alicloud_vpc.silent": ["alicloud", "alicloud", null],
    });
  });

  it("pass through modules, by name or by inheritance", () => {
    expect(
      contexts({
        "main.tf": `
          provider "aws" { region = "eu-west-1" }
          provider "aws" {
            alias  = "west"
            region = "us-west-2"
          }
          module "inherits" { source = "./m" }
          module "given" {
            source    = "./m"
            providers = { aws = aws.west, aws.peer = aws }
          }
        `,
        "m/main.tf": `
          resource "aws_vpc" "own" {}
          resource "aws_vpc" "peer" { provider = aws.peer }
          module "deep" {
            source    = "./deep"
            providers = { aws = aws.peer }
          }
        `,
        "m/deep/main.tf": 'resource "aws_vpc" "deep" {}',
      }),
    ).toEqual({
      "module.inherits.aws_vpc.own": ["aws", "aws", "eu-west-1"],
      "module.inherits.aws_vpc.peer": ["aws", "module.inherits.aws.peer", "?undefined provider aws.peer"],
      "module.inherits.module.deep.aws_vpc.deep": ["aws", "module.inherits.aws.peer", "?undefined provider aws.peer"],
      "module.given.aws_vpc.own": ["aws", "aws.west", "us-west-2"],
      "module.given.aws_vpc.peer": ["aws", "aws", "eu-west-1"],
      "module.given.module.deep.aws_vpc.deep": ["aws", "aws", "eu-west-1"],
    });
  });

  it("may be set inside a module", () => {
    expect(
      contexts({
        "main.tf": 'provider "aws" { region = "eu-west-1" }\nmodule "m" {\n  source = "./m"\n  region = "us-east-1"\n}',
        "m/main.tf": 'variable "region" {}\nprovider "aws" { region = var.region }\nresource "aws_vpc" "v" {}',
      }),
    ).toEqual({ "module.m.aws_vpc.v": ["aws", "module.m.aws", "us-east-1"] });
  });

  it("hand out their other settings", () => {
    const { provider } = readCode('provider "azurerm" {\n  environment = "china"\n  features {}\n}\nresource "azurerm_subnet" "s" {}').doc(
      "azurerm_subnet.s",
    );
    expect([provider.settings?.get("environment"), provider.settings?.names()]).toEqual(["china", ["environment", "features"]]);
  });
});

describe("majors of a provider", () => {
  it.each<[string[], number[] | undefined]>([
    [[], undefined],
    [["~> 4.0"], [4]],
    [["~> 4.1.2"], [4]],
    [["~> 4"], [4]],
    [[">= 3.0, < 5.0"], [3, 4]],
    [
      [">= 3.0", "< 5.0.1"],
      [3, 4, 5],
    ],
    [["= 4.1.2"], [4]],
    [["4.1.2"], [4]],
    [["v4.1"], [4]],
    [["> 13.9, != 14.0.0"], [13, 14, 15]],
    [["<= 2.0"], [0, 1, 2]],
    [["> 2, < 1"], undefined],
    [["nonsense"], undefined],
    [[">= 0"], undefined],
  ])("%j: %j", (constraints, majors) => {
    expect(majorsOf(constraints)).toEqual(majors);
  });

  const requires = (version: string): string =>
    `terraform {\n  required_providers {\n    azurerm = { source = "hashicorp/azurerm", version = "${version}" }\n  }\n}\nresource "azurerm_subnet" "s" {}\n`;
  const majorsIn = (files: Record<string, string>): readonly number[] | undefined => readCode(files).docs[0]?.provider.majors;

  it("come from all modules under the root together", () => {
    expect(majorsIn({ "main.tf": requires(">= 3.0") + 'module "m" { source = "./m" }', "m/main.tf": requires("< 5.0") })).toEqual([3, 4]);
  });

  it("are fixed by the lock file", () => {
    const lock = 'provider "registry.terraform.io/hashicorp/azurerm" {\n  version = "4.14.0"\n}\n';
    expect(majorsIn({ "main.tf": requires(">= 3.0"), ".terraform.lock.hcl": lock })).toEqual([4]);
    expect(majorsIn({ "main.tf": 'resource "azurerm_subnet" "s" {}', ".terraform.lock.hcl": lock })).toEqual([4]);
  });

  it("are read from JSON and from the version argument of old", () => {
    const json = JSON.stringify({ terraform: { required_providers: { aws: { version: "~> 5.1" } } }, resource: { aws_vpc: { v: {} } } });
    expect(majorsIn({ "main.tf.json": json })).toEqual([5]);
    expect(majorsIn({ "main.tf": 'provider "aws" { version = "~> 2.0" }\nresource "aws_vpc" "v" {}' })).toEqual([2]);
  });

  it("belong to the provider's source, whatever its local name", () => {
    const code =
      'terraform {\n  required_providers {\n    ali = { source = "aliyun/alicloud", version = "~> 1.200" }\n  }\n}\nresource "alicloud_vpc" "v" { provider = ali }';
    expect(majorsIn({ "main.tf": code })).toEqual([1]);
  });
});
