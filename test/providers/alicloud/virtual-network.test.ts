import { describe, expect, it } from "vitest";
import { facts, mapped } from "./mapped.ts";

const vpc = 'resource "alicloud_vpc" "main" {\n  vpc_name = "main"\n}\n';

function flowLog(body: string): string {
  return `${vpc}resource "alicloud_vpc_flow_log" "main" {\n  resource_type = "VPC"\n  resource_id = alicloud_vpc.main.id\n${body}\n}`;
}

describe("a flow log", () => {
  const all = { target: "alicloud_vpc.main", active: true, traffic: "all" };
  it.each<[string, object]>([
    ['traffic_type = "All"', {}],
    ['traffic_type = "Allow"', { traffic: "accepted" }],
    ['traffic_type = "Drop"', { traffic: "rejected" }],
    ['traffic_type = "All"\nstatus = "Active"', {}],
    ['traffic_type = "All"\nstatus = "Inactive"', { active: false }],
    ['traffic_type = "All"\nstatus = "Pending"', { active: '?unexpected-value status = "Pending"' }],
    ['traffic_type = "All"\ntraffic_path = ["all"]', {}],
    ['traffic_type = "All"\ntraffic_path = ["internetGateway"]', { traffic: "?not-visible traffic outside internetGateway" }],
    ["", { traffic: "?unexpected-value flow log without traffic_type" }],
  ])("%s", (body, changed) => {
    expect(facts("flow-log", "alicloud_vpc_flow_log.main", flowLog(body))).toEqual({ ...all, ...changed });
  });
});

it.each(["alicloud_vswitch", "alicloud_subnet"])("%s lies in its VPC and is filtered by no group of its own", (type) => {
  const code = `${vpc}resource "${type}" "a" {\n  vpc_id = alicloud_vpc.main.id\n}`;
  expect(facts("subnet", `${type}.a`, code)).toEqual({ network: "alicloud_vpc.main", securityGroup: null });
});

it.each<[string, unknown]>([
  ["", false],
  ["is_default = true", true],
])("a VPC with %j is the default one: %s", (body, isDefault) => {
  expect(facts("virtual-network", "alicloud_vpc.main", `resource "alicloud_vpc" "main" {\n${body}\n}`)).toEqual({ isDefault });
});

describe("the site of the account", () => {
  it.each<[string, string | null, string | null]>([
    ['region = "cn-hangzhou"', null, null],
    ['region = "cn-hangzhou"\naccount_type = "International"', "alicloud-intl", null],
    ['account_type = "Domestic"\naccount_id = "123456789012"', "alicloud-cn", "123456789012"],
    ["account_type = var.type", null, null],
  ])("%s", (provider, cloud, account) => {
    const code = `variable "type" {}\nprovider "alicloud" {\n${provider}\n}\n${vpc}`;
    expect(mapped("virtual-network", "alicloud_vpc.main", code)).toMatchObject({ cloud, account, name: "main" });
  });
});
