/** One query over all accounts of an aggregator, asked once for all of them. */
import { isJson, textOf } from "../../../src/provider/json.ts";
import type { Send } from "../../../src/provider/session.ts";
import { carried } from "./carried.ts";
import { everyPage, isClosed, SELECT_AGGREGATE, SOURCES } from "./operations.ts";
import { rowsOf, selecting, type Row } from "./rows.ts";

/** Where the aggregator is: the identity that opened the scan sees it. */
export interface Opener {
  readonly send: Send;
  readonly region: string;
}

/** The rows of an account's region; `undefined` where the aggregator is not up to date, or could not be asked. */
export type Aggregated = (account: string, region: string) => Promise<readonly Row[] | undefined>;

/** How long ago the aggregator may have been brought up to date, ms. */
const FRESH = 24 * 60 * 60 * 1000;

const place = (account: string, region: string): string => `${account}/${region}`;

export function aggregatedBy(name: string, { send, region }: Opener, now: () => Date): Aggregated {
  let asked: Promise<ReadonlyMap<string, readonly Row[]>> | undefined;
  return async (account, of) => (await (asked ??= everything(name, send, region, now()))).get(place(account, of));
}

async function everything(name: string, send: Send, region: string, now: Date): Promise<ReadonlyMap<string, readonly Row[]>> {
  const request = { ConfigurationAggregatorName: name };
  const sources = await everyPage(send, {
    ...{ operation: SOURCES, region, request },
    ...{ list: "AggregatedSourceStatusList", limit: "Limit", token: "NextToken" },
  });
  if (isClosed(sources)) return new Map();
  const current = sources.flatMap((source) => freshPlace(source, now) ?? []);
  if (current.length === 0) return new Map();
  const rows = await rowsOf(send, SELECT_AGGREGATE, region, { ...request, Expression: selecting(carried.map(({ type }) => type)) });
  if (isClosed(rows)) return new Map();
  const found = new Map<string, Row[]>(current.map((each) => [each, []]));
  for (const row of rows) found.get(place(row.account, row.region))?.push(row);
  return found;
}

function freshPlace(source: unknown, now: Date): string | undefined {
  if (!isJson(source) || source["SourceType"] !== "ACCOUNT" || source["LastUpdateStatus"] !== "SUCCEEDED") return undefined;
  const updated = Date.parse(textOf(source["LastUpdateTime"]));
  return now.getTime() - updated < FRESH ? place(textOf(source["SourceId"]), textOf(source["AwsRegion"])) : undefined;
}
