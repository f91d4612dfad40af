/** Answers that somebody kept, read as if they came now. */
import type { Doc } from "../iac/document.ts";
import type { Positions } from "../model/at.ts";
import type { Listed } from "../model/inventory.ts";
import type { KindName } from "../model/kinds.ts";
import type { Gap } from "../result/gap.ts";
import { stripped, type Call } from "./call.ts";
import { Documents, scopeOf, type Origin } from "./documents.ts";
import { reasonOf, type Failure } from "./failure.ts";
import { isJson, jsonAt, type Json } from "./json.ts";
import type { Listings } from "./listings.ts";
import { Refusals } from "./refusals.ts";

/** One answer of a cloud API as kept: the body parsed, the request without secrets. */
export interface RecordedAnswer {
  readonly operation: string;
  readonly request: Json | null;
  readonly status: number;
  readonly body: unknown;
  readonly region?: string | undefined;
}

/** Where and when answers were taken. */
export interface AnswerSet extends Origin {
  readonly region: string;
  /** ISO 8601. */
  readonly time: string;
  readonly answers: readonly RecordedAnswer[];
  /** Kinds whose listings reached their last page. */
  readonly listed: readonly KindName[];
}

export interface AnswerReading {
  readonly docs: readonly Doc[];
  readonly gaps: readonly Gap[];
  readonly listed: readonly Listed[];
}

export interface RecordedReader {
  readonly calls: readonly Call[];
  /** What an error code of this cloud means. */
  readonly failureOf: (code: string, status: number) => Failure;
  readonly positions: Positions;
  readonly listings: Listings;
}

/** Turns a set of answers into documents; an error answer becomes documents whose every member is unknown with the reason, and a gap. */
export function readAnswers(set: AnswerSet, reader: RecordedReader): AnswerReading {
  const documents = new Documents(set, reader.positions);
  const refusals = new Refusals();
  const scope = scopeOf(set);
  const docs = new Map<string, Doc>();
  const keep = (found: readonly Doc[]): void => {
    for (const doc of found) if (!docs.has(doc.id)) docs.set(doc.id, doc);
  };
  reader.listings.open(scope);
  // A cloud that answers for all regions at once is asked in none.
  const regional = reader.calls.some((each) => each.form === "listing" && each.covers === "region");
  for (const { operation, request: asked, status, body, region: own = set.region } of set.answers) {
    const region = regional ? own : null;
    const request = asked ?? {};
    const code = errorCode(status, body);
    const answer = { operation, request, region, time: set.time };
    const read = reader.calls
      .filter((each) => each.operation === operation)
      .map((call) => {
        const none = code !== undefined && call.none?.codes.includes(code) === true ? call.none.body : undefined;
        const told = code === undefined ? (stripped(body, call.strip ?? []) as Json) : none;
        return { call, told, found: told === undefined ? undefined : call.find(told, request) };
      });
    // One operation may be asked about things of several types: an answer is of the shape of one of them.
    const isOfSome = read.some(({ found }) => found !== undefined);
    for (const { call, told, found } of read) {
      if (told !== undefined && found !== undefined) {
        keep(documents.of(call, { ...answer, body: told }, found));
        for (const type of [call.yields, ...(call.includes ?? [])]) reader.listings.record(scope, type, region, null);
        continue;
      }
      if (isOfSome) continue;
      const failed = reader.failureOf(code ?? "UnexpectedAnswer", status);
      const why = reasonOf(failed, operation, call.permissions);
      refusals.add(scope, call, region, failed, call.form === "listing" ? call.lists : []);
      if (call.form === "detail") {
        const about = call.about(request);
        keep(documents.unread(call, answer, Array.isArray(about) ? about : [about], why));
        reader.listings.record(scope, call.yields, region, null);
      } else reader.listings.record(scope, call.yields, region, why);
    }
  }
  return { docs: [...docs.values()], gaps: refusals.gaps(), listed: set.listed.length === 0 ? [] : [{ kinds: set.listed, scope }] };
}

function errorCode(status: number, body: unknown): string | undefined {
  const code = jsonAt(body, "Error.Code") ?? jsonAt(body, "error.code") ?? (status >= 400 ? jsonAt(body, "Code") : undefined);
  if (typeof code === "string") return code;
  return status >= 400 || !isJson(body) ? `HTTP ${String(status)}` : undefined;
}
