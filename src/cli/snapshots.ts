import { Inventory } from "../model/inventory.ts";
import type { Coverage } from "../result/scan-result.ts";
import type { Restored } from "../snapshot/read.ts";
import type { Composed } from "./compose.ts";
import type { ReadInputs } from "./read-inputs.ts";

/** Adds what snapshots brought to what was read anew. */
export function withSnapshots(composed: Composed, snapshots: readonly Restored[]): Composed {
  if (snapshots.length === 0) return composed;
  const { inventory, coverage } = composed;
  const listed = [...coverage.listed, ...snapshots.flatMap((each) => each.listed)];
  const elsewhere = [...new Set([...coverage.elsewhere, ...snapshots.flatMap((each) => each.elsewhere)])];
  const covered = snapshots.map((each) => each.coverage);
  return {
    inventory: new Inventory({
      resources: [...inventory.resources, ...snapshots.flatMap((each) => each.resources)],
      listed,
      elsewhere: elsewhere.map((kind) => ({ kind })),
      positions: inventory.positions,
    }),
    gaps: [...composed.gaps, ...snapshots.flatMap((each) => each.gaps)],
    coverage: {
      files: sum([coverage, ...covered], ({ files }) => files),
      lines: sum([coverage, ...covered], ({ lines }) => lines),
      resources: sum([coverage, ...covered], ({ resources }) => resources),
      scopes: [...new Set([coverage, ...covered].flatMap(({ scopes }) => scopes))].toSorted(),
      planned: [coverage, ...covered].flatMap(({ planned = [] }) => planned),
      elsewhere,
      listed,
      notMapped: together([coverage, ...covered].flatMap(({ notMapped }) => notMapped)),
    },
  };
}

function sum<T>(list: readonly T[], count: (each: T) => number): number {
  return list.reduce((total, each) => total + count(each), 0);
}

function together(notMapped: Coverage["notMapped"]): Coverage["notMapped"] {
  const counts = new Map<string, Coverage["notMapped"][number]>();
  for (const each of notMapped) {
    const key = `${each.provider} ${each.type}`;
    counts.set(key, { ...each, count: each.count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()].toSorted((a, b) =>
    a.provider === b.provider ? (a.type < b.type ? -1 : 1) : a.provider < b.provider ? -1 : 1,
  );
}

/** The moment for which a scan of snapshots alone is judged: that of the latest. `undefined` where anything was read anew. */
export function momentOf({ files, docs, snapshots }: Pick<ReadInputs, "files" | "docs" | "snapshots">): string | undefined {
  if (files > 0 || docs.length > 0) return undefined;
  return snapshots
    .map((each) => each.asOf)
    .reduce<string | undefined>((last, each) => (last === undefined || Date.parse(each) > Date.parse(last) ? each : last), undefined);
}
