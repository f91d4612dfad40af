import { expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const arn = (what: string): string => `arn:aws-cn:kms:cn-north-1:123456789012:${what}`;

it.each<[string, string, unknown]>([
  ["", "", false],
  ['kms_key_id = ""', "", false],
  ["kms_key_id = aws_kms_key.k.arn", made("aws_kms_key", "", "k"), true],
  ["kms_key_id = aws_kms_external_key.k.arn", made("aws_kms_external_key", "", "k"), true],
  ["kms_key_id = aws_kms_replica_key.k.arn", made("aws_kms_replica_key", "", "k"), true],
  ["kms_key_id = aws_kms_alias.k.arn", made("aws_kms_alias", 'name = "alias/logs"', "k"), true],
  ["kms_key_id = aws_kms_alias.k.target_key_arn", made("aws_kms_alias", 'name_prefix = "alias/logs"', "k"), true],
  ['kms_key_id = "alias/aws/logs"', "", false],
  [`kms_key_id = "${arn("alias/aws/logs")}"`, "", false],
  [`kms_key_id = "${arn("alias/logs")}"`, "", true],
  [`kms_key_id = "${arn("key/1")}"`, "", `?not-visible who manages the key ${arn("key/1")}`],
  ["kms_key_id = var.v", "", "?variable-unset v"],
  ["kms_key_id = aws_kms_key.k[0].arn", made("aws_kms_key", "count = var.v", "k"), "?variable-unset v"],
])("%s %s", (body, more, own) => {
  expect(facts("log-store", "aws_cloudwatch_log_group.a", variable + made("aws_cloudwatch_log_group", body) + more)["customerKey"]).toBe(
    own,
  );
});
