/** What is asked of AWS Config where it stands in for direct calls, and how its pages are followed. */
import type { Operation } from "../../../src/provider/adapter.ts";
import { failure, type Failure } from "../../../src/provider/failure.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { Send } from "../../../src/provider/session.ts";

export const RECORDERS = "config.DescribeConfigurationRecorders";
export const STATUSES = "config.DescribeConfigurationRecorderStatus";
export const COUNTS = "config.GetDiscoveredResourceCounts";
export const SELECT = "config.SelectResourceConfig";
export const SELECT_AGGREGATE = "config.SelectAggregateResourceConfig";
export const SOURCES = "config.DescribeConfigurationAggregatorSourcesStatus";

export const configOperations: readonly Operation[] = [RECORDERS, STATUSES, COUNTS, SELECT, SELECT_AGGREGATE, SOURCES].map((operation) => ({
  operation,
  permissions: [operation.replace(".", ":")],
}));

/** The operation that could not be used, and why. */
export interface Closed {
  readonly operation: string;
  readonly failure: Failure;
}

export function closed(operation: string, code: string): Closed {
  return { operation, failure: failure("insufficient", code) };
}

export function isClosed(value: unknown): value is Closed {
  return typeof value === "object" && value !== null && "failure" in value;
}

interface Paged {
  readonly operation: string;
  readonly region: string | null;
  readonly request: Json;
  /** Members that hold the list, the limit and the token: Config writes them differently from operation to operation. */
  readonly list: string;
  readonly limit: string;
  readonly token: string;
}

/** The most that Config gives at once. */
const PAGE = 100;

/** The items of all pages; a page that cannot be had, or that comes again, leaves nothing. */
export async function everyPage(
  send: Send,
  { operation, region, request, list, limit, token }: Paged,
): Promise<readonly unknown[] | Closed> {
  const all: unknown[] = [];
  const seen = new Set<string>();
  let next: Json = { ...request, [limit]: PAGE };
  for (;;) {
    const reply = await send({ operation, region, request: next, accepts: (body) => Array.isArray(body[list]) });
    if (!reply.ok) return { operation, failure: reply.failure };
    for (const item of reply.body[list] as readonly unknown[]) all.push(item);
    const given = reply.body[token];
    if (typeof given !== "string" || given === "") return all;
    if (seen.has(given)) return { operation, failure: failure("malformed", "PagesContradict") };
    seen.add(given);
    next = { ...next, [token]: given };
  }
}
