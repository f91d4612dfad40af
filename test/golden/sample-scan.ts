import { evaluate } from "../../src/engine/evaluate.ts";
import { rollUp, type RollUp } from "../../src/framework/roll-up.ts";
import { Positions, type At } from "../../src/model/at.ts";
import { known, offering, unknown } from "../../src/model/fact.ts";
import { Inventory } from "../../src/model/inventory.ts";
import type { Resource } from "../../src/model/kinds.ts";
import { opened } from "../../src/model/many.ts";
import { because } from "../../src/model/unknown.ts";
import type { Gap } from "../../src/result/gap.ts";
import type { Coverage, ScanResult } from "../../src/result/scan-result.ts";
import { given, trafficRule } from "../../src/rule/example.ts";
import { edgeCode, machinesCode, networkCode } from "./sample-code.ts";
import { sampleCatalogue } from "./sample-framework.ts";
import { sampleRules } from "./sample-rules.ts";

const positions = new Positions();

/** Position of the first occurrence of some words in a file. */
function file(path: string, text: string): (words: string) => At {
  const source = positions.addSource({ kind: "file", path, text });
  return (words) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`${path} does not say ${words}`);
    return positions.add(source, start, start + words.length);
  };
}

const network = file("shop/main.tf", networkCode);
const edge = file("shop/edge/main.tf", edgeCode);
const machines = file("shop/机器.tf", machinesCode);
const broken = file("shop/broken.tf", 'resource "aws_vpc" {{\n');
const answer = positions.addSource({
  kind: "answer",
  operation: "ecs:DescribeSecurityGroupAttribute",
  time: "2027-01-15T08:00:00Z",
  paths: [],
});
const code = { scope: "code/shop" };
const account = {
  provider: "alicloud",
  cloud: "alicloud-cn",
  account: "1234567890123456",
  region: "cn-hangzhou",
  scope: "alicloud/cn/1234567890123456/cn-hangzhou",
} as const;

const notOffered = offering({
  "disk-encryption": { en: "Managed disks are always encrypted by the platform.", zh: "托管磁盘始终由平台加密。" },
});

const open22 = trafficRule({ from: ["0.0.0.0/0"], ports: [[22, 22]] });
const unread = because("variable-unset", "office_cidr", network("var.office_cidr"));

const resources: readonly Resource[] = [
  ...["a", "b", "c"].map((key) =>
    given("security-group", {
      ...code,
      id: `shop#module.edge["${key}"].aws_security_group.ssh`,
      name: "生产环境-边界",
      native: "aws_security_group",
      semantics: "allow-only",
      rules: [{ ...open22, at: edge('"0.0.0.0/0"') }],
      at: edge('resource "aws_security_group" "ssh"'),
    }),
  ),
  given("security-group", {
    ...code,
    id: "shop#aws_security_group.office",
    name: "office",
    native: "aws_security_group",
    semantics: "allow-only",
    rules: [{ ...open22, at: network("ingress {"), peers: opened([], unread) }],
    at: network('resource "aws_security_group" "office"'),
  }),
  given("security-group", {
    ...account,
    id: `${account.scope}#security-group/sg-bp1example`,
    name: "生产-网关",
    native: "ecs:DescribeSecurityGroupAttribute",
    semantics: "priority-drop-wins",
    rules: [{ ...open22, at: positions.addPath(answer, "Permissions.Permission[1]") }],
    at: positions.addPath(answer, ""),
  }),
  given("disk", {
    ...code,
    id: "shop#azurerm_managed_disk.data",
    provider: "azure",
    native: "azurerm_managed_disk",
    name: "data",
    encrypted: notOffered["disk-encryption"],
    at: machines('resource "azurerm_managed_disk" "data"'),
  }),
  given("disk", {
    ...code,
    id: "shop#alicloud_disk.数据盘",
    provider: "alicloud",
    native: "alicloud_disk",
    name: "数据盘-订单",
    encrypted: known(false, { at: machines("encrypted = false") }),
    at: machines('resource "alicloud_disk" "数据盘"'),
  }),
  given("disk", {
    ...code,
    id: "shop#alicloud_instance.web/system",
    provider: "alicloud",
    native: "alicloud_instance",
    name: "web",
    encrypted: known(false, {
      at: machines("system_disk_encrypted = false"),
      assumes: { en: "the account does not encrypt disks by default", zh: "账号未开启云盘默认加密" },
    }),
    at: machines('resource "alicloud_instance" "web"'),
  }),
  given("disk", {
    ...code,
    id: "shop#aws_ebs_volume.scratch",
    native: "aws_ebs_volume",
    name: "scratch",
    encrypted: known(false, { at: machines("encrypted =    false") }),
    at: machines('resource "aws_ebs_volume" "scratch"'),
  }),
  given("disk", {
    ...code,
    id: "shop#aws_ebs_volume.assumed",
    native: "aws_ebs_volume",
    name: "assumed",
    encrypted: known(true, { assumes: { en: "the region encrypts volumes by default", zh: "该区域默认加密卷" } }),
    at: machines('resource "aws_ebs_volume" "scratch"'),
  }),
  given("virtual-network", {
    ...code,
    id: "shop#aws_vpc.main",
    native: "aws_vpc",
    name: "main",
    isDefault: false,
    at: network('resource "aws_vpc" "main"'),
  }),
  given("virtual-network", {
    ...account,
    id: `${account.scope}#virtual-network/vpc-bp1example`,
    native: "vpc:DescribeVpcs",
    name: "订单",
    isDefault: false,
    at: positions.addPath(answer, "Vpc"),
  }),
  given("log-store", {
    ...code,
    id: "shop#aws_cloudwatch_log_group.short",
    native: "aws_cloudwatch_log_group",
    name: "short",
    retention: 200,
    at: network("module"),
  }),
  given("log-store", {
    ...code,
    id: "shop#aws_cloudwatch_log_group.long",
    native: "aws_cloudwatch_log_group",
    name: "long",
    retention: "forever",
    at: network("module"),
  }),
  given("log-store", {
    ...code,
    id: "shop#aws_cloudwatch_log_group.odd",
    native: "aws_cloudwatch_log_group",
    name: "odd",
    retention: unknown("unexpected-value", 'token = "canary-of-a-default"'),
    at: network("module"),
  }),
];

const gaps: readonly Gap[] = [
  {
    why: because("file-unreadable", "shop/broken.tf", broken("{{")),
    text: { en: "A block is opened twice.", zh: "代码块重复打开。" },
    at: broken("{{"),
    path: "shop/broken.tf",
    scope: "code/shop",
  },
  {
    why: because("denied", "vpc:DescribeFlowLogs"),
    text: { en: "The call vpc:DescribeFlowLogs was denied.", zh: "调用 vpc:DescribeFlowLogs 被拒绝。" },
    scope: account.scope,
    kinds: ["flow-log"],
  },
];

const coverage: Coverage = {
  files: 4,
  lines: 62,
  resources: resources.length,
  scopes: [code.scope, account.scope],
  elsewhere: [],
  listed: [
    { scope: code.scope, kinds: "every" },
    { scope: account.scope, kinds: ["security-group", "virtual-network", "disk", "log-store"] },
  ],
  notMapped: [
    { provider: "alicloud", type: "alicloud_ram_role", count: 1 },
    { provider: "aws", type: "aws_iam_role", count: 1204 },
  ],
};

/** A scan with one of everything a report has to show. */
export const sampleScan: ScanResult = evaluate(
  new Inventory({ resources, listed: coverage.listed, elsewhere: [], positions }),
  sampleRules,
  {
    asOf: "2027-01-15T09:30:00Z",
    version: "0.1.0",
    settings: new Map([["logging/logs-are-kept", { params: { retention: 365 } }]]),
    waivers: [
      {
        rule: "encryption/disk-at-rest",
        resource: "shop#aws_ebs_volume.scratch",
        owner: "数据平台组",
        reason: "scratch space, wiped every night",
        expires: "2027-03-31",
      },
      {
        rule: "encryption/disk-at-rest",
        resource: "shop#alicloud_disk.*",
        owner: "订单组",
        reason: "moves to encrypted disks with the next release",
        expires: "2026-12-31",
      },
    ],
    deselected: [],
    gaps,
    coverage,
  },
);

export const sampleRollUp: RollUp = rollUp(
  sampleCatalogue,
  sampleCatalogue.frameworks[0] ?? sampleCatalogue.numbering,
  sampleRules,
  sampleScan,
);
