import { describe, expect, it } from "vitest";
import { SELECT, SELECT_AGGREGATE, SOURCES } from "../../../../providers/aws/config/operations.ts";
import { configShortcuts } from "../../../../providers/aws/config/shortcuts.ts";
import type { Json } from "../../../../src/provider/json.ts";
import { quickWorld } from "../../../support/answering.ts";
import { judged } from "../../../support/judged.ts";
import { ACCOUNT, REGION, things } from "./estate.ts";
import { answer, beyond, calls, item, reading, sessionOf, type Situation } from "./reading.ts";

const rows = things.map((each) => item(each));
const source = (more: Json = {}): Json => ({
  ...{ SourceId: ACCOUNT, SourceType: "ACCOUNT", AwsRegion: REGION, LastUpdateStatus: "SUCCEEDED" },
  ...{ LastUpdateTime: "2026-01-15T07:00:00.000Z", ...more },
});
const gathered = (sources: readonly Json[], results: readonly string[] = rows): Situation => ({
  first: [
    answer(SOURCES, { AggregatedSourceStatusList: sources }, { ConfigurationAggregatorName: "all" }),
    answer(SELECT_AGGREGATE, { Results: results }, { ConfigurationAggregatorName: "all", Limit: 100 }),
  ],
});
const lagging = rows.slice(1);

describe("an aggregator", () => {
  it("stands in for the queries of each region, with equal facts", async () => {
    const { sent, facts } = await reading({ aggregator: "all", situation: gathered([source()]) });
    expect(sent).toContain(SELECT_AGGREGATE);
    expect(sent).not.toContain(SELECT);
    expect(facts).toEqual((await reading({ source: "direct" })).facts);
  });
  it.each<[string, Situation]>([
    ["could not be brought up to date", gathered([source({ LastUpdateStatus: "FAILED" })])],
    ["is out of date", gathered([source({ LastUpdateStatus: "OUTDATED" })])],
    ["was brought up to date days ago", gathered([source({ LastUpdateTime: "2026-01-10T07:00:00.000Z" })])],
    ["does not say when it was brought up to date", gathered([source({ LastUpdateTime: undefined })])],
    ["does not have the region", gathered([source({ AwsRegion: "eu-north-1" })])],
    ["does not have the account", gathered([source({ SourceId: "444455556666" })])],
    ["has nothing yet", gathered([])],
    ["has less than the account itself", gathered([source()], lagging)],
    ["is not to be had, as in China", { first: [] }],
    ["answers with rows that cannot be read", gathered([source()], ["<html>"])],
  ])("is passed over for the account's own queries when it %s", async (_name, situation) => {
    const { sent, facts, gaps } = await reading({ aggregator: "all", situation });
    expect(sent.filter((operation) => operation === SELECT)).toHaveLength(1);
    expect(sent.filter((operation) => operation.startsWith("ec2."))).toEqual([]);
    expect([facts, gaps]).toEqual([(await reading({ source: "direct" })).facts, []]);
  });
  it("is asked once for all accounts of a scan", async () => {
    const other = "444455556666";
    const sources = [source(), source({ SourceId: other })];
    const situation = gathered(sources, [...rows, ...things.map((each) => item(each, { accountId: other }))]);
    const shared = configShortcuts(quickWorld());
    const sent: string[] = [];
    const way = { aggregator: "all", situation, sent: (operation: string) => sent.push(operation) };
    const sessions = [sessionOf(way, shared), sessionOf(way, shared, other)];
    const { result } = await judged(sessions, calls, quickWorld(), beyond);
    expect(sent.filter((operation) => [SOURCES, SELECT_AGGREGATE, SELECT].includes(operation)).sort()).toEqual(
      [SELECT_AGGREGATE, SOURCES].sort(),
    );
    expect(result.gaps).toEqual([]);
  });
});
