import { Positions } from "../../src/model/at.ts";
import { Inventory } from "../../src/model/inventory.ts";
import type { Resource } from "../../src/model/kinds.ts";
import { notOffered as alicloud } from "../../providers/alicloud/clouds.ts";
import { notOffered as aws } from "../../providers/aws/clouds.ts";
import { notOffered as azure } from "../../providers/azure/clouds.ts";
import { restore, type Restored } from "../../src/snapshot/read.ts";
import { snapshotText, type Content } from "../../src/snapshot/write.ts";

export const rows = { alicloud, aws, azure };
const asOf = "2026-05-04T10:00:00Z";

/** What a scan of these resources would save. */
export function contentOf(resources: readonly Resource[], positions: Positions, changes: Partial<Content> = {}): Content {
  const scopes = [...new Set(resources.map(({ scope }) => scope))].toSorted();
  return {
    asOf,
    version: "1.2.3",
    inventory: new Inventory({ resources, listed: [], elsewhere: [], positions }),
    gaps: [],
    coverage: { files: 1, lines: 2, resources: resources.length, scopes, planned: [], elsewhere: [], listed: [], notMapped: [] },
    ...changes,
  };
}

export function textOf(content: Content): string {
  return [...snapshotText(content, (text) => text)].join("");
}

export function wireOf(content: Content): Record<string, unknown> {
  return JSON.parse(textOf(content)) as Record<string, unknown>;
}

/** What a snapshot brings, or the English sentence that refuses it. */
export function restored(wire: unknown, positions = new Positions()): Restored | string {
  const taken = { scopes: new Set<string>(), ids: new Set<string>(), fresh: new Set<string>() };
  const read = restore(wire, { file: "s.json", positions, rows, taken, textOf: () => undefined });
  return "problem" in read ? read.problem.en : read;
}

export function letIn(wire: unknown, positions?: Positions): Restored {
  const read = restored(wire, positions);
  if (typeof read === "string") throw new Error(read);
  return read;
}

/** Plain data with places in the stead of positions, so that inventories of two scans can be compared. */
export function located(value: unknown, positions: Positions): unknown {
  if (Array.isArray(value)) return value.map((each) => located(each, positions));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, key === "at" && typeof each === "number" ? positions.locate(each as never) : located(each, positions)]),
  );
}
