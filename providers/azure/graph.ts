/** The resource graph: a few questions in place of a listing for each type in each subscription. */

import { itemsAt, textOf, type Json } from "../../src/provider/json.ts";
import type { Send, World } from "../../src/provider/session.ts";
import { GRAPH } from "./session.ts";

/** Subscriptions in one question; more are answered slower. */
const BATCH = 300;
/** Rows on a page, and what is tried where so many are too large for one answer. */
const PAGES = [1000, 200, 25];
const TOO_LARGE = "ResponsePayloadTooLarge";

/** What the graph showed of a batch of subscriptions. Rows are handed out once, so that they need not be kept to the end of the scan. */
export interface Rows {
  /** Subscriptions that the graph shows at all. */
  readonly visible: ReadonlySet<string>;
  /** Types of which it showed any resource. */
  readonly types: ReadonlySet<string>;
  readonly time: string;
  /** Whether it showed any resource of the subscription. */
  readonly shows: (subscription: string) => boolean;
  readonly take: (subscription: string, type: string) => readonly Json[];
  /** Children of a resource, by its id. */
  readonly takeBelow: (subscription: string, type: string, owner: string) => readonly Json[];
}

export class Graph {
  readonly #types: readonly string[];
  readonly #world: World;
  readonly #batches: readonly (readonly string[])[];
  readonly #asked = new Map<number, Promise<Rows | undefined>>();

  /** `types`: native types that are asked for. */
  constructor(subscriptions: readonly string[], types: readonly string[], world: World) {
    this.#types = types.map((type) => type.toLowerCase());
    this.#world = world;
    const all = subscriptions.map((each) => each.toLowerCase());
    this.#batches = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));
  }

  /** The rows of the batch that a subscription is in, asked once. */
  rowsFor(subscription: string, send: Send): Promise<Rows | undefined> {
    const index = this.#batches.findIndex((batch) => batch.includes(subscription.toLowerCase()));
    let asked = this.#asked.get(index);
    if (asked === undefined) this.#asked.set(index, (asked = this.#ask(this.#batches[index] ?? [], send)));
    return asked;
  }

  async #ask(subscriptions: readonly string[], send: Send): Promise<Rows | undefined> {
    const named = this.#types.map((type) => `'${type}'`).join(",");
    const kept = "id, subscriptionId, name, type, location, kind, sku, identity, zones, managedBy, properties";
    const containers = await this.#all(
      `resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | project id, subscriptionId | order by id asc`,
      subscriptions,
      send,
    );
    if (containers === undefined) return undefined;
    const rows = await this.#all(`resources | where type in~ (${named}) | project ${kept} | order by id asc`, subscriptions, send);
    if (rows === undefined) return undefined;
    return sorted(rows, new Set(containers.map((row) => textOf(row["subscriptionId"]).toLowerCase())), this.#world.now().toISOString());
  }

  /** All rows of a question, or nothing where the answer is not known to be whole. */
  async #all(query: string, subscriptions: readonly string[], send: Send): Promise<readonly Json[] | undefined> {
    for (const size of PAGES) {
      const rows = await this.#follow(query, subscriptions, size, send);
      if (rows !== TOO_LARGE) return rows;
    }
    return undefined;
  }

  async #follow(
    query: string,
    subscriptions: readonly string[],
    size: number,
    send: Send,
  ): Promise<readonly Json[] | typeof TOO_LARGE | undefined> {
    const rows = new Map<string, Json>();
    let token: string | undefined;
    for (;;) {
      const options = { resultFormat: "objectArray", $top: size, ...(token === undefined ? {} : { $skipToken: token }) };
      const reply = await send({ operation: GRAPH, region: null, request: { subscriptions, query, options }, accepts: isAnswer });
      if (!reply.ok) return reply.failure.code === TOO_LARGE ? TOO_LARGE : undefined;
      const { body } = reply;
      const data = itemsAt(body, "data") ?? [];
      for (const row of data) rows.set(textOf(row["id"]).toLowerCase(), row);
      const next = textOf(body["$skipToken"]);
      if (body["limitHit"] === true || data.length !== body["count"]) return undefined;
      if (next !== "" && next !== token && data.length > 0) {
        token = next;
        continue;
      }
      const whole = next === "" && body["resultTruncated"] !== "true" && body["resultTruncated"] !== true;
      return whole && rows.size === body["totalRecords"] ? [...rows.values()] : undefined;
    }
  }
}

function isAnswer(body: Json): boolean {
  return itemsAt(body, "data") !== undefined && typeof body["count"] === "number" && typeof body["totalRecords"] === "number";
}

function sorted(rows: readonly Json[], visible: ReadonlySet<string>, time: string): Rows {
  const shelves = new Map<string, Json[]>();
  const below = new Map<string, Map<string, Json[]>>();
  const shown = new Set<string>();
  const types = new Set<string>();
  const keyOf = (subscription: string, type: string): string => `${subscription} ${type}`.toLowerCase();
  for (const row of rows) {
    const [subscription, type] = [textOf(row["subscriptionId"]).toLowerCase(), textOf(row["type"]).toLowerCase()];
    put(shelves, keyOf(subscription, type), row);
    shown.add(subscription);
    types.add(type);
  }
  const take = (subscription: string, type: string): readonly Json[] => taken(shelves, keyOf(subscription, type));
  return {
    visible,
    types,
    time,
    shows: (subscription) => shown.has(subscription.toLowerCase()),
    take,
    takeBelow: (subscription, type, owner) => {
      const key = keyOf(subscription, type);
      let owners = below.get(key);
      if (owners === undefined) {
        below.set(key, (owners = new Map<string, Json[]>()));
        for (const row of take(subscription, type)) put(owners, textOf(row["id"]).toLowerCase().split("/").slice(0, -2).join("/"), row);
      }
      return taken(owners, owner.toLowerCase());
    },
  };
}

function put(shelves: Map<string, Json[]>, key: string, row: Json): void {
  const shelf = shelves.get(key);
  if (shelf === undefined) shelves.set(key, [row]);
  else shelf.push(row);
}

function taken(shelves: Map<string, Json[]>, key: string): readonly Json[] {
  const shelf = shelves.get(key) ?? [];
  shelves.delete(key);
  return shelf;
}
