import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const made = (type: string, body = "", name = "a"): string => `resource "${type}" "${name}" {\n${lines(body)}}\n`;
const variable = 'variable "v" {}\n';
const trail = (body = 's3_bucket_name = "audit"'): Readonly<Record<string, unknown>> =>
  facts("audit-trail", "aws_cloudtrail.a", variable + made("aws_cloudtrail", body));

describe("a trail", () => {
  it("is on unless it is turned off, and about one region unless it is widened", () => {
    expect(trail()).toMatchObject({ active: true, allRegions: false });
    expect(trail('s3_bucket_name = "audit"; enable_logging = false; is_multi_region_trail = true')).toMatchObject({
      active: false,
      allRegions: true,
    });
    expect(trail('s3_bucket_name = "audit"; is_multi_region_trail = var.v')["allRegions"]).toBe("?variable-unset v");
  });
  it("delivers to its bucket, and to a log group by reference or by ARN", () => {
    const bucket = { store: "audit", retention: "n/a store", label: "bucket" };
    const group = { store: "trail", retention: "n/a store", label: "log group" };
    expect(trail()["destinations"]).toEqual([bucket]);
    expect(
      trail('s3_bucket_name = "audit"; cloud_watch_logs_group_arn = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:trail:*"')[
        "destinations"
      ],
    ).toEqual([bucket, group]);
    const code =
      made("aws_cloudwatch_log_group", 'name = "trail"') +
      made("aws_cloudtrail", 's3_bucket_name = "audit"; cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.a.arn}:*"');
    expect(facts("audit-trail", "aws_cloudtrail.a", code)["destinations"]).toEqual([
      bucket,
      { ...group, store: "aws_cloudwatch_log_group.a" },
    ]);
  });
});

describe("how long the bucket of a trail keeps its files", () => {
  const rule = (prefix: string, days: number, more = ""): string =>
    `lifecycle_rule { ; enabled = true ; prefix = "${prefix}" ; ${more} ; expiration { ; days = ${String(days)} ; } ; }`;
  it.each<[string, string, string, unknown]>([
    ["no rule", "", "", "n/a store"],
    ["a rule for all", rule("", 30), "", "n/a store"],
    ["a rule for other files", rule("tmp/", 7), "", "forever"],
    ["a rule for the trail's files", rule("AWSLogs/", 30), "", 30],
    ["a rule for some of the trail's files", rule("AWSLogs/123456789012/CloudTrail/", 30), "", 30],
    ["the shorter of two", `${rule("AWSLogs/", 30)} ; ${rule("", 20)}`, "", 20],
    ["a prefix of the trail", rule("AWSLogs/", 30), 's3_key_prefix = "org"', "forever"],
    ["a prefix of both", rule("org/", 30), 's3_key_prefix = "org"', 30],
    ["a prefix that is not known", rule("AWSLogs/", 30), "s3_key_prefix = var.v", "?variable-unset v"],
    ["tags, which a trail does not write", rule("", 7, "tags = { a = 1 }"), "", "forever"],
  ])("%s", (_, rules, own, retention) => {
    const code =
      variable +
      made("aws_s3_bucket", `bucket = "audit" ; ${rules}`) +
      made("aws_cloudtrail", `s3_bucket_name = aws_s3_bucket.a.id; ${own}`);
    expect(facts("audit-trail", "aws_cloudtrail.a", code)["destinations"]).toMatchObject([{ store: "aws_s3_bucket.a", retention }]);
  });
});

it("takes an event data store as a trail that keeps its own events", () => {
  const store = (body: string): unknown =>
    facts("audit-trail", "aws_cloudtrail_event_data_store.a", made("aws_cloudtrail_event_data_store", body));
  expect(store("")).toMatchObject({ active: true, allRegions: true, destinations: [{ retention: 2555 }] });
  expect(store("multi_region_enabled = false; retention_period = 90; suspend = true")).toMatchObject({
    active: false,
    allRegions: false,
    destinations: [{ retention: 90 }],
  });
});

it.each<[string, unknown]>([
  ["", "forever"],
  ["retention_in_days = 0", "forever"],
  ["retention_in_days = 90", 90],
  ["retention_in_days = var.v", "?variable-unset v"],
  ['log_group_class = "DELIVERY"; retention_in_days = 90', 1],
])("a log group with %s", (body, retention) => {
  expect(facts("log-store", "aws_cloudwatch_log_group.a", variable + made("aws_cloudwatch_log_group", body))["retention"]).toBe(retention);
});

describe("what a trail records", () => {
  const basic = (body = ""): string => `event_selector { ; ${body} ; }`;
  const field = (name: string, value: string): string => `field_selector { ; field = "${name}" ; ${value} ; }`;
  const advanced = (...fields: readonly string[]): string => `advanced_event_selector { ; ${fields.join(" ; ")} ; }`;
  const management = field("eventCategory", 'equals = ["Management"]');
  it.each<[string, unknown, unknown]>([
    ["", true, true],
    ["include_global_service_events = false", true, false],
    [basic(), true, true],
    [basic('read_write_type = "WriteOnly"'), true, false],
    [`${basic('read_write_type = "WriteOnly"')} ; ${basic('read_write_type = "ReadOnly"')}`, true, true],
    [basic("include_management_events = false"), false, false],
    [basic('exclude_management_event_sources = ["kms"]'), true, false],
    [basic("read_write_type = var.v"), "?variable-unset v", "?variable-unset v"],
    [advanced(management), true, true],
    [advanced(field("eventCategory", 'equals = ["Data"]')), false, false],
    [advanced(management, field("readOnly", 'equals = ["true"]')), true, false],
    [advanced(management, field("readOnly", 'not_equals = ["true"]')), true, false],
    [
      `${advanced(management, field("readOnly", 'equals = ["true"]'))} ; ${advanced(management, field("readOnly", 'equals = ["false"]'))}`,
      true,
      true,
    ],
    [advanced(management, field("eventSource", 'not_equals = ["kms"]')), true, false],
    [advanced(field("eventCategory", "equals = var.v")), "?variable-unset v", "?variable-unset v"],
    [
      `dynamic "event_selector" { ; for_each = var.v ; content { ; read_write_type = "ReadOnly" ; } ; }`,
      "?variable-unset v",
      "?variable-unset v",
    ],
  ])("%s", (body, managementEvents, allEvents) => {
    expect(trail(`s3_bucket_name = "audit"; ${body}`)).toMatchObject({ managementEvents, allEvents });
  });
});

it("a trail points at the account it records, and tells how its files are kept", () => {
  expect(trail()).toMatchObject({ integrityValidated: false, customerKey: false, toLogService: false });
  expect(trail()["recordedAccount"]).toMatch(/#account\/aws$/);
  const full =
    's3_bucket_name = "audit"; enable_log_file_validation = true; kms_key_id = "alias/audit"; cloud_watch_logs_group_arn = "arn:x:logs:r:1:log-group:g:*"';
  expect(trail(full)).toMatchObject({ integrityValidated: true, customerKey: true, toLogService: true });
  expect(trail('s3_bucket_name = "audit"; cloud_watch_logs_group_arn = var.v')["toLogService"]).toBe("?variable-unset v");
});

it("an event data store is a log service of its own, and cannot be changed", () => {
  const store = facts("audit-trail", "aws_cloudtrail_event_data_store.a", made("aws_cloudtrail_event_data_store"));
  expect(store).toMatchObject({
    managementEvents: true,
    allEvents: true,
    toLogService: true,
    customerKey: false,
    integrityValidated: "n/a audit-trail/event-data-store-integrity",
  });
});
