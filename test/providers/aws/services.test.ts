import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import { made, variable } from "./code.ts";
import { facts, resourcesOf } from "./mapped.ts";

/** One row: type, body, what else is in the code, facts. */
type Row = readonly [string, string, string, object];

function table(kind: KindName, rows: readonly Row[]): void {
  describe(kind, () => {
    it.each(rows)("%s %s %s", (type, body, more, expected) => {
      expect(facts(kind, `${type}.a`, variable + made(type, body) + more)).toMatchObject(expected);
    });
  });
}

table("cache", [
  ["aws_elasticache_replication_group", "", "", { encrypted: false, tlsRequired: false, minTls: "n/a cache/without-tls" }],
  [
    "aws_elasticache_replication_group",
    'engine = "valkey"',
    "",
    { encrypted: true, tlsRequired: "?unexpected-value Valkey without transit_encryption_enabled" },
  ],
  ["aws_elasticache_replication_group", "transit_encryption_enabled = true", "", { tlsRequired: true, minTls: "1.2" }],
  [
    "aws_elasticache_replication_group",
    'transit_encryption_enabled = true; transit_encryption_mode = "preferred"',
    "",
    { tlsRequired: false, minTls: "1.2" },
  ],
  [
    "aws_elasticache_replication_group",
    "global_replication_group_id = var.v",
    "",
    { encrypted: "?not-visible the primary of the global replication group" },
  ],
  ["aws_elasticache_cluster", "", "", { encrypted: "?not-in-format encryption of Memcached at rest", tlsRequired: false }],
  ["aws_elasticache_cluster", 'engine = "redis"', "", { encrypted: false }],
  [
    "aws_elasticache_cluster",
    'replication_group_id = "g"',
    "",
    { encrypted: "n/a replication group", tlsRequired: "n/a replication group" },
  ],
  ["aws_elasticache_serverless_cache", "", "", { encrypted: true, tlsRequired: true, minTls: "1.2" }],
  ["aws_memorydb_cluster", "", "", { encrypted: true, tlsRequired: true, minTls: "1.2" }],
  ["aws_memorydb_cluster", "tls_enabled = var.v", "", { encrypted: true, tlsRequired: "?variable-unset v" }],
  ["aws_dax_cluster", "", "", { encrypted: false, tlsRequired: false }],
]);

table("queue", [
  ["aws_sqs_queue", "", "", { encrypted: true }],
  ["aws_sqs_queue", "sqs_managed_sse_enabled = false", "", { encrypted: false }],
  [
    "aws_sqs_queue",
    "sqs_managed_sse_enabled = false; kms_master_key_id = aws_kms_key.k.id",
    made("aws_kms_key", "", "k"),
    { encrypted: true },
  ],
  ["aws_sqs_queue", "sqs_managed_sse_enabled = var.v", "", { encrypted: "?variable-unset v" }],
  ["aws_sns_topic", "", "", { encrypted: false }],
  ["aws_sns_topic", 'kms_master_key_id = "alias/aws/sns"', "", { encrypted: true }],
  ["aws_kinesis_stream", "", "", { encrypted: false }],
  ["aws_kinesis_stream", 'encryption_type = "KMS"', "", { encrypted: true }],
  ["aws_msk_cluster", "", "", { encrypted: true }],
]);

table("key", [
  ["aws_kms_key", "", "", { rotates: false, deletionGuarded: true, expires: "n/a key/expiry" }],
  ["aws_kms_key", "enable_key_rotation = true", "", { rotates: true }],
  ["aws_kms_key", 'customer_master_key_spec = "HMAC_256"', "", { rotates: "n/a key/rotation" }],
  ["aws_kms_key", 'custom_key_store_id = "cks-1"', "", { rotates: "n/a key/rotation" }],
  ["aws_kms_key", "customer_master_key_spec = var.v", "", { rotates: "?variable-unset v" }],
  ["aws_kms_replica_key", "primary_key_arn = aws_kms_key.k.arn", made("aws_kms_key", "enable_key_rotation = true", "k"), { rotates: true }],
  ["aws_kms_external_key", "", "", { rotates: "n/a key/rotation", expires: false }],
  ["aws_kms_external_key", 'valid_to = "2027-01-01T00:00:00Z"', "", { expires: true }],
]);

table("secret", [
  ["aws_secretsmanager_secret", "", "", { expires: false }],
  [
    "aws_secretsmanager_secret",
    "",
    made("aws_secretsmanager_secret_rotation", "secret_id = aws_secretsmanager_secret.a.id"),
    { expires: true },
  ],
  ["aws_secretsmanager_secret", "", made("aws_secretsmanager_secret_rotation", "secret_id = var.v"), { expires: "?variable-unset v" }],
  ["aws_secretsmanager_secret", "rotation_rules { ; automatically_after_days = 7 ; }", "", { expires: true }],
  ["aws_ssm_parameter", 'type = "SecureString"', "", { expires: "?not-in-format the expiration policy of a parameter" }],
]);

it("takes only secure strings for secrets", () => {
  expect(resourcesOf(made("aws_ssm_parameter", 'type = "String"'))).toEqual([]);
});

const all = made("aws_snapshot_create_volume_permission", 'snapshot_id = aws_ebs_snapshot.a.id; account_id = "all"', "p");
const volume = made("aws_ebs_volume", "encrypted = true", "v");
table("snapshot", [
  ["aws_ebs_snapshot", "volume_id = aws_ebs_volume.v.id", volume, { encrypted: true, public: false }],
  ["aws_ebs_snapshot", 'volume_id = "vol-1"', all, { encrypted: "?outside-scan vol-1", public: true }],
  [
    "aws_ebs_snapshot",
    'volume_id = "vol-1"',
    all + made("aws_ebs_snapshot_block_public_access", 'state = "block-all-sharing"'),
    { public: false },
  ],
  [
    "aws_ebs_snapshot",
    'volume_id = "vol-1"',
    all + made("aws_ebs_snapshot_block_public_access", 'state = "block-new-sharing"'),
    { public: true },
  ],
  ["aws_ebs_snapshot_import", "", made("aws_ebs_encryption_by_default"), { encrypted: true }],
  ["aws_db_snapshot", 'shared_accounts = ["1", "all"]; db_instance_identifier = "x"', "", { public: true, encrypted: "?outside-scan x" }],
  ["aws_db_snapshot_copy", 'kms_key_id = "k"', "", { public: false, encrypted: true }],
]);

const disk = (body: string): string => `ebs_block_device { ; device_name = "d" ; ${body} ; }`;
table("image", [
  ["aws_ami", disk("encrypted = true"), "", { public: false, encrypted: true }],
  ["aws_ami", `${disk("encrypted = true")} ; ${disk("volume_size = 1")}`, "", { encrypted: false }],
  ["aws_ami", disk('snapshot_id = "snap-1"'), "", { encrypted: "?outside-scan snap-1" }],
  ["aws_ami", "", "", { encrypted: "n/a image/instance-store" }],
  ["aws_ami", "", made("aws_ami_launch_permission", 'image_id = aws_ami.a.id; group = "all"'), { public: true }],
  ["aws_ami", "", made("aws_ami_launch_permission", 'image_id = aws_ami.a.id; account_id = "1"'), { public: false }],
  ["aws_ami_copy", "encrypted = true", "", { encrypted: true }],
  ["aws_ami_copy", "source_ami_id = aws_ami.i.id", made("aws_ami", disk("encrypted = false"), "i"), { encrypted: false }],
  [
    "aws_ami_from_instance",
    "source_instance_id = aws_instance.m.id",
    made("aws_instance", "root_block_device { ; encrypted = true ; }", "m"),
    { encrypted: true },
  ],
  ["aws_imagebuilder_image_recipe", "", "", { public: "n/a distribution", encrypted: "?outside-scan the parent image" }],
]);

const nfs = made(
  "aws_security_group",
  'ingress { ; from_port = 2049 ; to_port = 2049 ; protocol = "tcp" ; cidr_blocks = ["0.0.0.0/0"] ; }',
  "g",
);
const mount = (body: string): string => made("aws_efs_mount_target", `file_system_id = aws_efs_file_system.a.id; ${body}`, "m");
const policy = (statement: string): string =>
  made(
    "aws_efs_file_system_policy",
    `file_system_id = aws_efs_file_system.a.id; policy = jsonencode({ Statement = [{ ${statement} }] })`,
    "p",
  );
table("file-system", [
  ["aws_efs_file_system", "", "", { public: false, encrypted: false }],
  [
    "aws_efs_file_system",
    "encrypted = true",
    nfs + mount("security_groups = [aws_security_group.g.id]"),
    { public: true, encrypted: true },
  ],
  ["aws_efs_file_system", "", mount('subnet_id = "subnet-1"'), { public: "?not-visible the default security group of the VPC" }],
  ["aws_efs_file_system", "", policy('Effect = "Allow", Principal = "*", Action = "*"'), { public: true }],
  ["aws_efs_file_system", "", policy('Effect = "Allow", Principal = { AWS = "arn:x:iam::1:root" }, Action = "*"'), { public: false }],
  [
    "aws_efs_file_system",
    "",
    policy(
      'Effect = "Allow", Principal = "*", Action = "*", Condition = { Bool = { "elasticfilesystem:AccessedViaMountTarget" = "true" } }',
    ),
    { public: false },
  ],
  [
    "aws_efs_file_system",
    "",
    policy('Effect = "Allow", Principal = "*", Action = "*", Condition = { Bool = { "elasticfilesystem:AccessedViaMountTarget" = [] } }'),
    { public: true },
  ],
  ["aws_fsx_windows_file_system", "security_group_ids = [aws_security_group.g.id]", nfs, { public: true, encrypted: true }],
]);

const role = made("aws_iam_role", 'name = "r"', "r");
const attachment = (arn: string): string => made("aws_iam_role_policy_attachment", `role = aws_iam_role.r.name; policy_arn = ${arn}`, "t");
table("function", [
  ["aws_lambda_function", "role = aws_iam_role.r.arn", role, { logged: false, traced: false }],
  ["aws_lambda_function", 'role = aws_iam_role.r.arn; tracing_config { ; mode = "Active" ; }', role, { traced: true }],
  [
    "aws_lambda_function",
    "role = aws_iam_role.r.arn",
    role + attachment('"arn:aws-cn:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"'),
    { logged: true },
  ],
  [
    "aws_lambda_function",
    "role = aws_iam_role.r.arn",
    role + attachment('"arn:aws-cn:iam::1:policy/own"'),
    { logged: "?outside-scan arn:aws-cn:iam::1:policy/own" },
  ],
  [
    "aws_lambda_function",
    "role = aws_iam_role.r.arn",
    role +
      made(
        "aws_iam_role_policy",
        'role = aws_iam_role.r.id; policy = jsonencode({ Statement = { Effect = "Allow", Action = "logs:*Log*", Resource = "*" } })',
      ),
    { logged: true },
  ],
  ["aws_lambda_function", 'role = "arn:x:iam::1:role/r"', "", { logged: "?outside-scan arn:x:iam::1:role/r" }],
]);

const certificate = (body: string): string => `viewer_certificate { ; ${body} ; }`;
const behaviour = (name: string, word: string): string => `${name} { ; viewer_protocol_policy = ${word} ; }`;
table("cdn", [
  ["aws_cloudfront_distribution", behaviour("default_cache_behavior", '"https-only"'), "", { httpsOnly: true, minTls: "1.0" }],
  ["aws_cloudfront_distribution", behaviour("default_cache_behavior", '"allow-all"'), "", { httpsOnly: false }],
  [
    "aws_cloudfront_distribution",
    `${behaviour("default_cache_behavior", '"redirect-to-https"')} ; ${behaviour("ordered_cache_behavior", '"allow-all"')}`,
    "",
    { httpsOnly: false },
  ],
  ["aws_cloudfront_distribution", behaviour("default_cache_behavior", "var.v"), "", { httpsOnly: "?variable-unset v" }],
  ["aws_cloudfront_distribution", certificate('minimum_protocol_version = "TLSv1.2_2025"'), "", { minTls: "1.2" }],
  [
    "aws_cloudfront_distribution",
    certificate('cloudfront_default_certificate = true ; minimum_protocol_version = "TLSv1.2_2025"'),
    "",
    { minTls: "1.0" },
  ],
  ["aws_cloudfront_distribution", certificate("minimum_protocol_version = var.v"), "", { minTls: "?variable-unset v" }],
]);

const option = (namespace: string, name: string, value: string): string =>
  `setting { ; namespace = "${namespace}" ; name = "${name}" ; value = ${value} ; }`;
const https = option("aws:elbv2:listener:443", "Protocol", '"HTTPS"');
table("web-app", [
  ["aws_apprunner_service", "", "", { httpsOnly: true, minTls: "1.2", logged: true }],
  ["aws_api_gateway_stage", 'stage_name = "s"', "", { httpsOnly: true, minTls: "n/a domain name", logged: false }],
  ["aws_apigatewayv2_stage", 'access_log_settings { ; destination_arn = "x" ; }', "", { logged: true }],
  ["aws_api_gateway_domain_name", "", "", { minTls: "1.2", logged: "n/a stage" }],
  [
    "aws_api_gateway_domain_name",
    'endpoint_configuration { ; types = ["REGIONAL"] ; }',
    "",
    { minTls: "?not-visible the default security policy of the domain name" },
  ],
  ["aws_api_gateway_domain_name", 'security_policy = "SecurityPolicy_TLS13_1_3_2025_09"', "", { minTls: "1.3" }],
  ["aws_elastic_beanstalk_environment", "", "", { httpsOnly: false, minTls: "1.0", logged: false }],
  ["aws_elastic_beanstalk_environment", https, "", { httpsOnly: false }],
  [
    "aws_elastic_beanstalk_environment",
    `${https} ; ${option("aws:elbv2:listener:default", "ListenerEnabled", '"false"')}`,
    "",
    { httpsOnly: true },
  ],
  [
    "aws_elastic_beanstalk_environment",
    option("aws:elasticbeanstalk:environment", "EnvironmentType", '"SingleInstance"'),
    "",
    { httpsOnly: "?not-in-format the web server of a single instance" },
  ],
  ["aws_elastic_beanstalk_environment", "template_name = var.v", "", { httpsOnly: "?variable-unset v", logged: "?variable-unset v" }],
]);

const peering =
  made("aws_vpc", 'cidr_block = "10.0.0.0/16"', "near") +
  made("aws_vpc", 'cidr_block = "10.1.0.0/16"', "far") +
  made("aws_vpc_peering_connection", "vpc_id = aws_vpc.near.id; peer_vpc_id = aws_vpc.far.id", "p");
const route = (destination: string): string =>
  `vpc_id = aws_vpc.near.id; route { ; cidr_block = ${destination} ; vpc_peering_connection_id = aws_vpc_peering_connection.p.id ; }`;
table(
  "route-table",
  (
    [
      ['"10.1.4.0/24"', false],
      ['"10.1.0.0/16"', true],
      ['"10.0.0.0/8"', true],
      ['"0.0.0.0/0"', true],
      ["aws_vpc.far.cidr_block", true],
      ["aws_vpc.near.cidr_block", false],
      ["var.v", "?variable-unset v"],
    ] as const
  ).map(([destination, coversPeer]): Row => ["aws_route_table", route(destination), peering, { peeringRoutes: [{ coversPeer }] }]),
);
table("route-table", [
  ["aws_route_table", 'route { ; cidr_block = "0.0.0.0/0" ; gateway_id = "igw-1" ; }', "", { peeringRoutes: [] }],
  [
    "aws_route_table",
    route('"10.2.0.0/16"'),
    peering + made("aws_vpc_ipv4_cidr_block_association", 'vpc_id = aws_vpc.far.id; cidr_block = "10.2.0.0/16"', "more"),
    { peeringRoutes: [{ coversPeer: true }] },
  ],
]);
