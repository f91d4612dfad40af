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
    expect(facts("flow-log", "alicloud_vpc_flow_log.main", flowLog(body))).toMatchObject({ ...all, ...changed });
  });
});

it.each(["alicloud_vswitch", "alicloud_subnet"])("%s lies in its VPC and is filtered by no group of its own", (type) => {
  const code = `${vpc}resource "${type}" "a" {\n  vpc_id = alicloud_vpc.main.id\n}`;
  expect(facts("subnet", `${type}.a`, code)).toMatchObject({ network: "alicloud_vpc.main", securityGroup: null });
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

describe("the store of a flow log", () => {
  const log = (project: string, store: string): string =>
    flowLog(`traffic_type = "All"\nproject_name = ${project}\nlog_store_name = ${store}`);
  const store = (project: string): string =>
    `\nresource "alicloud_log_store" "flow" {\n  project_name = ${project}\n  logstore_name = "flow"\n}`;
  it.each<[string, string, string, unknown]>([
    ["literal", log('"net"', '"flow"'), store('"net"'), "alicloud_log_store.flow"],
    ["of another project", log('"net"', '"flow"'), store('"other"'), "?outside-scan flow"],
    ["by reference", log('"net"', "alicloud_log_store.flow.logstore_name"), store('"net"'), "alicloud_log_store.flow"],
    ["outside", log('"net"', '"flow"'), "", "?outside-scan flow"],
    ["unread", log("var.any", '"flow"'), '\nvariable "any" {}', "?variable-unset any"],
  ])("%s", (_name, code, more, found) => {
    expect(facts("flow-log", "alicloud_vpc_flow_log.main", code + more)).toMatchObject({
      store: found,
      retention: "n/a set-elsewhere store",
    });
  });
});

describe("a vSwitch is filtered by an ACL", () => {
  const vswitch = `${vpc}variable "any" {}\nresource "alicloud_vswitch" "a" {\n  vpc_id = alicloud_vpc.main.id\n}\n`;
  const resources = (id: string): string => `resources {\n    resource_type = "VSwitch"\n    resource_id = ${id}\n  }`;
  const acl = (body: string, type = "alicloud_network_acl"): string => `resource "${type}" "acl" {\n  ${body}\n}\n`;
  const attachment = (id: string): string =>
    `resource "alicloud_vpc_network_acl_attachment" "acl" {\n  resource_type = "VSwitch"\n  resource_id = ${id}\n}\n`;
  it.each<[string, string, unknown]>([
    ["none", "", false],
    ["inline", acl(resources("alicloud_vswitch.a.id")), true],
    ["inline, the second", acl(`${resources('"vsw-example0001"')}\n  ${resources("alicloud_vswitch.a.id")}`), true],
    ["inline, of another", acl(resources('"vsw-example0001"')), false],
    ["inline, unread", acl(resources("var.any")), "?variable-unset any"],
    ["older attachment", acl(resources("alicloud_vswitch.a.id"), "alicloud_network_acl_attachment"), true],
    ["attachment", attachment("alicloud_vswitch.a.id"), true],
    ["attachment, unread", attachment("var.any"), "?variable-unset any"],
    ["attachment, perhaps", attachment("alicloud_vswitch.a.id").replace("{", "{\n  count = var.any ? 1 : 0"), expect.stringMatching(/^\?/)],
  ])("%s", (_name, code, filtered) => {
    expect(facts("subnet", "alicloud_vswitch.a", vswitch + code)["filtered"]).toEqual(filtered);
  });
});
