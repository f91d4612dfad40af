import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/audit-trail-all-events",
  question: "LOG-01",
  title: { en: "Audit trail records reads, writes and global services", zh: "审计跟踪记录读写操作及全局服务事件" },
  severity: "high",
  kind: "audit-trail",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "A trail that records only writes does not show how an intruder looked around, and one that leaves out global services misses identities altogether.",
    zh: "仅记录写操作的跟踪看不到入侵者如何探查环境；遗漏全局服务则完全看不到身份相关操作。",
  },
  fix: {
    aws: {
      text: { en: "Record management events of both kinds, with global services.", zh: "记录读写两类管理事件并包含全局服务。" },
      cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors \'[{"ReadWriteType":"All","IncludeManagementEvents":true}]\'',
      terraform: 'event_selector {\n  read_write_type           = "All"\n  include_management_events = true\n}',
    },
    azure: {
      text: {
        en: "Export at least the categories Administrative, Security and Policy.",
        zh: "至少导出 Administrative、Security、Policy 三个类别。",
      },
      terraform:
        'enabled_log {\n  category = "Administrative"\n}\nenabled_log {\n  category = "Security"\n}\nenabled_log {\n  category = "Policy"\n}',
    },
    alicloud: {
      text: { en: "Let the trail deliver events of all kinds.", zh: "将跟踪的事件类型设为全部。" },
      cli: "aliyun actiontrail UpdateTrail --Name TRAIL --EventRW All",
      terraform: 'event_rw = "All"',
    },
  },
  check: (trail) =>
    must(trail, "allEvents", (on) => on, { en: "The trail leaves out part of the management events.", zh: "该跟踪遗漏部分管理事件。" }),
  examples: {
    pass: [{ resource: given("audit-trail", { allEvents: true }) }],
    fail: [{ resource: given("audit-trail", { allEvents: false }) }],
  },
});
