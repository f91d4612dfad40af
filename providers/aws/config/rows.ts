/** Resources as advanced queries give them: one text of JSON for each. */
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import type { Send } from "../../../src/provider/session.ts";
import { failure } from "../../../src/provider/failure.ts";
import { everyPage, isClosed, type Closed } from "./operations.ts";

export interface Row {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly configuration: Json;
  /** When Config saw it so, ISO 8601. */
  readonly time: string;
  /** Whether Config still records it; otherwise it is as it once was. */
  readonly current: boolean;
}

const CURRENT = new Set(["OK", "ResourceDiscovered"]);
const DELETED = new Set(["ResourceDeleted", "ResourceDeletedNotRecorded"]);

export function selecting(types: readonly string[]): string {
  const members = ["accountId", "awsRegion", "resourceId", "resourceType", "configuration"];
  const item = ["configurationItemCaptureTime", "configurationItemStatus"];
  const names = types.map((type) => `'${type}'`).join(", ");
  return `SELECT ${[...members, ...item].join(", ")} WHERE resourceType IN (${names})`;
}

/** All rows of a query but those of what is deleted. One that cannot be read leaves none. */
export async function rowsOf(send: Send, operation: string, region: string | null, request: Json): Promise<readonly Row[] | Closed> {
  const results = await everyPage(send, { operation, region, request, list: "Results", limit: "Limit", token: "NextToken" });
  if (isClosed(results)) return results;
  const rows: Row[] = [];
  for (const result of results) {
    const row = rowIn(result);
    if (row === undefined) return { operation, failure: failure("malformed", "UnexpectedAnswer") };
    if (row !== "deleted") rows.push(row);
  }
  return rows;
}

function rowIn(result: unknown): Row | "deleted" | undefined {
  const item = parsed(result);
  if (!isJson(item)) return undefined;
  const status = textOf(item["configurationItemStatus"]);
  if (DELETED.has(status)) return "deleted";
  const captured = Date.parse(textOf(item["configurationItemCaptureTime"]));
  const configuration = parsed(item["configuration"]);
  if (!Number.isFinite(captured) || !isJson(configuration)) return undefined;
  return {
    account: textOf(item["accountId"]),
    region: textOf(item["awsRegion"]),
    type: textOf(item["resourceType"]),
    configuration,
    time: new Date(captured).toISOString(),
    current: CURRENT.has(status),
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
