import type { FlowLog } from "../../src/model/kinds/flow-log.ts";
import { none } from "../../src/model/many.ts";
import { allOf, anyOf, every, must, some } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

const uncovered = { en: "No flow log covers this network.", zh: "没有流日志覆盖该网络。" };

const writesAll = (log: FlowLog) =>
  allOf(
    must(log, "active", (on) => on, { en: "The flow log is switched off.", zh: "流日志处于关闭状态。" }),
    must(
      log,
      "traffic",
      (traffic) => traffic === "all",
      (traffic) => ({
        en: `The flow log records only ${traffic} traffic.`,
        zh: `流日志仅记录${traffic === "accepted" ? "被放行" : "被拒绝"}的流量。`,
      }),
    ),
  );

export default defineRule({
  id: "network-segregation/flow-logs-on",
  question: "NET-14",
  title: { en: "Virtual network writes flow logs for all traffic", zh: "虚拟网络为全部流量记录流日志" },
  severity: "medium",
  kind: "virtual-network",
  controls: ["12.4.1", "CLD.13.1.4", "13.1.1"],
  why: {
    en: "Flow logs are the only record of who talked to whom inside the network. Without them an intrusion cannot be traced, and the separation that was declared cannot be shown to work.",
    zh: "流日志是网络内部通信的唯一记录。缺少流日志既无法追溯入侵，也无法证明所申报的隔离确实有效。",
  },
  fix: {
    aws: {
      text: { en: "Create a flow log on the VPC with traffic type ALL.", zh: "为该 VPC 创建流日志，流量类型选 ALL。" },
      cli: "aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC --traffic-type ALL --log-destination-type s3 --log-destination BUCKET_ARN",
      terraform:
        'resource "aws_flow_log" "example" {\n  vpc_id               = aws_vpc.example.id\n  traffic_type         = "ALL"\n  log_destination_type = "s3"\n  log_destination      = aws_s3_bucket.logs.arn\n}',
    },
    azure: {
      text: {
        en: "Create a virtual-network flow log in Network Watcher of the network's region.",
        zh: "在该网络所在区域的网络观察程序中创建虚拟网络流日志。",
      },
      cli: "az network watcher flow-log create --location REGION --name NAME --vnet VNET --storage-account ACCOUNT --enabled true",
      terraform:
        'resource "azurerm_network_watcher_flow_log" "example" {\n  name                 = "example"\n  network_watcher_name = azurerm_network_watcher.example.name\n  resource_group_name  = azurerm_resource_group.example.name\n  target_resource_id   = azurerm_virtual_network.example.id\n  storage_account_id   = azurerm_storage_account.logs.id\n  enabled              = true\n  retention_policy {\n    enabled = true\n    days    = 180\n  }\n}',
    },
    alicloud: {
      text: { en: "Create a flow log on the VPC with traffic type All.", zh: "为该 VPC 创建流日志，流量类型选全部流量。" },
      cli: "aliyun vpc CreateFlowLog --ResourceType VPC --ResourceId VPC --TrafficType All --ProjectName PROJECT --LogStoreName LOGSTORE",
      terraform:
        'resource "alicloud_vpc_flow_log" "example" {\n  resource_type  = "VPC"\n  resource_id    = alicloud_vpc.example.id\n  traffic_type   = "All"\n  project_name   = alicloud_log_project.example.project_name\n  log_store_name = alicloud_log_store.example.logstore_name\n}',
    },
  },
  check: (network, { pointingAt, follow }) => {
    const subnets = pointingAt(network, "subnet", "network");
    type Subnet = (typeof subnets.items)[number];
    const coveredBy = (subnet: Subnet) =>
      anyOf(
        some(pointingAt(subnet, "flow-log", "target"), writesAll, uncovered, "flow logs of the subnet"),
        subnet.securityGroup.state === "known" && subnet.securityGroup.value === null
          ? some(none, writesAll, uncovered)
          : follow(subnet, subnet.securityGroup as typeof subnet.network, "security-group", (group) =>
              some(pointingAt(group, "flow-log", "target"), writesAll, uncovered),
            ),
      );
    const verdicts = new Map(subnets.items.map((subnet) => [subnet, coveredBy(subnet)]));
    const covered = (subnet: Subnet) => verdicts.get(subnet) ?? coveredBy(subnet);
    return anyOf(
      some(pointingAt(network, "flow-log", "target"), writesAll, uncovered, "flow logs"),
      allOf(some(subnets, covered, uncovered, "subnets"), every(subnets, covered, "subnets")),
    );
  },
  examples: {
    pass: [
      {
        resource: given("virtual-network", { id: "network" }),
        with: [given("flow-log", { target: "network", active: true, traffic: "all" })],
      },
    ],
    fail: [
      { resource: given("virtual-network", { id: "network" }) },
      {
        resource: given("virtual-network", { id: "network" }),
        with: [given("flow-log", { target: "network", active: true, traffic: "rejected" })],
      },
    ],
  },
});
