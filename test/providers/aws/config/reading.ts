/** Reads the small estate through a session that answers as the services do and as AWS Config does. */
import { providers } from "../../../../providers/index.ts";
import { configOperations, COUNTS, RECORDERS, SELECT, STATUSES } from "../../../../providers/aws/config/operations.ts";
import { configShortcuts } from "../../../../providers/aws/config/shortcuts.ts";
import { failureOf } from "../../../../providers/aws/errors.ts";
import { awsOptions } from "../../../../providers/aws/options.ts";
import type { Doc } from "../../../../src/iac/document.ts";
import { Positions } from "../../../../src/model/at.ts";
import type { Call } from "../../../../src/provider/call.ts";
import { collect, type Collected } from "../../../../src/provider/collect.ts";
import type { Json } from "../../../../src/provider/json.ts";
import { Ledger } from "../../../../src/provider/ledger.ts";
import { Listings } from "../../../../src/provider/listings.ts";
import { mapDocuments } from "../../../../src/provider/map.ts";
import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import type { AccountSession, Send } from "../../../../src/provider/session.ts";
import { answeringSession, quickLimits, quickWorld, type Fault } from "../../../support/answering.ts";
import { factsOf } from "../mapped.ts";
import { ACCOUNT, REGION, things, type Thing } from "./estate.ts";

const aws = providers.find(({ name }) => name === "aws");
export const every = aws?.calls ?? [];
const told = new Set([RECORDERS, STATUSES, ...things.map(({ operation }) => operation)]);
/** The calls that the estate can answer. */
export const calls: readonly Call[] = every.filter((call) => call.form === "listing" && told.has(call.operation));
export const beyond = configOperations.map(({ operation }) => operation);

export function answer(operation: string, body: Json, request: Json | null = null): RecordedAnswer {
  return { operation, request, status: 200, body };
}

export const CAPTURED = "2026-01-02T03:04:05.000Z";

export function item({ type, configuration }: Pick<Thing, "type" | "configuration">, more: Json = {}): string {
  const about = { accountId: ACCOUNT, awsRegion: REGION, resourceType: type, resourceId: type };
  return JSON.stringify({ ...about, configuration, configurationItemCaptureTime: CAPTURED, configurationItemStatus: "OK", ...more });
}

const recorder: Json = { name: "default", recordingGroup: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] } };
const status: Json = { name: "default", recording: true, lastStatus: "SUCCESS", lastStartTime: "2025-06-01T00:00:00.000Z" };

export interface Situation {
  readonly recorder?: Json;
  readonly recorders?: readonly Json[];
  readonly status?: Json;
  readonly counts?: Readonly<Record<string, number>>;
  readonly rows?: readonly string[];
  readonly things?: readonly Thing[];
  readonly region?: string;
  /** Answers that go before all others. */
  readonly first?: readonly RecordedAnswer[];
}

function answersIn(situation: Situation = {}): readonly RecordedAnswer[] {
  const there = situation.things ?? things;
  const direct = things.map(({ operation, path }) => {
    const bodies = there.filter((each) => each.operation === operation).map((each) => each.direct);
    return answer(
      operation,
      path.reduceRight<Json>((inner, name, depth) => ({ [name]: depth === path.length - 1 ? bodies : [inner] }), {}),
    );
  });
  const counts = { ...Object.fromEntries(there.map(({ type }) => [type, 1])), ...situation.counts };
  const resourceCounts = Object.entries(counts).map(([resourceType, count]) => ({ resourceType, count }));
  return [
    ...(situation.first ?? []),
    answer(RECORDERS, { ConfigurationRecorders: situation.recorders ?? [{ ...recorder, ...situation.recorder }] }),
    answer(STATUSES, { ConfigurationRecordersStatus: [{ ...status, ...situation.status }] }),
    answer(COUNTS, { resourceCounts }),
    answer(SELECT, { Results: situation.rows ?? there.map((each) => item(each)) }),
    ...direct,
  ];
}

export interface Way {
  readonly source?: "auto" | "config" | "direct";
  readonly aggregator?: string;
  readonly situation?: Situation;
  readonly fault?: Fault;
  readonly sent?: (operation: string) => void;
}

/** `shared`: shortcuts that several accounts of one scan share. */
export function sessionOf(
  { source = "auto", aggregator, situation, fault, sent }: Way,
  shared = configShortcuts(quickWorld()),
  account = ACCOUNT,
): AccountSession {
  const region = situation?.region ?? REGION;
  const bare = answeringSession({
    ...({ provider: "aws", cloud: "aws", account, regions: [region], everyRegion: true, home: region } as const),
    ...{ answers: answersIn(situation), failureOf },
    ...(fault === undefined ? {} : { fault }),
    ...(sent === undefined ? {} : { sent: ({ operation }) => sent(operation) }),
  });
  const send: Send = (request) => bare.send(request, new AbortController().signal);
  const shortcut = shared(bare, awsOptions.parse({ source, aggregator }), { send, region });
  return shortcut === undefined ? bare : { ...bare, shortcut };
}

export interface Reading extends Collected {
  /** Facts by kind and id. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Operations that were sent. */
  readonly sent: readonly string[];
  /** When what a document holds was so. */
  readonly timeOf: (doc: Doc) => string;
}

export async function reading(way: Way): Promise<Reading> {
  const sent: string[] = [];
  const listings = new Listings();
  const ledger = new Ledger();
  const session = sessionOf({ ...way, sent: (operation) => sent.push(operation) });
  const positions = new Positions();
  const kit = { calls, beyond, limits: quickLimits, world: quickWorld(), ledger, positions, listings };
  const collected = await collect({ sessions: [session], gaps: [] }, kit);
  const { resources } = mapDocuments(collected.docs, aws?.mappers ?? [], listings);
  const facts = Object.fromEntries(resources.map((each) => [`${each.kind} ${each.id}`, factsOf(each)]));
  const timeOf = ({ at }: Doc): string => {
    const place = positions.locate(at);
    return place.kind === "answer" ? place.time : "";
  };
  return { ...collected, facts, sent, timeOf };
}
