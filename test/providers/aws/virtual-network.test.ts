import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const vpc =
  'variable "v" {}\nresource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}\nresource "aws_subnet" "a" {\n  vpc_id = aws_vpc.a.id\n}\n';
const log = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("flow-log", "aws_flow_log.a", vpc + made("aws_flow_log", body) + more);

describe("flow log", () => {
  it.each<[string, object]>([
    ['vpc_id = aws_vpc.a.id; traffic_type = "ALL"', { target: "aws_vpc.a", traffic: "all", active: true }],
    ['vpc_id = "vpc-1"; traffic_type = "ACCEPT"', { target: "vpc-1", traffic: "accepted" }],
    ['subnet_id = aws_subnet.a.id; traffic_type = "REJECT"', { target: "aws_subnet.a", traffic: "rejected" }],
    ["vpc_id = var.v; traffic_type = var.v", { target: "?variable-unset v", traffic: "?variable-unset v" }],
    ["vpc_id = aws_vpc.a.id", { traffic: "?unexpected-value flow log without traffic_type" }],
  ])("%s", (body, expected) => {
    expect(log(body)).toMatchObject(expected);
  });
});

it("a subnet lies in its network", () => {
  expect(facts("subnet", "aws_subnet.a", vpc)).toMatchObject({ network: "aws_vpc.a", securityGroup: null });
});

it.each([
  ["aws_vpc", false],
  ["aws_default_vpc", true],
])("%s", (type, isDefault) => {
  expect(facts("virtual-network", `${type}.a`, `resource "${type}" "a" {}\n`)).toMatchObject({ isDefault });
});

describe("subnet", () => {
  const subnet = (body: string, more = ""): Readonly<Record<string, unknown>> =>
    facts("subnet", "aws_subnet.s", variable + made("aws_vpc", "", "n") + made("aws_subnet", `vpc_id = aws_vpc.n.id; ${body}`, "s") + more);
  it.each<[string, unknown]>([
    ["", false],
    [made("aws_network_acl", "subnet_ids = [aws_subnet.s.id]"), true],
    [made("aws_network_acl", "subnet_ids = []"), false],
    [made("aws_network_acl", "subnet_ids = var.v"), "?variable-unset v"],
    [made("aws_network_acl", "count = var.v; subnet_ids = [aws_subnet.s.id]"), "?variable-unset v"],
    [
      made("aws_network_acl") + made("aws_network_acl_association", "subnet_id = aws_subnet.s.id; network_acl_id = aws_network_acl.a.id"),
      true,
    ],
    [made("aws_network_acl_association", "subnet_id = aws_subnet.s.id; network_acl_id = aws_vpc.n.default_network_acl_id"), false],
    [made("aws_network_acl_association", 'subnet_id = aws_subnet.s.id; network_acl_id = "acl-1"'), "?outside-scan acl-1"],
    [made("aws_default_network_acl", "default_network_acl_id = aws_vpc.n.default_network_acl_id; subnet_ids = [aws_subnet.s.id]"), false],
  ])("filtered: %s", (more, filtered) => {
    expect(subnet("", more)["filtered"]).toBe(filtered);
  });
  it.each<[string, unknown]>([
    ["", false],
    ["map_public_ip_on_launch = true", true],
    ["assign_ipv6_address_on_creation = true", true],
    ["map_public_ip_on_launch = var.v", "?variable-unset v"],
    ["map_public_ip_on_launch = var.v; assign_ipv6_address_on_creation = true", true],
  ])("public addresses: %s", (body, gives) => {
    expect(subnet(body)["autoPublicAddress"]).toBe(gives);
  });
  it("of the default network gives out public addresses", () => {
    expect(facts("subnet", "aws_default_subnet.s", made("aws_default_subnet", "", "s"))["autoPublicAddress"]).toBe(true);
  });
});

describe("where a flow log is kept", () => {
  const rule = made(
    "aws_s3_bucket_lifecycle_configuration",
    'bucket = aws_s3_bucket.b.id; rule { ; status = "Enabled" ; filter { ; prefix = "net/" ; } ; expiration { ; days = 30 ; } ; }',
  );
  const kept = (body: string): Readonly<Record<string, unknown>> =>
    log(
      `vpc_id = aws_vpc.a.id; traffic_type = "ALL"; ${body}`,
      made("aws_cloudwatch_log_group", 'name = "net"', "g") + made("aws_s3_bucket", 'bucket = "b"', "b") + rule,
    );
  it.each<[string, object]>([
    ["log_destination = aws_cloudwatch_log_group.g.arn", { store: "aws_cloudwatch_log_group.g", retention: "n/a store" }],
    ['log_group_name = "net"', { store: "net", retention: "n/a store" }],
    ['log_destination = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:net"', { store: "net", retention: "n/a store" }],
    ['log_destination_type = "s3"; log_destination = aws_s3_bucket.b.arn', { store: "aws_s3_bucket.b", retention: "forever" }],
    ['log_destination_type = "s3"; log_destination = "${aws_s3_bucket.b.arn}/net/"', { store: "aws_s3_bucket.b", retention: 30 }],
    ['log_destination_type = "s3"; log_destination = "arn:aws-cn:s3:::b/net"', { store: "b", retention: 30 }],
    [
      'log_destination_type = "s3"; log_destination = "arn:aws-cn:s3:::${aws_s3_bucket.b.id}"',
      { store: "aws_s3_bucket.b", retention: "forever" },
    ],
    [
      'log_destination_type = "kinesis-data-firehose"; log_destination = "x"',
      { store: "?not-visible where the delivery stream keeps what it takes in" },
    ],
    ["log_destination_type = var.v; log_destination = aws_s3_bucket.b.arn", { store: "?variable-unset v", retention: "?variable-unset v" }],
    ["", { store: "?unexpected-value flow log without a destination" }],
  ])("%s", (body, expected) => {
    expect(kept(body)).toMatchObject(expected);
  });
});
