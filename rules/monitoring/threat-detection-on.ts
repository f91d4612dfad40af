import { mapFact } from "../../src/model/fact.ts";
import type { Workload } from "../../src/model/kinds/threat-detection.ts";
import { must } from "../../src/rule/combinators.ts";
import { onlyWhere } from "../../src/rule/conditions.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

/** Stores of data are asked for by a question of their own. */
const judged: readonly Workload[] = ["activity", "machines", "kubernetes", "functions", "web-apps", "vaults", "messaging"];

export default defineRule({
  id: "monitoring/threat-detection-on",
  question: "MON-01",
  title: { en: "The cloud's threat detection watches accounts and workloads", zh: "原生威胁检测覆盖账号与工作负载" },
  severity: "high",
  kind: "threat-detection",
  controls: ["CLD.12.4.5", "12.2.1"],
  why: {
    en: "The provider sees calls, names and traffic of the whole account and knows what an intrusion looks like. Where its detection is off, a stolen key or a mining machine is noticed by the bill.",
    zh: "云服务商能看到整个账号的调用、域名解析与流量，并了解入侵的特征。未启用检测时，密钥被盗或主机被植入挖矿程序往往要到收到账单时才被发现。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn GuardDuty on in every region, best from a delegated administrator for the whole organization, with its protection plans.",
        zh: "在每个区域启用 GuardDuty 及其防护计划，最好由组织的委派管理员统一启用。",
      },
      cli: "aws guardduty create-detector --enable --region REGION",
      terraform:
        'resource "aws_guardduty_detector" "this" {\n  enable = true\n}\n\nresource "aws_guardduty_detector_feature" "kubernetes" {\n  detector_id = aws_guardduty_detector.this.id\n  name        = "EKS_AUDIT_LOGS"\n  status      = "ENABLED"\n}',
    },
    azure: {
      text: { en: "Turn on the plan of Defender for Cloud for the subscription.", zh: "为订阅启用 Defender for Cloud 的相应计划。" },
      cli: "az security pricing create -n VirtualMachines --tier Standard",
      terraform:
        'resource "azurerm_security_center_subscription_pricing" "machines" {\n  tier          = "Standard"\n  resource_type = "VirtualMachines"\n}',
    },
    alicloud: {
      text: {
        en: "Move Security Center from the free edition to one that detects intrusions (Anti-virus, Advanced, Enterprise, Ultimate).",
        zh: "将云安全中心由免费版升级为具备入侵检测能力的版本（防病毒版、高级版、企业版或旗舰版）。",
      },
      terraform:
        'resource "alicloud_threat_detection_instance" "this" {\n  version_code = "level2"\n  payment_type = "Subscription"\n  period       = 1\n  buy_number   = "10"\n}',
    },
  },
  check: (plan) =>
    onlyWhere(
      mapFact(plan.workload, (workload) => judged.includes(workload)),
      "workload",
      { en: "The plan watches none of the workloads asked for here.", zh: "该计划所监测的内容不属于本项所问的工作负载。" },
      () => must(plan, "on", (on) => on, { en: "Threat detection is off.", zh: "威胁检测未启用。" }),
    ),
  examples: {
    pass: [{ resource: given("threat-detection", { workload: "activity", on: true }) }],
    fail: [
      { resource: given("threat-detection", { workload: "activity", on: false }) },
      { resource: given("threat-detection", { workload: "machines", on: false }) },
    ],
  },
});
