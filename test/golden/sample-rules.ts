import { portSet } from "../../src/model/traffic.ts";
import { must, some } from "../../src/rule/combinators.ts";
import { defineRule, type Rule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";
import { closedToInternet } from "../../src/rule/traffic-check.ts";

/** Four rules of the golden scan. They stand here, so that the reports do not change with the wording of the catalogue. */
const ssh = defineRule({
  id: "vm-hardening/no-ssh-for-all",
  question: "VMH-01",
  title: { en: "Security group keeps SSH closed to the internet", zh: "安全组未向互联网开放 SSH" },
  severity: "critical",
  kind: "security-group",
  controls: ["CLD.9.5.2", "13.1.1"],
  why: { en: "Because.", zh: "理由。" },
  fix: {
    aws: {
      text: { en: "Narrow the source of the rule to the addresses of your bastion.", zh: "将规则来源收窄为堡垒机地址。" },
      terraform: 'ingress {\n  from_port   = 22\n  to_port     = 22\n  protocol    = "tcp"\n  cidr_blocks = ["10.0.0.0/24"]\n}',
      cli: "aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port 22 --cidr 0.0.0.0/0",
    },
    alicloud: {
      text: { en: "Revoke the rule.", zh: "撤销该规则。" },
      cli: "aliyun ecs RevokeSecurityGroup --SecurityGroupId GROUP --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 0.0.0.0/0",
    },
  },
  check: (group) =>
    closedToInternet(group, { direction: "ingress", protocol: "tcp", ports: portSet([22, 22]) }, () => ({
      en: "SSH (TCP 22) is open to every address of the internet.",
      zh: "SSH（TCP 22）向互联网任意地址开放。",
    })),
  examples: { pass: [{ resource: given("security-group", {}) }], fail: [{ resource: given("security-group", {}) }] },
});

const disks = defineRule({
  id: "encryption/disk-at-rest",
  question: "VMH-06",
  title: { en: "Disks are encrypted at rest", zh: "磁盘静态加密" },
  severity: "high",
  kind: "disk",
  controls: ["10.1.1"],
  why: { en: "Because.", zh: "理由。" },
  fix: {
    aws: { text: { en: "Create an encrypted copy and replace the volume.", zh: "创建加密副本并替换该卷。" } },
    alicloud: {
      text: {
        en: "Create an encrypted disk from an encrypted snapshot and replace the old one.",
        zh: "由加密快照创建加密云盘并替换原盘。",
      },
      terraform: 'resource "alicloud_ecs_disk_encryption_by_default" "this" {\n  encrypted = true\n}',
    },
  },
  check: (disk) => must(disk, "encrypted", (on) => on, { en: "The disk is not encrypted at rest.", zh: "磁盘未静态加密。" }),
  examples: { pass: [{ resource: given("disk", {}) }], fail: [{ resource: given("disk", {}) }] },
});

const flows = defineRule({
  id: "logging/flows-are-logged",
  question: "NET-14",
  title: { en: "Virtual network writes flow logs", zh: "虚拟网络记录流日志" },
  severity: "medium",
  kind: "virtual-network",
  controls: ["12.4.1", "13.1.1"],
  why: { en: "Because.", zh: "理由。" },
  fix: {},
  check: (network, around) =>
    some(
      around.pointingAt(network, "flow-log", "target"),
      (log) => must(log, "active", (on) => on, { en: "The flow log is off.", zh: "流日志已关闭。" }),
      {
        en: "No flow log covers this network.",
        zh: "没有流日志覆盖该网络。",
      },
    ),
  examples: { pass: [{ resource: given("virtual-network", {}) }], fail: [{ resource: given("virtual-network", {}) }] },
});

const kept = defineRule({
  id: "logging/logs-are-kept",
  question: "LOG-04",
  title: { en: "Logs are kept long enough", zh: "日志保存期限足够" },
  severity: "low",
  kind: "log-store",
  controls: ["18.1.3"],
  why: { en: "Because.", zh: "理由。" },
  fix: {
    aws: {
      text: { en: "Raise the retention of the log group.", zh: "延长日志组的保留期。" },
      cli: "aws logs put-retention-policy --log-group-name GROUP --retention-in-days 365",
    },
  },
  params: { retention: days({ default: 180, floor: 180, label: { en: "Days to keep logs", zh: "日志保存天数" } }) },
  check: (store, { params }) =>
    must(
      store,
      "retention",
      (value) => value === "forever" || value >= params.retention,
      (value) => ({ en: `Logs are kept for ${String(value)} days.`, zh: `日志仅保存 ${String(value)} 天。` }),
    ),
  examples: { pass: [{ resource: given("log-store", {}) }], fail: [{ resource: given("log-store", {}) }] },
});

export const sampleRules: readonly Rule[] = [ssh, disks, flows, kept];
