/**
 * Live answers as documents. An operation says what documents its answer holds; everything after that — links, mappers, rules —
 * is the same as for code. What an answer leaves out was owed and is unknown, so live mappers pass `owed` for absence.
 */
import type { Doc, ProviderContext } from "../iac/document.ts";
import { listValue, mapValue, unresolved, type MapValue, type Value } from "../iac/value.ts";
import type { At, Positions } from "../model/at.ts";
import { known } from "../model/fact.ts";
import type { Listed } from "../model/inventory.ts";
import type { KindName } from "../model/kinds.ts";
import { present } from "../model/many.ts";
import type { ProviderName } from "../model/resource.ts";
import { because } from "../model/unknown.ts";
import type { Gap } from "../result/gap.ts";

/** One answer of a cloud API as kept: the body parsed, the request without secrets. */
export interface Answer {
  readonly operation: string;
  readonly request: Readonly<Record<string, unknown>> | null;
  readonly status: number;
  readonly body: unknown;
  readonly region?: string | undefined;
}

/** Where and when answers were taken. */
export interface AnswerSet {
  readonly provider: ProviderName;
  readonly cloud: string;
  readonly account: string;
  readonly region: string;
  /** ISO 8601. */
  readonly time: string;
  readonly answers: readonly Answer[];
  /** Kinds whose listings reached their last page. */
  readonly listed: readonly KindName[];
}

/** A document found in an answer. */
export interface Found {
  /** Last part of the document's id, unique for its type. */
  readonly id: string;
  readonly body: unknown;
  readonly path: string;
  /** Facts that only the request tells: the bucket a policy belongs to. */
  readonly plus?: Readonly<Record<string, unknown>>;
}

export interface AnswerDefinition {
  readonly provider: ProviderName;
  readonly operation: string;
  /** Permission that a denied call lacks. */
  readonly permission: string;
  /** Native type of the documents. */
  readonly yields: string;
  readonly find: (body: Readonly<Record<string, unknown>>, request: Readonly<Record<string, unknown>>) => readonly Found[];
  /** Error codes that say "there is none": the documents they stand for. */
  readonly none?: { readonly codes: readonly string[]; readonly find: (request: Readonly<Record<string, unknown>>) => Found };
}

export interface AnswerReading {
  readonly docs: readonly Doc[];
  readonly gaps: readonly Gap[];
  readonly listed: readonly Listed[];
}

/** Turns a set of answers into documents; an error answer becomes a document whose every field is unknown with the reason, and a gap. */
export function readAnswers(set: AnswerSet, definitions: readonly AnswerDefinition[], positions: Positions): AnswerReading {
  const docs: Doc[] = [];
  const gaps: Gap[] = [];
  for (const answer of set.answers) {
    const region = answer.region ?? set.region;
    const scope = `${set.provider}/${set.cloud}/${set.account}/${region}`;
    const source = positions.addSource({ kind: "answer", operation: answer.operation, time: set.time, paths: [] });
    const request = answer.request ?? {};
    for (const definition of definitions.filter((each) => each.operation === answer.operation)) {
      const make = (found: Found, body: MapValue): Doc => ({
        type: definition.yields,
        id: `${scope}#${definition.yields}/${found.id}`,
        name: found.id,
        scope,
        body,
        at: body.at as At,
        block: `${scope}#${definition.yields}/${found.id}`,
        presence: present,
        provider: contextOf(set, region),
        escapes: [],
      });
      const code = errorCode(answer);
      if (code === undefined) {
        for (const found of definition.find(answer.body as Readonly<Record<string, unknown>>, request))
          docs.push(make(found, bodyOf(found, positions, source)));
      } else if (definition.none?.codes.includes(code) === true) {
        const found = definition.none.find(request);
        docs.push(make(found, bodyOf(found, positions, source)));
      } else {
        const at = positions.addPath(source, "");
        const why = because(
          /denied|forbidden|permission|unauthor|authorization/i.test(code) ? "denied" : "call-failed",
          definition.permission,
          at,
        );
        gaps.push({
          why,
          text: { en: `${answer.operation} was refused (${code}).`, zh: `${answer.operation} 调用失败（${code}）。` },
          at,
          scope,
        });
        const found = definition.none?.find(request);
        if (found !== undefined) docs.push(make(found, unreadBody(found, why, at)));
      }
    }
  }
  const scope = `${set.provider}/${set.cloud}/${set.account}/${set.region}`;
  return { docs, gaps, listed: set.listed.length === 0 ? [] : [{ kinds: set.listed, scope }] };
}

function contextOf(set: AnswerSet, region: string): ProviderContext {
  return {
    name: set.provider,
    key: region,
    region: known(region),
    majors: undefined,
    settings: mapValue(
      new Map<string, Value>([
        ["account", set.account],
        ["cloud", set.cloud],
      ]),
    ),
  };
}

function errorCode(answer: Answer): string | undefined {
  const body = answer.body as { Error?: { Code?: unknown }; error?: { code?: unknown }; Code?: unknown } | null;
  const code = body?.Error?.Code ?? body?.error?.code ?? (answer.status >= 400 ? body?.Code : undefined);
  if (typeof code === "string") return code;
  return answer.status >= 400 || typeof body !== "object" || body === null ? `HTTP ${String(answer.status)}` : undefined;
}

function bodyOf(found: Found, positions: Positions, source: number): MapValue {
  const whole = { ...(typeof found.body === "object" ? found.body : {}), ...found.plus };
  return valueOf(whole, found.path, positions, source) as MapValue;
}

function unreadBody(found: Found, why: ReturnType<typeof because>, at: At): MapValue {
  const plus = Object.entries(found.plus ?? {}).map(([name, value]) => [name, value as Value] as const);
  const told = new Map<string, Value>(plus);
  return { ...mapValue(told, { at }), get: (name) => told.get(name) ?? unresolved(why), placeOf: () => at };
}

/** JSON as a value, every object with its place. */
function valueOf(json: unknown, path: string, positions: Positions, source: number): Value {
  if (Array.isArray(json)) return listValue(json.map((each, index) => valueOf(each, `${path}[${String(index)}]`, positions, source)));
  if (typeof json === "object" && json !== null) {
    const at = positions.addPath(source, path);
    const entries = Object.entries(json).map(
      ([name, each]) => [name, valueOf(each, path === "" ? name : `${path}.${name}`, positions, source)] as const,
    );
    return mapValue(new Map(entries), { at });
  }
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean" ? json : null;
}
