import type { KindName, Resource } from "../../../../src/model/kinds.ts";
import { Positions } from "../../../../src/model/at.ts";
import { scopeOf } from "../../../../src/provider/documents.ts";
import { Listings } from "../../../../src/provider/listings.ts";
import { mapDocuments } from "../../../../src/provider/map.ts";
import { readAnswers, type RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { providerNamed } from "../../../support/recorded.ts";
import { readCode } from "../../../support/terraform.ts";
import { ACCOUNT, REGION } from "../estate-answers.ts";
import { codeResources, factsOf } from "../mapped.ts";

/** One thing written down twice: as the code that makes it, and as the answers about it once it runs. */
export interface Situation {
  readonly kind: KindName;
  readonly name: string;
  readonly code: string;
  readonly answers: readonly RecordedAnswer[];
  /** Facts that one side cannot know, and why. */
  readonly differs?: Readonly<Record<string, string>>;
  /** What a document of the code is called once it runs. */
  readonly called?: Readonly<Record<string, string>>;
}

type Facts = Readonly<Record<string, unknown>>;

export function inCode({ kind, code, called = {} }: Situation): Facts {
  return plain(only(codeResources(readCode(code).docs), kind), called);
}

/** Whatever a situation has no answer to is listed empty. */
export function running({ kind, answers }: Situation): Facts {
  const set = {
    provider: "alicloud",
    cloud: "alicloud-cn",
    account: ACCOUNT,
    region: REGION,
    time: "2026-01-01T00:00:00Z",
    answers,
    listed: [],
  } as const;
  const { calls, failureOf, mappers } = providerNamed("alicloud");
  const listings = new Listings();
  const { docs } = readAnswers(set, { calls, failureOf, positions: new Positions(), listings });
  const answered = new Set(answers.map(({ operation }) => operation));
  for (const call of calls) {
    if (call.form === "detail" || answered.has(call.operation)) continue;
    for (const type of [call.yields, ...(call.includes ?? [])]) listings.record(scopeOf(set), type, REGION, null);
  }
  return plain(only(mapDocuments(docs, mappers, listings).resources, kind), {});
}

function only(resources: readonly Resource[], kind: KindName): Resource {
  const [found, second] = resources.filter((each) => each.kind === kind);
  if (found === undefined || second !== undefined) throw new Error(`not one ${kind}: ${resources.map(({ id }) => id).join(", ")}`);
  return found;
}

/** Each side has its own reasons for what it does not know, its own word for the account, and its own order of what has none. */
function plain(resource: Resource, called: Readonly<Record<string, string>>): Facts {
  const written = JSON.stringify(factsOf(resource))
    .replaceAll(/"([?…])(?:[^"\\]|\\.)*"/g, '"$1"')
    .replaceAll(/"[^"]*#account\/alicloud"/g, '"#account"');
  const named = Object.entries(called).reduce((text, [inside, outside]) => text.replaceAll(inside, outside), written);
  return JSON.parse(named, sorted) as Facts;
}

function sorted(_name: string, value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : value;
}

/** Whether anything in a fact is not known. */
export function isOpen(fact: unknown): boolean {
  return /"[?…]"/.test(JSON.stringify(fact));
}
