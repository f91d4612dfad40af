import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { facts, factsOf } from "./mapped.ts";

describe("trails", () => {
  const arn = "trail/main";
  const written = {
    TrailARN: arn,
    Name: "main",
    HomeRegion: "us-east-1",
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    LogFileValidationEnabled: true,
    S3BucketName: "logs",
  };
  const trail = (more: Json = {}): RecordedAnswer => answer("cloudtrail.DescribeTrails", { trailList: [{ ...written, ...more }] });
  const status = (body: Json): RecordedAnswer => answer("cloudtrail.GetTrailStatus", body, { Name: arn });
  const selectors = (body: Json): RecordedAnswer => answer("cloudtrail.GetEventSelectors", { TrailARN: arn, ...body }, { TrailName: arn });
  const basic = (ReadWriteType: string, more: Json = {}): Json => ({
    EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true, ...more }],
  });
  const field = (Field: string, ...Equals: readonly string[]): Json => ({ Field, Equals });
  const advanced = (...FieldSelectors: readonly Json[]): Json => ({ AdvancedEventSelectors: [{ FieldSelectors }] });
  const management = field("eventCategory", "Management");
  const of = (...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> => told("audit-trail", answers);

  it.each<[string, RecordedAnswer, unknown]>([
    ["logging", status({ IsLogging: true }), true],
    ["stopped", status({ IsLogging: false }), false],
    ["logging into a bucket that refuses", status({ IsLogging: true, LatestDeliveryError: "AccessDenied" }), false],
    ["refused", denied("cloudtrail.GetTrailStatus", { Name: arn }), "?denied cloudtrail:GetTrailStatus"],
  ])("are active by their status: %s", (_, answers, active) => {
    expect(of(trail(), answers)["active"]).toEqual(active);
  });
  it.each<[string, RecordedAnswer, unknown, unknown]>([
    ["all", selectors(basic("All")), true, true],
    ["writes", selectors(basic("WriteOnly")), true, false],
    ["data alone", selectors(basic("All", { IncludeManagementEvents: false })), false, false],
    ["without KMS", selectors(basic("All", { ExcludeManagementEventSources: ["kms"] })), true, false],
    ["management", selectors(advanced(management)), true, true],
    ["management, reads", selectors(advanced(management, field("readOnly", "true"))), true, false],
    ["other categories", selectors(advanced(field("eventCategory", "Data"))), false, false],
    ["no selector", selectors({}), "?owed EventSelectors", "?owed EventSelectors"],
    [
      "refused",
      denied("cloudtrail.GetEventSelectors", { TrailName: arn }),
      "?denied cloudtrail:GetEventSelectors",
      "?denied cloudtrail:GetEventSelectors",
    ],
  ])("record by their selectors: %s", (_, answers, managementEvents, allEvents) => {
    expect(of(trail(), answers)).toMatchObject({ managementEvents, allEvents });
  });
  it("of all regions are one, whichever region shows them, and stand in their home", () => {
    const [found, ...more] = toldOf("audit-trail", [trail()]);
    expect([found?.region, found?.id, more]).toEqual(["us-east-1", `aws/aws/123456789012/us-east-1#cloudtrail.Trail/${arn}`, []]);
  });
  it("of one region are told by that region", () => {
    expect(of(trail({ IsMultiRegionTrail: false }))).toMatchObject({ allRegions: false });
  });
  it("do not reach a log group that refuses", () => {
    const group = trail({ CloudWatchLogsLogGroupArn: "arn:x:logs:r:a:log-group:g:*" });
    expect(of(group, status({ IsLogging: true }))).toMatchObject({ toLogService: true });
    expect(of(group, status({ IsLogging: true, LatestCloudWatchLogsDeliveryError: "AccessDenied" }))).toMatchObject({
      toLogService: false,
    });
  });
  it.each([
    ["CUSTOMER", true],
    ["AWS", false],
  ])("are encrypted by whoever manages the key: %s", (KeyManager, expected) => {
    const key = answer("kms.DescribeKey", { KeyMetadata: { KeyId: "k-1", KeyManager } }, { KeyId: "k-1" });
    expect(of(trail({ KmsKeyId: "k-1", HomeRegion: "eu-west-1" }), key)["customerKey"]).toBe(expected);
  });
  it("are event data stores, too, with the facts of the same in code", () => {
    const live = answer(
      "cloudtrail.GetEventDataStore",
      {
        EventDataStoreArn: "store",
        Name: "lake",
        Status: "ENABLED",
        MultiRegionEnabled: true,
        RetentionPeriod: 365,
        AdvancedEventSelectors: [{ FieldSelectors: [management] }],
      },
      { EventDataStore: "store" },
    );
    const code = 'resource "aws_cloudtrail_event_data_store" "lake" {\n  name = "lake"\n  retention_period = 365\n}';
    const own = (all: Readonly<Record<string, unknown>>): unknown => ({ ...all, recordedAccount: null });
    expect(own(of(live))).toEqual(own(facts("audit-trail", "aws_cloudtrail_event_data_store.lake", code)));
  });
});

const plansIn = (answers: readonly RecordedAnswer[], region = "eu-west-1"): readonly unknown[] => {
  const cloud = region.startsWith("cn-") ? "aws-cn" : "aws";
  const set = { provider: "aws", cloud, account: "123456789012", region, time: "2026-01-01T00:00:00Z" } as const;
  const { resources } = recordedIn({ ...set, answers, listed: [] }).mapped;
  return resources.map((each) => Object.values(factsOf(each)));
};

describe("detectors", () => {
  const listed = (...DetectorIds: readonly string[]): RecordedAnswer => answer("guardduty.ListDetectors", { DetectorIds });
  const detector = (body: Json): RecordedAnswer => answer("guardduty.GetDetector", body, { DetectorId: "d" });
  const feature = (Name: string, Status: string): Json => ({ Name, Status });
  it("that are not there leave the region unwatched", () => {
    expect(plansIn([listed()])).toEqual([["activity", false]]);
  });
  it("watch by their features", () => {
    const Features = [
      feature("CLOUD_TRAIL", "ENABLED"),
      feature("S3_DATA_EVENTS", "ENABLED"),
      feature("EKS_AUDIT_LOGS", "DISABLED"),
      feature("TO_COME", "ENABLED"),
    ];
    expect(plansIn([listed("d"), detector({ Status: "ENABLED", Features })])).toEqual([
      ["activity", true],
      ["object-stores", true],
      ["kubernetes", false],
      ['?unexpected-value Name = "TO_COME"', true],
    ]);
  });
  it("that are off watch nothing", () => {
    const Features = [feature("S3_DATA_EVENTS", "ENABLED")];
    expect(plansIn([listed("d"), detector({ Status: "DISABLED", Features })])).toEqual([
      ["activity", false],
      ["object-stores", false],
    ]);
  });
  it("leave every plan open where they were refused", () => {
    const why = "?denied guardduty:GetDetector";
    expect(plansIn([listed("d"), denied("guardduty.GetDetector", { DetectorId: "d" })])).toEqual(
      ["activity", "object-stores", "kubernetes", "machines", "databases", "functions", "machines"].map((workload) => [workload, why]),
    );
  });
  it("of China have no runtime monitoring", () => {
    expect(plansIn([listed("d"), detector({ Status: "ENABLED", Features: [] })], "cn-north-1")).toEqual([
      ["activity", true],
      ["machines", "n/a threat-detection/runtime-monitoring"],
    ]);
  });
});

describe("recorders", () => {
  const recorders = (...ConfigurationRecorders: readonly Json[]): RecordedAnswer =>
    answer("config.DescribeConfigurationRecorders", { ConfigurationRecorders });
  const own = { name: "default", recordingGroup: { allSupported: true } };
  const status = (more: Json): RecordedAnswer =>
    answer("config.DescribeConfigurationRecorderStatus", { ConfigurationRecordersStatus: [{ name: "default", ...more }] });
  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["on", [recorders(own), status({ recording: true, lastStatus: "SUCCESS" })], { recording: true, everyType: true }],
    ["off", [recorders(own), status({ recording: false })], { recording: false }],
    ["failing", [recorders(own), status({ recording: true, lastStatus: "Failure" })], { recording: false }],
    ["without a last status", [recorders(own), status({ recording: true })], { recording: "?owed lastStatus" }],
    [
      "status refused",
      [recorders(own), denied("config.DescribeConfigurationRecorderStatus")],
      { recording: "?denied config:DescribeConfigurationRecorderStatus" },
    ],
    ["some types", [recorders({ ...own, recordingGroup: { allSupported: false } })], { everyType: false }],
    ["none", [recorders()], { recording: false, everyType: false }],
    ["a service's alone", [recorders({ ...own, servicePrincipal: "x" })], { recording: false, everyType: false }],
  ])("%s", (_, answers, expected) => {
    expect(told("recorder", answers)).toMatchObject(expected);
  });
});
