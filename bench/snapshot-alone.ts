/** Saves and loads N synthetic resources. Prints: resources; seconds to save; megabytes packed and unpacked; seconds to load; peak MB. */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { rules } from "../rules/index.ts";
import { readSnapshots, saveSnapshot } from "../src/cli/snapshot-files.ts";
import { diskTree } from "../src/iac/terraform/disk-tree.ts";
import { Positions, type At } from "../src/model/at.ts";
import { Inventory } from "../src/model/inventory.ts";
import type { Resource } from "../src/model/kinds.ts";

const count = Number(process.argv[2]);
const positions = new Positions();
const source = positions.addSource({ kind: "answer", operation: "example.DescribeThings", time: "2026-01-01T00:00:00Z", paths: [] });
const patterns = rules.flatMap((rule) => [...rule.examples.pass, ...rule.examples.fail].map((example) => example.resource));

const resources: Resource[] = [];
for (let turn = 0; resources.length < count; turn++) {
  const pattern = patterns[turn % patterns.length] as Resource;
  const id = `${pattern.kind}-${String(turn)}`;
  const way = `Things[${String(turn)}]`;
  resources.push({ ...(placed(pattern, way) as Resource), id, name: id, at: positions.addPath(source, way) });
}

/** A copy in which every known fact has a place of its own, as live answers give it. */
function placed(value: unknown, way: string): unknown {
  if (Array.isArray(value)) return value.map((each, index) => placed(each, `${way}[${String(index)}]`));
  if (typeof value !== "object" || value === null) return value;
  if ("state" in value) return value.state === "known" ? { ...value, at: positions.addPath(source, way) satisfies At } : { ...value };
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === "at" ? positions.addPath(source, way) : placed(each, `${way}.${key}`)]),
  );
}

const folder = mkdtempSync(join(tmpdir(), "cldscan-bench-"));
try {
  const file = join(folder, "s.cldscan.json.gz");
  const inventory = new Inventory({ resources, listed: [], elsewhere: [], positions });
  const coverage = { files: 1, lines: 0, resources: count, scopes: ["example"], elsewhere: [], listed: [], notMapped: [] };
  const started = performance.now();
  await saveSnapshot(file, { asOf: "2026-01-01T00:00:00Z", version: "0", inventory, gaps: [], coverage });
  const saved = performance.now();
  const { restored, gaps } = readSnapshots([file], diskTree, new Positions(), new Set());
  const loaded = performance.now();
  if (restored[0]?.resources.length !== resources.length) throw new Error(gaps[0]?.text.en ?? "not everything came back");
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const unpacked = gunzipSync(readFileSync(file)).length;
  const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
  process.stdout.write(
    [resources.length, (saved - started) / 1000, megabytes(statSync(file).size), megabytes(unpacked), (loaded - saved) / 1000, peak].join(
      " ",
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
