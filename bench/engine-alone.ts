/** Judges N synthetic resources. Prints: seconds to build, seconds to judge, heap bytes a resource, peak MB. */
import { rules } from "../rules/index.ts";
import { allocateYoung } from "../src/cli/collector-hint.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import { Positions } from "../src/model/at.ts";
import { Inventory } from "../src/model/inventory.ts";
import { present } from "../src/model/many.ts";
import type { Resource } from "../src/model/kinds.ts";

allocateYoung();
const count = Number(process.argv[2]);
const coverage = { files: 0, lines: 0, resources: count, scopes: ["example"], elsewhere: [], listed: [], notMapped: [] };
const patterns = rules.flatMap((rule) =>
  [...rule.examples.pass, ...rule.examples.fail].map((example) => [example.resource, ...(example.with ?? [])]),
);

globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const started = performance.now();
const resources: Resource[] = [];
for (let turn = 0; resources.length < count; turn++) {
  for (const resource of patterns[turn % patterns.length] ?? []) resources.push(renamed(resource, turn));
}
const inventory = new Inventory({ resources, listed: [{ kinds: "every", scope: "example" }], elsewhere: [], positions: new Positions() });
const built = performance.now();
globalThis.gc?.();
const bytes = (process.memoryUsage().heapUsed - before) / resources.length;
const judging = performance.now();
let judged = 0;
for (const rule of rules) judged += evaluate(inventory, [rule], { asOf: "2026-01-01", version: "0", coverage }).findings.length;
const done = performance.now();
if (judged === 0) throw new Error("nothing was judged");
process.stdout.write(
  [(built - started) / 1000, (done - judging) / 1000, Math.round(bytes), Math.round(process.resourceUsage().maxRSS / 1024)].join(" "),
);

/** A copy with a name of its own; what points at its neighbours follows. */
function renamed(resource: Resource, turn: number): Resource {
  const name = (ref: string): string => `${ref}-${String(turn)}`;
  const copy = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => copy(each, field));
    if (typeof value !== "object" || value === null) return value;
    const fact = value as { state?: string; value?: unknown };
    if (fact.state === "known" && typeof fact.value === "string" && ["target", "store", "group", "network"].includes(field))
      return { ...fact, value: name(fact.value) };
    // Mappers take both from tables: one object for all resources.
    if (value === present || fact.state === "not-applicable") return value;
    if (fact.state !== undefined) return { ...fact };
    // Copied whole and then changed, so that all copies share their layout, as the resources of one mapper do.
    const made: Record<string, unknown> = { ...value };
    for (const key of Object.keys(made)) made[key] = copy(made[key], key);
    return made;
  };
  const made = copy(resource, "") as { -readonly [K in keyof Resource]: Resource[K] };
  made.id = name(resource.id);
  made.name = name(resource.name);
  return made as Resource;
}
