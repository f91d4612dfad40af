import { describe, expect, it } from "vitest";
import { COUNTS, RECORDERS, SELECT, STATUSES } from "../../../../providers/aws/config/operations.ts";
import { things } from "./estate.ts";
import type { Json } from "../../../../src/provider/json.ts";
import { quickWorld } from "../../../support/answering.ts";
import { judged } from "../../../support/judged.ts";
import { answer, beyond, every, item, reading, sessionOf, type Situation } from "./reading.ts";

const VOLUME = "AWS::EC2::Volume";
const rows = things.map((each) => item(each));
const listings = things.map(({ operation }) => operation);
const others = things.filter(({ type }) => type !== VOLUME);
const volume = things.filter(({ type }) => type === VOLUME);
const refused = (operation: string, code: string): ReturnType<typeof answer> => ({
  ...answer(operation, { Error: { Code: code } }),
  status: 400,
});
const strategy = (useOnly: string, more: object): Json => ({
  recordingGroup: { allSupported: false, recordingStrategy: { useOnly }, ...more },
});
const daily = { recordingFrequency: "DAILY" };
const mode = (recordingMode: object): Situation => ({ recorder: { recordingMode } });

const direct = reading({ source: "direct" });
const usual = async (): Promise<readonly string[]> => resourcesIn((await direct).facts);
const resourcesIn = (facts: object): readonly string[] => Object.keys(facts).filter((id) => !id.startsWith("recorder"));

/** Where each listing must be asked for, and what the gap says if it must not. */
const everyGate: readonly (readonly [string, Situation, string])[] = [
  ["there is no recorder", { recorders: [] }, "NoRecorder"],
  ["a service keeps the only recorder", { recorder: { servicePrincipal: "securityhub.example" } }, "NoRecorder"],
  ["the recorder is off", { status: { recording: false } }, "NotRecording"],
  ["nothing tells that the recorder is on", { status: { recording: undefined } }, "NotRecording"],
  ["another recorder is told of", { status: { name: "other" } }, "NotRecording"],
  ["the recorder fails", { status: { lastStatus: "FAILURE" } }, "DeliveryFailing"],
  ["the recorder has delivered nothing yet", { status: { lastStatus: "PENDING" } }, "DeliveryFailing"],
  ["the recorder was started minutes ago", { status: { lastStartTime: "2026-01-15T07:50:00Z" } }, "JustStarted"],
  ["nothing tells when the recorder was started", { status: { lastStartTime: undefined } }, "JustStarted"],
  ["the recorders may not be seen", { first: [refused(RECORDERS, "AccessDeniedException")] }, "AccessDeniedException"],
  ["the state of the recorder may not be seen", { first: [refused(STATUSES, "AccessDeniedException")] }, "AccessDeniedException"],
  ["the counts may not be seen", { first: [refused(COUNTS, "AccessDeniedException")] }, "AccessDeniedException"],
  ["queries are refused", { first: [refused(SELECT, "AccessDeniedException")] }, "AccessDeniedException"],
  ["queries are throttled for good", { first: [refused(SELECT, "ThrottlingException")] }, "ThrottlingException"],
  ["a query answers with no results", { first: [answer(SELECT, {})] }, "UnexpectedAnswer"],
  ["a query gives the same page again and again", { first: [answer(SELECT, { Results: rows, NextToken: "more" })] }, "PagesContradict"],
  ["a row is no JSON", { rows: [...rows, "<html>"] }, "UnexpectedAnswer"],
  [
    "a row has no time",
    { rows: [...rows.slice(1), item(things[0] as (typeof things)[0], { configurationItemCaptureTime: "" })] },
    "UnexpectedAnswer",
  ],
];

describe("every listing is asked for directly when", () => {
  it.each(everyGate)("%s", async (_name, situation) => {
    const { sent, facts } = await reading({ situation });
    expect(sent).toEqual(expect.arrayContaining([...listings]));
    expect(resourcesIn(facts)).toEqual(await usual());
  });
});

describe("with nothing but Config to be asked, every listing is a gap when", () => {
  it.each(everyGate)("%s", async (_name, situation, code) => {
    const { sent, gaps, listed, facts } = await reading({ situation, source: "config" });
    expect(sent.filter((operation) => listings.includes(operation))).toEqual([]);
    expect(gaps.map(({ text }) => text.en).join(" ")).toContain(code);
    expect(listed.flatMap(({ kinds }) => kinds).filter((kind) => kind !== "recorder")).toEqual([]);
    expect(resourcesIn(facts)).toEqual([]);
  });
});

/** Where one type alone must be asked for directly. */
const oneGate: readonly (readonly [string, Situation])[] = [
  ["is not among those recorded", { recorder: strategy("INCLUSION_BY_RESOURCE_TYPES", { resourceTypes: others.map(({ type }) => type) }) }],
  [
    "is among those left out",
    { recorder: strategy("EXCLUSION_BY_RESOURCE_TYPES", { exclusionByResourceTypes: { resourceTypes: [VOLUME] } }) },
  ],
  [
    "is named in no list of an old recorder",
    { recorder: { recordingGroup: { allSupported: false, resourceTypes: others.map(({ type }) => type) } } },
  ],
  ["is recorded once a day", mode({ recordingFrequency: "CONTINUOUS", recordingModeOverrides: [{ resourceTypes: [VOLUME], ...daily }] })],
  ["was counted once more than it was found", { counts: { [VOLUME]: 2 } }],
  ["was counted, and queries find none", { rows: others.map((each) => item(each)) }],
  ["was counted with something that is no number", { counts: { [VOLUME]: "1" as unknown as number } }],
  [
    "is found in another region",
    { rows: [...others.map((each) => item(each)), ...volume.map((each) => item(each, { awsRegion: "us-east-1" }))] },
  ],
  ["is found in another account", { rows: [...others.map((each) => item(each)), ...volume.map((each) => item(each, { accountId: "1" }))] }],
  [
    "is no longer recorded",
    {
      rows: [...others.map((each) => item(each)), ...volume.map((each) => item(each, { configurationItemStatus: "ResourceNotRecorded" }))],
    },
  ],
  [
    "is deleted, and yet counted",
    { rows: [...others.map((each) => item(each)), ...volume.map((each) => item(each, { configurationItemStatus: "ResourceDeleted" }))] },
  ],
];

describe("a type is asked for directly, and no other, when it", () => {
  it.each(oneGate)("%s", async (_name, situation) => {
    const { sent, facts } = await reading({ situation });
    expect(sent.filter((operation) => listings.includes(operation))).toEqual(["ec2.DescribeVolumes"]);
    expect(resourcesIn(facts)).toEqual(await usual());
  });
});

describe("what is recorded once a day", () => {
  it("is asked for directly", async () => {
    const { sent } = await reading({ situation: mode(daily) });
    expect(sent).toEqual(expect.arrayContaining([...listings]));
  });
  it("will do when nothing but Config is to be asked, and says how old it is", async () => {
    const { sent, gaps, docs, timeOf } = await reading({ source: "config", situation: mode(daily) });
    expect([sent.filter((operation) => listings.includes(operation)), gaps]).toEqual([[], []]);
    expect(docs.map(timeOf)).toContain("2026-01-02T03:04:05.000Z");
  });
  it("is told from what has an exception", async () => {
    const overrides = [{ resourceTypes: [VOLUME], recordingFrequency: "CONTINUOUS" }];
    const { sent } = await reading({ situation: mode({ ...daily, recordingModeOverrides: overrides }) });
    expect(sent).not.toContain("ec2.DescribeVolumes");
  });
});

it("leaves out what was deleted", async () => {
  const gone = volume.map((each) =>
    item({ ...each, configuration: { volumeId: "vol-gone" } }, { configurationItemStatus: "ResourceDeleted" }),
  );
  const { sent, facts } = await reading({ situation: { rows: [...rows, ...gone] } });
  expect(sent).not.toContain("ec2.DescribeVolumes");
  expect(Object.keys(facts).join(" ")).not.toContain("vol-gone");
});

describe("a count of nothing", () => {
  const none = { things: others };
  it("is believed where Config has recorded the type for long", async () => {
    expect((await reading({ situation: none })).sent).not.toContain("ec2.DescribeVolumes");
  });
  it("is not believed in regions that are younger than what is known of Config", async () => {
    expect((await reading({ situation: { ...none, region: "xx-new-1" } })).sent).toContain("ec2.DescribeVolumes");
  });
});

describe("listings that are asked for directly", () => {
  const queues = every.filter(({ operation }) =>
    ["sqs.ListQueues", "opensearch.ListDomainNames", "secretsmanager.ListSecrets"].includes(operation),
  );
  const asked = async (situation: Situation): Promise<readonly string[]> => {
    const sent: string[] = [];
    await judged([sessionOf({ situation, sent: (operation) => sent.push(operation) })], queues, quickWorld(), [
      ...beyond,
      RECORDERS,
      STATUSES,
    ]);
    return sent.filter((operation) => !operation.startsWith("config."));
  };
  const nothing = { things: [] };
  it.each<[string, Situation, readonly string[]]>([
    ["are left out where there is nothing of their types", nothing, ["secretsmanager.ListSecrets"]],
    [
      "are asked where there is something",
      { ...nothing, counts: { "AWS::SQS::Queue": 1 } },
      ["sqs.ListQueues", "secretsmanager.ListSecrets"],
    ],
    [
      "are asked where one of their types is there",
      { ...nothing, counts: { "AWS::Elasticsearch::Domain": 1 } },
      ["opensearch.ListDomainNames", "secretsmanager.ListSecrets"],
    ],
    [
      "are asked where Config may not support the type",
      { ...nothing, region: "me-central-1" },
      ["sqs.ListQueues", "opensearch.ListDomainNames", "secretsmanager.ListSecrets"],
    ],
    [
      "are asked where the recorder is off",
      { ...nothing, status: { recording: false } },
      ["sqs.ListQueues", "opensearch.ListDomainNames", "secretsmanager.ListSecrets"],
    ],
  ])("%s", async (_name, situation, expected) => {
    expect([...new Set(await asked(situation))].sort()).toEqual([...expected].sort());
  });
});
