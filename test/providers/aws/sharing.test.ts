import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const share = (account: string): unknown => ({ label: account, account });

describe("with whom a thing is shared by name", () => {
  const ebs = made("aws_ebs_snapshot", 'volume_id = "vol-1"');
  const permission = (account: string): string =>
    made("aws_snapshot_create_volume_permission", `snapshot_id = aws_ebs_snapshot.a.id\naccount_id = ${account}`);
  const ami = made("aws_ami", 'name = "a"');
  const launch = (body: string): string => made("aws_ami_launch_permission", `image_id = aws_ami.a.id\n${body}`);
  const database = (body: string): string => made("aws_db_snapshot", `db_snapshot_identifier = "a"\n${body}`);
  const builder = (body: string): string =>
    made(
      "aws_imagebuilder_distribution_configuration",
      `distribution {\n ami_distribution_configuration {\n launch_permission {\n ${body}\n }\n }\n}`,
    );

  it.each<["snapshot" | "image", string, string, unknown]>([
    ["snapshot", "aws_ebs_snapshot.a", ebs, []],
    ["snapshot", "aws_ebs_snapshot.a", ebs + permission('"210987654321"'), [share("210987654321")]],
    ["snapshot", "aws_ebs_snapshot.a", ebs + permission('"all"'), []],
    ["snapshot", "aws_ebs_snapshot.a", ebs + permission("var.v"), ["…variable-unset v"]],
    ["snapshot", "aws_db_snapshot.a", database(""), []],
    ["snapshot", "aws_db_snapshot.a", database('shared_accounts = ["all", "210987654321"]'), [share("210987654321")]],
    ["snapshot", "aws_db_snapshot.a", database("shared_accounts = var.v"), ["…variable-unset v"]],
    ["image", "aws_ami.a", ami, []],
    ["image", "aws_ami.a", ami + launch('account_id = "210987654321"'), [share("210987654321")]],
    ["image", "aws_ami.a", ami + launch('group = "all"'), []],
    ["image", "aws_ami.a", ami + launch('organization_arn = "o"'), [share("o")]],
    ["image", "aws_imagebuilder_distribution_configuration.a", builder('user_ids = ["210987654321"]'), [share("210987654321")]],
    ["image", "aws_imagebuilder_distribution_configuration.a", builder('user_groups = ["all"]'), []],
  ])("%s %s %s", (kind, address, code, expected) => {
    expect(facts(kind, address, variable + code)["sharedWith"]).toEqual(expected);
  });
});
