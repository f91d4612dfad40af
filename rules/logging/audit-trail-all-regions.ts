import { allOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/audit-trail-all-regions",
  question: "LOG-01",
  title: { en: "Audit trail covers all regions", zh: "操作审计跟踪覆盖全部地域" },
  severity: "high",
  kind: "audit-trail",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "An intruder works in the region nobody looks at. A trail that records one region only leaves the others without any evidence.",
    zh: "入侵者往往选择无人关注的地域活动。仅记录单一地域的跟踪会使其余地域毫无证据可查。",
  },
  fix: {
    aws: {
      text: { en: "Make the trail a multi-region trail.", zh: "将该跟踪改为多区域跟踪。" },
      cli: "aws cloudtrail update-trail --name TRAIL --is-multi-region-trail",
      terraform: 'resource "aws_cloudtrail" "example" {\n  # …\n  is_multi_region_trail = true\n}',
    },
    azure: {
      text: {
        en: "Export the activity log by a diagnostic setting of the subscription: it is global by nature.",
        zh: "使用订阅级诊断设置导出活动日志，其本身即覆盖全部地域。",
      },
      cli: 'az monitor diagnostic-settings subscription create --name NAME --location REGION --workspace WORKSPACE --logs \'[{"category":"Administrative","enabled":true}]\'',
      terraform:
        'resource "azurerm_monitor_diagnostic_setting" "activity" {\n  name                       = "activity"\n  target_resource_id         = data.azurerm_subscription.current.id\n  log_analytics_workspace_id = azurerm_log_analytics_workspace.example.id\n  enabled_log {\n    category = "Administrative"\n  }\n}',
    },
    alicloud: {
      text: { en: "Let the trail record all regions.", zh: "将跟踪地域设为全部地域。" },
      cli: "aliyun actiontrail UpdateTrail --Name TRAIL --TrailRegion All",
      terraform: 'resource "alicloud_actiontrail_trail" "example" {\n  # …\n  trail_region = "All"\n}',
    },
  },
  check: (trail) =>
    allOf(
      must(trail, "active", (on) => on, { en: "The trail is stopped: it covers no region.", zh: "该跟踪已停止，未覆盖任何地域。" }),
      must(trail, "allRegions", (all) => all, { en: "The trail does not cover all regions.", zh: "该跟踪未覆盖全部地域。" }),
    ),
  examples: {
    pass: [{ resource: given("audit-trail", { active: true, allRegions: true }) }],
    fail: [
      { resource: given("audit-trail", { active: true, allRegions: false }) },
      { resource: given("audit-trail", { active: false, allRegions: true }) },
    ],
  },
});
