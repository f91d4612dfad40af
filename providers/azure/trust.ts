/**
 * Whether the resource graph may stand for the listings of a subscription. It leaves out what the identity may not read, without a word:
 * so an answer of the graph is whole only for types that the identity may read in the whole subscription, and an empty one only where
 * the resource manager, too, finds nothing.
 */
import { itemsAt, isJson, textOf, type Json } from "../../src/provider/json.ts";
import type { Send } from "../../src/provider/session.ts";
import type { Rows } from "./graph.ts";

/** Asks what the identity may do in the subscription. */
export const PERMISSIONS = "GET Microsoft.Authorization/permissions (subscription, list)";
/** Asks for any one resource of the subscription. */
export const ANY_RESOURCE = "GET subscriptions/resources (list)";

type MayRead = (type: string) => boolean;
const nothing: MayRead = () => false;

/** Which types of a subscription the graph can be believed about. */
export async function believed(subscription: string, rows: Rows, send: Send): Promise<MayRead> {
  if (!rows.visible.has(subscription.toLowerCase())) return nothing;
  const permissions = await allPermissions(subscription, send);
  if (permissions === undefined) return nothing;
  if (!rows.shows(subscription) && !(await isEmpty(subscription, send))) return nothing;
  return (type) => permissions.some((each) => grants(each, `${type}/read`));
}

async function allPermissions(subscription: string, send: Send): Promise<readonly Json[] | undefined> {
  const found: Json[] = [];
  let path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions`;
  for (;;) {
    const accepts = (body: Json): boolean => itemsAt(body, "value") !== undefined;
    const reply = await send({ operation: PERMISSIONS, region: null, request: { path }, accepts });
    if (!reply.ok) return undefined;
    found.push(...(itemsAt(reply.body, "value") ?? []));
    const next = textOf(reply.body["nextLink"]);
    if (next === "") return found;
    if (next === path) return undefined;
    path = next;
  }
}

async function isEmpty(subscription: string, send: Send): Promise<boolean> {
  const path = `/subscriptions/${subscription}/resources?$top=1`;
  const accepts = (body: Json): boolean => itemsAt(body, "value") !== undefined;
  const reply = await send({ operation: ANY_RESOURCE, region: null, request: { path }, accepts });
  return reply.ok && itemsAt(reply.body, "value")?.length === 0 && textOf(reply.body["nextLink"]) === "";
}

/** Actions of a role, less its exceptions. https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
function grants(permission: unknown, action: string): boolean {
  if (!isJson(permission)) return false;
  const named = (member: string): readonly string[] =>
    Array.isArray(permission[member]) ? permission[member].filter((each) => typeof each === "string") : [];
  return named("actions").some((each) => covers(each, action)) && !named("notActions").some((each) => covers(each, action));
}

function covers(pattern: string, action: string): boolean {
  const parts = pattern.toLowerCase().split("*");
  const text = action.toLowerCase();
  const [first = "", ...rest] = parts;
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > text.length - last.length) return false;
    from = at + part.length;
  }
  return true;
}
