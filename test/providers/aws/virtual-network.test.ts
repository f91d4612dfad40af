import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const vpc =
  'variable "v" {}\nresource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}\nresource "aws_subnet" "a" {\n  vpc_id = aws_vpc.a.id\n}\n';
const log = (body: string): Readonly<Record<string, unknown>> =>
  facts("flow-log", "aws_flow_log.a", `${vpc}resource "aws_flow_log" "a" {\n  ${body.split(";").join("\n  ")}\n}\n`);

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
