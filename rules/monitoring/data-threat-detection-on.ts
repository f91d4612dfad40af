import { mapFact } from "../../src/model/fact.ts";
import { must } from "../../src/rule/combinators.ts";
import { onlyWhere } from "../../src/rule/conditions.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "monitoring/data-threat-detection-on",
  question: "MON-03",
  title: { en: "The cloud's threat detection watches object stores and databases", zh: "原生威胁检测覆盖对象存储与数据库" },
  severity: "medium",
  kind: "threat-detection",
  controls: ["CLD.12.4.5"],
  why: {
    en: "Whoever has valid credentials copies data by ordinary requests. Only a service that knows what is usual for a store or database tells a theft from a backup.",
    zh: "持有有效凭据者以普通请求即可复制数据。只有了解存储与数据库常态的服务，才能将窃取与备份区分开来。",
  },
  fix: {
    aws: {
      text: { en: "Turn on S3 Protection and RDS Protection of GuardDuty.", zh: "启用 GuardDuty 的 S3 防护与 RDS 防护。" },
      cli: 'aws guardduty update-detector --detector-id DETECTOR --features \'[{"Name":"S3_DATA_EVENTS","Status":"ENABLED"},{"Name":"RDS_LOGIN_EVENTS","Status":"ENABLED"}]\'',
      terraform:
        'resource "aws_guardduty_detector_feature" "objects" {\n  detector_id = aws_guardduty_detector.this.id\n  name        = "S3_DATA_EVENTS"\n  status      = "ENABLED"\n}',
    },
    azure: {
      text: {
        en: "Turn on Defender for Storage and the Defender plans for databases.",
        zh: "启用 Defender for Storage 及各数据库的 Defender 计划。",
      },
      cli: "az security pricing create -n StorageAccounts --tier Standard --subplan DefenderForStorageV2",
      terraform:
        'resource "azurerm_security_center_subscription_pricing" "storage" {\n  tier          = "Standard"\n  resource_type = "StorageAccounts"\n  subplan       = "DefenderForStorageV2"\n}',
    },
  },
  check: (plan) =>
    onlyWhere(
      mapFact(plan.workload, (workload) => workload === "object-stores" || workload === "databases"),
      "workload",
      { en: "The plan watches no store of data.", zh: "该计划不监测数据存储。" },
      () => must(plan, "on", (on) => on, { en: "Threat detection for stored data is off.", zh: "数据存储的威胁检测未启用。" }),
    ),
  examples: {
    pass: [{ resource: given("threat-detection", { workload: "object-stores", on: true }) }],
    fail: [{ resource: given("threat-detection", { workload: "databases", on: false }) }],
  },
});
