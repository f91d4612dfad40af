/** Answers of the resource graph in place of listings, as far as it is to be believed. */
import { textOf, type Json } from "../../src/provider/json.ts";
import type { AccountSession, Answer, Send } from "../../src/provider/session.ts";
import type { Graph, Rows } from "./graph.ts";
import { isCarried } from "./graph-types.ts";
import { GRAPH } from "./session.ts";
import { believed } from "./trust.ts";

interface Believed {
  readonly rows: Rows;
  readonly mayRead: (type: string) => boolean;
}

/** `subscription`: the one whose listings are answered. */
export function shortcutsOf(subscription: string, graph: Graph): Required<Pick<AccountSession, "shortcut" | "shortcutAbout">> {
  let asked: Promise<Believed | undefined> | undefined;
  const carried = async (type: string, send: Send): Promise<Rows | undefined> => {
    const answer = await (asked ??= ask(subscription, graph, send));
    return answer !== undefined && isCarried(type, answer.rows.types) && answer.mayRead(type) ? answer.rows : undefined;
  };
  return {
    shortcut: async ({ operation, yields }, _region, send) => {
      if (operation !== `GET ${yields} (list)`) return undefined;
      const rows = await carried(yields, send);
      return rows === undefined ? undefined : answersOf(rows.take(subscription, yields), rows, {});
    },
    shortcutAbout: async ({ operation, yields }, request, send) => {
      const type = /^GET (\S+) \(list\)$/.exec(operation)?.[1];
      if (type !== yields) return undefined;
      const rows = await carried(yields, send);
      const owner = textOf(request["path"]).split("?")[0]?.split("/").slice(0, -1).join("/") ?? "";
      return rows === undefined ? undefined : answersOf(rows.takeBelow(subscription, yields, owner), rows, request, true);
    },
  };
}

async function ask(subscription: string, graph: Graph, send: Send): Promise<Believed | undefined> {
  const rows = await graph.rowsFor(subscription, send);
  return rows === undefined ? undefined : { rows, mayRead: await believed(subscription, rows, send) };
}

/** In the shape of the listing. A page of children is a document even if it is empty. */
function answersOf(value: readonly Json[], { time }: Rows, request: Json, always = false): readonly Answer[] {
  return value.length === 0 && !always ? [] : [{ operation: GRAPH, request, region: null, time, body: { value } }];
}
