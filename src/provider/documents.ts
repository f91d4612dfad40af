/**
 * Live answers as documents. After that, links, mappers and rules are the same as for code. What an answer leaves out was owed and is unknown, so
 * live mappers pass `owed` for absence.
 */
import type { Doc, ProviderContext } from "../iac/document.ts";
import { listValue, mapValue, unresolved, type MapValue, type Value } from "../iac/value.ts";
import type { At, Positions } from "../model/at.ts";
import { known } from "../model/fact.ts";
import { present } from "../model/many.ts";
import type { ProviderName, Scope } from "../model/resource.ts";
import type { Unknown } from "../model/unknown.ts";
import type { Call, Found } from "./call.ts";
import type { Answer } from "./session.ts";

/** The account that answered. */
export interface Origin {
  readonly provider: ProviderName;
  readonly cloud: string;
  readonly account: string;
}

/** All documents of an account are of one scope, whatever their region: references cross regions, and names that do not are told apart by region. */
export function scopeOf({ provider, cloud, account }: Origin): Scope {
  return `${provider}/${cloud}/${account}`;
}

/** Makes the documents of one account. */
export class Documents {
  readonly #origin: Origin;
  readonly #positions: Positions;
  readonly #contexts = new Map<string | null, ProviderContext>();

  constructor(origin: Origin, positions: Positions) {
    this.#origin = origin;
    this.#positions = positions;
  }

  /** The documents that an answer holds. */
  of(call: Call, answer: Answer, found: readonly Found[]): readonly Doc[] {
    if (found.length === 0) return [];
    const source = this.#source(answer.operation, answer.time);
    return found.map((each) => {
      const whole = { ...(typeof each.body === "object" ? each.body : {}), ...each.plus };
      return this.#doc(call, each, answer.region, valueOf(whole, each.path, this.#positions, source) as MapValue);
    });
  }

  /** Documents of which only the names are known, because the call about them failed: every other member is unknown for that reason. */
  unread(call: Call, asked: Pick<Answer, "region" | "time">, found: readonly Pick<Found, "id" | "plus">[], why: Unknown): readonly Doc[] {
    const at = this.place(call.operation, asked.time);
    return found.map((each) => this.#doc(call, each, asked.region, unreadBody(each, { ...why, at }, at)));
  }

  /** The place of a call as a whole. */
  place(operation: string, time: string): At {
    return this.#positions.addPath(this.#source(operation, time), "");
  }

  #source(operation: string, time: string): number {
    return this.#positions.addSource({ kind: "answer", operation, time, paths: [] });
  }

  #doc(call: Call, found: Pick<Found, "id" | "region">, asked: string | null, body: MapValue): Doc {
    const scope = scopeOf(this.#origin);
    const region = found.region ?? asked;
    const id = `${scope}${region === null ? "" : `/${region}`}#${call.yields}/${found.id}`;
    return {
      type: call.yields,
      id,
      name: found.id,
      scope,
      body,
      at: body.at as At,
      block: id,
      presence: present,
      provider: this.#context(region),
      escapes: [],
    };
  }

  #context(region: string | null): ProviderContext {
    let context = this.#contexts.get(region);
    if (context === undefined) {
      const { provider, cloud, account } = this.#origin;
      const settings = mapValue(
        new Map<string, Value>([
          ["account", account],
          ["cloud", cloud],
        ]),
      );
      context = { name: provider, key: region ?? "", region: known(region), majors: undefined, settings };
      this.#contexts.set(region, context);
    }
    return context;
  }
}

function unreadBody(found: Pick<Found, "plus">, why: Unknown, at: At): MapValue {
  const told = new Map(Object.entries(found.plus ?? {}).map(([name, value]) => [name, value as Value] as const));
  return { is: "map", get: (name) => told.get(name) ?? unresolved(why), placeOf: () => at, names: () => [...told.keys()], open: [], at };
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
