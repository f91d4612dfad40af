/** What AWS Config tells of one region of an account: its recorder, how much there is of each type, and the resources themselves. */
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import type { Reply, Send } from "../../../src/provider/session.ts";
import type { Aggregated } from "./aggregate.ts";
import { carried } from "./carried.ts";
import { provesNone } from "./coverage.ts";
import { closed, COUNTS, everyPage, isClosed, RECORDERS, SELECT, SELECT_AGGREGATE, STATUSES, type Closed } from "./operations.ts";
import { recorderIn, type Recorder } from "./recorder.ts";
import { rowsOf, selecting, type Row } from "./rows.ts";

export interface Telling {
  /** What the operations about the recorder answered, by name. */
  readonly replies: ReadonlyMap<string, Reply>;
  readonly told: Told | Closed;
}

export interface Told {
  /** Whether there is nothing of a type: `undefined` where that is not sure. */
  readonly none: (type: string) => boolean | undefined;
  /** The resources of a type, as many as were counted. */
  readonly rows: (type: string) => { readonly operation: string; readonly rows: readonly Row[] } | Closed;
}

export interface Asking {
  readonly account: string;
  readonly region: string;
  readonly send: Send;
  readonly now: Date;
  /** Whether types that are recorded once a day will do. */
  readonly daily: boolean;
  readonly aggregated?: Aggregated | undefined;
}

export async function tellingOf(asking: Asking): Promise<Telling> {
  const { send, region, now } = asking;
  const asked = await Promise.all([
    ask(send, RECORDERS, "ConfigurationRecorders", region),
    ask(send, STATUSES, "ConfigurationRecordersStatus", region),
  ]);
  const [recorders, statuses] = asked;
  const replies = new Map([
    [RECORDERS, recorders],
    [STATUSES, statuses],
  ]);
  if (!recorders.ok) return { replies, told: { operation: RECORDERS, failure: recorders.failure } };
  if (!statuses.ok) return { replies, told: { operation: STATUSES, failure: statuses.failure } };
  const recorder = recorderIn(recorders.body, statuses.body, now);
  return { replies, told: isClosed(recorder) ? recorder : await told(recorder, asking) };
}

function ask(send: Send, operation: string, list: string, region: string): Promise<Reply> {
  return send({ operation, region, request: {}, accepts: (body) => Array.isArray(body[list]) });
}

async function told(recorder: Recorder, asking: Asking): Promise<Told | Closed> {
  const { send, region, daily } = asking;
  const list = "resourceCounts";
  const counted = await everyPage(send, { operation: COUNTS, region, request: {}, list, limit: "limit", token: "nextToken" });
  if (isClosed(counted)) return counted;
  const counts = new Map(counted.flatMap((each) => (isJson(each) ? [[textOf(each["resourceType"]), countIn(each)] as const] : [])));
  const gate = (type: string): Closed | undefined => {
    if (!recorder.records(type)) return closed(RECORDERS, `${type} not recorded`);
    return recorder.daily(type) && !daily ? closed(RECORDERS, `${type} recorded daily`) : undefined;
  };
  const there = carried.map(({ type }) => type).filter((type) => gate(type) === undefined && (counts.get(type) ?? 0) > 0);
  const source = there.length === 0 ? { operation: SELECT, rows: [] } : await sourceOf(there, counts, asking);
  return {
    none: (type) => {
      const count = counts.get(type) ?? 0;
      if (gate(type) !== undefined || Number.isNaN(count)) return undefined;
      return count > 0 ? false : provesNone(type, region) ? true : undefined;
    },
    rows: (type) => {
      const shut = gate(type);
      if (shut !== undefined) return shut;
      if (isClosed(source)) return source;
      const rows = source.rows.filter((row) => row.type === type);
      return disagreement(type, rows, counts, region) ?? { operation: source.operation, rows };
    },
  };
}

function countIn({ count }: Json): number {
  return typeof count === "number" && Number.isInteger(count) && count >= 0 ? count : Number.NaN;
}

/** A type of which queries give less than was counted is one that they do not support today. */
function disagreement(type: string, rows: readonly Row[], counts: ReadonlyMap<string, number>, region: string): Closed | undefined {
  const count = counts.get(type) ?? 0;
  if (rows.length !== count) return closed(COUNTS, `${type} counted otherwise`);
  if (rows.some(({ current }) => !current)) return closed(SELECT, `${type} no longer recorded`);
  return count === 0 && !provesNone(type, region) ? closed(COUNTS, `${type} perhaps not supported`) : undefined;
}

/** An aggregator that lags behind the account is passed over. */
async function sourceOf(
  types: readonly string[],
  counts: ReadonlyMap<string, number>,
  { account, region, send, aggregated }: Asking,
): Promise<{ readonly operation: string; readonly rows: readonly Row[] } | Closed> {
  const gathered = await aggregated?.(account, region);
  const agrees = types.every((type) => gathered?.filter((row) => row.type === type).length === counts.get(type));
  if (gathered !== undefined && agrees) return { operation: SELECT_AGGREGATE, rows: gathered };
  const rows = await rowsOf(send, SELECT, region, { Expression: selecting(types) });
  if (isClosed(rows)) return rows;
  return { operation: SELECT, rows: rows.filter((row) => row.account === account && row.region === region) };
}
