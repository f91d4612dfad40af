import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const trail = (body: string, type = "alicloud_actiontrail_trail", name = "trail_name"): string =>
  `variable "any" {}\nresource "${type}" "main" {\n  ${name} = "main"\n${body}\n}\n`;
const told = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("audit-trail", "alicloud_actiontrail_trail.main", trail(body) + more);
const elsewhere = "n/a set-elsewhere store";

it.each<[string, unknown, unknown]>([
  ["", true, true],
  ['status = "Enable"', true, true],
  ['status = "Disable"', false, true],
  ['status = "Fresh"', '?unexpected-value status = "Fresh"', true],
  ['trail_region = "All"', true, true],
  ['trail_region = "cn-hangzhou"', true, false],
  ['trail_region = "cn-hangzhou,cn-shanghai"', true, "?not-visible trail_region"],
  ["trail_region = var.any", true, "?variable-unset any"],
])("a trail with %j", (body, active, allRegions) => {
  expect(told(body)).toMatchObject({ active, allRegions });
});

it("may go by its older name", () => {
  const older = facts(
    "audit-trail",
    "alicloud_actiontrail.main",
    trail('oss_bucket_name = "audit"\nevent_rw = "All"', "alicloud_actiontrail", "name"),
  );
  expect(older).toEqual(told('oss_bucket_name = "audit"'));
  expect(facts("audit-trail", "alicloud_actiontrail.main", trail("", "alicloud_actiontrail", "name"))["allEvents"]).toBe(
    "?provider-version event_rw before 1.95",
  );
});

describe("destinations", () => {
  it.each<[string, readonly unknown[]]>([
    ["", []],
    ['oss_bucket_name = ""', []],
    ['oss_bucket_name = "audit"', [{ store: "audit", retention: elsewhere }]],
    ["oss_bucket_name = var.any", [{ store: "?variable-unset any", retention: elsewhere }]],
    [
      'sls_project_arn = "acs:log:cn-hangzhou:123456789012:project/audit"',
      [{ store: "?not-visible actiontrail_main", retention: elsewhere }],
    ],
    [
      'max_compute_project_arn = "acs:odps:cn-hangzhou:123456789012:project/audit"',
      [{ store: "?not-visible max_compute_project_arn", retention: "?not-visible max_compute_project_arn" }],
    ],
  ])("%s", (body, destinations) => {
    expect(told(body)["destinations"]).toEqual(destinations);
  });

  const literal = 'sls_project_arn = "acs:log:cn-hangzhou:123456789012:project/audit"';
  const referring = 'sls_project_arn = "acs:log:cn-hangzhou:${var.any}:project/${alicloud_log_project.audit.project_name}"';
  const project = 'resource "alicloud_log_project" "audit" {\n  project_name = "audit"\n}\n';
  const store = (of: string, name = "actiontrail_main"): string =>
    `resource "alicloud_log_store" "audit" {\n  project_name = ${of}\n  logstore_name = "${name}"\n}\n`;
  it.each<[string, string, string, unknown]>([
    ["of the project", literal, store('"audit"'), "alicloud_log_store.audit"],
    ["of the project, by reference", referring, project + store("alicloud_log_project.audit.project_name"), "alicloud_log_store.audit"],
    ["of another project", literal, store('"other"'), "?not-visible actiontrail_main"],
    ["with another name", literal, store('"audit"', "traffic"), "?not-visible actiontrail_main"],
  ])("find the log store of the service where code declares it: %s", (_name, body, more, found) => {
    expect(told(body, more)["destinations"]).toEqual([{ store: found, retention: elsewhere }]);
  });
});

it.each<[string, unknown]>([
  ["", 30],
  ["retention_period = 180", 180],
  ["retention_period = 3650", "forever"],
  ["retention_period = var.any", "?variable-unset any"],
])("a log store with %j", (body, retention) => {
  expect(
    facts("log-store", "alicloud_log_store.main", `variable "any" {}\nresource "alicloud_log_store" "main" {\n  name = "main"\n${body}\n}`),
  ).toMatchObject({ retention });
});

it.each<[string, object]>([
  ["", { managementEvents: true, allEvents: true, integrityValidated: "n/a not-offered audit-trail/integrity", toLogService: false }],
  ['event_rw = "All"', { allEvents: true }],
  ['event_rw = "Write"', { managementEvents: true, allEvents: false }],
  ["event_rw = var.any", { allEvents: "?variable-unset any" }],
  ['sls_project_arn = "acs:log:cn-hangzhou:123456789012:project/audit"', { toLogService: true, customerKey: elsewhere }],
  ["sls_project_arn = var.any", { toLogService: "?variable-unset any" }],
])("what a trail with %j records, and where", (body, expected) => {
  expect(told(body)).toMatchObject({ recordedAccount: "code/.#account/alicloud", ...expected });
});

it.each<[string, unknown]>([
  ["", false],
  ["encrypt_conf {\n  enable = true\n}", false],
  ['encrypt_conf {\n  enable = false\n  user_cmk_info {\n    cmk_key_id = "key-example0001"\n  }\n}', false],
  ['encrypt_conf {\n  enable = true\n  user_cmk_info {\n    cmk_key_id = "key-example0001"\n  }\n}', true],
  ['encrypt_conf {\n  enable = true\n  user_cmk_info {\n    cmk_key_id = "alias/acs/sls"\n  }\n}', false],
  ["encrypt_conf {\n  enable = true\n  user_cmk_info {\n    cmk_key_id = var.any\n  }\n}", "?variable-unset any"],
])("a log store with %j has a key of its own: %s", (body, customerKey) => {
  const code = `variable "any" {}\nresource "alicloud_log_store" "main" {\n  name = "main"\n${body}\n}`;
  expect(facts("log-store", "alicloud_log_store.main", code)["customerKey"]).toBe(customerKey);
});
